// How long a cold start is: the column snapshot of a database, in one read transaction, as `xingtan serve`
// makes it.
//   columns_load URL          (a database of `xingtan simulate`)
// Prints seconds by the clock and of the process' own time, and what that is for 30 million entries.
#include <chrono>
#include <ctime>
#include <iomanip>
#include <iostream>

#include "db/db.h"
#include "plans/columns.h"

int main(int argc, char** argv) {
  using namespace xt;
  if (argc != 2) return 2;
  const auto database = db::Database::open(argv[1], {});
  if (!database.ok()) {
    std::cerr << database.error().reason << ": " << database.error().note << '\n';
    return 1;
  }
  int told = 0;
  plans::ColumnsOptions options;
  options.progress = [&](std::int64_t, std::int64_t) { ++told; };
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t spent = std::clock();
  const auto columns = plans::Columns::open(**database, options);
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const double own = static_cast<double>(std::clock() - spent) / CLOCKS_PER_SEC;
  if (!columns.ok()) {
    std::cerr << columns.error().reason << ": " << columns.error().note << '\n';
    return 1;
  }
  const plans::ColumnsMemory memory = (*columns)->memory();
  const auto entries = static_cast<double>(memory.entries);
  std::cout << std::fixed << std::setprecision(2) << memory.teachers << " teachers, " << memory.entries
            << " entries: " << wall << " s by the clock, " << own << " s of its own; told of it " << told
            << " times; " << static_cast<double>(memory.entry_bytes) / entries
            << " bytes an entry. In proportion, 30 million entries: " << own / entries * 30e6
            << " s of its own (held against 40 s)\n";
  return 0;
}
