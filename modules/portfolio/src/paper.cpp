#include "paper.h"

#include "base/rational.h"
#include "proof/number.h"
#include "vocab/vocab.h"

namespace xt::portfolio {
namespace {

std::string word(vocab::Kind kind, const std::string& key) {
  return key.empty() ? "—" : std::string(vocab::zh(kind, key));
}

std::string open_span(const Period& days) {
  return days.from.iso() + (days.to == kOpenEnd ? " 起" : " 至 " + (days.to - 1).iso());
}

void person(pdf::Document& document, const people::Profile& p) {
  std::vector<pdf::Row> rows;
  const auto add = [&](const char* name, const std::string& value) {
    rows.push_back({{{name, pdf::kQuiet}, {value.empty() ? "—" : value}}});
  };
  add("姓名", p.name);
  add("性别", word(vocab::Kind::sex, p.sex));
  add("证件号码", p.id_masked);
  add("现任职学校", p.org_name);
  add("学段、学科", word(vocab::Kind::stage, p.stage) + "　" + word(vocab::Kind::subject, p.subject));
  add("从教日期", p.service_day.iso());
  for (const auto& one : p.employment) add("任职经历", one.value + "　" + open_span(one.period));
  if (const auto found = p.periods.find("title_rank"); found != p.periods.end()) {
    for (const auto& one : found->second)
      add("职称", word(vocab::Kind::title_rank, one.value) + "　" + open_span(one.period));
  }
  for (const auto& one : p.designations)
    add("荣誉称号", word(vocab::Kind::designation_level, one.level) + " " +
                        word(vocab::Kind::designation, one.designation) + "　" + open_span(one.period));
  document.table({{"项目", 1}, {"内容", 4}}, rows);
}

const char* state_words(const proof::Certificate& one) {
  if (one.state == "revoked") return "已撤销";
  if (one.state == "replaced") return "已换发";
  return one.changed ? "有效，记录已有变动" : "有效";
}

void certificates(pdf::Document& document, const Portfolio& portfolio) {
  std::vector<pdf::Row> rows;
  for (const auto& one : portfolio.certificates) {
    rows.push_back({{{proof::printed_number(one.number)},
                     {one.title.empty() ? "培训学时证明" : one.title},
                     {one.period.from.iso() + " 至 " + (one.period.to - 1).iso()},
                     {format_hundredths(one.hours_x100)},
                     {shanghai_date(one.issued_ms).iso()},
                     {state_words(one)}}});
  }
  document.table({{"编号", 3},
                  {"名称", 2.4},
                  {"期间", 2.6},
                  {"学时", 0.9, pdf::Align::right},
                  {"签发", 1.3},
                  {"状态", 1}},
                 rows);
}

// False where there is none.
bool evidence(pdf::Document& document, const std::vector<Line>& lines) {
  std::vector<pdf::Row> rows;
  for (const Line& line : lines) {
    for (const Evidence& one : line.evidence)
      rows.push_back({{{line.entry.programme},
                       {one.name},
                       {std::to_string((one.bytes + 1023) / 1024)},
                       {one.sha256.substr(0, 16) + "…"}}});
  }
  if (rows.empty()) return false;
  document.heading("六、佐证材料清单");
  document.table({{"项目", 3}, {"文件", 3}, {"千字节", 0.8, pdf::Align::right}, {"摘要", 1.8}}, rows);
  return true;
}

}  // namespace

Result<std::string> paper(const Portfolio& p, const std::string& digest) {
  pdf::Options options;
  options.title = "教师成长档案";
  options.head_left = "教师成长档案　" + p.person.name;
  options.head_right = p.person.org_name;
  options.foot_left = "生成日期 " + p.made.iso();
  options.made = p.made;
  XT_TRY(const auto document, pdf::Document::create(options));
  const std::string subject = p.person.subject.empty() ? "" : word(vocab::Kind::subject, p.person.subject);
  document->cover(options.title,
                  {{"姓　　名", p.person.name},
                   {"学　　校", p.person.org_name.empty() ? "—" : p.person.org_name},
                   {"学段学科", word(vocab::Kind::stage, p.person.stage) + "　" + subject},
                   {"记录期间", span_words(p.days)},
                   {"生成日期", day_words(p.made)}},
                  "依据教师继续教育学分银行账目生成");
  document->heading("一、基本情况");
  person(*document, p.person);
  document->heading("二、学时与学分");
  const Sum total = p.total();
  document->tiles({{"学习与研修项目", std::to_string(total.entries), pdf::kInk},
                   {"累计学时", format_hundredths(total.amount.hours_x100), pdf::kInk},
                   {"累计学分", format_hundredths(total.amount.credits_x100), pdf::kInk},
                   {"证书", std::to_string(p.certificates.size()), pdf::kInk}});
  years_table(*document, p);
  document->heading("三、周期账户");
  if (p.cycles.empty()) document->paragraph("期间内没有设立学时周期。", pdf::kQuiet);
  if (!p.cycles.empty()) accounts_table(*document, p.cycles);
  document->heading("四、培训与研修记录");
  if (total.entries == 0) document->paragraph("期间内没有记录。", pdf::kQuiet);
  if (total.entries > 0) entries_table(*document, p.lines);
  document->heading("五、证书");
  if (p.certificates.empty()) document->paragraph("没有签发过证书。", pdf::kQuiet);
  if (!p.certificates.empty()) certificates(*document, p);
  evidence(*document, p.lines);
  document->heading("说明");
  document->paragraph(
      "学时以45分钟为1学时；已冲销的记录不列入，合计为扣除冲销后的净额。证书可在公开核验页面按编号核验。",
      pdf::kQuiet);
  if (!digest.empty()) document->paragraph("数据包 portfolio.json 的 SHA-256 摘要：" + digest, pdf::kQuiet);
  return document->finish();
}

}  // namespace xt::portfolio
