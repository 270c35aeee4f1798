#include "eval/meaning_world.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "base/date.h"
#include "base/rational.h"
#include "base/text.h"

namespace xt::plans::testing {
namespace {

constexpr std::int64_t kUnit = 10'000'000'000;

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

// One line: positional words, then name=value.
struct Line {
  std::vector<std::string> words;
  std::map<std::string, std::string> named;

  explicit Line(const std::string& text) {
    std::istringstream in(text);
    for (std::string word; in >> word;) {
      const auto equals = word.find('=');
      if (equals == std::string::npos)
        words.push_back(word);
      else
        named[word.substr(0, equals)] = word.substr(equals + 1);
    }
  }
  std::string word(std::size_t i) const {
    if (i >= words.size()) throw std::runtime_error("a word is missing after " + words.at(0));
    return words[i];
  }
  std::int64_t number(std::size_t i) const { return std::stoll(word(i)); }
  std::int64_t day(std::size_t i) const { return date(word(i)).days(); }
  // A last day, inclusive outside, as the open end of the table; "-" is no end.
  std::int64_t end(std::size_t i) const {
    return i >= words.size() || words[i] == "-" ? kOpenEnd.days() : date(words[i]).days() + 1;
  }
  std::string text(const std::string& name, const std::string& otherwise = "") const {
    const auto found = named.find(name);
    return found == named.end() ? otherwise : found->second;
  }
  Date named_date(const std::string& name, Date otherwise) const {
    return named.contains(name) ? date(named.at(name)) : otherwise;
  }
  static Date date(const std::string& text) {
    const auto parsed = Date::parse_iso(text);
    if (!parsed) throw std::runtime_error("no date: " + text);
    return *parsed;
  }
};

std::int64_t key_of(const std::string& code) {
  return code.size() == 6 ? std::stoll(code) * kUnit
                          : std::stoll(code.substr(0, 6)) * kUnit + std::stoll(code);
}

std::int64_t key_end(const std::string& code) {
  if (code.size() != 6) return key_of(code) + 1;
  const std::int64_t region = std::stoll(code);
  const std::int64_t step = region == 0            ? 1'000'000
                            : region % 10'000 == 0 ? 10'000
                            : region % 100 == 0    ? 100
                                                   : 1;
  return (region + step) * kUnit;
}

class Writer {
 public:
  explicit Writer(db::Session& session) : session_(session) {}

  xt::Status put(const std::string& table, const std::vector<std::pair<std::string, db::Value>>& columns) {
    std::string names, places;
    db::Args args;
    for (const auto& [name, value] : columns) {
      names += (names.empty() ? "" : ", ") + name;
      places += (places.empty() ? ":" : ", :") + name;
      args.push_back({name, value});
    }
    const auto done =
        session_.exec(db::Sql{"INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")" +
                              (table == "registry_coverage" ? " ON CONFLICT DO NOTHING" : "")},
                      args);
    return done.ok() ? xt::Status{} : xt::Status(done.error());
  }
  std::int64_t count(const std::string& table) {
    std::int64_t out = 0;
    const xt::Status done =
        session_.each(db::Sql{"SELECT COUNT(*) FROM " + table}, {}, [&](const db::Row& row) {
          out = row.i64(0);
          return true;
        });
    return done.ok() ? out : -1;
  }
  db::Session& session() { return session_; }

