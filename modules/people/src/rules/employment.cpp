#include "rules/employment.h"

#include <utility>

namespace xt::people {
namespace {

std::string_view end_reason(State state) {
  switch (state) {
    case State::retired:
      return "retired";
    case State::died:
      return "died";
    default:
      return "left";
  }
}

EmploymentStep refuse(std::string column, std::string reason, std::string detail) {
  EmploymentStep step;
  step.errors.push_back({std::move(column), std::move(reason), std::move(detail)});
  return step;
}

// Ends the job that holds on the last day. Someone who is gone already stays gone: a sheet of leavers
// imported twice changes nothing, whatever day stands in for a missing 离校日期.
EmploymentStep leave(Jobs& jobs, const TeacherRow& row, Date as_of) {
  const auto* last = jobs.last();
  const bool gone = last->period.to != kOpenEnd;
  const Date end = row.left_on ? *row.left_on + 1 : as_of;
  if (gone && (!row.left_on || last->period.to == end)) return {};
  if (end <= last->period.from) {
    return refuse(row.left_on ? "离校日期" : "状态", "people.left_before_arrival",
                  "离开的日期（" + (end - 1).iso() + "）早于到校日期（" + last->period.from.iso() +
                      "），请填写正确的离校日期");
  }
  const Job job{last->value.org_key, std::string(end_reason(row.state))};
  const Period period{last->period.from, end};
  jobs.close(period.from);
  jobs.fill(period, job);
  return {true, {}};
}

EmploymentStep transfer(Jobs& jobs, const TeacherRow& row, Date as_of) {
  const auto* last = jobs.last();
  const Date day = row.arrived.value_or(as_of);
  if (day <= last->period.from) {
    return refuse("到校日期", "people.transfer_before_arrival",
                  "学校有变动，但到校日期（" + day.iso() + "）不晚于到原学校的日期（" +
                      last->period.from.iso() + "）：请填写到新学校的日期");
  }
  const Date day_before = day - 1;
  jobs.set_from(day, Job{row.org_key, ""});
  if (Job* old = jobs.value_at(day_before); old != nullptr) old->end_reason = "transfer";
  return {true, {}};
}

EmploymentStep come_back(Jobs& jobs, const TeacherRow& row, Date as_of) {
  const Date ended = jobs.last()->period.to;
  const Date day = row.arrived.value_or(as_of);
  if (day < ended) {
    return refuse("到校日期", "people.return_before_leaving",
                  "该教师已于" + (ended - 1).iso() + "离开，重新入职请填写之后的到校日期");
  }
  jobs.set_from(day, Job{row.org_key, ""});
  return {true, {}};
}

}  // namespace

EmploymentStep apply_employment(Jobs& jobs, const TeacherRow& row, Date as_of) {
  if (jobs.empty()) {
    jobs.set_from(row.arrived.value_or(row.service_day), Job{row.org_key, ""});
    if (!ends_employment(row.state)) return {true, {}};
    EmploymentStep step = leave(jobs, row, as_of);
    if (!step.errors.empty()) jobs = Jobs();
    return step;
  }
  const auto* on_the_day = jobs.at(as_of);
  if (ends_employment(row.state)) {
    const auto* last = jobs.last();
    const bool moved = last->period.to == kOpenEnd && last->value.org_key != row.org_key && row.arrived &&
                       *row.arrived > last->period.from;
    if (!moved) return leave(jobs, row, as_of);
    Jobs trial = jobs;
    EmploymentStep step = transfer(trial, row, as_of);
    if (step.errors.empty()) step = leave(trial, row, as_of);
    if (step.errors.empty()) jobs = std::move(trial);
    return step;
  }
  // A row that says what is known of the day it speaks of changes nothing, also where more is known of later
  // days.
  if (on_the_day != nullptr && on_the_day->value.org_key == row.org_key) return {};
  if (jobs.last()->period.to != kOpenEnd && jobs.last()->period.to <= as_of)
    return come_back(jobs, row, as_of);
  if (jobs.last()->value.org_key == row.org_key && jobs.last()->period.to == kOpenEnd) return {};
  return transfer(jobs, row, as_of);
}

}  // namespace xt::people
