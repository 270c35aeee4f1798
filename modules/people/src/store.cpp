#include "store.h"

#include <algorithm>
#include <functional>

#include "name_rows.h"
#include "people_queries.gen.h"

namespace xt::people {
namespace {

db::Value optional_value(const std::optional<std::int64_t>& value) {
  return value ? db::Value(*value) : db::Value(std::monostate{});
}

Record core(const db::Row& row) {
  Record r;
  r.id = row.i64(0);
  r.name = row.text(1);
  r.sex = row.text(2);
  if (!row.null(3)) r.birth_day = row.i64(3);
  r.id_kind = row.text(4);
  r.id_cipher = row.text(5);
  r.stage = row.text(6);
  r.subject = row.text(7);
  r.service_day = row.i64(8);
  r.merged_into = row.i64(9);
  r.created_ms = row.i64(10);
  return r;
}

Period period_of(const db::Row& row, std::size_t column) {
  return {Date(static_cast<std::int32_t>(row.i64(column))),
          Date(static_cast<std::int32_t>(row.i64(column + 1)))};
}

// Rows come sorted by teacher, like the records: one pass finds the owner of each.
class Owner {
 public:
  explicit Owner(std::vector<Record>& records) : records_(records) {}
  Record* of(Id id) {
    while (at_ < records_.size() && records_[at_].id < id) ++at_;
    return at_ < records_.size() && records_[at_].id == id ? &records_[at_] : nullptr;
  }