 private:
  db::Session& session_;
};

db::Value i(std::int64_t value) {
  return value;
}
db::Value s(std::string value) {
  return value;
}

xt::Status region(Writer& w, const Line& l) {
  return w.put("orgs_org", {{"key", i(key_of(l.word(1)))},
                            {"key_hi", i(key_end(l.word(1)))},
                            {"code", s(l.word(1))},
                            {"name", s(l.word(1))},
                            {"level", s(l.word(2))},
                            {"region_key", i(key_of(l.word(1)))},
                            {"from_day", i(0)}});
}

// school CODE [FROM [TO]] · institution CODE KIND
xt::Status school(Writer& w, const Line& l) {
  const bool is_school = l.word(0) == "school";
  const std::string stages = replaced(l.text("stages", "primary"), ",", ";");
  return w.put("orgs_org", {{"key", i(key_of(l.word(1)))},
                            {"key_hi", i(key_end(l.word(1)))},
                            {"code", s(l.word(1))},
                            {"name", s("School-" + l.word(1))},
                            {"level", s(is_school ? "school" : "institution")},
                            {"kind", s(is_school ? "" : l.word(2))},
                            {"region_key", i(key_of(l.word(1).substr(0, 6)))},
                            {"from_day", i(is_school && l.words.size() > 2 ? l.day(2) : 0)},
                            {"to_day", i(is_school ? l.end(3) : kOpenEnd.days())},
                            {"stages", s(";" + stages + ";")},
                            {"area", s(l.text("area", "urban"))},
                            {"ownership", s(l.text("ownership", "public"))},
                            {"boarding", i(std::stoll(l.text("boarding", "0")))},
                            {"small_rural", i(std::stoll(l.text("small_rural", "0")))}});
}

xt::Status employ(Writer& w, std::int64_t id, const std::string& org, std::int64_t from, std::int64_t to) {
  return w.put(
      "people_employment",
      {{"teacher_id", i(id)}, {"from_day", i(from)}, {"to_day", i(to)}, {"org_key", i(key_of(org))}});
}

// teacher ID ORG FROM [TO]
xt::Status teacher(Writer& w, const Line& l) {
  const Date from = Line::date(l.word(3));
  XT_CHECK_OK(w.put("people_teacher", {{"id", i(l.number(1))},
                                       {"name", s("T" + l.word(1))},
                                       {"sex", s(l.text("sex", "female"))},
                                       {"birth_day", i(l.named_date("born", Date::of(1980, 1, 1)).days())},
                                       {"stage", s(l.text("stage", "primary"))},
                                       {"subject", s(l.text("subject", "chinese"))},
                                       {"service_day", i(l.named_date("service", from).days())},
                                       {"created_ms", i(0)}}));
  const std::string full_time = l.text("full_time", "1");
  if (full_time != "-") {
    XT_CHECK_OK(w.put("people_period", {{"teacher_id", i(l.number(1))},
                                        {"kind", s("full_time")},
                                        {"from_day", i(0)},
                                        {"to_day", i(kOpenEnd.days())},
                                        {"value", s(full_time)}}));
  }
  return employ(w, l.number(1), l.word(2), from.days(), l.end(4));
}

// entry TEACHER EARNED_ON hours=…: the school is the one held on the day unless org= says otherwise.
xt::Status entry(Writer& w, const Line& l, bool reversal) {
  const std::int64_t teacher_id = l.number(1);
  const Date earned = Line::date(l.word(2));
  std::int64_t org = 0;
  if (l.named.contains("org")) org = key_of(l.named.at("org"));
  const db::Args args{{"t", i(teacher_id)}, {"d", i(earned.days())}};
  XT_CHECK_OK(w.session().each(
      db::Sql{
          "SELECT org_key FROM people_employment WHERE teacher_id = :t AND from_day <= :d AND to_day > :d"},
      args, [&](const db::Row& row) {
        if (org == 0) org = row.i64(0);
        return true;
      }));
  const std::int64_t seq = w.count("credits_entry") + 1;
  const std::int64_t sign = reversal ? -1 : 1;
  const Date posted = l.named_date("posted", earned);
  return w.put("credits_entry", {{"teacher_id", i(teacher_id)},
                                 {"seq", i(seq)},
                                 {"id", i(seq)},
                                 {"kind", s(reversal ? "reversal" : l.text("kind", "award"))},
                                 {"earned_from", i(earned.days())},
                                 {"earned_on", i(earned.days())},
                                 {"posted_ms", i(end_of_day_ms(posted) - 1)},
                                 {"hours_x100", i(sign * parse_hundredths(l.text("hours", "0")).value())},
                                 {"credits_x100", i(sign * parse_hundredths(l.text("credits", "0")).value())},
                                 {"records", i(sign * std::stoll(l.text("records", "1")))},
                                 {"mode", s(l.text("mode"))},
                                 {"level", s(l.text("level"))},
                                 {"category", s(l.text("category"))},
                                 {"role", s(l.text("role"))},
                                 {"programme", s(l.text("programme"))},
                                 {"programme_kind", s(l.text("programme_kind"))},
                                 {"provider", s(l.text("provider"))},
                                 {"org_key", i(org)},
                                 {"key", s(std::to_string(seq))},
                                 {"hash", s("")}});
}

// item KIND OWNER FROM [TO]; person=TEACHER makes the teacher the owner.
xt::Status item(Writer& w, const Line& l) {
  const std::int64_t id = w.count("registry_item") + 1;
  std::vector<std::pair<std::string, db::Value>> columns{
      {"id", i(id)},
      {"kind", s(l.word(1))},
      {"name", s("item" + std::to_string(id))},
      {"level", s(l.text("level"))},
      {"owner_kind", s(l.named.contains("person") ? "person" : "org")},
      {"owner_key", i(key_of(l.word(2)))},
      {"category", s(l.text("category"))},
      {"status", s(l.text("status"))},
      {"from_day", i(l.day(3))},
      {"to_day", i(l.end(4))},
      {"key", s(std::to_string(id))}};
  if (l.named.contains("person")) columns.emplace_back("owner_id", i(std::stoll(l.named.at("person"))));
  if (l.named.contains("partner")) columns.emplace_back("partner_key", i(key_of(l.named.at("partner"))));
  return w.put("registry_item", columns);
}

// cover SOURCE CODE FIRST_YEAR LAST_YEAR [kind=…]
xt::Status cover(Writer& w, const Line& l) {
  for (std::int64_t year = l.number(3); year <= l.number(4); ++year) {
    XT_CHECK_OK(w.put("registry_coverage", {{"source", s(l.word(1))},
                                            {"kind", s(l.text("kind"))},
                                            {"key_lo", i(key_of(l.word(2)))},
                                            {"key_hi", i(key_end(l.word(2)))},
                                            {"year", i(year)}}));
  }
  return {};
}

// money CODE YEAR ACCOUNT YUAN [final] [payer=…]: with the coverage of exactly this row.
xt::Status money(Writer& w, const Line& l) {
  XT_CHECK_OK(w.put("funds_row", {{"org_key", i(key_of(l.word(1)))},
                                  {"year", i(l.number(2))},
                                  {"account", s(l.word(3))},
                                  {"payer", s(l.text("payer"))},
                                  {"basis", s(l.words.size() > 5 ? l.word(5) : "budget")},
                                  {"money_fen", i(parse_hundredths(l.word(4)).value())}}));
  if (l.text("cover", "1") == "0") return {};
  return w.put("registry_coverage", {{"source", s("money")},
                                     {"kind", s(l.word(3))},
                                     {"key_lo", i(key_of(l.word(1)))},
                                     {"key_hi", i(key_of(l.word(1)) + 1)},
                                     {"year", i(l.number(2))}});
}

xt::Status session(Writer& w, const Line& l) {
  return w.put("research_session", {{"org_key", i(key_of(l.word(1)))},
                                    {"day", i(l.day(2))},
                                    {"key", s(std::to_string(w.count("research_session")))},
                                    {"form", s(l.text("form", "lecture"))},
                                    {"minutes", i(std::stoll(l.text("minutes", "90")))}});
}

xt::Status merge(Writer& w, const Line& l) {
  XT_CHECK_OK(w.put("people_teacher", {{"id", i(l.number(1))},
                                       {"name", s("old")},
                                       {"service_day", i(0)},
                                       {"merged_into", i(l.number(2))},
                                       {"created_ms", i(0)}}));
  return {};
}

xt::Status row(Writer& w, const Line& l) {
  const std::string& what = l.words.at(0);
  if (what == "region") return region(w, l);
  if (what == "school" || what == "institution") return school(w, l);
  if (what == "teacher") return teacher(w, l);
  if (what == "employ") return employ(w, l.number(1), l.word(2), l.day(3), l.end(4));
  if (what == "entry" || what == "reverse") return entry(w, l, what == "reverse");
  if (what == "item") return item(w, l);
  if (what == "cover") return cover(w, l);
  if (what == "money") return money(w, l);
  if (what == "session") return session(w, l);
  if (what == "merged") return merge(w, l);
  if (what == "period") {
    return w.put("people_period", {{"teacher_id", i(l.number(1))},
                                   {"kind", s(l.word(2))},
                                   {"value", s(l.word(3))},
                                   {"from_day", i(l.day(4))},
                                   {"to_day", i(l.end(5))}});
  }
  if (what == "honour") {
    return w.put("people_designation", {{"teacher_id", i(l.number(1))},
                                        {"designation", s(l.word(2))},
                                        {"level", s(l.word(3))},
                                        {"from_day", i(l.day(4))},
                                        {"to_day", i(l.end(5))}});
  }
  if (what == "flag") {
    return w.put("orgs_flag", {{"key", i(key_of(l.word(1)))},
                               {"flag", s(l.word(2))},
                               {"from_day", i(l.day(3))},
                               {"to_day", i(l.end(4))}});
  }
  if (what == "term") {
    return w.put("orgs_term", {{"key", i(key_of(l.word(1)))},
                               {"school_year", i(l.number(2))},
                               {"term", i(l.number(3))},
                               {"from_day", i(l.day(4))},
                               {"to_day", i(l.end(5))}});
  }
  throw std::runtime_error("unknown row: " + what);
}

}  // namespace

