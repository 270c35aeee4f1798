// xingtan plan test
#include <algorithm>
#include <ostream>

#include "eval/cli_common.h"
#include "plans/case_run.h"

namespace xt::plans {
namespace {

// The folder itself, or the folders in it that hold a plan.
std::vector<std::filesystem::path> plans_in(const std::filesystem::path& path) {
  std::error_code ignored;
  if (path.filename() == "plan.toml" || path.filename() == "cases.toml") return {path.parent_path()};
  if (std::filesystem::exists(path / "plan.toml", ignored)) return {path};
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(path, ignored)) {
    if (std::filesystem::exists(entry.path() / "plan.toml", ignored)) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

void show(std::ostream& out, const std::filesystem::path& folder,
          const std::vector<Difference>& differences) {
  for (const Difference& d : differences) {
    out << "    " << (folder / "cases.toml").string() << ":" << d.place.line << "  "
        << (d.provision.empty() ? "" : d.provision + " ") << d.what << "\n      应为 " << d.expected
        << "\n      实为 " << d.found << "\n";
  }
}

struct Tally {
  int held = 0;
  int differ = 0;
  int failed = 0;
};

void test_plan(const std::filesystem::path& folder, const std::vector<db::ModuleMigrations>& migrations,
               std::ostream& out, std::ostream& err, Tally& tally) {
  const auto plan = find_plan(folder.string(), {});
  if (!plan.ok()) {
    tally.failed += say(err, plan.error());
    return;
  }
  const Cases cases = load_cases(folder / "cases.toml", *plan);
  for (const Diagnostic& d : cases.diagnostics) err << to_text(d) << "\n";
  if (!cases.ok()) {
    ++tally.failed;
    return;
  }
  for (const Case& one : cases.cases) {
    const auto differences = run_case(*plan, one, migrations);
    if (!differences.ok()) {
      out << "✗ " << plan->id << "  " << one.name << "\n";
      tally.failed += say(err, differences.error());
      continue;
    }
    ++(differences->empty() ? tally.held : tally.differ);
    out << (differences->empty() ? "✓ " : "✗ ") << plan->id << "  " << one.name << "\n";
    show(out, folder, *differences);
  }
}

}  // namespace

int test(const TestArgs& args, std::ostream& out, std::ostream& err) {
  Tally tally;
  for (const std::string& path : args.paths) {
    std::vector<std::filesystem::path> folders = plans_in(path);
    if (folders.empty() && path.find('/') == std::string::npos) {
      for (const auto& folder : args.folders) {
        if (folders.empty()) folders = plans_in(folder / path);
      }
    }
    if (folders.empty()) {
      tally.failed += say(err, make_error(Code::not_found, "plans.unknown_plan", path));
    }
    for (const auto& folder : folders) test_plan(folder, args.migrations, out, err, tally);
  }
  out << tally.held << " 个用例符合," << tally.differ << " 个不符," << tally.failed << " 个不能运行 ("
      << tally.held << " hold, " << tally.differ << " differ, " << tally.failed << " cannot run)\n";
  return tally.failed > 0 ? 1 : tally.differ > 0 ? 3 : 0;
}

}  // namespace xt::plans
