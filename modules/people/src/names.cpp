#include "people/names.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/pinyin.h"
#include "base/text.h"

#include "name_rows.h"
#include "people_queries.gen.h"
#include "store.h"

namespace xt::people {
namespace {

constexpr std::int64_t kEdition =
    1;  // of the readings in base/pinyin.cpp; a new table of surnames is a new edition
constexpr std::int64_t kBatch = 5'000;
constexpr std::size_t kLongestTyped = 60;  // octets

// Nothing in UTF-8 sorts behind it, so that a prefix is the range [prefix, prefix + last).
constexpr std::string_view kLast = "\U0010FFFF";

struct Wanted {
  std::string prefix;
  std::vector<const db::Query*> indexes;
};

Wanted wanted_of(std::string_view typed) {
  const std::string text = tidy(typed);
  if (text.empty() || text.size() > kLongestTyped || !is_utf8(text)) return {};
  const std::string letters = fold_letters(text);
  if (letters.empty()) return {fold_traditional(text), {&sql::find_name}};
  // Up to three letters are more often initials than the head of a surname.
  if (letters.size() <= 3) return {letters, {&sql::find_initials, &sql::find_letters}};
  return {letters, {&sql::find_letters, &sql::find_initials}};
}

// Ids in the order of the index, each once.
Status candidates(db::Session& session, const db::Query& index, const std::string& prefix, KeyRange scope,
                  std::int64_t most, std::vector<Id>& out) {
  std::set<Id> known(out.begin(), out.end());
  const db::Args args = {{"lo", prefix},
                         {"hi", prefix + std::string(kLast)},
                         {"org_lo", scope.lo},
                         {"org_hi", scope.hi},
                         {"most", most}};
  return session.each(index, args, [&](const db::Row& row) {
    if (known.insert(row.i64(0)).second) out.push_back(row.i64(0));
    return true;
  });
}

// Of those who were ever employed in the scope, the ones who belong there on the day.
Result<std::vector<Id>> belonging(db::Session& session, const std::vector<Id>& ids, KeyRange scope, Date on) {
  XT_TRY(const std::vector<Employment> jobs, employments(session, ids));
  std::map<Id, std::int64_t> org_of_person;
  for (const Employment& job : jobs) {  // by teacher and day: the last that has begun decides, else the first
    const auto [entry, first] = org_of_person.try_emplace(job.teacher, job.org_key);
    if (!first && job.period.from <= on) entry->second = job.org_key;
  }
  std::vector<Id> out;
  for (const Id id : ids) {
    const auto found = org_of_person.find(id);
    if (found != org_of_person.end() && scope.contains(found->second)) out.push_back(id);
  }
  return out;
}

// Name and school where they belong on the day, also of those who have left.
Result<std::vector<Label>> named(db::Session& session, const std::vector<Id>& ids, Date on) {
  XT_TRY(std::vector<Label> out, labels(session, ids, on));
  std::erase_if(out, [](const Label& label) { return label.id == 0; });
  return out;
}

// The people after this id; an empty answer is the end.
Result<std::vector<Id>> build_batch(db::Session& session, Id after) {
  std::vector<Id> ids;
  XT_CHECK_OK(
      session.each(sql::teachers_after, {{"after", after}, {"most", kBatch}}, [&](const db::Row& row) {
        ids.push_back(row.i64(0));
        return true;
      }));
  if (ids.empty()) return ids;
  XT_TRY(const std::vector<Record> records, load(session, ids));
  XT_TRY([[maybe_unused]] const auto removed, session.exec(sql::delete_find, {{"ids", join_ids(ids)}}));
  auto bulk = session.bulk("people_find", kFindColumns);
  for (const Record& record : records) XT_CHECK_OK(emit_names(*bulk, record));
  XT_CHECK_OK(bulk->finish());
  return ids;
}

}  // namespace

Status emit_names(db::Bulk& bulk, const Record& record) {
  if (record.merged_into != 0) return {};  // another record speaks
  std::set<std::int64_t> orgs;
  for (const auto& span : record.jobs.spans()) orgs.insert(span.value.org_key);
  if (orgs.empty()) return {};
  const std::string name = fold_traditional(record.name);
  const std::vector<Syllables> readings = name_pinyin(record.name);
  for (const std::int64_t org : orgs) {
    for (std::size_t i = 0; i < readings.size(); ++i) {
      const db::Value values[] = {
          record.id, org, static_cast<std::int64_t>(i), name, xt::join(readings[i]), initials(readings[i])};
      XT_CHECK_OK(bulk.add(values, std::size(values)));
    }
  }
  return {};
}

Result<std::vector<Label>> find_names(db::Session& session, std::string_view typed, KeyRange scope, Date on,
                                      int limit) {
  if (limit < 1 || limit > kMostNames) return make_error(Code::invalid, "people.limit", "1 … 50");
  const Wanted wanted = wanted_of(typed);
  // Some candidates work elsewhere by now, or are found twice: four times as many as asked for leave enough.
  const std::int64_t most = std::int64_t{limit} * 4 + 20;
  std::vector<Id> ids;
  for (const db::Query* index : wanted.indexes) {
    if (static_cast<std::int64_t>(ids.size()) >= most) break;
    XT_CHECK_OK(candidates(session, *index, wanted.prefix, scope, most, ids));
  }
  if (ids.empty()) return std::vector<Label>();
  XT_TRY(ids, belonging(session, ids, scope, on));
  if (ids.size() > static_cast<std::size_t>(limit)) ids.resize(static_cast<std::size_t>(limit));
  return named(session, ids, on);
}

Result<std::int64_t> build_names(db::Database& database, bool again) {
  XT_TRY(const bool built, database.read([](db::Session& session) -> Result<bool> {
    XT_TRY(const auto rows, session.all(sql::edition, {{"what", std::string("names")}}));
    return !rows.empty() && rows.front().i64(0) == kEdition;
  }));
  if (built && !again) return 0;
  std::int64_t read = 0;
  for (Id last = 0;;) {
    XT_TRY(const auto ids, database.write([&](db::Session& session) { return build_batch(session, last); }));
    if (ids.empty()) break;
    last = ids.back();
    read += static_cast<std::int64_t>(ids.size());
  }
  XT_CHECK_OK(database.write([](db::Session& session) -> Status {
    XT_TRY([[maybe_unused]] const auto set,
           session.exec(sql::set_edition, {{"what", std::string("names")}, {"edition", kEdition}}));
    return {};
  }));
  return read;
}

}  // namespace xt::people
