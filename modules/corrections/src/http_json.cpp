#include "http_json.h"

#include "access/may.h"

namespace xt::corrections {

namespace json = boost::json;

Result<Names> names_of(db::Session& session, const std::vector<Request>& requests, Date today) {
  Names out;
  std::vector<Id> asked;
  std::vector<orgs::Key> keys;
  for (const Request& one : requests) {
    asked.push_back(one.teacher);
    keys.push_back(one.org_key);
  }
  XT_TRY(const auto speaking, people::speaking_ids(session, asked));
  XT_TRY(const auto labels, people::labels(session, speaking, today));
  for (std::size_t i = 0; i < asked.size(); ++i) out.people[asked[i]] = labels[i];
  XT_TRY(out.schools, orgs::find_keys(session, keys));
  return out;
}

json::object to_json(const Request& r, const Names& names, const access::Caller& caller, Date today) {
  const auto or_null = [](const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
  };
  const auto id_or_null = [](const std::optional<Id>& id) {
    return id ? json::value(std::to_string(*id)) : json::value(nullptr);
  };
  const auto person = names.people.find(r.teacher);
  const auto school = names.schools.find(r.org_key);
  json::object out{{"teacher", std::to_string(r.teacher)},
                   {"id", std::to_string(r.id)},
                   {"about", r.about},
                   {"object", r.object},
                   {"choice", r.choice},
                   {"words", r.words},
                   {"record", json::parse(r.record)},
                   {"state", r.state},
                   {"created_ms", r.created_ms},
                   {"due", r.due.iso()},
                   {"late", r.state == "open" && r.due < today},
                   {"decided_by", or_null(r.decided_name)},
                   {"action", or_null(r.action)},
                   {"reply", or_null(r.reply)},
                   {"link", or_null(r.link)},
                   {"reversal", id_or_null(r.reversal)},
                   {"replacement", id_or_null(r.replacement)},
                   {"seen", r.seen}};
  out["decided_ms"] = r.decided_ms == 0 ? json::value(nullptr) : json::value(r.decided_ms);
  if (person != names.people.end()) {
    out["person"] = {{"id", std::to_string(person->second.id)}, {"name", person->second.name}};
  } else {
    out["person"] = nullptr;
  }
  if (school != names.schools.end()) {
    out["school"] = {{"code", school->second.code}, {"name", school->second.name}};
  } else {
    out["school"] = nullptr;
  }
  const bool own =
      caller.teacher_id && person != names.people.end() && person->second.id == *caller.teacher_id;
  out["may_answer"] =
      r.state == "open" && !own && caller.covers(r.org_key) && access::may(caller, "corrections.answer").ok();
  out["may_withdraw"] = r.state == "open" && own;
  return out;
}

}  // namespace xt::corrections
