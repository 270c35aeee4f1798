#include "credits_queries.gen.h"
#include "decision.h"
#include "known.h"
#include "reversal.h"
#include "store.h"

namespace xt::credits {
namespace {

// The entry that stands under the key or one of its successors; 0 where a person took it back.
Result<Id> standing_entry(db::Session& session, Id teacher, std::string key) {
  for (;;) {
    std::string list;
    append_item(list, teacher, key);
    XT_TRY(const auto known, session.all(sql::known_keys, {{"keys", list}}));
    if (known.empty()) return Id{0};
    if (known.front().null(3)) return known.front().i64(2);
    key = next_key(key, known.front().i64(3));
  }
}

}  // namespace

Status take_back_release(db::Session& session, Id teacher, const std::string& key, Id hold,
                         const Decision& decision) {
  Ledger ledger(session);
  XT_CHECK_OK(ledger.lock(std::vector<Id>{teacher}));
  XT_TRY(const Id entry, standing_entry(session, teacher, key));
  if (entry == 0) return make_error(Code::conflict, "credits.already_reversed");
  const db::Args args = {{"teacher", teacher}, {"id", entry}};
  XT_TRY(const auto reversal, session.all(sql::find_reversal, args));
  if (!reversal.empty()) return make_error(Code::conflict, "credits.already_reversed");
  XT_TRY(const auto row, session.one(sql::find_entry, args));
  ledger.append(reversal_of(stored(row), "undo:hold:" + std::to_string(hold), decision.reason));
  return ledger.save();
}

}  // namespace xt::credits
