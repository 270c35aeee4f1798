#include "http_json.h"

#include "access/may.h"
#include "base/rational.h"
#include "base/text.h"
#include "db/list.h"
#include "declarations/evidence.h"
#include "http/json.h"
#include "http/params.h"
#include "rules/machine.h"

#include "declarations_queries.gen.h"

namespace xt::declarations {
namespace {

namespace json = boost::json;

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}
json::value ms_or_null(std::int64_t ms) {
  return ms == 0 ? json::value(nullptr) : json::value(ms);
}
json::value id_or_null(Id id) {
  return id == 0 ? json::value(nullptr) : json::value(std::to_string(id));
}

Status last_answers(db::Session& session, const std::vector<Declaration>& all, Beside& out) {
  return session.each(
      sql::last_answers, {{"ids", db::list_of(all, &Declaration::id)}}, [&](const db::Row& row) {
        out.answers[row.i64(0)] = {std::string(row.text(1)), std::string(row.text(2)),
                                   std::string(row.text(3)), std::string(row.text(4)), row.i64(5)};
        return true;
      });
}

void add_content(json::object& out, const Content& c) {
  out["kind"] = c.kind;
  out["title"] = c.title;
  out["provider"] = c.provider;
  out["role"] = c.role;
  out["mode"] = c.mode;
  out["level"] = c.level;
  out["category"] = c.category;
  out["from"] = c.from.iso();
  out["on"] = c.on.iso();
  out["hours"] = format_hundredths(c.hours_x100);
  out["vouch"] = c.vouch;
  out["words"] = c.words;
}

void add_outcome(json::object& out, const Declaration& d) {
  const bool counted = d.state == "recognised" || d.state == "reversed" || !d.trouble.empty();
  out["final_hours"] = counted ? json::value(format_hundredths(d.final_hours_x100)) : json::value(nullptr);
  out["final_credits"] =
      counted ? json::value(format_hundredths(d.final_credits_x100)) : json::value(nullptr);
  out["rule"] = or_null(d.rule);
  out["lines"] = d.explanation.empty() ? json::value(json::array()) : json::parse(d.explanation);
  out["entry"] = id_or_null(d.entry);
  out["hold"] = id_or_null(d.hold);
  out["trouble"] = or_null(d.trouble);
  out["trouble_detail"] = or_null(d.trouble_detail);
}

// What this caller may do with it.
void add_may(json::object& out, const Declaration& d, bool own, const Doer& doer) {
  const bool open = d.state == "draft" || d.state == "sent_back";
  out["own"] = own;
  out["may_edit"] = own && open;
  out["may_withdraw"] = own && d.hold == 0 && (open || d.state == "submitted" || d.state == "verified");
  out["may_decide"] = !own && doer.caller.covers(d.org_key) &&
                      access::may(doer.caller, "declarations.verify").ok() &&
                      rules::may_act(doer.caller.role, d.next_level, d.due, doer.today);
}

}  // namespace

json::array parts(const std::string& joined) {
  json::array out;
  if (joined.empty()) return out;
  for (const std::string_view one : split(joined, ',')) out.emplace_back(one);
  return out;
}

Result<Beside> beside(db::Session& session, const std::vector<Declaration>& all, Date today) {
  Beside out;
  if (all.empty()) return out;
  std::vector<Id> asked, ids;
  std::vector<orgs::Key> keys;
  for (const Declaration& one : all) {
    ids.push_back(one.id);
    asked.push_back(one.teacher);
    keys.push_back(one.org_key);
  }
  XT_TRY(const auto speaking, people::speaking_ids(session, asked));
  XT_TRY(const auto labels, people::labels(session, speaking, today));
  for (std::size_t i = 0; i < asked.size(); ++i) out.people[asked[i]] = labels[i];
  XT_TRY(out.schools, orgs::find_keys(session, keys));
  XT_TRY(out.files, files_of(session, ids));
  XT_CHECK_OK(last_answers(session, all, out));
  return out;
}

json::object to_json(const File& file, Id declaration) {
  const std::string at =
      "/api/declarations/" + std::to_string(declaration) + "/evidence/" + std::to_string(file.id);
  return {{"id", std::to_string(file.id)},
          {"name", file.name},
          {"type", file.type},
          {"bytes", file.bytes},
          {"digest", file.digest},
          {"taken", file.taken ? json::value(file.taken->iso()) : json::value(nullptr)},
          {"scanned", file.scanned == "clean"},
          {"thumb", file.thumb.empty() ? json::value(nullptr) : json::value(at + "?size=thumb")},
          {"view", at + "?size=view"}};
}

