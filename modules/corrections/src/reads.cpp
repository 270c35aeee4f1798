#include <algorithm>
#include <limits>

#include "base/text.h"
#include "corrections/http.h"

#include "corrections_queries.gen.h"
#include "store.h"

namespace xt::corrections {
namespace {

constexpr int kMostPerPage = 200;
constexpr std::int64_t kAlways = std::numeric_limits<std::int32_t>::max();

struct Place {
  std::int64_t ms = std::numeric_limits<std::int64_t>::min();
  std::int64_t id = 0;
};

// "<ms>.<id>" of the last row of the page before, in the order's own sign.
std::optional<Place> parse(const std::string& cursor, std::int64_t way) {
  if (cursor.empty()) return Place{};
  const auto parts = split(cursor, '.');
  if (parts.size() != 2) return std::nullopt;
  const auto ms = parse_id(parts[0]);
  const auto id = parse_id(parts[1]);
  if (!ms || !id) return std::nullopt;
  return Place{*ms * way, *id * way};
}

std::string containing(const std::string& part) {
  if (part.empty()) return "";
  std::string out = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + "%";
}

Result<Count> count(db::Session& session, std::int64_t lo, std::int64_t hi, std::int64_t due_before) {
  XT_TRY(const auto row, session.one(sql::waiting, {{"lo", lo}, {"hi", hi}, {"due_before", due_before}}));
  Count out{row.i64(0), row.i64(1), std::nullopt};
  if (out.requests > 0) out.due = Date(static_cast<std::int32_t>(row.i64(2)));
  return out;
}

}  // namespace

Result<std::vector<Request>> of_person(db::Session& session, Id teacher) {
  std::vector<Request> out;
  XT_CHECK_OK(session.each(sql::of_person, {{"teacher", teacher}, {"limit", std::int64_t{kMostPerPage}}},
                           [&](const db::Row& row) {
                             out.push_back(request_of(row));
                             return true;
                           }));
  return out;
}

Status see(db::Session& session, Id teacher) {
  XT_TRY([[maybe_unused]] const auto rows, session.exec(sql::see, {{"teacher", teacher}, {"now", now_ms()}}));
  return {};
}

Result<Queue> queue(db::Session& session, const Filter& filter, Date today) {
  const std::int64_t way = filter.state == "open" ? 1 : -1;
  const auto place = parse(filter.cursor, way);
  if (!place) return make_error(Code::malformed, "corrections.bad_cursor");
  const std::size_t limit = static_cast<std::size_t>(std::clamp(filter.limit, 1, 100'000));
  const db::Args common = {{"state", filter.state},
                           {"lo", filter.lo},
                           {"hi", filter.hi},
                           {"about", filter.about},
                           {"due_before", filter.late ? std::int64_t{today.days()} : kAlways},
                           {"name", containing(filter.name)}};
  db::Args args = common;
  args.push_back({"way", way});
  args.push_back({"ms", place->ms});
  args.push_back({"id", place->id});
  args.push_back({"limit", static_cast<std::int64_t>(limit) + 1});
  Queue out;
  XT_CHECK_OK(session.each(sql::queue, args, [&](const db::Row& row) {
    out.requests.push_back(request_of(row));
    return true;
  }));
  if (out.requests.size() > limit) {
    out.requests.pop_back();
    const Request& last = out.requests.back();
    out.next_cursor = std::to_string(last.created_ms) + "." + std::to_string(last.id);
  }
  XT_TRY(const auto total, session.one(sql::queue_size, common));
  out.total = total.i64(0);
  return out;
}

Result<Count> open_in(db::Session& session, std::int64_t lo, std::int64_t hi) {
  return count(session, lo, hi, kAlways);
}

Result<std::vector<access::Waiting>> waiting(db::Session& session, const access::Caller& caller) {
  std::vector<access::Waiting> out;
  const bool school = caller.role == access::Role::school_admin;
  if (school || caller.role == access::Role::county_admin) {
    const Date today = shanghai_date(now_ms());
    XT_TRY(const Count open,
           count(session, caller.key_lo, caller.key_hi, school ? kAlways : std::int64_t{today.days()}));
    if (open.requests > 0) {
      out.push_back({"corrections.open", open.requests, open.oldest_ms, open.due,
                     school ? "/corrections" : "/corrections?late=1"});
    }
  }
  if (caller.teacher_id) {
    XT_TRY(const auto row, session.one(sql::answered_unseen, {{"teacher", *caller.teacher_id}}));
    if (row.i64(0) > 0) {
      out.push_back({"corrections.answered", row.i64(0), row.i64(1), std::nullopt,
                     "/teachers/" + std::to_string(*caller.teacher_id) + "#corrections"});
    }
  }
  return out;
}

}  // namespace xt::corrections
