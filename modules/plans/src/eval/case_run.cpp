#include "eval/case_run.h"

#include <atomic>
#include <filesystem>

#include <unistd.h>

#include "auth/keyring.h"
#include "imports/imports.h"
#include "orgs/orgs.h"
#include "people/people.h"
#include "plans/columns.h"
#include "plans/eval.h"
#include "sheets/sheets.h"

namespace xt::plans {
namespace {

// A database file of its own, gone with its companions at the end.
class Scratch {
 public:
  Scratch() {
    static std::atomic<int> next{0};
    path_ = std::filesystem::temp_directory_path() /
            ("xingtan-case-" + std::to_string(::getpid()) + "-" + std::to_string(next++) + ".db");
  }
  ~Scratch() {
    std::error_code ignored;
    for (const char* companion : {"", "-wal", "-shm", ".key"}) {
      std::filesystem::remove(path_.string() + companion, ignored);
    }
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string url() const { return "sqlite:" + path_.string(); }

 private:
  std::filesystem::path path_;
};

std::string words(const std::vector<FieldError>& errors) {
  std::string out;
  for (const FieldError& error : errors) {
    out +=
        (out.empty() ? "" : "; ") + error.name + " " + (error.detail.empty() ? error.reason : error.detail);
  }
  return out;
}

// A world in which a row is refused is a wrong world: the author is told the row.
xt::Status bring_in(db::Database& database, const auth::Keyring& keyring, const Case& one,
                    std::vector<Difference>& differences) {
  for (const imports::Kind kind : imports::all_kinds()) {
    const auto sheet = one.world.find(std::string(imports::kind_name(kind)));
    if (sheet == one.world.end()) continue;
    imports::Options options;
    options.as_of = one.at;
    options.trust_posted_days = true;
    options.years = std::nullopt;
    const auto report = imports::run(
        database, keyring, kind, [&] { return sheets::open_sheet_bytes(sheet->second); }, options);
    if (!report.ok()) return report.error();
    for (const imports::Rejected& row : report->first_rejected) {
      differences.push_back(
          {one.place, "", sheet->first + " 第" + std::to_string(row.row) + "行", "导入", words(row.errors)});
    }
    if (report->held > 0) {
      differences.push_back(
          {one.place, "", sheet->first, "导入", std::to_string(report->held) + " 行待人工处理(hold)"});
    }
  }
  return {};
}

// A teacher's name outside of the database: the number that the sheet gave.
Result<std::vector<std::string>> names_of(db::Session& session, const auth::Keyring& keyring,
                                          const std::vector<EntityValue>& values) {
  XT_TRY(auto names, entity_names(session, values));
  std::vector<Id> teachers;
  for (const EntityValue& value : values) {
    if (value.kind == Entity::teacher) teachers.push_back(value.id);
  }
  XT_TRY(const auto numbers, people::reveal(session, keyring, teachers));
  std::size_t next = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].kind == Entity::teacher) names[i] = numbers[next++];
  }
  return names;
}

std::string text(const std::optional<Rational>& value) {
  return value ? value->decimal(6) : "无(null)";
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return "[" + out + "]";
}

class Comparer {
 public:
  Comparer(const Expectation& expected, const ProvisionResult& found, std::string engine,
           std::vector<Difference>& out)
      : e_(expected), p_(found), engine_(std::move(engine)), out_(out) {}

  void compare(const std::vector<std::string>& names) {
    if (e_.status) check("status", *e_.status, std::string(code(p_.status)));
    if (e_.entities) check("entities", std::to_string(*e_.entities), std::to_string(p_.counts.entities));
    if (e_.met) check("met", std::to_string(*e_.met), std::to_string(p_.counts.met));
    if (e_.share) number("share", *e_.share, p_.share);
    if (e_.value) number("value", *e_.value, p_.value);
    if (e_.target) number("target", *e_.target, p_.comparison == Comparison::at_most ? p_.high : p_.low);
    if (e_.missing) check("missing", joined(*e_.missing), joined(p_.missing));
    for (const auto& [entity, status] : e_.entity_status) {
      std::string found = "不是对象(no entity)";
      for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == entity)
          found = std::string(code(p_.values[i].status)) + " " + text(p_.values[i].value);
      }
      if (found.substr(0, found.find(' ')) != status) check("entity " + entity, status, found);
    }
  }

 private:
  void check(const std::string& what, const std::string& expected, const std::string& found) {
    if (expected != found) out_.push_back({e_.place, e_.provision, what + engine_, expected, found});
  }
  void number(const char* what, const Rational& expected, const std::optional<Rational>& found) {
    if (!found || !(*found == expected)) check(what, text(expected), text(found));
  }
  const Expectation& e_;
  const ProvisionResult& p_;
  std::string engine_;
  std::vector<Difference>& out_;
};

