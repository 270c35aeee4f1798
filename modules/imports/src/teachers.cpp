#include <algorithm>
#include <set>

#include "people/people.h"

#include "handler.h"
#include "org_index.h"

namespace xt::imports {
namespace {

enum Column : std::size_t {
  kName,
  kIdKind,
  kNumber,
  kSex,
  kBorn,
  kSchool,
  kInstitution,
  kSchoolName,
  kStage,
  kSubject,
  kPost,
  kTitle,
  kService,
  kArrived,
  kFullTime,
  kDesignations,
  kState,
  kLeft
};

const std::vector<sheets::Column>& sheet_columns() {
  static const std::vector<sheets::Column> columns = {
      {"姓名", true, {"教师姓名"}},
      {"证件类型", false, {"身份证件类型"}},
      {"证件号码", true, {"身份证号", "身份证件号", "身份证件号码", "身份证号码"}},
      {"性别", false, {}},
      {"出生日期", false, {"出生年月"}},
      {"学校标识码", true, {"学校代码"}, 1},
      {"机构代码", true, {}, 1},
      {"学校名称", false, {"单位名称"}},
      {"学段", true, {"任教学段"}},
      {"任教学科", false, {"学科"}},
      {"岗位", false, {}},
      {"职称", false, {}},
      {"从教日期", true, {"参加工作日期", "从教年月"}},
      {"到校日期", false, {}},
      {"专任教师", false, {"是否专任"}},
      {"荣誉称号", false, {}},
      {"状态", false, {}},
      {"离校日期", false, {}},
  };
  return columns;
}

class Teachers final : public Handler {
 public:
  explicit Teachers(const Setting& setting) : setting_(setting), orgs_(setting.options->scope) {}

  const std::vector<sheets::Column>& columns() const override { return sheet_columns(); }

  Status apply(db::Session& session, std::span<Line> lines) override {
    std::vector<people::TeacherRow> rows;
    std::vector<Line*> of_row;
    for (Line& line : lines) {
      people::TeacherRow row;
      XT_CHECK_OK(read(session, line, row));
      if (!line.good()) continue;
      rows.push_back(std::move(row));
      of_row.push_back(&line);
    }
    if (setting_.options->scope) XT_CHECK_OK(drop_foreign(session, rows, of_row));
    for (std::size_t i = 0; i < rows.size(); ++i) remark(*of_row[i], rows[i]);
    XT_TRY(const auto outcomes,
           people::upsert(session, *setting_.keyring, rows, {setting_.options->as_of, false}));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      settle(*of_row[i], outcomes[i]);
      if (!of_row[i]->good() || of_row[i]->outcome == Outcome::unchanged) continue;
      XT_CHECK_OK(keep(session, setting_,
                       {"teacher",
                        outcomes[i].what == people::Change::created,
                        {std::to_string(outcomes[i].teacher), "", "x"}}));
    }
    return {};
  }

  Status finish(db::Session&, Report& report, Tally&) override {
    report.notices.insert(report.notices.end(), remarks_.begin(), remarks_.end());
    return {};
  }

