#include "corrections/http.h"

#include <memory>

#include <boost/json.hpp>

#include "base/rational.h"
#include "http/json.h"
#include "http/params.h"

#include "http_json.h"
#include "merge_route.h"
#include "queue_routes.h"

namespace xt::corrections {
namespace {

namespace json = boost::json;

constexpr std::size_t kBody = 16 * 1024;  // octets

http::Response answer_json(json::value value, int status = 200) {
  return http::no_store(http::json(value, status));
}

Date today() {
  return shanghai_date(now_ms());
}

Result<Id> visible_person(db::Session& session, const http::Request& request) {
  XT_TRY(const Id asked, http::path_id(request, "id"));
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{asked}));
  XT_TRY(const std::int64_t org, people::org_of(session, speaking.front(), today()));
  XT_CHECK_OK(access::may_see_teacher(access::caller_of(request), speaking.front(), org));
  return speaking.front();
}

Result<http::Response> one_json(db::Session& session, const http::Request& request, const Request& found,
                                int status = 200) {
  XT_TRY(const Names names, names_of(session, {found}, today()));
  return answer_json(to_json(found, names, access::caller_of(request), today()), status);
}

Result<http::Response> get_of_person(db::Database& database, const http::Request& request) {
  return database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Id person, visible_person(session, request));
    XT_TRY(const auto found, of_person(session, person));
    XT_TRY(const Names names, names_of(session, found, today()));
    json::array rows;
    for (const Request& one : found) rows.push_back(to_json(one, names, access::caller_of(request), today()));
    return answer_json(json::object{{"corrections", std::move(rows)}});
  });
}

// A member that may be absent or null.
Result<std::string> optional_text(const json::object& body, const char* name, std::size_t most) {
  const json::value* value = body.if_contains(name);
  if (value == nullptr || value->is_null()) return std::string();
  if (value->is_string() && value->get_string().empty()) return std::string();
  return http::json_string(body, name, most);
}

Result<http::Response> post_ask(db::Database& database, const auth::Keyring& keyring,
                                const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  Ask wanted;
  XT_TRY(wanted.teacher, http::path_id(request, "id"));
  XT_TRY(wanted.about, http::json_string(body, "about", 20));
  XT_TRY(wanted.object, optional_text(body, "object", 200));
  XT_TRY(wanted.choice, http::json_string(body, "choice", 20));
  XT_TRY(wanted.words, http::json_string(body, "words", kLongestWords));
  return database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Request made,
           ask(session, keyring, access::caller_of(request), access::actor_of(request), wanted));
    return one_json(session, request, made, 201);
  });
}

Result<Key> key_of(const http::Request& request) {
  Key out;
  XT_TRY(out.teacher, http::path_id(request, "id"));
  XT_TRY(out.id, http::path_id(request, "cid"));
  return out;
}

Result<http::Response> post_withdraw(db::Database& database, const http::Request& request) {
  XT_TRY(const Key key, key_of(request));
  return database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Request done, withdraw(session, access::caller_of(request), access::actor_of(request), key));
    return one_json(session, request, done);
  });
}

Result<http::Response> post_seen(db::Database& database, const http::Request& request) {
  XT_TRY(const Id person, http::path_id(request, "id"));
  const access::Caller& caller = access::caller_of(request);
  if (!caller.teacher_id || *caller.teacher_id != person)
    return make_error(Code::forbidden, "corrections.not_yours");
  XT_CHECK_OK(database.write([&](db::Session& session) { return see(session, person); }));
  return http::no_content();
}

Error bad(const char* name, const char* detail) {
  return Error{Code::invalid, "corrections.bad_answer", {{name, "not_understood", detail}}, {}};
}

