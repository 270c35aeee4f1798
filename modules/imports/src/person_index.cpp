#include "person_index.h"

#include <algorithm>

namespace xt::imports {

std::optional<std::string> PersonIndex::note(Line& line, int kind_column, std::size_t number_column) {
  people::IdKind kind = people::IdKind::resident_id;
  if (kind_column >= 0) {
    const auto parsed = people::parse_id_kind(line.text(static_cast<std::size_t>(kind_column)));
    if (!parsed) {
      line.complain(static_cast<std::size_t>(kind_column), "people.id_kind", "不认识这种证件类型");
      return std::nullopt;
    }
    kind = *parsed;
  }
  const std::string number = line.text(number_column);
  if (number.empty()) return std::nullopt;
  const auto identity = people::parse_identity(kind, number, today_);
  if (!identity) {
    for (const FieldError& e : identity.error().fields) line.complain(number_column, e.reason, e.detail);
    return std::nullopt;
  }
  std::string hash = people::lookup_hash(*keyring_, *identity);
  noted_.push_back(hash);
  return hash;
}

Status PersonIndex::resolve(db::Session& session) {
  found_.clear();
  std::sort(noted_.begin(), noted_.end());
  noted_.erase(std::unique(noted_.begin(), noted_.end()), noted_.end());
  XT_TRY(const auto people, people::find(session, noted_));
  for (std::size_t i = 0; i < noted_.size(); ++i) found_.emplace_hint(found_.end(), noted_[i], people[i]);
  noted_.clear();
  return scope_ ? hide_outside(session) : Status{};
}

// Who may see a person decides here, too (people::org_of): where they work today, worked last, or will.
Status PersonIndex::hide_outside(db::Session& session) {
  std::vector<Id> ids;
  for (const auto& [hash, person] : found_) {
    if (person.id != 0) ids.push_back(person.id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  XT_TRY(const auto jobs, people::employments(session, ids));
  std::map<Id, std::int64_t> org;  // the last one that has begun, else the first
  for (const auto& job : jobs) {
    if (job.period.from <= today_ || !org.contains(job.teacher)) org[job.teacher] = job.org_key;
  }
  for (auto& [hash, person] : found_) {
    if (person.id == 0) continue;
    const auto at = org.find(person.id);
    if (at == org.end() || !scope_->contains(at->second)) person = {};
  }
  return {};
}

people::Person PersonIndex::find(const std::string& hash) const {
  const auto at = found_.find(hash);
  return at == found_.end() ? people::Person{} : at->second;
}

}  // namespace xt::imports
