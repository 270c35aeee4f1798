#include "access/audit.h"
#include "cycles/transfer.h"

#include "ask.h"

namespace xt::cycles {
namespace {

Error bad(const char* name) {
  return Error{Code::invalid, "cycles.bad_transfer", {{name, "cycles.bad_transfer", ""}}, {}};
}

Result<std::string> optional(const json::object& body, const char* name, std::string otherwise) {
  const json::value* value = body.if_contains(name);
  if (value == nullptr || value->is_null()) return otherwise;
  return http::json_string(body, name, 20);
}

Result<Date> date_of(const json::object& body, const char* name) {
  XT_TRY(const std::string text, http::json_string(body, name, 10));
  const auto day = Date::parse_iso(text);
  if (!day) return bad(name);
  return *day;
}

Result<std::int64_t> amount_of(const json::object& body, const char* name) {
  XT_TRY(const std::string text, optional(body, name, "0"));
  const auto value = parse_hundredths(text);
  if (!value) return bad(name);
  return *value;
}

Result<Rational> rate_of(const json::object& body, const char* name) {
  XT_TRY(const std::string text, optional(body, name, "1"));
  const auto value = Rational::parse(text);
  if (!value) return bad(name);
  return *value;
}

Result<Transfer> transfer_of(const json::object& body) {
  Transfer out;
  XT_TRY(out.place, http::json_string(body, "place", 60));
  XT_TRY(out.statement, http::json_string(body, "statement", 60));
  XT_TRY(out.policy, http::json_string(body, "policy", 10));
  XT_TRY(out.stated.from, date_of(body, "stated_from"));
  XT_TRY(const Date last, date_of(body, "stated_to"));
  out.stated.to = last + 1;
  XT_TRY(out.since, date_of(body, "since"));
  XT_TRY(out.says.hours_x100, amount_of(body, "hours"));
  XT_TRY(out.says.credits_x100, amount_of(body, "credits"));
  XT_TRY(out.hours_rate, rate_of(body, "hours_rate"));
  XT_TRY(out.credits_rate, rate_of(body, "credits_rate"));
  return out;
}

}  // namespace

Result<http::Response> post_transfer(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(Transfer wanted, transfer_of(body));
  const Date today = today_of(desk);
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    Transfer transfer = wanted;
    XT_TRY(transfer.teacher, person_of(session, request, today));
    XT_TRY(const Cycle cycle, cycle_for(session, request, transfer.teacher, today));
    const Id actor = access::caller_of(request).account_id;
    XT_TRY(const Id id, transfer_in(session, cycle, transfer, actor));
    XT_TRY(const Amount became, converted(transfer));
    access::Deed deed;
    deed.action = "cycles.transfer";
    deed.object = "teacher:" + std::to_string(transfer.teacher);
    XT_TRY(deed.org_key, people::org_of(session, transfer.teacher, today));
    deed.after = request.body;
    deed.detail = json::serialize(json::object{{"transfer", std::to_string(id)}});
    XT_CHECK_OK(access::audit(session, access::actor_of(request), deed));
    return http::no_store(
        http::json({{"id", std::to_string(id)},
                    {"carried", amount_json(transfer.policy == "carry" ? became : Amount{})},
                    {"policy", transfer.policy}},
                   201));
  });
}

Result<http::Response> post_undo_transfer(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string reason, http::json_string(body, "reason", 200));
  XT_TRY(const Id transfer, http::path_id(request, "transfer"));
  const Date today = today_of(desk);
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Id person, person_of(session, request, today));
    XT_CHECK_OK(undo_transfer(session, person, transfer, access::caller_of(request).account_id, reason));
    access::Deed deed;
    deed.action = "cycles.undo_transfer";
    deed.object = "teacher:" + std::to_string(person);
    XT_TRY(deed.org_key, people::org_of(session, person, today));
    deed.detail = json::serialize(json::object{{"transfer", std::to_string(transfer)}});
    XT_CHECK_OK(access::audit(session, access::actor_of(request), deed));
    return http::no_store(http::json({{"undone", std::to_string(transfer)}}));
  });
}

}  // namespace xt::cycles
