// How fast `xingtan ledger verify` goes over a ledger, against hashing alone: the same number of messages of
// the same bytes with OpenSSL, one after the other, in one thread, from memory. Then one byte is changed by
// whoever holds the database, and the same command has to say where.
//
//   ledger_verify [ENTRIES] [EACH] [date|teacher] [both|sqlite|postgres]      default 1000000 25 date both
//
// The ledger is written past the program (credits::post is measured by ledger_post), in the order in which
// entries come in: `date`, everybody's first, then everybody's second, so that on PostgreSQL a chain lies
// scattered over the table; `teacher`, chain by chain.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/digest.h"
#include "credits/chain.h"
#include "credits/credits.h"
#include "credits/verify.h"
#include "db/migrate.h"
#include "db/scratch.h"
#include "orgs/orgs.h"
#include "people/people.h"

#include "test_large_ledger.h"

namespace {

using namespace xt;

template <class T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}
void must(Status status) {
  if (!status.ok()) throw std::runtime_error(status.error().reason + ": " + status.error().note);
}

struct Setting {
  std::int64_t entries = 1'000'000;
  std::int64_t each = 25;
  bool by_teacher = false;
  std::int64_t teachers() const { return entries / each; }
};

double cpu_now() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

double timed(const char* what, std::int64_t rows, const std::function<void()>& f) {
  const auto begin = std::chrono::steady_clock::now();
  const double cpu_begin = cpu_now();
  f();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const double cpu = cpu_now() - cpu_begin, many = static_cast<double>(rows);
  std::printf("  %-16s %9lld rows %8.2f s %9.0f rows/s   cpu of this process %7.2f s %6.2f us/row\n", what,
              static_cast<long long>(rows), seconds, many / seconds, cpu, cpu * 1e6 / many);
  std::fflush(stdout);
  return seconds;
}

// Messages of the first 100,000 entries, again and again up to the number.
double hash_alone(const Setting& setting) {
  std::string all;
  std::vector<std::size_t> ends;
  credits::testing::LargeTexts texts;
  for (std::int64_t i = 0; i < std::min<std::int64_t>(100'000, setting.entries); ++i) {
    all += credits::kChainStart;
    credits::append_canonical(all,
                              credits::testing::large_row(i / setting.each, 1 + i % setting.each, texts));
    ends.push_back(all.size());
  }
  Sha256 sha;
  unsigned char out[32];
  std::size_t bytes = 0;
  unsigned seen = 0;
  const double seconds = timed("hashing alone", setting.entries, [&] {
    for (std::int64_t done = 0; done < setting.entries;) {
      std::size_t at = 0;
      for (std::size_t i = 0; i < ends.size() && done < setting.entries; ++i, ++done) {
        sha.update(std::string_view(all).substr(at, ends[i] - at));
        sha.finish_into(out);
        seen += out[0];
        bytes += ends[i] - at;
        at = ends[i];
      }
    }
  });
  std::printf("  %.0f MB, %.0f MB/s in one thread (%u)\n", static_cast<double>(bytes) / 1e6,
              static_cast<double>(bytes) / 1e6 / seconds, seen % 10);
  return seconds;
}

void find_one_byte(db::Database& database, const Setting& setting) {
  const std::int64_t teacher = setting.teachers() * 9 / 10, seq = setting.each / 2;
  must(database.write([&](db::Session& session) {
    return credits::testing::change_one_byte(session, credits::testing::large_id(teacher), seq);
  }));
  timed("one byte changed", setting.entries, [&] {
    const auto found = must(credits::verify(database)).difference;
    if (!found || found->teacher != credits::testing::large_id(teacher) || found->seq != seq ||
        found->was != "1200")
      throw std::runtime_error("the changed byte was not found");
    std::printf("  found: teacher %lld, seq %lld, column %s, it was %s\n",
                static_cast<long long>(found->teacher), static_cast<long long>(found->seq),
                found->column.c_str(), found->was.c_str());
  });
}

void measure(db::Engine engine, const Setting& setting) {
  std::printf("%s\n", engine == db::Engine::sqlite ? "SQLite" : "PostgreSQL");
  const db::testing::Scratch scratch(engine);
  const auto database = must(db::Database::open(scratch.url()));
  must(db::migrate(*database, {orgs::migrations(), people::migrations(), credits::migrations()}));
  timed("filling", setting.entries, [&] {
    credits::testing::LargeLedger(setting.teachers(), setting.each, setting.by_teacher).fill(*database);
  });
  double best = 0;
  for (int round = 0; round < 2; ++round) {
    const double verified = timed("ledger verify", setting.entries, [&] {
      const auto report = must(credits::verify(*database));
      if (report.difference || report.entries != setting.entries)
        throw std::runtime_error("the ledger differs");
    });
    best = std::max(best, hash_alone(setting) / verified);
  }
  std::printf("  verifying with %u cores: %.0f %% of the speed of hashing alone in one thread\n",
              std::thread::hardware_concurrency(), 100 * best);
  find_one_byte(*database, setting);
}

}  // namespace

int main(int argc, char** argv) {
  Setting setting;
  if (argc > 1) setting.entries = std::atoll(argv[1]);
  if (argc > 2) setting.each = std::atoll(argv[2]);
  if (argc > 3) setting.by_teacher = std::string(argv[3]) == "teacher";
  setting.entries = setting.teachers() * setting.each;
  std::printf("%lld entries in chains of %lld, written by %s\n", static_cast<long long>(setting.entries),
              static_cast<long long>(setting.each), setting.by_teacher ? "teacher" : "date");
  const std::string only = argc > 4 ? argv[4] : "both";
  for (const auto engine : xt::db::testing::engines()) {
    if (only != (engine == db::Engine::sqlite ? "postgres" : "sqlite")) measure(engine, setting);
  }
  return 0;
}