Status read_replacement(const json::object& body, Answer& out) {
  XT_TRY(const std::string hours, optional_text(body, "hours", 12));
  if (!hours.empty()) {
    out.hours_x100 = parse_hundredths(hours);
    if (!out.hours_x100) return bad("hours", "12.5");
  }
  for (const auto& [name, target] :
       {std::pair("earned_from", &out.earned_from), std::pair("earned_on", &out.earned_on)}) {
    XT_TRY(const std::string text, optional_text(body, name, 10));
    if (text.empty()) continue;
    *target = Date::parse_iso(text);
    if (!*target) return bad(name, "2024-05-31");
  }
  return {};
}

Result<Answer> answer_of(const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  Answer out;
  const json::value* accept = body.if_contains("accept");
  if (accept == nullptr || !accept->is_bool()) return bad("accept", "true false");
  out.accept = accept->get_bool();
  XT_TRY(out.action, optional_text(body, "action", 20));
  XT_TRY(out.reply, http::json_string(body, "reply", kLongestWords));
  XT_TRY(out.link, optional_text(body, "link", 200));
  XT_CHECK_OK(read_replacement(body, out));
  return out;
}

Result<http::Response> post_answer(db::Database& database, const http::Request& request) {
  XT_TRY(const Key key, key_of(request));
  XT_TRY(const Answer given, answer_of(request));
  return database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Request done,
           answer(session, access::caller_of(request), access::actor_of(request), key, given));
    return one_json(session, request, done);
  });
}

struct Words {
  const char* pattern;
  const char* permission;
  const char* summary;
  const char* takes;
  const char* gives;
};

template <class F>
http::Route route(http::Method method, const Words& words, F handler) {
  http::Route out{method, words.pattern, words.permission, words.summary, std::move(handler), kBody};
  out.takes = words.takes;
  out.gives = words.gives;
  return out;
}

}  // namespace

std::vector<http::Route> routes(db::Database& database, const auth::Keyring& keyring) {
  using http::Method;
  using http::Request;
  auto out = std::vector<http::Route>{
      route(Method::get,
            {"/api/teachers/{id}/corrections", "corrections.read",
             "what one person asked to have corrected, and what was answered", "",
             "{corrections: Correction[]}"},
            [&](const Request& r) { return get_of_person(database, r); }),
      route(
          Method::post,
          {"/api/teachers/{id}/corrections", "corrections.ask",
           "ask for a correction of one's own file; one open request an object",
           "{about: 'entry' | 'period' | 'designation' | 'missing', object?: string | null, choice: string, "
           "words: string}",
           "201 Correction"},
          [&](const Request& r) { return post_ask(database, keyring, r); }),
      route(Method::post,
            {"/api/teachers/{id}/corrections/seen", "corrections.ask",
             "the person has read what was answered", "", "none"},
            [&](const Request& r) { return post_seen(database, r); }),
      route(Method::post,
            {"/api/teachers/{id}/corrections/{cid}/withdraw", "corrections.ask", "take an open request back",
             "", "Correction"},
            [&](const Request& r) { return post_withdraw(database, r); }),
      route(
          Method::post,
          {"/api/teachers/{id}/corrections/{cid}/answer", "corrections.answer",
           "accept or decline an open request; an accepted one of an entry reverses it",
           "{accept: bool, action?: 'reverse' | 'replace' | 'handled' | null, reply: string, link?: string | "
           "null, hours?: string | null, earned_from?: date | null, earned_on?: date | null}",
           "Correction"},
          [&](const Request& r) { return post_answer(database, r); })};
  out.push_back(queue_route(database));
  out.push_back(merge_route(database));
  return out;
}

std::vector<http::Shape> shapes() {
  return {{"Correction",
           "{teacher: id, id: id, about: string, object: string, choice: string, words: string, record: any, "
           "state: 'open' | 'accepted' | 'declined' | 'withdrawn', created_ms: int, due: date, late: bool, "
           "decided_ms: int | null, decided_by: string | null, action: string | null, reply: string | null, "
           "link: string | null, reversal: id | null, replacement: id | null, seen: bool, "
           "person: {id: id, name: string} | null, school: {code: string, name: string} | null, "
           "may_answer: bool, may_withdraw: bool}"}};
}

}  // namespace xt::corrections
