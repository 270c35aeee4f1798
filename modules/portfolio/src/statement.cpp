#include "portfolio/statement.h"

#include "access/audit.h"
#include "base/digest.h"
#include "base/rational.h"
#include "base/text.h"
#include "proof/issue.h"
#include "proof/number.h"

#include "json.h"
#include "paper.h"
#include "portfolio_queries.gen.h"

namespace xt::portfolio {
namespace {

namespace json = boost::json;

struct Made {
  Statement statement;
  Portfolio portfolio;
  Standing standing;
};

std::string statement_json(const Made& made) {
  const Statement& s = made.statement;
  const json::object out{
      {"format", "xingtan-transfer"},
      {"version", 1},
      {"number", proof::printed_number(s.number)},
      {"issuer", made.standing.region},
      {"to_place", s.to_place},
      {"made_on", made.portfolio.made.iso()},
      {"stated_from", s.days.from.iso()},
      {"stated_to", (s.days.to - 1).iso()},
      {"hours", format_hundredths(s.counts.hours_x100)},
      {"credits", format_hundredths(s.counts.credits_x100)},
      {"account", account_json(made.standing.cycle, made.standing.region, made.standing.account)},
      {"portfolio", portfolio_json(made.portfolio)}};
  return json::serialize(out);
}

Result<std::string> statement_paper(const Made& made, const std::string& digest, const std::string& origin) {
  const Statement& s = made.statement;
  const people::Profile& who = made.portfolio.person;
  pdf::Options options;
  options.title = "教师培训学时学分转出证明";
  options.head_left = made.standing.region + "　教师继续教育学分银行";
  options.head_right = "编号 " + proof::printed_number(s.number);
  options.foot_left = "数据摘要 " + digest.substr(0, 32);
  options.made = made.portfolio.made;
  XT_TRY(const auto document, pdf::Document::create(options));
  document->title(options.title);
  std::string said = "兹证明" + who.name + "（证件号码" + who.id_masked + "）";
  if (!who.org_name.empty()) said += "，" + who.org_name + "教师，";
  said += "于" + span_words(s.days) + "，在本地“" + made.standing.cycle.title + "”中计入" +
          format_hundredths(s.counts.hours_x100) + "学时、" + format_hundredths(s.counts.credits_x100) +
          "学分（45分钟为1学时）。该教师拟转往" + s.to_place + "，特此证明，请按当地规定折算。";
  document->statement(said);
  document->heading("周期账户");
  accounts_table(*document, {made.standing});
  document->heading("分年度与类别");
  years_table(*document, made.portfolio);
  document->heading("记录明细");
  if (made.portfolio.total().entries == 0) document->paragraph("期间内没有记录。", pdf::kQuiet);
  if (made.portfolio.total().entries > 0) entries_table(*document, made.portfolio.lines);
  document->sign_off({made.standing.region + "（盖章）", day_words(made.portfolio.made)});
  std::string check = "随附数据包 statement.json 的 SHA-256 摘要：" + digest + "。";
  if (s.certificate != 0 && !origin.empty())
    check += "学时证明以同一编号公开核验：" + proof::verify_url(origin, s.number);
  document->paragraph(check, pdf::kQuiet);
  return document->finish();
}

constexpr const char* kReadMe =
    "statement.json    转出证明的数据，格式说明见 docs/portfolio.md（xingtan-transfer 第1版）\n"
    "statement.pdf     转出证明\n"
    "certificate.pdf   学时证明，可按编号公开核验；没有学时记录的没有此文件\n"
    "SHA256SUMS        各文件的摘要，可用 sha256sum -c SHA256SUMS 核对\n";

// Under one number with the certificate; where there are no hours, the number stands alone.
Status number_it(const Desk& desk, Made& made, const Clerk& clerk, std::vector<File>& files) {
  Statement& s = made.statement;
  proof::Wanted wanted;
  wanted.teacher = s.teacher;
  wanted.kind = "hours";
  wanted.from = s.days.from;
  wanted.to = s.days.to - 1;
  proof::By by{clerk.actor, s.made_ms};
  auto issued = proof::issue({desk.database, desk.keyring, desk.files, desk.origin}, wanted, by);
  if (issued.ok()) {
    s.certificate = issued->id;
    s.number = issued->number;
    XT_TRY(std::string bytes, desk.files.get(issued->file_digest));
    files.push_back({"certificate.pdf", std::move(bytes)});
    return {};
  }
  if (issued.error().reason != "proof.no_hours") return issued.error();
  s.number = proof::random_number();
  return {};
}

Statement statement_at(const db::Row& row) {
  Statement s;
  s.id = row.i64(0);
  s.teacher = row.i64(1);
  s.org_key = row.i64(2);
  s.cycle = row.i64(3);
  s.number = row.text(4);
  s.certificate = row.i64(5);
  s.to_place = row.text(6);
  s.days = {Date(static_cast<std::int32_t>(row.i64(7))), Date(static_cast<std::int32_t>(row.i64(8)))};
  s.counts = {row.i64(9), row.i64(10)};
  s.paper = row.text(11);
  s.package = row.text(12);
  s.made_ms = row.i64(13);
  s.made_name = row.text(14);
  s.withdrawn_ms = row.i64(15);
  s.withdrawn_name = row.text(16);
  s.withdrawn_why = row.text(17);
  return s;
}

Status audit(db::Session& session, const Statement& s, const Clerk& clerk, const char* action) {
  access::Deed deed;
  deed.action = action;
  deed.object = "teacher:" + std::to_string(s.teacher);
  deed.org_key = s.org_key;
  deed.after = s.package;
  deed.detail = json::serialize(json::object{{"statement", std::to_string(s.id)}});
  return access::audit(session, clerk.actor, deed);
}

Status keep(db::Session& session, const Statement& s, const Clerk& clerk) {
  const db::Value certificate = s.certificate == 0 ? db::Value(std::monostate{}) : db::Value(s.certificate);
  XT_TRY([[maybe_unused]] const auto added,
         session.exec(sql::add_statement, {{"id", s.id},
                                           {"teacher", s.teacher},
                                           {"org", s.org_key},
                                           {"cycle", s.cycle},
                                           {"number", s.number},
                                           {"certificate", certificate},
                                           {"place", s.to_place},
                                           {"from_day", s.days.from.days()},
                                           {"to_day", s.days.to.days()},
                                           {"hours", s.counts.hours_x100},
                                           {"credits", s.counts.credits_x100},
                                           {"paper", s.paper},
                                           {"package", s.package},
                                           {"now", s.made_ms},
                                           {"actor", clerk.actor.account_id},
                                           {"name", s.made_name}}));
  return audit(session, s, clerk, "portfolio.statement");
}

Result<Made> draft(const Desk& desk, const Leaving& leaving, const Clerk& clerk) {
  Made made;
  Statement& s = made.statement;
  s.id = next_id();
  s.teacher = leaving.teacher;
  s.cycle = leaving.cycle.id;
  s.to_place = leaving.to_place;
  s.days = {leaving.cycle.days.from, std::min(leaving.cycle.days.to, leaving.today + 1)};
  s.made_ms = now_ms();
  s.made_name = clerk.name;
  if (s.to_place.empty() || length_utf8(s.to_place) > 60)
    return Error{Code::invalid, "portfolio.bad_statement", {{"to_place", "portfolio.bad_statement", ""}}, {}};
  if (s.days.empty())
    return Error{Code::invalid, "portfolio.bad_statement", {{"cycle", "portfolio.bad_statement", ""}}, {}};
  XT_CHECK_OK(desk.database.read([&](db::Session& session) -> Status {
    XT_TRY(s.org_key, people::org_of(session, s.teacher, leaving.today));
    XT_TRY(made.portfolio,
           gather(session, desk.keyring, {s.teacher, s.days, leaving.today, desk.rules}, desk.evidence));
    return {};
  }));
  for (const Standing& one : made.portfolio.cycles) {
    if (one.cycle.id == s.cycle) made.standing = one;
  }
  if (made.standing.cycle.id == 0)
    return Error{Code::invalid, "portfolio.bad_statement", {{"cycle", "portfolio.bad_statement", ""}}, {}};
  s.counts = made.standing.account.counted();
  return made;
}

}  // namespace

Result<Statement> issue_statement(const Desk& desk, const Leaving& leaving, const Clerk& clerk) {
  XT_TRY(Made made, draft(desk, leaving, clerk));
  Statement& s = made.statement;
  std::vector<File> files;
  XT_CHECK_OK(number_it(desk, made, clerk, files));
  const std::string data = statement_json(made);
  XT_TRY(const std::string paper, statement_paper(made, sha256_hex(data), desk.origin));
  files.insert(files.begin(), {{"statement.json", data}, {"statement.pdf", paper}, {"README.txt", kReadMe}});
  XT_TRY(const files::Stored kept_paper, desk.files.put(paper));
  XT_TRY(const files::Stored kept_package, desk.files.put(package(files, made.portfolio.made)));
  s.paper = kept_paper.digest;
  s.package = kept_package.digest;
  XT_CHECK_OK(desk.database.write([&](db::Session& session) { return keep(session, s, clerk); }));
  return s;
}

Result<Statement> find_statement(db::Session& session, Id id) {
  auto row = session.one(sql::statement, {{"id", id}});
  if (!row) {
    if (row.error().reason == "db.no_row") return make_error(Code::not_found, "portfolio.no_statement");
    return std::move(row).error();
  }
  return statement_at(*row);
}

Result<std::vector<Statement>> statements_of(db::Session& session, Id teacher) {
  std::vector<Statement> out;
  XT_CHECK_OK(session.each(sql::statements_of, {{"teacher", teacher}}, [&](const db::Row& row) {
    out.push_back(statement_at(row));
    return true;
  }));
  return out;
}

Result<Statement> withdraw(db::Session& session, Id id, const std::string& why, const Clerk& clerk) {
  if (why.empty() || length_utf8(why) > 200)
    return Error{Code::invalid, "portfolio.reason_required", {{"reason", "required", ""}}, {}};
  XT_TRY(const Statement s, find_statement(session, id));
  XT_TRY(const std::int64_t changed,
         session.exec(sql::withdraw, {{"id", id}, {"now", now_ms()}, {"name", clerk.name}, {"why", why}}));
  if (changed != 1) return make_error(Code::conflict, "portfolio.withdrawn");
  if (s.certificate != 0) {
    XT_TRY(const auto certificate, proof::find(session, s.certificate));
    if (certificate.state == "valid")
      XT_CHECK_OK(proof::end(session, s.certificate, {clerk.actor.account_id, why, now_ms()}));
  }
  XT_CHECK_OK(audit(session, s, clerk, "portfolio.withdraw"));
  return find_statement(session, id);
}

}  // namespace xt::portfolio
