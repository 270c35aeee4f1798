#include "base/digest.h"
#include "base/text.h"
#include "registry/registry.h"

#include "registry_queries.gen.h"

namespace xt::registry {
namespace {

db::Value optional_id(const std::optional<std::int64_t>& id) {
  return id ? db::Value(*id) : db::Value();
}

std::string item_key(const Item& item) {
  return digest_fields({item.kind, item.name, item.owner_kind, std::to_string(item.owner_key),
                        item.owner_id ? std::to_string(*item.owner_id) : "",
                        item.partner_key ? std::to_string(*item.partner_key) : "", item.category,
                        item.period.from.iso()});
}

// What of an item can change, in one line: level, person in charge, status, end. None of them is free text.
std::string state_of(const db::OwnedRow& row) {
  return std::string(row.text(0)) + "|" + (row.null(1) ? "" : std::to_string(row.i64(1))) + "|" +
         std::string(row.text(3)) + "|" + std::to_string(row.i64(4));
}
std::string state_of(const Item& item) {
  return item.level + "|" + (item.person_id ? std::to_string(*item.person_id) : "") + "|" + item.status +
         "|" + std::to_string(item.period.to.days());
}

std::int64_t number(std::string_view text) {
  return std::stoll(std::string(text));
}

}  // namespace

Result<Put> put(db::Session& session, const Item& item, Change* change) {
  const std::string key = item_key(item);
  XT_TRY(const auto rows, session.all(sql::find_item, {{"key", key}}));
  const std::string before = rows.empty() ? "" : state_of(rows.front());
  const std::string after = state_of(item);
  if (before == after) return Put::unchanged;
  if (change != nullptr) *change = {key, before, after};
  if (!rows.empty()) {
    XT_CHECK_OK(session.exec(sql::change_item, {{"level", item.level},
                                                {"person_id", optional_id(item.person_id)},
                                                {"category", item.category},
                                                {"status", item.status},
                                                {"to_day", std::int64_t{item.period.to.days()}},
                                                {"key", key}}));
    return Put::changed;
  }
  XT_CHECK_OK(session.exec(sql::insert_item, {{"id", next_id()},
                                              {"kind", item.kind},
                                              {"name", item.name},
                                              {"level", item.level},
                                              {"owner_kind", item.owner_kind},
                                              {"owner_key", item.owner_key},
                                              {"owner_id", optional_id(item.owner_id)},
                                              {"partner_key", optional_id(item.partner_key)},
                                              {"person_id", optional_id(item.person_id)},
                                              {"category", item.category},
                                              {"status", item.status},
                                              {"from_day", std::int64_t{item.period.from.days()}},
                                              {"to_day", std::int64_t{item.period.to.days()}},
                                              {"key", key}}));
  return Put::created;
}

Result<bool> take_back(db::Session& session, const Change& change) {
  XT_TRY(const auto rows, session.all(sql::find_item, {{"key", change.ref}}));
  if (rows.empty() || state_of(rows.front()) != change.after) return false;
  if (change.before.empty()) {
    XT_CHECK_OK(session.exec(sql::delete_item, {{"key", change.ref}}));
    return true;
  }
  const auto was = split(change.before, '|');
  if (was.size() != 4) return make_error(Code::internal, "registry.bad_change", change.before);
  XT_CHECK_OK(
      session.exec(sql::change_item, {{"level", std::string(was[0])},
                                      {"person_id", was[1].empty() ? db::Value() : db::Value(number(was[1]))},
                                      {"category", std::string(rows.front().text(2))},
                                      {"status", std::string(was[2])},
                                      {"to_day", number(was[3])},
                                      {"key", change.ref}}));
  return true;
}

Status cover(db::Session& session, const Cover& what, Change* change) {
  XT_TRY(const std::int64_t added, session.exec(sql::cover, {{"source", what.source},
                                                             {"kind", what.kind},
                                                             {"key_lo", what.key_lo},
                                                             {"key_hi", what.key_hi},
                                                             {"year", std::int64_t{what.year}}}));
  if (change != nullptr) {
    *change = {what.source + "|" + what.kind + "|" + std::to_string(what.key_lo) + "|" +
                   std::to_string(what.key_hi) + "|" + std::to_string(what.year),
               added == 0 ? "known" : "", "known"};
  }
  return {};
}

Status uncover(db::Session& session, const Change& change) {
  const auto part = split(change.ref, '|');
  if (part.size() != 5) return make_error(Code::internal, "registry.bad_change", change.ref);
  XT_CHECK_OK(session.exec(sql::uncover, {{"source", std::string(part[0])},
                                          {"kind", std::string(part[1])},
                                          {"key_lo", number(part[2])},
                                          {"key_hi", number(part[3])},
                                          {"year", number(part[4])}}));
  return {};
}

}  // namespace xt::registry
