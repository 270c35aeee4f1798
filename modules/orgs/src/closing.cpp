#include "orgs/change.h"

#include "orgs_queries.gen.h"

namespace xt::orgs {
namespace {

Status end(db::Session& session, const Org& org, Date day, db::Value into) {
  if (org.level < Level::school)
    return make_error(Code::conflict, "orgs.region_stays", "regions come with the list");
  if (org.period.to <= day && org.period.to != kOpenEnd)
    return make_error(Code::conflict, "orgs.already_closed",
                      org.code + " ended on " + (org.period.to - 1).iso());
  if (day < org.period.from) return make_error(Code::invalid, "orgs.period", org.code + " begins later");
  XT_CHECK_OK(session.exec(sql::end_org,
                           {{"day", std::int64_t{day.days()}}, {"into", std::move(into)}, {"key", org.key}}));
  return {};
}

}  // namespace

Status close(db::Session& session, Key key, Date day) {
  XT_TRY(const Org org, find(session, key));
  return end(session, org, day, {});
}

Status merge(db::Session& session, Key key, Key into, Date day) {
  if (key == into) return make_error(Code::invalid, "orgs.merge_same");
  XT_TRY(const Org from, find(session, key));
  XT_TRY(const Org target, find(session, into));
  if (from.level != target.level) return make_error(Code::invalid, "orgs.merge_level");
  if (!target.period.contains(day)) return make_error(Code::conflict, "orgs.already_closed", target.code);
  return end(session, from, day, into);
}

Result<Put> put_flag(db::Session& session, Key key, std::string_view flag, Period period,
                     xt::Change* change) {
  if (period.empty()) return make_error(Code::invalid, "orgs.period", "a flag needs a day");
  XT_TRY(const auto rows, session.all(sql::flags_of, {{"key", key}, {"flag", std::string(flag)}}));
  Put what = Put::created;
  std::string before;
  for (const auto& row : rows) {
    const Period other{Date(static_cast<std::int32_t>(row.i64(0))),
                       Date(static_cast<std::int32_t>(row.i64(1)))};
    if (other == period) return Put::unchanged;
    if (other.from == period.from) {
      what = Put::changed;
      before = std::to_string(other.to.days());
    } else if (other.overlaps(period)) {
      return make_error(Code::conflict, "orgs.flag_overlap", other.from.iso() + "~" + (other.to - 1).iso());
    }
  }
  if (change != nullptr) {
    *change = {std::to_string(key) + "|" + std::string(flag) + "|" + std::to_string(period.from.days()),
               before, std::to_string(period.to.days())};
  }
  XT_CHECK_OK(session.exec(sql::put_flag, {{"key", key},
                                           {"flag", std::string(flag)},
                                           {"from_day", std::int64_t{period.from.days()}},
                                           {"to_day", std::int64_t{period.to.days()}}}));
  return what;
}

}  // namespace xt::orgs
