#include "base/rational.h"
#include "vocab/vocab.h"

#include "json.h"
#include "paper.h"

namespace xt::portfolio {
namespace {

using pdf::Align;

std::string word(vocab::Kind kind, const std::string& key) {
  return key.empty() ? std::string() : std::string(vocab::zh(kind, key));
}

std::string origin_words(const std::string& origin) {
  static const std::map<std::string, std::string> words{
      {"import", "表格导入"},        {"cohort", "培训班结业"},    {"api", "外部平台"},
      {"results", "承训单位成绩单"}, {"declaration", "个人申报"}, {"transfer", "外省转入"},
      {"correction", "更正"},        {"account", "人工处理"}};
  const auto found = words.find(origin_kind(origin));
  return found == words.end() ? origin_kind(origin) : found->second;
}

std::string days_of(const credits::Entry& e) {
  return e.earned_from == e.earned_on ? e.earned_on.iso() : e.earned_from.iso() + "\n至 " + e.earned_on.iso();
}

std::string marks(const credits::Entry& e) {
  std::string out = word(vocab::Kind::level, e.level);
  for (const std::string& more : {word(vocab::Kind::mode, e.mode), word(vocab::Kind::category, e.category)}) {
    if (!more.empty()) out += (out.empty() ? "" : " · ") + more;
  }
  return out;
}

}  // namespace

std::string day_words(Date day) {
  const Ymd d = day.ymd();
  return std::to_string(d.year) + "年" + std::to_string(d.month) + "月" + std::to_string(d.day) + "日";
}

std::string span_words(const Period& days) {
  return day_words(days.from) + "至" + day_words(days.to - 1);
}

void accounts_table(pdf::Document& document, const std::vector<Standing>& cycles) {
  std::vector<pdf::Row> rows;
  for (const Standing& one : cycles) {
    const cycles::Account& a = one.account;
    rows.push_back({{{one.cycle.title + "（" + one.region + "，" + one.cycle.days.from.iso() + " 至 " +
                          (one.cycle.days.to - 1).iso() + "）",
                      pdf::kInk, true}},
                    true});
    const auto line = [&](const char* unit, std::int64_t cycles::Amount::* part) {
      if (part == &cycles::Amount::credits_x100 && a.asked.credits_x100 == 0 && a.counted().credits_x100 == 0)
        return;
      rows.push_back({{{unit},
                       {format_hundredths(a.asked.*part)},
                       {format_hundredths(a.earned.*part)},
                       {format_hundredths(a.capped.*part)},
                       {format_hundredths(a.carried.*part)},
                       {format_hundredths(a.offset.*part)},
                       {format_hundredths(a.counted().*part), pdf::kInk, true},
                       {format_hundredths(a.missing().*part)}}});
    };
    line("学时", &cycles::Amount::hours_x100);
    line("学分", &cycles::Amount::credits_x100);
  }
  document.table({{"", 1.2},
                  {"应修", 1, Align::right},
                  {"已获", 1, Align::right},
                  {"超限不计", 1, Align::right},
                  {"转入", 1, Align::right},
                  {"抵免", 1, Align::right},
                  {"计入", 1, Align::right},
                  {"尚缺", 1, Align::right}},
                 rows);
}

void years_table(pdf::Document& document, const Portfolio& portfolio) {
  std::vector<pdf::Row> rows;
  const auto add = [&](const std::string& name, const Sum& sum, bool bold) {
    rows.push_back({{{name, pdf::kInk, bold},
                     {std::to_string(sum.entries), pdf::kInk, bold},
                     {format_hundredths(sum.amount.hours_x100), pdf::kInk, bold},
                     {format_hundredths(sum.amount.credits_x100), pdf::kInk, bold}}});
  };
  rows.push_back({{{"按年度", pdf::kInk, true}}, true});
  for (const Sum& one : portfolio.by_year()) add(one.key + "年", one, false);
  rows.push_back({{{"按内容类别", pdf::kInk, true}}, true});
  for (const Sum& one : portfolio.by_category())
    add(one.key.empty() ? "未分类" : word(vocab::Kind::category, one.key), one, false);
  add("合计", portfolio.total(), true);
  document.table({{"", 3}, {"项数", 1, Align::right}, {"学时", 1, Align::right}, {"学分", 1, Align::right}},
                 rows);
}

void entries_table(pdf::Document& document, const std::vector<Line>& lines) {
  std::vector<pdf::Row> rows;
  int year = 0;
  for (const Line& line : lines) {
    if (!line.stands()) continue;
    const credits::Entry& e = line.entry;
    if (e.earned_on.year() != year) {
      year = e.earned_on.year();
      rows.push_back({{{std::to_string(year) + "年", pdf::kInk, true}}, true});
    }
    const std::string vouched =
        line.evidence.empty() ? "" : "，佐证" + std::to_string(line.evidence.size()) + "件";
    rows.push_back({{{days_of(e)},
                     {e.programme + (e.provider.empty() ? "" : "\n" + e.provider)},
                     {marks(e)},
                     {format_hundredths(e.hours_x100)},
                     {format_hundredths(e.credits_x100)},
                     {origin_words(e.origin) + vouched}}});
  }
  document.table({{"时间", 1.7},
                  {"项目与机构", 3.8},
                  {"级别、方式、类别", 3},
                  {"学时", 0.8, Align::right},
                  {"学分", 0.8, Align::right},
                  {"来源", 1.5}},
                 rows);
}

}  // namespace xt::portfolio
