#include "plans/cli.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <system_error>

#include <boost/json.hpp>

#include "plans/cases.h"
#include "plans/compile.h"
#include "plans/format.h"
#include "plans/lang/read_file.h"

namespace xt::plans {
namespace {

namespace fs = std::filesystem;

// A plan, or the plans in a folder of plans, in alphabetical order.
std::vector<fs::path> plans_at(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error) || fs::exists(fs::path(path) / "plan.toml", error)) return {path};
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
    if (fs::exists(entry.path() / "plan.toml", error)) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  if (found.empty()) found.emplace_back(path);
  return found;
}

boost::json::object to_json(const Diagnostic& d, bool notice) {
  return {{"file", d.file},
          {"line", d.line},
          {"column", d.column},
          {"reason", d.reason},
          {"severity", notice ? "notice" : "error"},
          {"message_zh", d.message_zh},
          {"message_en", d.message_en},
          {"suggestion_zh", d.suggestion_zh},
          {"suggestion_en", d.suggestion_en},
          {"fix", d.fix}};
}

class Checker {
 public:
  Checker(const CheckArgs& args, std::ostream& out, std::ostream& err) : args_(args), out_(out), err_(err) {}

  int run() {
    for (const std::string& path : args_.paths) {
      for (const fs::path& plan : plans_at(path)) one(plan);
    }
    if (args_.json) out_ << boost::json::serialize(list_) << '\n';
    return read_ == 0 ? 1 : errors_ > 0 ? 3 : 0;
  }

 private:
  void one(const fs::path& path) {
    const Compiled compiled = load(path);
    const auto unreadable = [](const Diagnostic& d) { return d.reason == "unreadable"; };
    read_ += std::none_of(compiled.diagnostics.begin(), compiled.diagnostics.end(), unreadable) ? 1 : 0;
    show(compiled.diagnostics, false);
    show(compiled.notices, true);
    if (!compiled.ok()) return;
    cases(path, *compiled.plan);
    if (args_.json) return;
    const Plan& plan = *compiled.plan;
    const auto judged = std::count_if(plan.provisions.begin(), plan.provisions.end(),
                                      [](const Provision& p) { return p.judged(); });
    out_ << plan.id << (args_.english ? ": " : ":") << plan.provisions.size()
         << (args_.english ? " provisions, " : " 条条款,") << judged
         << (args_.english ? " judged\n" : " 条可判定\n");
  }

  void cases(const fs::path& path, const Plan& plan) {
    std::error_code error;
    const fs::path file = (fs::is_directory(path, error) ? path : path.parent_path()) / "cases.toml";
    if (fs::exists(file, error)) show(load_cases(file, plan).diagnostics, false);
  }

  void show(const std::vector<Diagnostic>& diagnostics, bool notice) {
    errors_ += notice ? 0 : diagnostics.size();
    for (const Diagnostic& d : diagnostics) {
      if (args_.json)
        list_.push_back(to_json(d, notice));
      else
        err_ << (notice ? (args_.english ? "notice: " : "提示:") : "") << to_text(d, !args_.english) << '\n';
    }
  }

  const CheckArgs& args_;
  std::ostream& out_;
  std::ostream& err_;
  boost::json::array list_;
  std::size_t errors_ = 0;
  std::size_t read_ = 0;
};

// Written beside the file and renamed over it: a full disk leaves the old text whole.
bool replace_file(const fs::path& path, const std::string& text) {
  const fs::path draft = path.string() + ".new";
  {
    std::ofstream out(draft, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) {
      std::error_code ignored;
      fs::remove(draft, ignored);
      return false;
    }
  }
  std::error_code error;
  fs::rename(draft, path, error);
  return !error;
}

// 0, 1 or 3 as `fmt` answers.
int fmt_file(const fs::path& path, bool check, std::ostream& out, std::ostream& err) {
  const auto text = read_file(path, kMaxPlanBytes);
  if (!text || text->size() > kMaxPlanBytes) {
    err << path.string() << ": 读不到,或文件过大 / unreadable or too large\n";
    return 1;
  }
  const auto formatted = format(*text);
  if (!formatted) {
    err << path.string() << ": 不是合法的 TOML,未改动 / not TOML, left as it is: " << formatted.error().note
        << '\n';
    return 1;
  }
  if (*formatted == *text) return 0;
  out << path.string() << '\n';
  if (check) return 3;
  if (replace_file(path, *formatted)) return 0;
  err << path.string() << ": 写不进去 / cannot be written\n";
  return 1;
}

}  // namespace

int check(const CheckArgs& args, std::ostream& out, std::ostream& err) {
  return Checker(args, out, err).run();
}

int fmt(const FmtArgs& args, std::ostream& out, std::ostream& err) {
  int worst = 0;
  const auto note = [&](int code) { worst = worst == 1 || code == 1 ? 1 : std::max(worst, code); };
  for (const std::string& path : args.paths) {
    for (const fs::path& plan : plans_at(path)) {
      std::error_code error;
      if (!fs::is_directory(plan, error)) {
        note(fmt_file(plan, args.check, out, err));
        continue;
      }
      note(fmt_file(plan / "plan.toml", args.check, out, err));
      if (fs::exists(plan / "cases.toml", error)) note(fmt_file(plan / "cases.toml", args.check, out, err));
    }
  }
  return worst;
}

}  // namespace xt::plans
