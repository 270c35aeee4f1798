#include "plans/compile.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.h"
#include "lang/provision.h"
#include "plans/lang/read_file.h"

namespace xt::plans {
namespace {

constexpr std::array<std::string_view, 3> kTopKeys = {"plan", "body", "provision"};
constexpr std::array<std::string_view, 9> kPlanKeys = {"id", "title",      "title_en", "region", "from",
                                                       "to", "year_start", "note",     "note_en"};
constexpr std::array<std::string_view, 3> kBodyKeys = {"begin", "end", "nth"};

bool is_identifier(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

void check_id(const TomlNode* node, Report& report) {
  if (node == nullptr || node->kind != TomlNode::Kind::string || is_identifier(node->text)) return;
  report.error("bad_id", node->place, "id 只用小写字母、数字、- 和 _",
               "an id has lower-case letters, digits, - and _",
               {"例如 hours-cycle", "for example hours-cycle", ""});
}

class Compiler {
 public:
  Compiler(const TomlFile& file, Report& report, bool may_be_empty)
      : file_(file), report_(report), may_be_empty_(may_be_empty) {}

  Plan run(std::string_view source) {
    const Table top(file_.root, kTopKeys, report_);
    const TomlNode* header = file_.root.find("plan");
    if (header == nullptr || header->kind != TomlNode::Kind::table) {
      report_.error("missing_key", {1, 1}, "缺少 [plan]", "[plan] is missing",
                    {"补上 [plan] 一节", "add a [plan] section", ""});
    } else {
      read_header(*header);
    }
    read_source(source);
    read_provisions();
    return std::move(plan_);
  }

 private:
  void read_header(const TomlNode& node) {
    Table table(node, kPlanKeys, report_);
    plan_.id = table.text("id", true);
    check_id(node.find("id"), report_);
    plan_.title = table.text("title", true);
    plan_.title_en = table.text("title_en");
    plan_.region = table.text("region", true);
    const TomlNode* region = node.find("region");
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool six = plan_.region.size() == 6 && std::all_of(plan_.region.begin(), plan_.region.end(), digit);
    if (region != nullptr && region->kind == TomlNode::Kind::string && !six) {
      report_.error(
          "impossible_value", region->place, "region 是六位行政区划代码",
          "region is a six-digit code of GB/T 2260",
          {"全国写 \"000000\",广西写 \"450000\"", "\"000000\" is the nation, \"450000\" Guangxi", ""});
    }
    const auto first = table.date("from", true);
    const auto last = table.date("to", true);
    if (first && last && *first > *last) {
      report_.error("dates_reversed", node.find("to")->place, "规划的 to 早于 from",
                    "the plan's to is earlier than from");
    }
    // Where the dates are wrong, nothing else should be called outside of them.
    const bool good = first && last && *first <= *last;
    plan_.first = good ? *first : Date::of(1, 1, 1);
    plan_.last = good ? *last : kOpenEnd;
    year_start(table);
  }

  void year_start(Table& table) {
    const std::string text = table.text("year_start");
    const TomlNode* node = table.find("year_start");
    if (node == nullptr || node->kind != TomlNode::Kind::string) return;
    const auto day = Date::parse_iso("2023-" + text);  // not a leap year: every year has this day
    if (!day) {
      report_.error("impossible_date", node->place, "year_start 不是每年都有的日子:" + quoted_zh(text),
                    "year_start is no day of every year: " + quoted_en(text),
                    {"写成 \"01-01\" 或 \"09-01\"", "write \"01-01\" or \"09-01\"", ""});
      return;
    }
    plan_.year_start_month = day->ymd().month;
    plan_.year_start_day = day->ymd().day;
  }

  void read_source(std::string_view source) {
    if (source.size() > kMaxSourceBytes) {
      report_.error("source_too_large", {}, "source.txt 超过 2 MiB", "source.txt exceeds 2 MiB");
      return;
    }
    if (!is_utf8(source)) {
      report_.error("source_not_utf8", {}, "source.txt 不是 UTF-8 编码", "source.txt is not UTF-8",
                    {"另存为 UTF-8", "save it as UTF-8", ""});
      return;
    }
    plan_.source = std::string(source);
    const TomlNode* body = file_.root.find("body");
    if (body == nullptr) {
      plan_.body.push_back({0, source.size()});
      return;
    }
    if (body->kind == TomlNode::Kind::table) return read_part(*body);
    if (body->kind != TomlNode::Kind::array)
      return wrong_type(report_, *body, "body", "[[body]]", "[[body]]");
    for (const TomlNode& part : body->items) {
      if (part.kind == TomlNode::Kind::table)
        read_part(part);
      else
        wrong_type(report_, part, "body", "[[body]]", "[[body]]");
    }
  }

  void read_part(const TomlNode& node) {
    Table table(node, kBodyKeys, report_);
    const std::string begin = table.text("begin", true);
    const std::string end = table.text("end", true);
    const int nth = table.number("nth", 1, 1000).value_or(1);
    if (begin.empty() || end.empty()) return;
    const std::size_t from = plan_.body.empty() ? 0 : plan_.body.back().end;
    const ByteRange rest{from, plan_.source.size()};
    const auto starts = occurrences(plan_.source, rest, begin, static_cast<std::size_t>(nth));
    if (starts.size() < static_cast<std::size_t>(nth))
      return part_not_found(*node.find("begin"), "begin", begin, from);
    const std::size_t start = starts.back();
    const auto ends = occurrences(plan_.source, {start, plan_.source.size()}, end, 1);
    if (ends.empty()) return part_not_found(*node.find("end"), "end", end, start);
    plan_.body.push_back({start, ends.front() + end.size()});
  }

  void part_not_found(const TomlNode& node, std::string_view which, const std::string& text,
                      std::size_t from) {
    const std::string reason = "body_" + std::string(which);
    const auto before = occurrences(plan_.source, {0, plan_.source.size()}, text, 1);
    if (!before.empty() && before.front() < from) {
      const std::string line = std::to_string(place_in_text(plan_.source, before.front()).line);
      report_.error(
          reason, node.place, std::string(which) + " 只在更前面出现(source.txt 第 " + line + " 行)",
          std::string(which) + " occurs only earlier (line " + line + " of source.txt)",
          {"各部分按文中顺序写,不重叠", "name the parts in the order of the text, without overlap", ""});
      return;
    }
    Fix fix;
    const ByteRange near = SourceIndex(plan_.source).nearest(text);
    if (near.end > near.begin) {
      const std::string passage = plan_.source.substr(near.begin, near.end - near.begin);
      const std::string line = std::to_string(place_in_text(plan_.source, near.begin).line);
      fix = {"最接近的是第 " + line + " 行:" + passage, "nearest is line " + line + ": " + passage, passage};
    }
    report_.error(reason, node.place, "source.txt 里没有 " + std::string(which) + ":" + quoted_zh(text),
                  std::string(which) + " is not in source.txt: " + quoted_en(text), std::move(fix));
  }

  void read_provisions() {
    const TomlNode* list = file_.root.find("provision");
    if (list == nullptr) {
      if (may_be_empty_) return;
      report_.error(
          "missing_key", {1, 1}, "没有 [[provision]]", "there is no [[provision]]",
          {"每个提出要求的句子写一条 [[provision]]", "write one [[provision]] for every demand", ""});
      return;
    }
    if (list->kind != TomlNode::Kind::array) {
      return wrong_type(report_, *list, "provision", "[[provision]]", "[[provision]]");
    }
    if (list->items.size() > kMaxProvisions) {
      report_.error("too_many", list->items[kMaxProvisions].place,
                    "条款超过 " + std::to_string(kMaxProvisions) + " 条",
                    "more than " + std::to_string(kMaxProvisions) + " provisions");
      return;
    }
    Reading reading{file_, report_, plan_};
    std::set<std::string, std::less<>> ids;
    for (const TomlNode& node : list->items) {
      if (node.kind != TomlNode::Kind::table) {
        wrong_type(report_, node, "provision", "[[provision]]", "[[provision]]");
        continue;
      }
      Provision provision = read_provision(node, reading);
      check_id(node.find("id"), report_);
      if (!provision.id.empty() && !ids.insert(provision.id).second)
        duplicate(*node.find("id"), provision.id, ids);
      plan_.provisions.push_back(std::move(provision));
    }
  }

  void duplicate(const TomlNode& node, const std::string& id, const std::set<std::string, std::less<>>& ids) {
    int n = 2;
    while (ids.contains(id + "-" + std::to_string(n))) ++n;
    report_.error("duplicate_id", node.place, "重复的 id " + quoted_zh(id),
                  "the id " + quoted_en(id) + " is taken", replace_with(id + "-" + std::to_string(n)));
  }

  const TomlFile& file_;
  Report& report_;
  const bool may_be_empty_ = false;
  Plan plan_;
};

Compiled finish(Report& report, std::optional<Plan> plan) {
  Compiled out;
  out.notices = report.notices();
  if (!report.failed()) out.plan = std::move(plan);
  out.diagnostics = report.errors();
  return out;
}

}  // namespace

namespace {

Compiled compile_text(std::string_view file, std::string_view toml, std::string_view source,
                      bool may_be_empty) {
  Report report(file);
  const auto parsed = parse_toml(toml, kMaxPlanBytes, report);
  if (!parsed) return finish(report, std::nullopt);
  Plan plan = Compiler(*parsed, report, may_be_empty).run(source);
  return finish(report, std::move(plan));
}

}  // namespace

Compiled compile(std::string_view file, std::string_view toml, std::string_view source) {
  return compile_text(file, toml, source, false);
}

Compiled compile_draft(std::string_view file, std::string_view toml, std::string_view source) {
  return compile_text(file, toml, source, true);
}

Compiled load(const std::filesystem::path& path) {
  std::error_code error;
  const bool folder = std::filesystem::is_directory(path, error);
  const std::filesystem::path file = folder ? path / "plan.toml" : path;
  const std::filesystem::path beside = file.parent_path() / "source.txt";
  Report report(file.string());
  const auto toml = read_file(file, kMaxPlanBytes);
  if (!toml) {
    report.error("unreadable", {}, "读不到 " + file.string(), "cannot read " + file.string(),
                 {"给出规划的文件夹或 plan.toml", "name the folder of a plan or its plan.toml", ""});
  }
  const auto source = read_file(beside, kMaxSourceBytes);
  if (toml && !source) {
    report.error("unreadable", {}, "读不到 " + beside.string(), "cannot read " + beside.string(),
                 {"把文件原文存为 source.txt", "put the document beside it as source.txt", ""});
  }
  if (report.failed()) return finish(report, std::nullopt);
  Compiled compiled = compile(file.string(), *toml, *source);
  const std::string name = std::filesystem::absolute(file, error).parent_path().filename().string();
  if (compiled.ok() && compiled.plan->id != name) {
    report.notice("id_not_folder", {}, "id 与文件夹的名字不同:" + quoted_zh(name),
                  "the id is not the name of the folder: " + quoted_en(name));
    compiled.notices.push_back(report.notices().front());
  }
  return compiled;
}

}  // namespace xt::plans