json::object to_json(const Declaration& d, const Beside& beside, const Doer& doer) {
  json::object out{{"id", std::to_string(d.id)},
                   {"version", d.version},
                   {"state", d.state},
                   {"done_level", or_null(d.done_level)},
                   {"next_level", or_null(d.next_level)},
                   {"chain", parts(d.chain)},
                   {"created_ms", d.created_ms},
                   {"changed_ms", d.changed_ms},
                   {"submitted_ms", ms_or_null(d.submitted_ms)},
                   {"post_ms", ms_or_null(d.post_ms)},
                   {"recognised_ms", ms_or_null(d.recognised_ms)},
                   {"late", d.due != Date() && d.due < doer.today}};
  out["due"] = d.due == Date() ? json::value(nullptr) : json::value(d.due.iso());
  add_content(out, d.content);
  add_outcome(out, d);
  const auto person = beside.people.find(d.teacher);
  const auto school = beside.schools.find(d.org_key);
  const bool known = person != beside.people.end() && person->second.id != 0;
  out["person"] = nullptr;
  if (known) out["person"] = {{"id", std::to_string(person->second.id)}, {"name", person->second.name}};
  out["school"] = nullptr;
  if (school != beside.schools.end())
    out["school"] = {{"code", school->second.code}, {"name", school->second.name}};
  json::array files;
  if (const auto found = beside.files.find(d.id); found != beside.files.end()) {
    for (const File& one : found->second) files.push_back(to_json(one, d.id));
  }
  out["files"] = std::move(files);
  out["answer"] = nullptr;
  if (const auto found = beside.answers.find(d.id); found != beside.answers.end()) {
    const Beside::Answer& a = found->second;
    out["answer"] = {{"deed", a.deed},
                     {"reasons", parts(a.reasons)},
                     {"words", a.words},
                     {"by", a.by},
                     {"at_ms", a.at_ms}};
  }
  add_may(out, d, known && doer.caller.teacher_id && person->second.id == *doer.caller.teacher_id, doer);
  return out;
}

json::object to_json(const Step& s) {
  return {{"at_ms", s.at_ms}, {"deed", s.deed},       {"by", s.actor_name}, {"level", s.level},
          {"to", s.to_state}, {"reasons", s.reasons}, {"words", s.words}};
}

Result<json::array> again(db::Session& session, const Declaration& d) {
  json::array out;
  XT_TRY(const auto files, files_of(session, d));
  for (const File& file : files) {
    XT_TRY(const auto others, elsewhere(session, d, file));
    for (const Elsewhere& one : others)
      out.push_back(json::object{{"file", std::to_string(file.id)},
                                 {"title", one.same_person ? json::value(one.title) : json::value(nullptr)}});
  }
  return out;
}

json::object to_json(const Done& done) {
  json::array ids, refused;
  for (const Id id : done.done) ids.emplace_back(std::to_string(id));
  for (const Refused& one : done.refused)
    refused.push_back(json::object{{"id", std::to_string(one.id)}, {"reason", one.reason}});
  return {{"batch", std::to_string(done.batch)},
          {"until_ms", done.until_ms},
          {"done", std::move(ids)},
          {"refused", std::move(refused)}};
}

Doer doer_of(const Desk& desk, const http::Request& request) {
  const std::int64_t now = now_ms();
  return {access::caller_of(request), access::actor_of(request), desk.today.value_or(shanghai_date(now)),
          now};
}

http::Response no_store(const json::value& value, int status) {
  return http::no_store(http::json(value, status));
}

Result<http::Response> one(db::Session& session, const Doer& doer, const Declaration& found, int status) {
  XT_TRY(const Beside more, beside(session, {found}, doer.today));
  // The answer to a write may be kept for who sends it twice (Idempotency-Key).
  return http::json(to_json(found, more, doer), status);
}

Result<std::string> optional_text(const json::object& body, const char* name, std::size_t most) {
  const json::value* value = body.if_contains(name);
  if (value == nullptr || value->is_null()) return std::string();
  if (value->is_string() && value->get_string().empty()) return std::string();
  return http::json_string(body, name, most);
}

Result<Content> content_of(const json::object& body, Date today) {
  Content out;
  const auto bad = [](const char* name, const char* detail) {
    return Error{Code::invalid, "declarations.bad_content", {{name, "not_understood", detail}}, {}};
  };
  struct Text {
    const char* name;
    std::string* to;
    std::size_t most;
  };
  const Text texts[] = {
      {"kind", &out.kind, 30},         {"title", &out.title, 100}, {"provider", &out.provider, 100},
      {"role", &out.role, 30},         {"mode", &out.mode, 30},    {"level", &out.level, 30},
      {"category", &out.category, 30}, {"vouch", &out.vouch, 100}, {"words", &out.words, 500}};
  for (const Text& one : texts) {
    XT_TRY(*one.to, optional_text(body, one.name, one.most));
  }
  XT_TRY(const std::string hours, optional_text(body, "hours", 12));
  if (!hours.empty()) {
    const auto parsed = parse_hundredths(hours);
    if (!parsed) return bad("hours", "请填写数字，如 4 或 1.5");
    out.hours_x100 = *parsed;
  }
  out.from = out.on = today;
  XT_TRY(const std::string on, optional_text(body, "on", 10));
  XT_TRY(const std::string from, optional_text(body, "from", 10));
  for (const auto& [name, text, to] :
       {std::tuple("on", &on, &out.on), std::tuple("from", &from, &out.from)}) {
    if (text->empty()) continue;
    const auto parsed = Date::parse_iso(*text);
    if (!parsed) return bad(name, "2025-05-31");
    *to = *parsed;
  }
  if (from.empty()) out.from = out.on;
  if (on.empty()) out.on = std::max(out.from, out.on);
  return out;
}

Result<Item> item_of(const http::Request& request, const json::object& body) {
  Item out;
  XT_TRY(out.id, http::path_id(request, "did"));
  const json::value* version = body.if_contains("version");
  if (version == nullptr || !version->is_int64())
    return Error{Code::invalid, "declarations.bad_content", {{"version", "required", ""}}, {}};
  out.version = version->get_int64();
  return out;
}

http::Route route(const RouteWords& words, http::Handler handler, std::size_t body_limit) {
  http::Route out{words.method,  words.pattern,      words.permission,
                  words.summary, std::move(handler), body_limit};
  out.takes = words.takes;
  out.gives = words.gives;
  return out;
}

}  // namespace xt::declarations