 private:
  // A transfer ends an employment elsewhere: who administers only the new school may not do that alone.
  Status drop_foreign(db::Session& session, std::vector<people::TeacherRow>& rows,
                      std::vector<Line*>& of_row) {
    std::vector<std::string> hashes;
    for (const auto& row : rows) hashes.push_back(people::lookup_hash(*setting_.keyring, row.identity));
    XT_TRY(const auto persons, people::find(session, hashes));
    std::vector<Id> ids;
    for (const auto& person : persons) {
      if (person.id != 0) ids.push_back(person.id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    XT_TRY(const auto jobs, people::employments(session, ids));
    std::set<Id> foreign;
    for (const auto& job : jobs) {
      if (job.period.to > setting_.options->as_of && !orgs_.covers(job.org_key)) foreign.insert(job.teacher);
    }
    std::vector<people::TeacherRow> kept;
    std::vector<Line*> kept_lines;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (foreign.contains(persons[i].id)) {
        of_row[i]->complain(kNumber, "imports.transfer_from_outside",
                            "该教师目前在您管理范围之外任职，调入请由共同的上级导入");
        continue;
      }
      kept.push_back(std::move(rows[i]));
      kept_lines.push_back(of_row[i]);
    }
    rows = std::move(kept);
    of_row = std::move(kept_lines);
    return {};
  }

  Status read(db::Session& session, Line& line, people::TeacherRow& row) {
    row.name = line.required(kName);
    read_identity(line, row);
    row.sex = line.word(kSex, vocab::Kind::sex);
    row.born = line.date(kBorn);
    const bool at_school = !line.text(kSchool).empty();
    XT_TRY(const OrgRef* org,
           orgs_.find(session, line, at_school || line.text(kInstitution).empty() ? kSchool : kInstitution,
                      at_school ? "学校" : "学校或机构"));
    if (org != nullptr) {
      row.org_key = org->key;
      if (org->level != orgs::Level::school && org->level != orgs::Level::institution) {
        line.complain(at_school ? kSchool : kInstitution, "imports.not_an_employer",
                      "这是地区代码，不是学校或机构");
      }
    }
    row.stage = line.word(kStage, vocab::Kind::stage);
    if (line.text(kStage).empty()) line.required(kStage);
    row.subject = line.word(kSubject, vocab::Kind::subject);
    row.post = line.word(kPost, vocab::Kind::post);
    row.title_rank = line.word(kTitle, vocab::Kind::title_rank);
    if (const auto service = line.required_date(kService)) row.service_day = *service;
    row.arrived = line.date(kArrived);
    row.full_time = line.yes_no(kFullTime);
    read_designations(line, row);
    read_state(line, row);
    return {};
  }

  void read_identity(Line& line, people::TeacherRow& row) {
    const auto kind = people::parse_id_kind(line.text(kIdKind));
    if (!kind) {
      line.complain(kIdKind, "people.id_kind", "不认识这种证件类型");
      return;
    }
    const std::string number = line.required(kNumber);
    if (number.empty()) return;
    auto identity = people::parse_identity(*kind, number, setting_.today);
    if (identity) {
      row.identity = *std::move(identity);
      return;
    }
    for (const FieldError& e : identity.error().fields) line.complain(kNumber, e.reason, e.detail);
  }

  static void read_designations(Line& line, people::TeacherRow& row) {
    auto parsed = people::parse_designations(line.text(kDesignations));
    if (parsed) {
      row.designations = *std::move(parsed);
      return;
    }
    for (const FieldError& e : parsed.error().fields) line.complain(kDesignations, e.reason, e.detail);
  }

  static void read_state(Line& line, people::TeacherRow& row) {
    const auto state = people::parse_state(line.text(kState));
    if (!state) {
      line.complain(kState, "imports.bad_choice", "状态应为：在职、病假、借调、支教、退休、离职、去世");
      return;
    }
    row.state = *state;
    row.left_on = line.date(kLeft);
  }

  // Worth a look, but no reason to send the row back: papers differ from the register more often than from
  // life.
  void remark(const Line& line, const people::TeacherRow& row) {
    const bool sex = !row.sex.empty() && !row.identity.sex.empty() && row.sex != row.identity.sex;
    const bool born = row.born && row.identity.born && *row.born != *row.identity.born;
    if ((!sex && !born) || remarks_.size() >= kReportedRejects) return;
    remarks_.push_back({line.number(), sex ? "imports.sex_differs" : "imports.born_differs",
                        "第" + std::to_string(line.number()) + "行：" + (sex ? "性别" : "出生日期") +
                            "与证件号码不一致，请核对（未因此退回）"});
  }

  static void settle(Line& line, const people::UpsertOutcome& outcome) {
    line.outcome = outcome.what == people::Change::created   ? Outcome::created
                   : outcome.what == people::Change::changed ? Outcome::changed
                                                             : Outcome::unchanged;
    for (const FieldError& e : outcome.errors) line.complain(e);
  }

  Setting setting_;
  OrgIndex orgs_;
  std::vector<sheets::Notice> remarks_;
};

}  // namespace

std::unique_ptr<Handler> teachers_handler(const Setting& setting) {
  return std::make_unique<Teachers>(setting);
}

}  // namespace xt::imports
