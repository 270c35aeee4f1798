#include "funds/funds.h"

#include "funds_queries.gen.h"

namespace xt::funds {

Result<Put> put(db::Session& session, const Row& row) {
  db::Args args = {{"org_key", row.org_key},
                   {"year", std::int64_t{row.year}},
                   {"account", row.account},
                   {"payer", row.payer},
                   {"basis", row.basis}};
  XT_TRY(const auto known, session.all(sql::find_row, args));
  if (!known.empty() && known.front().i64(0) == row.money_fen) return Put::unchanged;
  args.push_back({"money_fen", row.money_fen});
  XT_CHECK_OK(session.exec(sql::put_row, args));
  return known.empty() ? Put::created : Put::changed;
}

}  // namespace xt::funds