struct Names {
  db::Session& session;
  const auth::Keyring& keyring;
};

xt::Status hold(const Names& names, const Case& one, const EvalResult& result, const std::string& engine,
                std::vector<Difference>& out) {
  for (const Expectation& expected : one.expect) {
    for (const ProvisionResult& found : result.provisions) {
      if (found.id != expected.provision) continue;
      std::vector<std::string> called;
      if (!expected.entity_status.empty()) {
        XT_TRY(called, names_of(names.session, names.keyring, found.values));
      }
      Comparer(expected, found, engine, out).compare(called);
    }
  }
  return {};
}

// What nobody expected must be the same, too: every provision and window, where only counts are asked.
xt::Status hold_together(db::Session& session, const Columns& columns, const CaseEvaluators& evaluators,
                         const Plan& plan, const Case& one, EvalRequest request,
                         std::vector<Difference>& out) {
  request.entities = false;
  request.windows = true;
  for (const Provision& p : plan.provisions) {
    request.provisions = {p.id};
    XT_TRY(const EvalResult in_sql, evaluate(session, plan, request));
    XT_TRY(const EvalResult in_columns, evaluators.columns(columns, plan, request));
    const std::string sql = to_json(in_sql), fast = to_json(in_columns);
    if (sql != fast) out.push_back({one.place, p.id, "sql = columns", sql, fast});
  }
  return {};
}

xt::Status compare(db::Session& session, const auth::Keyring& keyring, const CaseEvaluators& evaluators,
                   const Plan& plan, const Case& one, std::vector<Difference>& out) {
  EvalRequest request;
  request.at = one.at;
  request.known = one.known.value_or(kOpenEnd - 1);  // a world without its own day is known whole
  request.under = one.under;
  request.entities = true;
  request.windows = false;
  for (const Expectation& expected : one.expect) request.provisions.push_back(expected.provision);
  const Names names{session, keyring};
  XT_TRY(const EvalResult in_sql, evaluate(session, plan, request));
  if (evaluators.in_sql) evaluators.in_sql(in_sql);
  XT_CHECK_OK(hold(names, one, in_sql, "", out));
  XT_TRY(const auto columns, Columns::open(session));
  XT_TRY(const EvalResult in_columns, evaluators.columns(*columns, plan, request));
  XT_CHECK_OK(hold(names, one, in_columns, " (columns)", out));
  return hold_together(session, *columns, evaluators, plan, one, request, out);
}

}  // namespace

Result<std::vector<Difference>> run_case(const Plan& plan, const Case& one,
                                         const std::vector<db::ModuleMigrations>& migrations) {
  return run_case(plan, one, migrations, {});
}

Result<std::vector<Difference>> run_case(const Plan& plan, const Case& one,
                                         const std::vector<db::ModuleMigrations>& migrations,
                                         const CaseEvaluators& evaluators) {
  CaseEvaluators asked = evaluators;
  if (!asked.columns) {
    asked.columns = [](const Columns& columns, const Plan& of, const EvalRequest& request) {
      return columns.evaluate(of, request);
    };
  }
  const Scratch scratch;
  std::vector<Difference> out;
  const auth::Keyring keyring = auth::Keyring::random();
  XT_TRY(const auto database, db::Database::open(scratch.url()));
  XT_TRY([[maybe_unused]] const int applied, db::migrate(*database, migrations));
  XT_TRY([[maybe_unused]] const int seeded, orgs::seed(*database));
  XT_CHECK_OK(bring_in(*database, keyring, one, out));
  if (!out.empty()) return out;
  XT_CHECK_OK(database->read([&](db::Session& s) { return compare(s, keyring, asked, plan, one, out); }));
  return out;
}

}  // namespace xt::plans
