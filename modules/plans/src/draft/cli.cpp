#include <filesystem>
#include <fstream>
#include <iomanip>
#include <istream>
#include <iterator>
#include <ostream>
#include <sstream>

#include <boost/json.hpp>

#include "plans/compile.h"
#include "plans/draft.h"
#include "plans/draft_cli.h"
#include "plans/lang/read_file.h"

namespace xt::plans {
namespace {

namespace json = boost::json;

struct Notice {
  std::string_view code, zh, en;
};
constexpr Notice kNotices[] = {
    {"cut_at_limit", "文件超过 16 MB,其后未读", "the file is longer than 16 MB; the rest was not read"},
    {"too_many_clauses", "正文超过 10 万句,其后未读", "more than 100,000 clauses; the rest was not read"},
    {"not_text", "不是文本", "this is not text"},
    {"no_body", "没有找到正文", "no document was found in the text"},
    {"too_many_proposals", "条款超过 2000 条,其后未列", "more than 2000 proposals; the rest is left out"},
    {"no_punctuation", "文中几乎没有标点,按词断句,请逐条核对",
     "hardly any punctuation: clauses were cut by their words; look at each"},
    {"ocr", "略去了字间空格", "blanks between characters were passed over"},
    {"traditional", "按简体字比对,引文保持原样", "matched in simplified characters; quotes stay as written"}};

json::array misses(const std::vector<DraftMiss>& list) {
  json::array out;
  for (const DraftMiss& m : list) {
    out.emplace_back(json::object{
        {"id", m.id}, {"quote", m.quote}, {"why", m.why}, {"expected", m.expected}, {"found", m.found}});
  }
  return out;
}

std::string score_json(const DraftScore& s) {
  return json::serialize(json::object{{"provisions", s.provisions},
                                      {"proposals", s.proposals},
                                      {"matched", s.matched},
                                      {"precision", s.precision},
                                      {"recall", s.recall},
                                      {"f1", s.f1},
                                      {"stated", s.stated},
                                      {"stated_matched", s.stated_matched},
                                      {"same_entity", s.same_entity},
                                      {"same_measure", s.same_measure},
                                      {"same_window", s.same_window},
                                      {"same_strength", s.same_strength},
                                      {"missed", misses(s.missed)},
                                      {"superfluous", misses(s.superfluous)}});
}

std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

void show(std::ostream& out, const std::vector<DraftMiss>& list, char sign, bool english) {
  for (const DraftMiss& m : list) {
    const std::string_view why = m.why == "no_quote"          ? (english ? "not proposed" : "未提出")
                                 : m.why == "other_number"    ? (english ? "other number" : "数字不同")
                                 : m.why == "not_a_provision" ? (english ? "no provision" : "非条款")
                                                              : (english ? "taken" : "已配对");
    out << sign << ' ' << m.id << " [" << why << "] " << one_line(m.quote);
    if (!m.expected.empty()) out << (english ? "; expected " : ";应为 ") << m.expected;
    if (!m.found.empty()) out << (english ? "; found " : ";得到 ") << m.found;
    out << '\n';
  }
}

void score_text(std::ostream& out, const DraftScore& s, bool english) {
  out << std::fixed << std::setprecision(3);
  out << (english ? "precision " : "精确率 ") << s.precision << (english ? "  recall " : "  召回率 ")
      << s.recall << "  F1 " << s.f1 << (english ? "  (provisions " : "  (条款 ") << s.provisions
      << (english ? ", proposals " : ",提案 ") << s.proposals << (english ? ", matched " : ",配对 ")
      << s.matched << ")\n";
  out << (english ? "stated numbers found " : "文中数字找到 ") << s.stated_matched << "/" << s.stated
      << (english ? "; of the matched, same entity " : ";配对者中对象相同 ") << s.same_entity
      << (english ? ", window " : ",期间相同 ") << s.same_window << (english ? ", strength " : ",力度相同 ")
      << s.same_strength << (english ? ", measure " : ",度量相同 ") << s.same_measure << '\n';
  show(out, s.missed, '-', english);
  show(out, s.superfluous, '+', english);
}

// The score against a plan; 1 where the plan does not compile.
int score_against(const Draft& drafted, const DraftArgs& args, std::ostream& out, std::ostream& err) {
  const Compiled plan = load(args.score);
  for (const Diagnostic& d : plan.diagnostics) err << to_text(d, !args.english) << '\n';
  if (!plan.ok()) return 1;
  const DraftScore result = score(drafted, *plan.plan);
  if (args.format == "json") {
    out << score_json(result) << '\n';
  } else {
    score_text(out, result, args.english);
  }
  return 0;
}

}  // namespace

int draft(const DraftArgs& args, std::ostream& out, std::ostream& err) {
  const auto text = read_file(args.file, kMaxDraftBytes);
  if (!text) {
    err << (args.english ? "cannot read " : "无法读取 ") << args.file << '\n';
    return 1;
  }
  const Draft drafted = draft(*text);
  for (const std::string& code : drafted.notices) {
    for (const Notice& n : kNotices) {
      if (n.code == code) err << (args.english ? n.en : n.zh) << " [" << code << "]\n";
    }
  }
  if (drafted.body.empty()) return 3;
  if (!args.score.empty()) return score_against(drafted, args, out, err);
  const std::string id =
      std::filesystem::path(args.output.empty() ? args.file : args.output).parent_path().filename();
  const std::string result =
      args.format == "json" ? to_json(drafted) + "\n" : to_toml(drafted, id.empty() ? "draft" : id);
  if (args.output.empty()) {
    out << result;
    return 0;
  }
  std::ofstream file(args.output, std::ios::binary | std::ios::trunc);
  file << result;
  if (!file.flush()) {
    err << (args.english ? "cannot write " : "无法写入 ") << args.output << '\n';
    return 1;
  }
  err << drafted.proposals.size() << (args.english ? " proposals\n" : " 条提案\n");
  return 0;
}

}  // namespace xt::plans