void create_schema(db::Database& database) {
  for (const char* room : {"orgs", "people", "access", "credits", "registry", "funds", "research", "plans"}) {
    std::vector<std::filesystem::path> files;
    const std::filesystem::path folder =
        std::filesystem::path(XT_SOURCE_DIR) / "modules" / room / "migrations";
    for (const auto& file : std::filesystem::directory_iterator(folder)) files.push_back(file.path());
    std::sort(files.begin(), files.end());
    for (std::filesystem::path file : files) {
      if (file.string().ends_with(".postgres.sql")) continue;
      const std::filesystem::path twin = file.string().substr(0, file.string().size() - 4) + ".postgres.sql";
      const bool sqlite = database.engine() == db::Engine::sqlite;
      if (!sqlite && std::filesystem::exists(twin)) file = twin;
      std::stringstream text;
      text << std::ifstream(file).rdbuf();
      const std::string sql = replaced(text.str(), "{{without_rowid}}", sqlite ? "WITHOUT ROWID" : "");
      const auto done = database.write([&](db::Session& session) { return session.script(sql); });
      if (!done.ok()) throw std::runtime_error(file.string() + ": " + done.error().note);
    }
  }
}

xt::Status add_row(db::Session& session, const std::string& line) {
  Writer writer(session);
  return row(writer, Line(line));
}

xt::Status add_divisions(db::Session& session) {
  for (const char* line :
       {"region 000000 nation", "region 450000 province", "region 450100 city", "region 450200 city",
        "region 450102 county", "region 450103 county", "region 450203 county"}) {
    XT_CHECK_OK(add_row(session, line));
  }
  return {};
}

}  // namespace xt::plans::testing
