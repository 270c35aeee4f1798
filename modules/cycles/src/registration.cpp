#include "registration.h"

#include "base/rational.h"
#include "http/download.h"
#include "pdf/document.h"

#include "ask.h"

namespace xt::cycles {
namespace {

constexpr std::size_t kMostPrinted = 5'000;

std::string hours_words(const Account& a) {
  std::string out = "计入" + format_hundredths(a.counted().hours_x100) + "学时";
  if (a.asked.hours_x100 > 0) out += "，要求" + format_hundredths(a.asked.hours_x100) + "学时";
  if (a.asked.credits_x100 > 0) {
    out += "；计入" + format_hundredths(a.counted().credits_x100) + "学分，要求" +
           format_hundredths(a.asked.credits_x100) + "学分";
  }
  return out;
}

}  // namespace

std::vector<Condition> conditions(const Account& account, bool in_post, const std::string& school) {
  return {{"ethics", "遵守法律法规和师德规范，师德考核合格", "no_data", "系统无此数据，由学校核定"},
          {"appraisal", "每年年度考核合格以上等次", "no_data", "系统无此数据，由学校核定"},
          {"training", "注册有效期内完成规定的培训学时或学分", account.met() ? "met" : "missed",
           hours_words(account)},
          {"health", "身心健康，胜任教育教学工作", "no_data", "系统无此数据，由学校核定"},
          {"in_post", "在编在岗任教", in_post ? "met" : "missed",
           in_post ? "现任职于" + school : std::string("当日没有任职记录")}};
}

namespace {

const char* word(const std::string& state) {
  if (state == "met") return "符合";
  return state == "missed" ? "不符合" : "待核定";
}

Result<http::Response> one_paper(const Cycle& cycle, const std::string& name, const std::string& school,
                                 const Account& account, const std::vector<Condition>& all, Date made) {
  pdf::Options options;
  options.title = "教师资格定期注册培训学时核验表";
  options.head_left = "杏坛";
  options.head_right = cycle.title;
  options.foot_left = "出具日期 " + made.iso();
  options.made = made;
  XT_TRY(const auto paper, pdf::Document::create(options));
  paper->title(options.title);
  paper->paragraph("姓名：" + name + "　　学校：" + (school.empty() ? "—" : school) + "　　注册周期：" +
                   cycle.days.from.iso() + " 至 " + (cycle.days.to - 1).iso());
  paper->tiles({{"已获学时", format_hundredths(account.earned.hours_x100), pdf::kInk},
                {"超限不计", format_hundredths(account.capped.hours_x100), pdf::kInk},
                {"转入", format_hundredths(account.carried.hours_x100), pdf::kInk},
                {"抵免", format_hundredths(account.offset.hours_x100), pdf::kInk},
                {"计入学时", format_hundredths(account.counted().hours_x100), pdf::kInk},
                {"尚缺", format_hundredths(account.missing().hours_x100), pdf::kInk}});
  paper->heading("注册条件");
  std::vector<pdf::Row> rows;
  for (const Condition& one : all) rows.push_back({{{one.zh}, {word(one.state)}, {one.said}}});
  paper->table({{"条件", 3}, {"核验", 1, pdf::Align::centre}, {"依据", 3}}, rows);
  paper->paragraph("　");
  paper->paragraph("学校意见（盖章）：　　　　　　　　　　　　县级教育行政部门意见（盖章）：");
  paper->paragraph("经办人：　　　　　　　　日期：　　　　　　　经办人：　　　　　　　　日期：");
  paper->paragraph("培训学时取自学分银行账目，冲销已扣除；标“待核定”的条件由学校和主管部门依据档案核定。",
                   pdf::kQuiet);
  XT_TRY(std::string bytes, paper->finish());
  return http::no_store(
      http::download(std::move(bytes), options.title + " " + name + ".pdf", "application/pdf"));
}

}  // namespace

Result<http::Response> registration_paper(const Cycle& cycle, const orgs::Org& region, const Listing& found,
                                          Date made) {
  if (found.rows.size() > kMostPrinted)
    return make_error(Code::invalid, "cycles.too_wide", std::to_string(kMostPrinted));
  pdf::Options options;
  options.title = "教师资格定期注册培训学时核验名册";
  options.head_left = region.name;
  options.head_right = cycle.title;
  options.foot_left = "出具日期 " + made.iso();
  options.made = made;
  XT_TRY(const auto paper, pdf::Document::create(options));
  paper->title(options.title);
  paper->paragraph("注册周期 " + cycle.days.from.iso() + " 至 " + (cycle.days.to - 1).iso() + "；共" +
                   std::to_string(found.teachers) + "人，学时达到要求" + std::to_string(found.met) +
                   "人，不足" + std::to_string(found.teachers - found.met) + "人。");
  std::vector<pdf::Row> rows;
  std::string school;
  for (const Listed& one : found.rows) {
    if (one.org_name != school) {
      school = one.org_name;
      rows.push_back({{{school, pdf::kInk, true}}, true});
    }
    const Account& a = one.account;
    rows.push_back({{{one.name},
                     {format_hundredths(a.asked.hours_x100)},
                     {format_hundredths(a.counted().hours_x100)},
                     {format_hundredths(a.missing().hours_x100)},
                     {format_hundredths(a.counted().credits_x100)},
                     {a.met() ? "达到" : "不足"}}});
  }
  using pdf::Align;
  paper->table({{"姓名", 2},
                {"应修学时", 1, Align::right},
                {"计入学时", 1, Align::right},
                {"尚缺学时", 1, Align::right},
                {"计入学分", 1, Align::right},
                {"学时核验", 1, Align::centre}},
               rows);
  XT_TRY(std::string bytes, paper->finish());
  return http::no_store(
      http::download(std::move(bytes), options.title + " " + region.name + ".pdf", "application/pdf"));
}

Result<http::Response> get_registration(const Desk& desk, const http::Request& request) {
  const Date today = today_of(desk);
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  if (!format.empty() && format != "json" && format != "pdf")
    return http::bad_parameter("format", "unknown", "json pdf");
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Id person, person_of(session, request, today));
    XT_TRY(const Cycle cycle, cycle_for(session, request, person, today));
    const std::vector<Id> ids{person};
    XT_TRY(const Account made, account_of(session, desk, cycle, cycle.days, person));
    XT_TRY(const auto jobs, people::employments(session, ids));
    XT_TRY(const auto labels, people::labels(session, ids, today));
    bool in_post = false;
    for (const auto& job : jobs) in_post = in_post || job.period.contains(today);
    const people::Label& who = labels.front();
    const auto all = conditions(made, in_post, who.org_name);
    if (format == "pdf") return one_paper(cycle, who.name, who.org_name, made, all, today);
    json::array rows;
    for (const Condition& one : all) rows.push_back({{"id", one.id}, {"state", one.state}});
    return http::no_store(http::json({{"teacher", std::to_string(person)},
                                      {"name", who.name},
                                      {"school", or_null(who.org_name)},
                                      {"at", today.iso()},
                                      {"account", account_json(made)},
                                      {"conditions", std::move(rows)}}));
  });
}

}  // namespace xt::cycles
