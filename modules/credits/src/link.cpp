#include "credits/link.h"

#include "credits/chain.h"
#include "people/people.h"

#include "credits_queries.gen.h"
#include "store.h"

namespace xt::credits {

Result<Link> link_of(db::Session& session, Id teacher, Id entry) {
  XT_TRY(const auto aliases, people::aliases(session, std::vector<Id>{teacher}));
  std::vector<Id> records{teacher};
  for (const people::Alias& one : aliases) records.push_back(one.old_id);
  const auto chain = session.one(sql::chain_of_entry, {{"ids", join_ids(records)}, {"id", entry}});
  if (!chain.ok()) {
    if (chain.error().reason == "db.no_row") return make_error(Code::not_found, "credits.no_entry");
    return chain.error();
  }
  Link out;
  out.chain = chain->i64(0);
  XT_TRY(const auto row, session.one(sql::find_entry, {{"teacher", out.chain}, {"id", entry}}));
  const ChainRow fields = chain_row(row);
  out.seq = fields.seq;
  append_canonical(out.canonical, fields);
  out.hash = row.text(25);
  if (fields.seq == 1) {
    out.previous = kChainStart;
    return out;
  }
  XT_TRY(const auto before,
         session.one(sql::hash_of_link, {{"teacher", out.chain}, {"seq", fields.seq - 1}}));
  out.previous = before.text(0);
  return out;
}

}  // namespace xt::credits
