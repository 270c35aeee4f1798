// Drawing a sample of what was recognised, and drawing it again.
#include <algorithm>
#include <limits>
#include <random>
#include <set>

#include <boost/json.hpp>

#include "base/digest.h"
#include "base/rational.h"
#include "base/text.h"
#include "declarations/inspect.h"
#include "rules/kinds.h"
#include "rules/sample.h"

#include "declarations_queries.gen.h"

namespace xt::declarations {
namespace {

constexpr std::size_t kLongestSeed = 64;

Status check(const DrawAsk& ask, Date today) {
  Error bad{Code::invalid, "declarations.bad_draw", {}, {}};
  const auto add = [&](const char* name, const char* reason, std::string detail = {}) {
    bad.fields.push_back({name, reason, std::move(detail)});
  };
  if (ask.to < ask.from) add("to", "before_first");
  if (ask.to > today) add("to", "in_future");
  if (ask.to - ask.from >= kMostDrawDays) add("from", "out_of_range", "≤ " + std::to_string(kMostDrawDays));
  if (ask.percent_x100 < 1 || ask.percent_x100 > 10'000) add("percent", "out_of_range", "0.01–100");
  if (ask.each < 0 || ask.each > kMostEach) add("each", "out_of_range", "0–" + std::to_string(kMostEach));
  if (ask.stratum != "school" && ask.stratum != "kind") add("stratum", "unknown");
  if (ask.due < today || ask.due - today > kMostDueDays)
    add("due", "out_of_range", today.iso() + " – " + (today + kMostDueDays).iso());
  if (length_utf8(ask.seed) > kLongestSeed) add("seed", "too_long");
  if (bad.fields.empty()) return {};
  return bad;
}

// Days are told as the doer's: the demonstration's are others than those of the clock.
struct Window {
  std::int64_t from_ms = 0, end_ms = 0;
};
Window window_of(const DrawAsk& ask, const Doer& doer) {
  const Date clock = shanghai_date(doer.now_ms);
  const auto end_of = [&](Date day) { return end_of_day_ms(clock + (day - doer.today)); };
  return {end_of(ask.from - 1), std::min(end_of(ask.to), doer.now_ms)};
}

struct Population {
  std::vector<rules::Candidate> all;
  std::int64_t schools = 0;
};

std::int64_t number_of_kind(std::string_view key) {
  const rules::Kind* found = rules::kind(key);
  return found == nullptr ? -1 : found - rules::kinds().data();
}

Result<Population> population_of(db::Session& session, const db::Args& args, bool by_kind) {
  Population out;
  std::set<std::int64_t> schools;
  XT_CHECK_OK(session.each(sql::population, args, [&](const db::Row& row) {
    schools.insert(row.i64(1));
    out.all.push_back({row.i64(0), by_kind ? number_of_kind(row.text(2)) : row.i64(1)});
    return true;
  }));
  if (static_cast<std::int64_t>(out.all.size()) > kMostPopulation)
    return make_error(Code::invalid, "declarations.draw_too_large");
  out.schools = static_cast<std::int64_t>(schools.size());
  return out;
}

Result<Population> population_of(db::Session& session, const Doer& doer, const DrawAsk& ask) {
  XT_CHECK_OK(check(ask, doer.today));
  const Window window = window_of(ask, doer);
  return population_of(session,
                       {{"lo", ask.lo},
                        {"hi", ask.hi},
                        {"from_ms", window.from_ms},
                        {"end_ms", window.end_ms},
                        {"drawn_ms", doer.now_ms},
                        {"limit", kMostPopulation + 1}},
                       ask.stratum == "kind");
}

Draw draw_of(const db::Row& row) {
  Draw d;
  std::size_t n = 0;
  const auto number = [&] { return row.i64(n++); };
  const auto date = [&] { return Date(static_cast<std::int32_t>(row.i64(n++))); };
  const auto small = [&] { return static_cast<int>(row.i64(n++)); };
  const auto text = [&] { return std::string(row.text(n++)); };
  d.id = number();
  d.lo = number();
  d.hi = number();
  d.from = date();
  d.to = date();
  d.percent_x100 = small();
  d.each = small();
  d.stratum = text();
  d.seed = text();
  d.population = number();
  d.schools = number();
  d.drawn = number();
  d.digest = text();
  d.due = date();
  d.by = text();
  for (std::int64_t* one :
       {&d.created_ms, &d.from_ms, &d.end_ms, &d.open, &d.upheld, &d.doubtful, &d.reversed})
    *one = number();
  return d;
}

Status keep(db::Session& session, const Doer& doer, const Draw& d) {
  XT_CHECK_OK(session.exec(sql::insert_draw, {{"id", d.id},
                                              {"lo", d.lo},
                                              {"hi", d.hi},
                                              {"from", std::int64_t{d.from.days()}},
                                              {"to", std::int64_t{d.to.days()}},
                                              {"percent", std::int64_t{d.percent_x100}},
                                              {"seed", d.seed},
                                              {"population", d.population},
                                              {"digest", d.digest},
                                              {"drawn", d.drawn},
                                              {"actor_id", doer.actor.account_id},
                                              {"actor_name", d.by},
                                              {"now", d.created_ms},
                                              {"due", std::int64_t{d.due.days()}},
                                              {"stratum", d.stratum},
                                              {"each", std::int64_t{d.each}},
                                              {"from_ms", d.from_ms},
                                              {"end_ms", d.end_ms},
                                              {"schools", d.schools}}));
  return {};
}

// Whoever draws does not choose it, unless they say so: then it stands there for everybody to see.
std::string some_seed() {
  std::random_device machine;
  return sha256_hex(std::to_string(machine()) + " " + std::to_string(machine()) + " " +
                    std::to_string(machine()))
      .substr(0, 16);
}

Status audit(db::Session& session, const Doer& doer, const Draw& d) {
  access::Deed deed;
  deed.action = "declarations.draw";
  deed.object = "draw:" + std::to_string(d.id);
  deed.org_key = d.lo;
  deed.detail = boost::json::serialize(boost::json::object{{"from", d.from.iso()},
                                                           {"to", d.to.iso()},
                                                           {"percent", format_hundredths(d.percent_x100)},
                                                           {"each", d.each},
                                                           {"stratum", d.stratum},
                                                           {"seed", d.seed},
                                                           {"population", d.population},
                                                           {"digest", d.digest},
                                                           {"drawn", d.drawn}});
  deed.after = deed.detail;
  return access::audit(session, doer.actor, deed);
}

// "<ms>.<id>" of the last row of the page before.
bool parse(const std::string& cursor, std::int64_t& ms, Id& id) {
  if (cursor.empty()) return true;
  const auto parts = split(cursor, '.');
  if (parts.size() != 2) return false;
  const auto first = parse_id(parts[0]);
  const auto second = parse_id(parts[1]);
  ms = first.value_or(0);
  id = second.value_or(0);
  return first && second;
}

}  // namespace

Result<DrawPreview> preview_draw(db::Session& session, const Doer& doer, const DrawAsk& ask) {
  XT_TRY(const Population found, population_of(session, doer, ask));
  return DrawPreview{static_cast<std::int64_t>(found.all.size()), found.schools,
                     rules::drawn_of(found.all, {ask.percent_x100, ask.each})};
}

Result<Draw> draw(db::Session& session, const Doer& doer, const DrawAsk& ask) {
  XT_TRY(const Population found, population_of(session, doer, ask));
  if (found.all.empty()) return make_error(Code::conflict, "declarations.nothing_to_draw");
  const rules::Share share{ask.percent_x100, ask.each};
  if (rules::drawn_of(found.all, share) > kMostDrawn)
    return Error{Code::invalid,
                 "declarations.draw_too_large",
                 {{"percent", "out_of_range", "≤ " + std::to_string(kMostDrawn)}},
                 {}};
  Draw d;
  d.id = next_id();
  d.lo = ask.lo;
  d.hi = ask.hi;
  d.from = ask.from;
  d.to = ask.to;
  d.percent_x100 = ask.percent_x100;
  d.each = ask.each;
  d.stratum = ask.stratum;
  d.seed = ask.seed.empty() ? some_seed() : ask.seed;
  d.population = static_cast<std::int64_t>(found.all.size());
  d.schools = found.schools;
  d.digest = rules::digest(found.all);
  d.due = ask.due;
  d.by = doer.caller.name;
  d.created_ms = doer.now_ms;
  const Window window = window_of(ask, doer);
  d.from_ms = window.from_ms;
  d.end_ms = window.end_ms;
  const auto lots = rules::draw(found.all, share, d.seed);
  d.drawn = d.open = static_cast<std::int64_t>(lots.size());
  XT_CHECK_OK(keep(session, doer, d));
  std::int64_t place = 0;
  for (const Id id : lots)
    XT_CHECK_OK(session.exec(sql::insert_drawn, {{"draw", d.id}, {"id", id}, {"place", ++place}}));
  XT_CHECK_OK(audit(session, doer, d));
  return d;
}

Result<DrawnAgain> draw_again(db::Session& session, const Draw& d) {
  XT_TRY(const Population found, population_of(session,
                                               {{"lo", d.lo},
                                                {"hi", d.hi},
                                                {"from_ms", d.from_ms},
                                                {"end_ms", d.end_ms},
                                                {"drawn_ms", d.created_ms},
                                                {"limit", kMostPopulation + 1}},
                                               d.stratum == "kind"));
  std::vector<Id> kept;
  XT_CHECK_OK(session.each(sql::drawn_ids, {{"draw", d.id}}, [&](const db::Row& row) {
    kept.push_back(row.i64(0));
    return true;
  }));
  DrawnAgain out;
  out.population = static_cast<std::int64_t>(found.all.size());
  out.digest = rules::digest(found.all);
  out.same_population = out.digest == d.digest;
  out.same_drawn = rules::draw(found.all, {d.percent_x100, d.each}, d.seed) == kept;
  return out;
}

Result<Draws> draws(db::Session& session, std::int64_t lo, std::int64_t hi, const std::string& cursor,
                    int limit) {
  std::int64_t ms = std::numeric_limits<std::int64_t>::max();
  Id before = 0;
  if (!parse(cursor, ms, before)) return make_error(Code::malformed, "declarations.bad_cursor");
  const auto most = static_cast<std::size_t>(std::clamp(limit, 1, 200));
  const db::Args place{{"lo", lo}, {"hi", hi}};
  db::Args args = place;
  args.push_back({"ms", ms});
  args.push_back({"before", before});
  args.push_back({"limit", static_cast<std::int64_t>(most) + 1});
  Draws out;
  XT_CHECK_OK(session.each(sql::draws, args, [&](const db::Row& row) {
    out.draws.push_back(draw_of(row));
    return true;
  }));
  if (out.draws.size() > most) {
    out.draws.pop_back();
    const Draw& last = out.draws.back();
    out.next_cursor = std::to_string(last.created_ms) + "." + std::to_string(last.id);
  }
  XT_TRY(const auto total, session.one(sql::draws_size, place));
  out.total = total.i64(0);
  return out;
}

Result<Draw> find_draw(db::Session& session, const access::Caller& caller, Id id) {
  XT_TRY(const auto rows, session.all(sql::draw_one, {{"id", id}}));
  if (rows.empty()) return make_error(Code::not_found, "declarations.no_draw");
  Draw found = draw_of(rows.front());
  if (!caller.covers(found.lo, found.hi)) return make_error(Code::not_found, "declarations.no_draw");
  return found;
}

}  // namespace xt::declarations