 private:
  std::vector<Record>& records_;
  std::size_t at_ = 0;
};

Status load_periods(db::Session& session, const db::Args& args, std::vector<Record>& records) {
  Owner jobs(records);
  XT_CHECK_OK(session.each(sql::employments, args, [&](const db::Row& row) {
    if (Record* r = jobs.of(row.i64(0))) {
      r->jobs.append_stored({period_of(row, 1), Job{row.i64(3), std::string(row.text(4))}});
    }
    return true;
  }));
  Owner periods(records);
  XT_CHECK_OK(session.each(sql::periods, args, [&](const db::Row& row) {
    if (Record* r = periods.of(row.i64(0))) {
      r->periods[std::string(row.text(1))].append_stored({period_of(row, 2), std::string(row.text(4))});
    }
    return true;
  }));
  Owner honours(records);
  return session.each(sql::designations, args, [&](const db::Row& row) {
    if (Record* r = honours.of(row.i64(0))) {
      r->honours[Honour(row.text(1), row.text(2))].append_stored({period_of(row, 3), true});
    }
    return true;
  });
}

using Which = std::function<bool(const Record&)>;
using Emit = std::function<Status(db::Bulk&, const Record&)>;

// Takes the old rows of the changed records away and writes the present ones. Dated facts have no identity of
// their own, so replacing a person's few rows is the same as editing them, and costs two statements for
// thousands.
Status replace(db::Session& session, std::span<Record* const> records, const Which& changed,
               const db::Query& remove, std::string_view table, std::string_view columns, const Emit& emit) {
  std::vector<Id> old;
  bool any = false;
  for (const Record* r : records) {
    any = any || r->is_new || changed(*r);
    if (!r->is_new && changed(*r)) old.push_back(r->id);
  }
  if (!any) return {};
  if (!old.empty()) {
    XT_TRY([[maybe_unused]] const auto removed, session.exec(remove, {{"ids", join_ids(old)}}));
  }
  auto bulk = session.bulk(table, columns);
  for (const Record* r : records) {
    if (r->is_new || changed(*r)) XT_CHECK_OK(emit(*bulk, *r));
  }
  return bulk->finish();
}

Status emit_core(db::Bulk& bulk, const Record& r) {
  const db::Value merged = r.merged_into == 0 ? db::Value(std::monostate{}) : db::Value(r.merged_into);
  const db::Value values[] = {r.id,          r.name,      r.sex,       optional_value(r.birth_day),
                              r.id_kind,     r.id_cipher, r.stage,     r.subject,
                              r.service_day, merged,      r.created_ms};
  return bulk.add(values, std::size(values));
}

Status emit_jobs(db::Bulk& bulk, const Record& r) {
  for (const auto& span : r.jobs.spans()) {
    const db::Value values[] = {r.id, std::int64_t{span.period.from.days()},
                                std::int64_t{span.period.to.days()}, span.value.org_key,
                                span.value.end_reason};
    XT_CHECK_OK(bulk.add(values, std::size(values)));
  }
  return {};
}

Status emit_periods(db::Bulk& bulk, const Record& r) {
  for (const auto& [kind, timeline] : r.periods) {
    for (const auto& span : timeline.spans()) {
      const db::Value values[] = {r.id, kind, std::int64_t{span.period.from.days()},
                                  std::int64_t{span.period.to.days()}, span.value};
      XT_CHECK_OK(bulk.add(values, std::size(values)));
    }
  }
  return {};
}

Status emit_honours(db::Bulk& bulk, const Record& r) {
  for (const auto& [honour, timeline] : r.honours) {
    for (const auto& span : timeline.spans()) {
      const db::Value values[] = {r.id, honour.first, honour.second, std::int64_t{span.period.from.days()},
                                  std::int64_t{span.period.to.days()}};
      XT_CHECK_OK(bulk.add(values, std::size(values)));
    }
  }
  return {};
}

Status add_identities(db::Session& session, std::span<Record* const> records) {
  std::vector<const Record*> fresh;
  std::copy_if(records.begin(), records.end(), std::back_inserter(fresh),
               [](const Record* r) { return !r->new_hash.empty(); });
  if (fresh.empty()) return {};
  // In the index's order: random keys inserted in random order would touch every page once a row.
  std::sort(fresh.begin(), fresh.end(),
            [](const Record* a, const Record* b) { return a->new_hash < b->new_hash; });
  auto bulk = session.bulk("people_identity", "id_hash, teacher_id, current");
  for (const Record* r : fresh) {
    const db::Value values[] = {r->new_hash, r->id, std::int64_t{1}};
    XT_CHECK_OK(bulk->add(values, std::size(values)));
  }
  return bulk->finish();
}

}  // namespace

std::string join_ids(std::span<const Id> ids) {
  std::string out;
  out.reserve(ids.size() * 20);
  for (const Id id : ids) {
    if (!out.empty()) out.push_back(',');
    out += std::to_string(id);
  }
  return out;
}

Result<std::vector<Record>> load(db::Session& session, std::span<const Id> ids) {
  std::vector<Record> records;
  if (ids.empty()) return records;
  const db::Args args = {{"ids", join_ids(ids)}};
  records.reserve(ids.size());
  XT_CHECK_OK(session.each(sql::teachers, args, [&](const db::Row& row) {
    records.push_back(core(row));
    return true;
  }));
  std::sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return a.id < b.id; });
  XT_CHECK_OK(load_periods(session, args, records));
  return records;
}

Status save(db::Session& session, std::span<Record* const> records) {
  XT_CHECK_OK(add_identities(session, records));
  XT_CHECK_OK(replace(
      session, records, [](const Record& r) { return r.core_changed; }, sql::delete_teachers,
      "people_teacher",
      "id, name, sex, birth_day, id_kind, id_cipher, stage, subject, service_day, merged_into, created_ms",
      emit_core));
  XT_CHECK_OK(replace(
      session, records, [](const Record& r) { return r.jobs_changed; }, sql::delete_employments,
      "people_employment", "teacher_id, from_day, to_day, org_key, end_reason", emit_jobs));
  XT_CHECK_OK(replace(
      session, records, [](const Record& r) { return r.core_changed || r.jobs_changed; }, sql::delete_find,
      "people_find", kFindColumns, emit_names));
  XT_CHECK_OK(replace(
      session, records, [](const Record& r) { return r.periods_changed; }, sql::delete_periods,
      "people_period", "teacher_id, kind, from_day, to_day, value", emit_periods));
  return replace(
      session, records, [](const Record& r) { return r.honours_changed; }, sql::delete_designations,
      "people_designation", "teacher_id, designation, level, from_day, to_day", emit_honours);
}

}  // namespace xt::people
