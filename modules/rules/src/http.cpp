#include "rules/http.h"

#include <boost/json.hpp>

#include "access/caller.h"
#include "base/id.h"
#include "http/json.h"
#include "http/params.h"
#include "orgs/orgs.h"
#include "rules/counted.h"

#include "http_json.h"

namespace xt::rules {
namespace {

namespace json = boost::json;

http::Response answer(json::object body) {
  return http::no_store(http::json(std::move(body)));
}

// Six digits; where nothing is said, the caller's own county, city or province.
Result<std::string> place_of(const http::Request& request) {
  XT_TRY(std::string place, http::query_text(request, "place", 6));
  if (place.empty()) return orgs::region_code(orgs::region_of(access::caller_of(request).key_lo));
  if (!orgs::region_key(place)) return http::bad_parameter("place", "bad_region", "450102");
  return place;
}

Result<Date> day_of(const http::Request& request) {
  XT_TRY(const auto day, http::query_date(request, "day"));
  return day.value_or(shanghai_date(now_ms()));
}

// Names of the rules' regions; a pattern's region has none.
Result<std::map<std::string, std::string>> region_names(db::Database& database,
                                                        const std::vector<std::string>& codes) {
  std::map<std::string, std::string> out;
  XT_TRY(const auto found,
         database.read([&](db::Session& session) { return orgs::find_codes(session, codes); }));
  for (const auto& [code, org] : found) out[code] = org.name;
  return out;
}

Result<http::Response> get_list(db::Database& database, const Book& book) {
  std::vector<std::string> codes;
  for (const RulePtr& rule : book.all()) codes.push_back(rule->region);
  XT_TRY(auto names, region_names(database, codes));
  json::array rules;
  for (const RulePtr& rule : book.all()) rules.push_back(describe_line(*rule, names[rule->region]));
  return answer({{"rules", std::move(rules)}});
}

Result<http::Response> get_here(db::Database& database, const Book& book, const http::Request& request) {
  XT_TRY(const std::string place, place_of(request));
  XT_TRY(const Date day, day_of(request));
  XT_TRY(const std::string id, http::query_text(request, "rule", 60));
  std::vector<RulePtr> chain = book.chain(place, day);
  if (!id.empty()) {
    chain = {book.find(id)};
    if (chain.front() == nullptr) return http::bad_parameter("rule", "unknown", id);
  }
  std::vector<std::string> codes = {place};
  for (const RulePtr& rule : chain) codes.push_back(rule->region);
  XT_TRY(auto names, region_names(database, codes));
  json::array rules;
  for (const RulePtr& rule : chain) rules.push_back(describe(*rule, day, names[rule->region]));
  return answer({{"place", place},
                 {"place_name", or_null(names[place])},
                 {"day", day.iso()},
                 {"rules", std::move(rules)}});
}

json::array words(std::span<const KindOfWord> list) {
  json::array out;
  for (const KindOfWord& one : list) out.push_back({{"code", one.code}, {"zh", one.zh}, {"en", one.en}});
  return out;
}

http::Response get_words() {
  json::array units;
  for (const FactInfo& fact : facts()) {
    if (fact.asked) units.push_back({{"code", fact.name}, {"zh", fact.zh}, {"en", fact.en}});
  }
  return answer({{"kinds", words(kinds())}, {"results", words(results())}, {"units", std::move(units)}});
}

// Hundredths of a decimal parameter; nullopt where it is absent.
Result<std::optional<std::int64_t>> amount(const http::Request& request, std::string_view name) {
  XT_TRY(const std::string text, http::query_text(request, name, 12));
  if (text.empty()) return std::optional<std::int64_t>();
  const auto value = parse_hundredths(text);
  if (!value) return http::bad_parameter(name, "not_a_number", "12.5");
  return value;
}

Status read_words(const http::Request& request, Achievement& out) {
  XT_TRY(out.kind, http::query_text(request, "kind", 30));
  if (out.kind.empty()) out.kind = "training";
  XT_TRY(out.mode, http::query_text(request, "mode", 30));
  XT_TRY(out.level, http::query_text(request, "level", 30));
  XT_TRY(out.category, http::query_text(request, "category", 30));
  XT_TRY(out.role, http::query_text(request, "role", 30));
  XT_TRY(out.programme_kind, http::query_text(request, "programme_kind", 30));
  XT_TRY(out.result, http::query_text(request, "result", 30));
  return {};
}

Result<Achievement> read_achievement(const http::Request& request) {
  Achievement out;
  XT_TRY(out.region, place_of(request));
  XT_CHECK_OK(read_words(request, out));
  XT_TRY(const auto to, http::query_date(request, "to"));
  XT_TRY(const auto from, http::query_date(request, "from"));
  out.to = to.value_or(shanghai_date(now_ms()));
  out.from = from.value_or(out.to);
  XT_TRY(const auto hours, amount(request, "hours"));
  XT_TRY(const auto credits, amount(request, "credits"));
  out.claimed_hours_x100 = hours.value_or(0);
  out.claimed_credits_x100 = credits.value_or(0);
  XT_TRY(const std::int64_t planned, http::query_int(request, "planned", -1, -1, 100'000));
  XT_TRY(const std::int64_t attended, http::query_int(request, "attended", -1, -1, 100'000));
  if (planned >= 0) out.sessions_planned = planned;
  if (attended >= 0) out.sessions_attended = attended;
  XT_TRY(const std::int64_t novice, http::query_int(request, "novice", 0, 0, 1));
  out.novice = novice == 1;
  for (const FactInfo& fact : facts()) {
    if (!fact.asked) continue;
    XT_TRY(const auto unit, amount(request, fact.name));
    if (unit) out.units_x100[std::string(fact.name)] = *unit;
  }
  return out;
}

// What the signed-in teacher has already; nobody else's file is looked at.
Result<Counted> own(db::Database& database, const Book& book, const http::Request& request,
                    const Achievement& achievement) {
  XT_TRY(const std::int64_t mine, http::query_int(request, "mine", 0, 0, 1));
  const auto teacher = access::caller_of(request).teacher_id;
  if (mine == 0 || !teacher) return Counted();
  const std::vector<Id> ids = {*teacher};
  XT_TRY(auto all, database.read([&](db::Session& session) {
    return counted(session, ids, look_back(book, achievement.region, achievement.to));
  }));
  return std::move(all[*teacher]);
}

Result<http::Response> get_try(db::Database& database, const Book& book, const http::Request& request) {
  XT_TRY(const Achievement achievement, read_achievement(request));
  XT_TRY(const Counted already, own(database, book, request, achievement));
  XT_TRY(const Conversion conversion, convert(book, achievement, already));
  return answer(to_json(conversion));
}

}  // namespace

std::vector<http::Route> routes(db::Database& database, Book book) {
  http::Route all{http::Method::get, "/api/rules", "rules.read", "the conversion rules of all places",
                  [&database, book](const http::Request&) { return get_list(database, book); }};
  all.gives = "{rules: RuleLine[]}";
  http::Route here{
      http::Method::get, "/api/rules/here", "rules.read",
      "the rules that hold in a place on a day, nearest first; or one rule, whole",
      [&database, book](const http::Request& request) { return get_here(database, book, request); }};
  here.query = "place?: string, day?: date, rule?: string";
  here.gives = "{place: string, place_name: string | null, day: date, rules: Rule[]}";
  http::Route word{http::Method::get, "/api/rules/words", "rules.read",
                   "kinds of achievement, results and units that a declaration may name",
                   [](const http::Request&) -> Result<http::Response> { return get_words(); }};
  word.gives = "{kinds: RuleWord[], results: RuleWord[], units: RuleWord[]}";
  http::Route attempt{http::Method::get, "/api/rules/try", "rules.read",
                      "what an achievement would come to, line by line; mine=1: with what I have already",
                      [&database, book = std::move(book)](const http::Request& request) {
                        return get_try(database, book, request);
                      }};
  attempt.query =
      "place?: string, kind?: string, mode?: string, level?: string, category?: string, role?: string, "
      "programme_kind?: string, result?: string, from?: date, to?: date, hours?: number, credits?: number, "
      "planned?: int, attended?: int, novice?: int, half_days?: number, sessions?: number, items?: number, "
      "words?: number, months?: number, terms?: number, mine?: int";
  attempt.gives = "RuleConversion";
  return {all, here, word, attempt};
}

std::vector<http::Shape> shapes() {
  const std::string part =
      "id: string, title: string, title_en: string, quote: string | null, reading: string | null";
  const std::string per = "per: 'once' | 'year' | 'school_year' | 'cycle'";
  return {
      {"RuleLine",
       "{id: string, version: int, title: string, title_en: string, region: string, region_name: string | "
       "null, "
       "from: date, to: date | null, conversions: int, caps: int, requirements: int}"},
      {"Rule",
       "{id: string, version: int, title: string, title_en: string, region: string, region_name: string | "
       "null, "
       "from: date, to: date | null, cycle: {from: date, to: date}, document: string | null, source: string "
       "| null, "
       "trust: string | null, remark: string | null, conversions: RuleClause[], factors: RulePart[], "
       "caps: RuleCap[], requirements: RuleRequirement[], verify: RuleVerify[]}"},
      {"RulePart", "{" + part + "}"},
      {"RuleClause", "{" + part +
                         ", when: string | null, hours: string | null, credits: string | null, "
                         "entry: 'award' | 'offset', kinds: string[], asks: string[]}"},
      {"RuleCap",
       "{" + part + ", " + per + ", hours: number | null, credits: number | null, conversions: string[]}"},
      {"RuleRequirement",
       "{" + part + ", " + per +
           ", who: string, measure: 'hours' | 'credits' | 'records', at_least: number | null, "
           "at_most: number | null}"},
      {"RuleVerify", "{" + part + ", levels: string[], until: string | null}"},
      {"RuleWord", "{code: string, zh: string, en: string}"},
      {"RuleConversion",
       "{hours: number, credits: number, rule: string, rule_id: string, version: int, conversion: string, "
       "entry: 'award' | 'offset', capped: bool, needs: string[], claim_until: date | null, lines: "
       "RuleStep[]}"},
      {"RuleStep",
       "{what: string, rule: string | null, part: string | null, zh: string, en: string, quote: string | "
       "null, "
       "hours: number, credits: number}"}};
}

}  // namespace xt::rules
