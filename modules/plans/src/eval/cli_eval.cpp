#include <ostream>

#include "access/audit.h"
#include "base/id.h"
#include "eval/cli_common.h"
#include "people/people.h"
#include "plans/columns.h"
#include "plans/explain.h"

namespace xt::plans {
namespace {

struct Answer {
  EvalResult result;
  std::vector<std::vector<std::string>> names;
};

Result<Answer> ask(db::Session& session, const Plan& plan, const EvalRequest& request) {
  XT_TRY(EvalResult result, evaluate(session, plan, request));
  Answer out{std::move(result), {}};
  if (!request.entities) return out;
  for (const ProvisionResult& p : out.result.provisions) {
    XT_TRY(auto names, entity_names(session, p.values));
    out.names.push_back(std::move(names));
  }
  return out;
}

// The snapshot is made for this one question: for comparing, and for measuring.
Result<Answer> ask_columns(db::Session& session, const Plan& plan, const EvalRequest& request,
                           std::size_t memory_limit) {
  ColumnsOptions options;
  options.memory_limit = memory_limit;
  XT_TRY(const auto columns, Columns::open(session, options));
  XT_TRY(EvalResult result, columns->evaluate(plan, request));
  Answer out{std::move(result), {}};
  if (!request.entities) return out;
  for (const ProvisionResult& p : out.result.provisions) out.names.push_back(columns->entity_names(p.values));
  return out;
}

// Clear identity numbers in place of teachers' ids, and the trace of it in the same transaction.
xt::Status reveal(db::Session& session, const auth::Keyring& keyring, const EvalArgs& args, Answer& answer) {
  std::int64_t seen = 0;
  for (std::size_t i = 0; i < answer.names.size(); ++i) {
    const auto& values = answer.result.provisions[i].values;
    std::vector<Id> teachers;
    for (const EntityValue& value : values) {
      if (value.kind == Entity::teacher) teachers.push_back(value.id);
    }
    XT_TRY(const auto numbers, people::reveal(session, keyring, teachers));
    std::size_t next = 0;
    for (std::size_t k = 0; k < values.size(); ++k) {
      if (values[k].kind == Entity::teacher) answer.names[i][k] = numbers[next++];
    }
    seen += static_cast<std::int64_t>(teachers.size());
  }
  access::Deed deed;
  deed.action = "people.reveal";
  deed.object = "plan:" + answer.result.plan;
  deed.org_key = answer.result.key_lo;
  deed.detail = "{\"at\":\"" + answer.result.at.iso() + "\",\"teachers\":" + std::to_string(seen) + "}";
  return access::audit(session, args.actor, deed);
}

}  // namespace

Result<Date> day_or_today(const std::string& text, const char* option) {
  if (text.empty()) return shanghai_date(now_ms());
  if (const auto day = Date::parse_iso(text)) return *day;
  return make_error(
      Code::invalid, "plans.bad_date",
      std::string(option) + ": " + text + " 不是日期,请写成 2024-06-30 (not a date like 2024-06-30)");
}

Result<Plan> find_plan(const std::string& id_or_path, const std::vector<std::filesystem::path>& folders) {
  std::vector<std::filesystem::path> places{id_or_path};
  if (id_or_path.find('/') == std::string::npos) {
    for (const auto& folder : folders) places.push_back(folder / id_or_path);
  }
  for (const std::filesystem::path& place : places) {
    std::error_code ignored;
    const bool folder = std::filesystem::is_regular_file(place / "plan.toml", ignored);
    if (!folder && !std::filesystem::is_regular_file(place, ignored)) continue;
    Compiled compiled = load(place);
    if (compiled.ok()) return *std::move(compiled.plan);
    std::string note;
    for (const Diagnostic& d : compiled.diagnostics) note += "\n" + to_text(d);
    return make_error(Code::invalid, "plans.not_compiled", note);
  }
  return make_error(Code::not_found, "plans.unknown_plan",
                    "没有规划 " + id_or_path + ",请写规划的编号或它所在的文件夹 (no such plan)");
}

int say(std::ostream& err, const Error& error) {
  err << "xingtan: " << error.reason << (error.note.empty() ? "" : ": ") << error.note << '\n';
  return 1;
}

int eval(db::Database& database, const auth::Keyring& keyring, const EvalArgs& args, std::ostream& out,
         std::ostream& err) {
  const auto plan = find_plan(args.plan, args.folders);
  if (!plan.ok()) return say(err, plan.error());
  const auto at = day_or_today(args.at, "--at");
  if (!at.ok()) return say(err, at.error());
  const auto known = day_or_today(args.known, "--known");
  if (!known.ok()) return say(err, known.error());
  EvalRequest request;
  request.at = *at;
  request.known = *known;
  request.under = args.under;
  request.region = args.region;
  request.provisions = args.provisions;
  request.entities = args.entities;
  const auto plain = [&](db::Session& session) {
    return args.engine == "columns" ? ask_columns(session, *plan, request, args.memory_limit)
                                    : ask(session, *plan, request);
  };
  const auto revealed = [&](db::Session& session) -> Result<Answer> {
    XT_TRY(Answer found, plain(session));
    XT_CHECK_OK(reveal(session, keyring, args, found));
    return found;
  };
  if (args.reveal && (!args.entities || args.actor.label.empty())) {
    return say(err, make_error(Code::invalid, "plans.reveal_needs_actor",
                               "--reveal 要与 --entities 一起用 (needs --entities)"));
  }
  const auto answer = args.reveal ? database.write(revealed) : database.read(plain);
  if (!answer.ok()) return say(err, answer.error());
  const auto* names = args.entities ? &answer->names : nullptr;
  out << (args.format == "json" ? to_json(answer->result, names) + "\n" : to_table(answer->result, names));
  return 0;
}

int explain(db::Database& database, const ExplainArgs& args, std::ostream& out, std::ostream& err) {
  const auto plan = find_plan(args.plan, args.folders);
  if (!plan.ok()) return say(err, plan.error());
  const auto at = day_or_today(args.at, "--at");
  if (!at.ok()) return say(err, at.error());
  const auto known = day_or_today(args.known, "--known");
  if (!known.ok()) return say(err, known.error());
  const ExplainRequest request{args.provision, args.entity, *at, *known, args.region};
  const auto answer = database.read([&](db::Session& session) { return explain(session, *plan, request); });
  if (!answer.ok()) return say(err, answer.error());
  out << (args.format == "json" ? to_json(*answer) + "\n" : to_table(*answer));
  return 0;
}

}  // namespace xt::plans
