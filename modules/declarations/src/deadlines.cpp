#include "deadlines.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/text.h"
#include "db/list.h"

#include "declarations_queries.gen.h"
#include "store.h"

namespace xt::declarations {
namespace {

constexpr int kYearsBack = 5;
constexpr int kYearsLater = 2;  // after the year: when the last of it must be in
constexpr std::size_t kLongestWords = 200;

Status check(const Deadline& d, Date today) {
  const auto bad = [](const char* name, const char* what, const char* detail) -> Status {
    return Error{Code::invalid, "declarations.bad_deadline", {{name, what, detail}}, {}};
  };
  if (d.year < today.year() - kYearsBack || d.year > today.year() + 1)
    return bad("year", "out_of_range", "年度不对");
  if (d.last_day < Date::of(d.year, 1, 1) || d.last_day >= Date::of(d.year + kYearsLater, 1, 1))
    return bad("last_day", "out_of_range", "应在当年或次年");
  if (d.verify_day && *d.verify_day < d.last_day)
    return bad("verify_day", "before_first", "审核截止不能早于申报截止");
  if (d.verify_day && *d.verify_day >= Date::of(d.year + kYearsLater, 1, 1))
    return bad("verify_day", "out_of_range", "应在当年或次年");
  if (length_utf8(d.words) > kLongestWords) return bad("words", "too_long", "最多 200 字");
  return {};
}

Deadline deadline_of(const db::Row& row) {
  Deadline d;
  d.org_key = row.i64(0);
  d.year = static_cast<int>(row.i64(1));
  d.last_day = Date(static_cast<std::int32_t>(row.i64(2)));
  d.verify_day = day_or_none(row.i64(3));
  d.words = row.text(4);
  d.by = row.text(5);
  d.set_ms = row.i64(6);
  d.code = row.text(7);
  d.name = row.text(8);
  return d;
}

std::string as_text(const Deadline& d) {
  return d.last_day.iso() + "/" + (d.verify_day ? d.verify_day->iso() : "") + "/" + d.words;
}

Status audit(db::Session& session, const Doer& doer, const Deadline& d, std::string before,
             std::string after) {
  access::Deed deed;
  deed.action = after.empty() ? "declarations.drop_deadline" : "declarations.set_deadline";
  deed.object = "deadline:" + std::to_string(d.year);
  deed.org_key = d.org_key;
  deed.before = std::move(before);
  deed.after = std::move(after);
  boost::json::object detail{{"year", d.year}, {"last_day", d.last_day.iso()}};
  if (d.verify_day) detail["verify_day"] = d.verify_day->iso();
  deed.detail = boost::json::serialize(detail);
  return access::audit(session, doer.actor, deed);
}

}  // namespace

Result<std::optional<Deadline>> deadline(db::Session& session, std::int64_t org_key, int year) {
  XT_TRY(const auto rows,
         session.all(sql::deadline_of, {{"org_key", org_key}, {"year", std::int64_t{year}}}));
  std::optional<Deadline> out;
  if (!rows.empty()) out = deadline_of(rows.front());
  return out;
}

Result<Bounds> bounds(db::Session& session, std::int64_t org_key, int year) {
  XT_TRY(const auto row, session.one(sql::bounds, {{"keys", db::list_of(orgs::ancestors(org_key))},
                                                   {"year", std::int64_t{year}}}));
  return Bounds{day_or_none(row.i64(0)), day_or_none(row.i64(1))};
}

Result<Date> due_of_next(db::Session& session, const Declaration& d, Date today) {
  XT_TRY(const Bounds set, bounds(session, d.org_key, d.content.on.year()));
  const Date usual = today + kDaysToVerify;
  return set.verify_day && *set.verify_day >= today ? std::min(usual, *set.verify_day) : usual;
}

Status set_deadline(db::Session& session, const Doer& doer, const Deadline& d) {
  XT_CHECK_OK(check(d, doer.today));
  XT_TRY(const auto before, deadline(session, d.org_key, d.year));
  const std::int64_t verify = d.verify_day ? d.verify_day->days() : 0;
  XT_CHECK_OK(session.exec(sql::set_deadline, {{"org_key", d.org_key},
                                               {"year", std::int64_t{d.year}},
                                               {"last_day", std::int64_t{d.last_day.days()}},
                                               {"verify_day", verify},
                                               {"words", d.words},
                                               {"by", doer.caller.name},
                                               {"now", doer.now_ms}}));
  if (verify != 0) {
    const orgs::KeyRange under = orgs::subtree(d.org_key);
    XT_CHECK_OK(session.exec(sql::due_no_later, {{"verify_day", verify},
                                                 {"lo", under.lo},
                                                 {"hi", under.hi},
                                                 {"first", std::int64_t{Date::of(d.year, 1, 1).days()}},
                                                 {"end", std::int64_t{Date::of(d.year + 1, 1, 1).days()}}}));
  }
  return audit(session, doer, d, before ? as_text(*before) : "", as_text(d));
}

Status drop_deadline(db::Session& session, const Doer& doer, std::int64_t org_key, int year) {
  XT_TRY(const auto before, deadline(session, org_key, year));
  if (!before) return make_error(Code::not_found, "declarations.no_deadline");
  XT_CHECK_OK(session.exec(sql::drop_deadline, {{"org_key", org_key}, {"year", std::int64_t{year}}}));
  return audit(session, doer, *before, as_text(*before), "");
}

Result<std::vector<Deadline>> deadlines(db::Session& session, orgs::KeyRange within) {
  std::vector<Deadline> out;
  XT_CHECK_OK(
      session.each(sql::deadlines,
                   {{"keys", db::list_of(orgs::ancestors(within.lo))}, {"lo", within.lo}, {"hi", within.hi}},
                   [&](const db::Row& row) {
                     out.push_back(deadline_of(row));
                     return true;
                   }));
  return out;
}

}  // namespace xt::declarations
