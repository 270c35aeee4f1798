#include <unordered_set>

#include "base/digest.h"
#include "intake/facade.h"

namespace xt::intake {
namespace {

constexpr std::int64_t kMostHours_x100 = 500'000;

bool counts(const Participant& p) {
  return p.outcome == "excellent" || p.outcome == "good" || p.outcome == "pass";
}

Error bad(const char* field, std::string detail) {
  return Error{Code::invalid, "intake.bad_cohort", {{field, "intake.bad_cohort", std::move(detail)}}, {}};
}

Status check(const FinishedCohort& c, std::span<const Participant> participants) {
  if (c.cohort <= 0 || c.programme.empty()) return bad("programme", "班级和项目名称必填");
  if (c.to < c.from) return bad("days", "结束日期早于开始日期");
  if (c.hours_x100 < 0 || c.hours_x100 > kMostHours_x100) return bad("hours", "学时为 0 至 5000");
  if (c.sessions_planned < 0) return bad("attendance", "考勤次数不能为负");
  if (participants.size() > kMostParticipants) return bad("participants", "一次最多 5000 人");
  std::unordered_set<Id> seen;
  for (const Participant& p : participants) {
    if (p.teacher <= 0 || !seen.insert(p.teacher).second) return bad("participants", "学员无效或重复");
    if (!counts(p) && p.outcome != "fail" && p.outcome != "absent") return bad("outcome", p.outcome);
    if (p.sessions_attended < 0 || (c.sessions_planned > 0 && p.sessions_attended > c.sessions_planned)) {
      return bad("attendance", "出勤次数多于考勤次数");
    }
    if (p.hours_x100 && (*p.hours_x100 < 0 || *p.hours_x100 > kMostHours_x100)) {
      return bad("hours", "学时为 0 至 5000");
    }
  }
  return {};
}

Achievement achievement_of(const FinishedCohort& c, const Participant& p) {
  Achievement a;
  a.teacher = p.teacher;
  a.programme = c.programme;
  a.provider = c.provider;
  a.mode = c.mode;
  a.level = c.level;
  a.category = c.category;
  a.programme_kind = c.programme_kind;
  a.role = p.role;
  a.result = p.outcome;
  a.from = c.from;
  a.to = c.to;
  a.hours_x100 = p.hours_x100.value_or(c.hours_x100);
  if (c.sessions_planned > 0) {
    a.sessions_planned = c.sessions_planned;
    a.sessions_attended = p.sessions_attended;
  }
  a.origin = "cohort:" + std::to_string(c.cohort);
  // Without the person and the hours: the ledger's index is (teacher, key), and a cohort is finished once.
  a.key = digest_fields({"cohort", std::to_string(c.cohort), p.role});
  return a;
}

Recognition recognition_of(const credits::Outcome& outcome) {
  switch (outcome.what) {
    case credits::Posted::posted:
      return {Became::posted, outcome.id, {}, {}};
    case credits::Posted::unchanged:
      return {Became::unchanged, outcome.id, outcome.reason, {}};
    case credits::Posted::held:
      return {Became::held, outcome.id, outcome.reason, outcome.detail};
    case credits::Posted::same:
      return {Became::same, outcome.id, outcome.reason, outcome.detail};
  }
  return {};
}

}  // namespace

Result<std::vector<Recognition>> recognise_cohort(db::Session& session, const FinishedCohort& cohort,
                                                  std::span<const Participant> participants,
                                                  const Converter& convert) {
  XT_CHECK_OK(check(cohort, participants));
  std::vector<Recognition> out(participants.size());
  std::vector<Achievement> entries;
  std::vector<std::size_t> of;
  for (std::size_t i = 0; i < participants.size(); ++i) {
    if (!counts(participants[i])) continue;
    entries.push_back(achievement_of(cohort, participants[i]));
    of.push_back(i);
  }
  if (entries.empty()) return out;
  XT_TRY(const auto outcomes, recognise(session, entries, convert));
  for (std::size_t i = 0; i < outcomes.size(); ++i) out[of[i]] = recognition_of(outcomes[i]);
  return out;
}

}  // namespace xt::intake
