#include "base/text.h"
#include "orgs/terms.h"

#include "orgs_queries.gen.h"

namespace xt::orgs {
namespace {

std::int64_t number(std::string_view text) {
  return std::stoll(std::string(text));
}
Error bad_change(const xt::Change& change) {
  return make_error(Code::internal, "orgs.bad_change", change.ref);
}

}  // namespace

Result<bool> take_back_flag(db::Session& session, const xt::Change& change) {
  const auto ref = split(change.ref, '|');
  if (ref.size() != 3) return bad_change(change);
  const db::Arg key{"key", number(ref[0])};
  const db::Arg flag{"flag", std::string(ref[1])};
  const db::Arg from{"from_day", number(ref[2])};
  XT_TRY(const auto rows, session.all(sql::flags_of, {key, flag}));
  for (const auto& row : rows) {
    if (row.i64(0) != number(ref[2])) continue;
    if (std::to_string(row.i64(1)) != change.after) return false;
    if (change.before.empty()) {
      XT_CHECK_OK(session.exec(sql::delete_flag, {key, flag, from}));
    } else {
      XT_CHECK_OK(session.exec(sql::put_flag, {key, flag, from, {"to_day", number(change.before)}}));
    }
    return true;
  }
  return false;
}

Result<bool> take_back_term(db::Session& session, const xt::Change& change) {
  const auto ref = split(change.ref, '|');
  if (ref.size() != 3) return bad_change(change);
  const db::Arg key{"key", number(ref[0])};
  const db::Arg year{"school_year", number(ref[1])};
  const db::Arg term{"term", number(ref[2])};
  XT_TRY(const auto rows, session.all(sql::terms_of_year, {key, year}));
  for (const auto& row : rows) {
    if (row.i64(0) != number(ref[2])) continue;
    if (std::to_string(row.i64(1)) + "|" + std::to_string(row.i64(2)) != change.after) return false;
    if (change.before.empty()) {
      XT_CHECK_OK(session.exec(sql::delete_term, {key, year, term}));
      return true;
    }
    const auto was = split(change.before, '|');
    if (was.size() != 2) return bad_change(change);
    XT_CHECK_OK(session.exec(sql::put_term,
                             {key, year, term, {"from_day", number(was[0])}, {"to_day", number(was[1])}}));
    return true;
  }
  return false;
}

}  // namespace xt::orgs
