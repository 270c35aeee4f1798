#include "base/digest.h"
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

bool same(const db::OwnedRow& row, const Item& item) {
  const auto person = row.null(1) ? std::nullopt : std::optional(row.i64(1));
  return row.text(0) == item.level && person == item.person_id && row.text(2) == item.category &&
         row.text(3) == item.status && row.i64(4) == item.period.to.days();
}

}  // namespace

Result<Put> put(db::Session& session, const Item& item) {
  const std::string key = item_key(item);
  XT_TRY(const auto rows, session.all(sql::find_item, {{"key", key}}));
  if (!rows.empty() && same(rows.front(), item)) return Put::unchanged;
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

Status cover(db::Session& session, std::string_view source, std::string_view kind, std::int64_t key_lo,
             std::int64_t key_hi, int year) {
  XT_CHECK_OK(session.exec(sql::cover, {{"source", std::string(source)},
                                        {"kind", std::string(kind)},
                                        {"key_lo", key_lo},
                                        {"key_hi", key_hi},
                                        {"year", std::int64_t{year}}}));
  return {};
}

}  // namespace xt::registry
