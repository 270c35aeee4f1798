#include "simulate/feed.h"

#include <utility>

#include "items.h"

namespace xt::simulate {
namespace {

imports::Options options_of(const Options& world, const Sheet& sheet) {
  imports::Options options;
  options.as_of = sheet.as_of.value_or(world.to);
  // The world is whole: what has no row did not happen.
  options.for_code = world.region;
  if (sheet.kind == "items") options.item_kinds = item_kinds();
  options.years = std::pair(world.from.year(), world.to.year());
  options.trust_posted_days = true;
  return options;
}

}  // namespace

Status feed(db::Database& database, const auth::Keyring& keyring, const Simulation& simulation,
            const std::function<void(const Sheet&, const imports::Report&)>& done) {
  for (const Sheet& sheet : simulation.sheets()) {
    const auto kind = imports::parse_kind(sheet.kind);
    if (!kind) return make_error(Code::internal, "simulate.unknown_kind", sheet.kind);
    const auto open = [&]() -> Result<std::unique_ptr<sheets::RowSource>> { return simulation.open(sheet); };
    XT_TRY(const auto report,
           imports::run(database, keyring, *kind, open, options_of(simulation.options(), sheet)));
    if (done) done(sheet, report);
  }
  return {};
}

}  // namespace xt::simulate
