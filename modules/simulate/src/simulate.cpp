#include "simulate/simulate.h"

#include <filesystem>
#include <utility>

#include "sheets/writer.h"

#include "kinds.h"
#include "world.h"

namespace xt::simulate {
namespace {

constexpr std::string_view kRoster = "teachers.csv";
constexpr std::string_view kCorrected = "teachers-corrected.csv";

std::unique_ptr<sheets::RowSource> teachers_source(const World& world, const Sheet& sheet) {
  if (sheet.file == kRoster) return roster_source(world, false);
  if (sheet.file == kCorrected) return roster_source(world, true);
  Date before = world.options.from;
  for (const Sheet& other : world.sheets) {
    if (other.kind == "teachers" && *other.as_of < *sheet.as_of) before = std::max(before, *other.as_of);
  }
  return changes_source(world, before, *sheet.as_of);
}

std::unique_ptr<sheets::RowSource> source_of(const World& world, const Sheet& sheet) {
  if (sheet.kind == "schools") return schools_source(world);
  if (sheet.kind == "institutions") return institutions_source(world);
  if (sheet.kind == "flags") return flags_source(world);
  if (sheet.kind == "calendar") return calendar_source(world);
  if (sheet.kind == "teachers") return teachers_source(world, sheet);
  if (sheet.kind == "entries") return entries_source(world);
  if (sheet.kind == "items") return items_source(world);
  if (sheet.kind == "funds") return funds_source(world);
  return sessions_source(world);
}

}  // namespace

void add_sheets(World& world) {
  const Options& o = world.options;
  for (const char* kind : {"schools", "institutions", "flags", "calendar"}) {
    world.sheets.push_back({kind, std::string(kind) + ".csv", {}});
  }
  world.sheets.push_back({"teachers", std::string(kRoster), o.from});
  if (o.faults) world.sheets.push_back({"teachers", std::string(kCorrected), o.from});
  Date last = o.from;
  for (const Date september : world.septembers) {
    world.sheets.push_back({"teachers", "teachers-" + september.iso().substr(0, 7) + ".csv", september});
    last = september;
  }
  if (last < o.to) world.sheets.push_back({"teachers", "teachers-" + o.to.iso() + ".csv", o.to});
  for (const char* kind : {"entries", "items", "funds", "sessions"}) {
    world.sheets.push_back({kind, std::string(kind) + ".csv", {}});
  }
}

Simulation::Simulation(std::unique_ptr<World> world) : world_(std::move(world)) {}
Simulation::~Simulation() = default;
Simulation::Simulation(Simulation&&) noexcept = default;
Simulation& Simulation::operator=(Simulation&&) noexcept = default;

Result<Simulation> Simulation::create(const Options& options, const std::vector<RegionInfo>& regions) {
  XT_TRY(auto world, build_world(options, regions));
  return Simulation(std::move(world));
}

const Options& Simulation::options() const {
  return world_->options;
}
const std::vector<Sheet>& Simulation::sheets() const {
  return world_->sheets;
}

std::unique_ptr<sheets::RowSource> Simulation::open(const Sheet& sheet) const {
  return source_of(*world_, sheet);
}

Simulation::Counts Simulation::counts() const {
  Counts counts;
  counts.counties = static_cast<std::int64_t>(world_->counties.size());
  for (const Unit& unit : world_->units) ++(unit.institution ? counts.institutions : counts.schools);
  counts.institutions += static_cast<std::int64_t>(world_->providers.size());
  counts.teachers = world_->options.teachers;
  counts.novices = world_->people - world_->options.teachers;
  return counts;
}

Status write_files(const Simulation& simulation, const std::string& folder,
                   const std::function<void(const Sheet&, std::int64_t)>& progress) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  for (const Sheet& sheet : simulation.sheets()) {
    const auto source = simulation.open(sheet);
    const std::string path = (std::filesystem::path(folder) / sheet.file).string();
    XT_TRY(auto writer, sheets::create_sheet(path, sheets::Kind::csv));
    sheets::Row row;
    std::int64_t rows = -1;  // the header is none
    for (;;) {
      XT_TRY(const bool more, source->next(row));
      if (!more) break;
      XT_CHECK_OK(writer->add_row(row.cells));
      ++rows;
    }
    XT_CHECK_OK(writer->finish());
    if (progress) progress(sheet, rows);
  }
  return {};
}

}  // namespace xt::simulate
