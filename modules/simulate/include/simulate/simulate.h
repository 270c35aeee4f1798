// A believable region: schools, teachers, careers, training records, money, study sessions. For
// demonstrations, tests and benchmarks; nobody in it is real (identity numbers are well formed, with real
// county prefixes and made-up people).
//
// Deterministic: the same options give the same bytes on every machine. Streamed: a person is computed from
// the seed and the person's index whenever a row needs it, so a million teachers take no more memory than a
// thousand (schools are kept: about 200 bytes each). The rates and where they come from: src/rates.h.
// Thread-safety: a World is immutable; sources belong to one thread each.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "sheets/sheets.h"

namespace xt::simulate {

// A division of GB/T 2260: six digits and its full name. The world needs the chosen region and all below it.
struct RegionInfo {
  std::string code;
  std::string name;
};

inline constexpr std::int64_t kFewestTeachers = 200;
inline constexpr std::int64_t kMostTeachers = 1'000'000;

struct Options {
  std::string region;              // GB/T 2260; province, city or county
  std::int64_t teachers = 10'000;  // on the first day; novices come on top
  Date from;
  Date to;  // inclusive; at most 12 years after `from`
  std::uint64_t seed = 1;
  // 0 … 1000: how much of what should have happened did not, beyond the ordinary. 120 leaves something to
  // see.
  int shortfall_permille = 120;
  // Rows with slips of the pen, duplicates and the like at the ordinary rates; false: only good rows.
  bool faults = true;
};

// One sheet to be imported. The order of sheets() is the order of import.
struct Sheet {
  std::string kind;           // as `xingtan import KIND`
  std::string file;           // "teachers-2023-09.csv"
  std::optional<Date> as_of;  // teachers: the day for which the sheet speaks
};

struct World;  // src/world.h

class Simulation {
 public:
  // Errors: simulate.unknown_region, simulate.bad_options (fields say which), simulate.too_dense (more
  // teachers than the region's counties can number).
  static Result<Simulation> create(const Options& options, const std::vector<RegionInfo>& regions);
  ~Simulation();
  Simulation(Simulation&&) noexcept;
  Simulation& operator=(Simulation&&) noexcept;

  const Options& options() const;
  const std::vector<Sheet>& sheets() const;
  // A fresh source, its first row being the header. Lives no longer than the simulation.
  std::unique_ptr<sheets::RowSource> open(const Sheet& sheet) const;

  struct Counts {
    std::int64_t counties = 0, schools = 0, institutions = 0, teachers = 0, novices = 0;
  };
  Counts counts() const;

 private:
  explicit Simulation(std::unique_ptr<World> world);
  std::unique_ptr<World> world_;
};

// Writes every sheet into `folder` (made where it is missing) as csv. `progress` is told each finished file
// and its rows.
Status write_files(const Simulation& simulation, const std::string& folder,
                   const std::function<void(const Sheet&, std::int64_t rows)>& progress = {});

}  // namespace xt::simulate
