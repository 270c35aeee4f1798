#include "rules/apply_row.h"

#include <algorithm>
#include <utility>

namespace xt::people {
namespace {

template <class T>
void assign(T& field, const T& value, bool& changed) {
  if (field == value) return;
  field = value;
  changed = true;
}

void apply_core(Record& record, const TeacherRow& row) {
  bool& changed = record.core_changed;
  assign(record.name, row.name, changed);
  const std::string& sex = row.sex.empty() ? row.identity.sex : row.sex;
  if (!sex.empty()) assign(record.sex, sex, changed);
  const auto born = row.born ? row.born : row.identity.born;
  if (born) assign(record.birth_day, std::optional<std::int64_t>(born->days()), changed);
  if (!row.stage.empty()) assign(record.stage, row.stage, changed);
  if (!row.subject.empty()) assign(record.subject, row.subject, changed);
  assign(record.service_day, std::int64_t{row.service_day.days()}, changed);
}

// The first known value holds from the beginning of employment, a later one from `as_of`.
void apply_value(Record& record, const char* kind, const std::string& value, Date as_of) {
  if (value.empty()) return;
  auto& timeline = record.periods[kind];
  const Date beginning = record.jobs.spans().front().period.from;
  const Date day = timeline.empty() ? beginning : std::max(as_of, beginning);
  if (timeline.set_from(day, value)) record.periods_changed = true;
}

void apply_full_time(Record& record, const TeacherRow& row, Date as_of) {
  const auto& known = record.periods["full_time"];
  const bool silent = !row.full_time && !known.empty();
  if (!silent) apply_value(record, "full_time", row.full_time.value_or(true) ? "1" : "0", as_of);
}

// Sick leave, secondment and volunteering end when a later row says 在职, or with the employment.
void apply_absence(Record& record, const TeacherRow& row, Date as_of) {
  const auto it = record.periods.find("absence");
  if (row.state == State::active || ends_employment(row.state)) {
    if (it == record.periods.end()) return;
    const Date end = ends_employment(row.state) ? record.jobs.last()->period.to : as_of;
    if (it->second.close(end)) record.periods_changed = true;
    return;
  }
  const Date day = std::max(as_of, record.jobs.spans().front().period.from);
  if (record.periods["absence"].set_from(day, std::string(code_of(row.state)))) record.periods_changed = true;
}

std::string text_of(const Designation& d) {
  return format_designations({d});
}

// The same beginning with another last day corrects the end; a missing end says nothing about a known one.
bool correct_end(Timeline<bool>& timeline, const Designation& d) {
  auto spans = timeline.spans();
  const auto same = std::find_if(spans.begin(), spans.end(),
                                 [&](const auto& span) { return span.period.from == d.period.from; });
  if (same == spans.end()) return false;
  if (d.period.to != kOpenEnd) {
    spans.erase(same);
    timeline = Timeline<bool>(std::move(spans));
  }
  return true;
}

bool known_already(const Timeline<bool>& timeline, const Designation& d) {
  const auto* span = timeline.at(d.period.from);
  return span != nullptr && (d.period.to == kOpenEnd || d.period.to <= span->period.to);
}

std::vector<FieldError> apply_honours(Record& record, const TeacherRow& row) {
  if (row.designations.empty()) return {};
  auto honours = record.honours;
  for (const Designation& d : row.designations) {
    auto& timeline = honours[{d.designation, d.level}];
    const bool corrected = correct_end(timeline, d);
    if (known_already(timeline, d)) continue;
    for (const auto& span : timeline.spans()) {
      if (!span.period.overlaps(d.period)) continue;
      const Designation other{d.designation, d.level, span.period};
      return {{"荣誉称号", "people.designation_overlap",
               "“" + text_of(d) + "”与已登记的“" + text_of(other) + "”时间重叠，请核对起止日期"}};
    }
    if (!corrected || d.period.to != kOpenEnd) timeline.fill(d.period, true);
  }
  if (honours != record.honours) {
    record.honours = std::move(honours);
    record.honours_changed = true;
  }
  return {};
}

}  // namespace

std::vector<FieldError> apply_row(Record& record, const TeacherRow& row, Date as_of) {
  EmploymentStep step = apply_employment(record.jobs, row, as_of);
  if (!step.errors.empty()) return step.errors;
  record.jobs_changed = record.jobs_changed || step.changed;
  if (auto errors = apply_honours(record, row); !errors.empty()) return errors;
  apply_core(record, row);
  apply_value(record, "post", row.post, as_of);
  apply_value(record, "title_rank", row.title_rank, as_of);
  apply_full_time(record, row, as_of);
  apply_absence(record, row, as_of);
  return {};
}

}  // namespace xt::people
