#include <algorithm>
#include <unordered_map>

#include "people/people.h"

#include "people_queries.gen.h"
#include "store.h"

namespace xt::people {
namespace {

Error no_teacher() {
  return make_error(Code::not_found, "people.no_teacher");
}

struct NamedJob {
  Period period;
  std::int64_t org_key = 0;
  std::string code, name, ended;
};

Result<std::vector<NamedJob>> named_jobs(db::Session& session, Id id) {
  std::vector<NamedJob> jobs;
  XT_CHECK_OK(session.each(sql::employments_with_names, {{"id", id}}, [&](const db::Row& row) {
    jobs.push_back(
        {{Date(static_cast<std::int32_t>(row.i64(0))), Date(static_cast<std::int32_t>(row.i64(1)))},
         row.i64(2),
         std::string(row.text(3)),
         std::string(row.text(4)),
         std::string(row.text(5))});
    return true;
  }));
  return jobs;
}

// The job that decides who may see the person: the one held on the day, the last one before it for somebody
// who left, the first one for somebody who has not begun.
const NamedJob* deciding(const std::vector<NamedJob>& jobs, Date on) {
  const NamedJob* found = jobs.empty() ? nullptr : &jobs.front();
  for (const NamedJob& job : jobs) {
    if (job.period.from <= on) found = &job;
  }
  return found;
}

void add_periods(Profile& profile, const Record& record) {
  for (const auto& [kind, timeline] : record.periods) {
    for (const auto& span : timeline.spans()) profile.periods[kind].push_back({span.period, span.value});
  }
  for (const auto& [honour, timeline] : record.honours) {
    for (const auto& span : timeline.spans()) {
      profile.designations.push_back({honour.first, honour.second, span.period});
    }
  }
  std::sort(profile.designations.begin(), profile.designations.end(),
            [](const Designation& a, const Designation& b) { return a.period.from < b.period.from; });
}

}  // namespace

Result<std::vector<Label>> labels(db::Session& session, std::span<const Id> ids, Date on,
                                  const std::optional<KeyRange>& scope) {
  std::vector<Label> out(ids.size());
  if (ids.empty()) return out;
  std::unordered_map<Id, Label> found;
  const db::Args args = {{"ids", join_ids(ids)}, {"day", std::int64_t{on.days()}}};
  XT_CHECK_OK(session.each(sql::labels, args, [&](const db::Row& row) {
    const Id id = row.i64(0);
    if (!scope || scope->contains(row.i64(4))) {
      found[id] = {id, std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3))};
    }
    return true;
  }));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (const auto it = found.find(ids[i]); it != found.end()) out[i] = it->second;
  }
  return out;
}

Result<std::vector<Id>> employed_in(db::Session& session, const orgs::KeyRange& range, Date on) {
  std::vector<Id> out;
  XT_CHECK_OK(session.each(sql::employed_in,
                           {{"lo", range.lo}, {"hi", range.hi}, {"day", std::int64_t{on.days()}}},
                           [&](const db::Row& row) {
                             out.push_back(row.i64(0));
                             return true;
                           }));
  return out;
}

Result<std::int64_t> org_of(db::Session& session, Id id, Date on) {
  XT_TRY(const std::vector<Id> speaking, speaking_ids(session, std::vector<Id>{id}));
  XT_TRY(const auto jobs, named_jobs(session, speaking.front()));
  const NamedJob* job = deciding(jobs, on);
  if (job == nullptr) return no_teacher();
  return job->org_key;
}

Result<Profile> profile(db::Session& session, const auth::Keyring& keyring, Id id, Date on) {
  XT_TRY(const std::vector<Id> speaking, speaking_ids(session, std::vector<Id>{id}));
  XT_TRY(const std::vector<Record> records, load(session, speaking));
  if (records.empty()) return no_teacher();
  const Record& record = records.front();
  XT_TRY(const auto jobs, named_jobs(session, record.id));
  Profile out;
  out.id = record.id;
  out.name = record.name;
  out.sex = record.sex;
  out.stage = record.stage;
  out.subject = record.subject;
  out.service_day = Date(static_cast<std::int32_t>(record.service_day));
  XT_TRY(const std::string number, keyring.decrypt(record.id_cipher));
  out.id_masked = mask_number(number);
  for (const NamedJob& job : jobs) {
    out.employment.push_back({job.period, job.name, job.ended});
    if (job.period.contains(on)) {
      out.org_code = job.code;
      out.org_name = job.name;
    }
  }
  add_periods(out, record);
  return out;
}

Result<std::vector<std::string>> reveal(db::Session& session, const auth::Keyring& keyring,
                                        std::span<const Id> ids) {
  std::vector<std::string> out(ids.size());
  if (ids.empty()) return out;
  std::unordered_map<Id, std::string> boxes;
  XT_CHECK_OK(session.each(sql::teachers, {{"ids", join_ids(ids)}}, [&](const db::Row& row) {
    boxes[row.i64(0)] = row.text(5);
    return true;
  }));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto it = boxes.find(ids[i]);
    if (it == boxes.end()) continue;
    XT_TRY(out[i], keyring.decrypt(it->second));
  }
  return out;
}

Result<std::vector<std::string>> id_kinds(db::Session& session, std::span<const Id> ids) {
  std::vector<std::string> out(ids.size());
  if (ids.empty()) return out;
  std::unordered_map<Id, std::string> kinds;
  XT_CHECK_OK(session.each(sql::teachers, {{"ids", join_ids(ids)}}, [&](const db::Row& row) {
    kinds[row.i64(0)] = row.text(4);
    return true;
  }));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (const auto it = kinds.find(ids[i]); it != kinds.end()) out[i] = it->second;
  }
  return out;
}

}  // namespace xt::people
