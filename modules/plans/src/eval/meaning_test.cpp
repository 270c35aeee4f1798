// Runs the corpus tests/meaning/*.cases: small worlds, one provision each, the expected outcome; on both
// engines.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "db/testing.h"
#include "eval/meaning_world.h"
#include "plans/columns.h"
#include "plans/compile.h"
#include "plans/eval.h"

namespace xt::plans {
namespace {

struct MeaningCase {
  std::string place;
  std::string name;
  std::map<std::string, std::string> head;
  std::string provision;
  std::vector<std::string> world;
  std::vector<std::string> expect;
};

std::vector<MeaningCase> read_cases(const std::filesystem::path& file) {
  std::vector<MeaningCase> out;
  std::ifstream in(file);
  std::string part, line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("#") || line.empty()) continue;
    if (line.starts_with("=== ")) {
      out.push_back(
          {file.filename().string() + ":" + std::to_string(number), line.substr(4), {}, {}, {}, {}});
      part = "head";
    } else if (line.starts_with("--- ")) {
      part = line.substr(4);
    } else if (part == "head") {
      const auto colon = line.find(": ");
      out.back().head[line.substr(0, colon)] = line.substr(colon + 2);
    } else if (part == "provision") {
      out.back().provision += line + "\n";
    } else {
      (part == "world" ? out.back().world : out.back().expect).push_back(line);
    }
  }
  return out;
}

Compiled compile_case(const MeaningCase& c) {
  std::map<std::string, std::string> plan{
      {"region", "\"450000\""}, {"from", "2021-01-01"}, {"to", "2025-12-31"}};
  for (const auto& [name, value] : c.head) {
    if (name.starts_with("plan.")) plan[name.substr(5)] = value;
  }
  std::string toml = "[plan]\nid = \"test\"\ntitle = \"试验\"\n";
  for (const auto& [name, value] : plan) toml += name + " = " + value + "\n";
  toml +=
      "[[body]]\nbegin = \"目标\"\nend = \"完成。\"\n[[provision]]\nid = \"p\"\ntitle = \"条款\"\nquote = "
      "\"应当\"\n";
  if (c.provision.find("strength") == std::string::npos) toml += "strength = \"must\"\n";
  return compile("plan.toml", toml + c.provision, "目标：应当完成。\n");
}

std::string text(const std::optional<Rational>& value) {
  return value ? value->decimal(6) : "null";
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out.empty() ? "-" : out;
}

std::string target(const ProvisionResult& p, const std::optional<Rational>& low,
                   const std::optional<Rational>& high) {
  if (p.comparison == Comparison::between) return text(low) + ".." + text(high);
  return p.comparison == Comparison::at_most ? text(high) : text(low);
}

std::string window_text(const WindowResult& w) {
  return w.first.iso() + " " + w.last.iso() + " " + std::string(code(w.status)) + " " +
         std::to_string(w.counts.met) + "/" + std::to_string(w.counts.entities);
}

// What the result says about the thing that an expectation names.
std::string actual(const ProvisionResult& p, const std::vector<std::string>& names, const std::string& what,
                   const std::string& expected, std::size_t& next_window) {
  const Counts& c = p.counts;
  const std::map<std::string, std::int64_t> numbers{{"entities", c.entities},
                                                    {"met", c.met},
                                                    {"on_track", c.on_track},
                                                    {"behind", c.behind},
                                                    {"missed", c.missed},
                                                    {"no_data", c.no_data},
                                                    {"windows", static_cast<std::int64_t>(p.windows.size())}};
  if (const auto found = numbers.find(what); found != numbers.end()) return std::to_string(found->second);
  if (what == "status") return std::string(code(p.status));
  if (what == "share") return text(p.share);
  if (what == "value") return text(p.value);
  if (what == "target") return target(p, p.low, p.high);
  if (what == "missing") return join(p.missing);
  if (what == "judged") return p.first.iso() + " " + p.last.iso();
  if (what == "window")
    return next_window < p.windows.size() ? window_text(p.windows[next_window++]) : "no window";
  if (what != "entity") return "unknown expectation " + what;
  // entity ID STATUS [VALUE [TARGET]]
  const auto blanks = std::count(expected.begin(), expected.end(), ' ');
  const std::string id = expected.substr(0, expected.find(' '));
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] != id) continue;
    std::string out = id + " " + std::string(code(p.values[i].status));
    if (blanks > 1) out += " " + text(p.values[i].value);
    if (blanks > 2) out += " " + target(p, p.values[i].low, p.values[i].high);
    return out;
  }
  return "no entity " + id;
}

class Meaning : public db::testing::EngineTest {
 protected:
  void SetUp() override { testing::create_schema(database()); }
  void run(const MeaningCase& c);
};

xt::Status build(db::Session& session, const MeaningCase& c) {
  XT_CHECK_OK(testing::add_divisions(session));
  for (const std::string& line : c.world) {
    if (xt::Status done = testing::add_row(session, line); !done.ok()) {
      ADD_FAILURE() << line << ": " << done.error().reason << " " << done.error().note;
      return done;
    }
  }
  return {};
}

void hold(const MeaningCase& c, const ProvisionResult& p, const std::vector<std::string>& names) {
  std::size_t next_window = 0;
  for (const std::string& line : c.expect) {
    const auto blank = line.find(' ');
    const std::string what = line.substr(0, blank), expected = line.substr(blank + 1);
    EXPECT_EQ(actual(p, names, what, expected, next_window), expected) << what;
  }
}

void Meaning::run(const MeaningCase& c) {
  SCOPED_TRACE(c.place + " " + c.name);
  const Compiled compiled = compile_case(c);
  for (const Diagnostic& d : compiled.diagnostics) ADD_FAILURE() << to_text(d, false);
  if (!compiled.ok()) return;
  EvalRequest request;
  request.at = Date::parse_iso(c.head.at("at")).value();
  request.known =
      c.head.contains("known") ? Date::parse_iso(c.head.at("known")).value() : Date::of(2030, 1, 1);
  if (c.head.contains("under")) request.under = c.head.at("under");
  if (c.head.contains("region")) request.region = c.head.at("region");
  request.entities = true;
  // The world is rolled back by the error at the end: every case begins with empty tables.
  const auto done = database().write([&](db::Session& session) -> Result<int> {
    XT_CHECK_OK(build(session, c));
    XT_TRY(const auto in_sql, evaluate(session, *compiled.plan, request));
    XT_TRY(const auto names, entity_names(session, in_sql.provisions.at(0).values));
    hold(c, in_sql.provisions.at(0), names);
    XT_TRY(const auto columns, Columns::open(session));
    XT_TRY(const auto in_columns, columns->evaluate(*compiled.plan, request));
    const std::vector<std::vector<std::string>> all{names};
    EXPECT_EQ(to_json(in_columns, &all), to_json(in_sql, &all));
    hold(c, in_columns.provisions.at(0), columns->entity_names(in_columns.provisions.at(0).values));
    return make_error(Code::conflict, "test.rollback");
  });
  EXPECT_EQ(done.error().reason, "test.rollback") << done.error().note;
}

TEST_P(Meaning, Corpus) {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path folder = std::filesystem::path(XT_SOURCE_DIR) / "modules/plans/tests/meaning";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() == ".cases") files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  std::size_t count = 0;
  for (const auto& file : files) {
    for (const MeaningCase& c : read_cases(file)) {
      run(c);
      ++count;
    }
  }
  EXPECT_GT(count, 40U);
}
XT_BOTH_ENGINES(Meaning);

}  // namespace
}  // namespace xt::plans
