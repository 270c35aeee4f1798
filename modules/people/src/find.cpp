#include <unordered_map>

#include "people/people.h"

#include "people_queries.gen.h"
#include "store.h"

namespace xt::people {
namespace {

Date day_of(const db::Row& row, std::size_t column) {
  return Date(static_cast<std::int32_t>(row.i64(column)));
}

}  // namespace

std::string lookup_hash(const auth::Keyring& keyring, const Identity& identity) {
  return keyring.lookup_hash(identity_text(identity));
}

Result<std::vector<Person>> find(db::Session& session, std::span<const std::string> hashes) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> wanted;
  std::string joined;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    auto& places = wanted[hashes[i]];
    if (places.empty()) {
      if (!joined.empty()) joined.push_back(',');
      joined += hashes[i];
    }
    places.push_back(i);
  }
  std::vector<Person> people(hashes.size());
  if (hashes.empty()) return people;
  XT_CHECK_OK(session.each(sql::find_by_hash, {{"hashes", joined}}, [&](const db::Row& row) {
    for (const std::size_t i : wanted.at(row.text(0))) people[i] = {row.i64(1), std::string(row.text(2))};
    return true;
  }));
  return people;
}

Status each_identity(db::Session& session, const std::function<bool(std::string_view hash, Id teacher)>& f) {
  return session.each(sql::each_identity, {}, [&](const db::Row& row) { return f(row.text(0), row.i64(1)); });
}

Result<std::vector<Id>> speaking_ids(db::Session& session, std::span<const Id> ids) {
  std::vector<Id> out(ids.begin(), ids.end());
  if (ids.empty()) return out;
  std::unordered_map<Id, Id> merged;
  XT_CHECK_OK(session.each(sql::merged_into, {{"ids", join_ids(ids)}}, [&](const db::Row& row) {
    merged[row.i64(0)] = row.i64(1);
    return true;
  }));
  for (Id& id : out) {
    if (const auto it = merged.find(id); it != merged.end()) id = it->second;
  }
  return out;
}

Result<std::vector<Employment>> employments(db::Session& session, std::span<const Id> teachers) {
  std::vector<Employment> out;
  if (teachers.empty()) return out;
  XT_CHECK_OK(session.each(sql::employments, {{"ids", join_ids(teachers)}}, [&](const db::Row& row) {
    out.push_back({row.i64(0), {day_of(row, 1), day_of(row, 2)}, row.i64(3)});
    return true;
  }));
  return out;
}

Result<std::vector<Alias>> aliases(db::Session& session, std::span<const Id> teachers) {
  std::vector<Alias> out;
  if (teachers.empty()) return out;
  XT_CHECK_OK(session.each(sql::aliases, {{"ids", join_ids(teachers)}}, [&](const db::Row& row) {
    out.push_back({row.i64(0), row.i64(1)});
    return true;
  }));
  return out;
}

}  // namespace xt::people
