#include "base/text.h"
#include "funds/funds.h"

#include "funds_queries.gen.h"

namespace xt::funds {
namespace {

db::Args key_of(const Row& row) {
  return {{"org_key", row.org_key},
          {"year", std::int64_t{row.year}},
          {"account", row.account},
          {"payer", row.payer},
          {"basis", row.basis}};
}

}  // namespace

Result<Put> put(db::Session& session, const Row& row, Change* change) {
  db::Args args = key_of(row);
  XT_TRY(const auto known, session.all(sql::find_row, args));
  if (!known.empty() && known.front().i64(0) == row.money_fen) return Put::unchanged;
  if (change != nullptr) {
    *change = {std::to_string(row.org_key) + "|" + std::to_string(row.year) + "|" + row.account + "|" +
                   row.payer + "|" + row.basis,
               known.empty() ? "" : std::to_string(known.front().i64(0)), std::to_string(row.money_fen)};
  }
  args.push_back({"money_fen", row.money_fen});
  XT_CHECK_OK(session.exec(sql::put_row, args));
  return known.empty() ? Put::created : Put::changed;
}

Result<bool> take_back(db::Session& session, const Change& change) {
  const auto ref = split(change.ref, '|');
  if (ref.size() != 5) return make_error(Code::internal, "funds.bad_change", change.ref);
  const Row row{std::stoll(std::string(ref[0])),
                std::stoi(std::string(ref[1])),
                std::string(ref[2]),
                std::string(ref[3]),
                std::string(ref[4]),
                0};
  db::Args args = key_of(row);
  XT_TRY(const auto known, session.all(sql::find_row, args));
  if (known.empty() || std::to_string(known.front().i64(0)) != change.after) return false;
  if (change.before.empty()) {
    XT_CHECK_OK(session.exec(sql::delete_row, args));
    return true;
  }
  args.push_back({"money_fen", static_cast<std::int64_t>(std::stoll(change.before))});
  XT_CHECK_OK(session.exec(sql::put_row, args));
  return true;
}

}  // namespace xt::funds
