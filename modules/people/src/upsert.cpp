#include <algorithm>
#include <deque>
#include <unordered_map>

#include "people/people.h"
#include "rules/apply_row.h"

#include "people_queries.gen.h"
#include "store.h"

namespace xt::people {
namespace {

class Upsert {
 public:
  Upsert(db::Session& session, const auth::Keyring& keyring, const UpsertOptions& options)
      : session_(session), keyring_(keyring), options_(options), now_ms_(now_ms()) {}

  Result<std::vector<UpsertOutcome>> run(std::span<const TeacherRow> rows) {
    XT_CHECK_OK(load_known(rows));
    std::vector<UpsertOutcome> outcomes;
    outcomes.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) outcomes.push_back(apply(rows[i], hashes_[i]));
    if (options_.dry_run) return outcomes;
    std::vector<Record*> dirty;
    for (Record& record : known_) {
      if (record.changed()) dirty.push_back(&record);
    }
    for (Record& record : fresh_) dirty.push_back(&record);
    XT_CHECK_OK(save(session_, dirty));
    return outcomes;
  }

 private:
  Status load_known(std::span<const TeacherRow> rows) {
    hashes_.reserve(rows.size());
    for (const TeacherRow& row : rows) hashes_.push_back(lookup_hash(keyring_, row.identity));
    XT_TRY(const std::vector<Person> found, find(session_, hashes_));
    std::vector<Id> ids;
    for (const Person& person : found) {
      if (person.id != 0) ids.push_back(person.id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    XT_TRY(known_, load(session_, ids));
    std::unordered_map<Id, Record*> by_id;
    for (Record& record : known_) by_id[record.id] = &record;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (found[i].id != 0) by_hash_[hashes_[i]] = by_id.at(found[i].id);
    }
    return {};
  }

  UpsertOutcome apply(const TeacherRow& row, const std::string& hash) {
    UpsertOutcome out;
    out.errors = check(row, options_.as_of);
    if (!out.errors.empty()) {
      out.what = Change::refused;
      return out;
    }
    const auto known = by_hash_.find(hash);
    return known == by_hash_.end() ? create(row, hash) : change(*known->second, row);
  }

  UpsertOutcome create(const TeacherRow& row, const std::string& hash) {
    UpsertOutcome out;
    Record record;
    record.is_new = true;
    record.new_hash = hash;
    record.id_kind = code_of(row.identity.kind);
    record.created_ms = now_ms_;
    out.errors = apply_row(record, row, options_.as_of);
    if (!out.errors.empty()) {
      out.what = Change::refused;
      return out;
    }
    if (!options_.dry_run) {
      record.id = next_id();
      record.id_cipher = keyring_.encrypt(row.identity.number);
    }
    out.what = Change::created;
    out.teacher = record.id;
    fresh_.push_back(std::move(record));
    by_hash_[hash] = &fresh_.back();
    return out;
  }

  UpsertOutcome change(Record& record, const TeacherRow& row) {
    UpsertOutcome out;
    Record trial = record;
    trial.core_changed = trial.jobs_changed = trial.periods_changed = trial.honours_changed = false;
    out.errors = apply_row(trial, row, options_.as_of);
    if (!out.errors.empty()) {
      out.what = Change::refused;
      return out;
    }
    out.what = trial.changed() ? Change::changed : Change::unchanged;
    out.teacher = record.id;
    trial.core_changed |= record.core_changed;
    trial.jobs_changed |= record.jobs_changed;
    trial.periods_changed |= record.periods_changed;
    trial.honours_changed |= record.honours_changed;
    record = std::move(trial);
    return out;
  }

  db::Session& session_;
  const auth::Keyring& keyring_;
  const UpsertOptions& options_;
  const std::int64_t now_ms_;
  std::vector<std::string> hashes_;
  std::vector<Record> known_;
  std::deque<Record> fresh_;  // addresses stay
  std::unordered_map<std::string, Record*> by_hash_;
};

}  // namespace

Result<std::vector<UpsertOutcome>> upsert(db::Session& session, const auth::Keyring& keyring,
                                          std::span<const TeacherRow> rows, const UpsertOptions& options) {
  if (!options.dry_run) {
    XT_TRY([[maybe_unused]] const auto locked, session.exec(sql::lock_identities));
  }
  return Upsert(session, keyring, options).run(rows);
}

}  // namespace xt::people
