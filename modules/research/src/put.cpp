#include "base/digest.h"
#include "base/text.h"
#include "research/research.h"

#include "research_queries.gen.h"

namespace xt::research {
namespace {

template <class T>
db::Value optional_number(const std::optional<T>& value) {
  return value ? db::Value(std::int64_t{*value}) : db::Value();
}

// What of a session can change, in one line: minutes, attendees, host.
std::string state_of(const db::OwnedRow& row) {
  return std::to_string(row.i64(0)) + "|" + (row.null(1) ? "" : std::to_string(row.i64(1))) + "|" +
         (row.null(2) ? "" : std::to_string(row.i64(2)));
}
std::string state_of(const StudySession& study) {
  return std::to_string(study.minutes) + "|" + (study.attendees ? std::to_string(*study.attendees) : "") +
         "|" + (study.host_id ? std::to_string(*study.host_id) : "");
}

std::int64_t number(std::string_view text) {
  return std::stoll(std::string(text));
}
db::Value optional_number(std::string_view text) {
  return text.empty() ? db::Value() : db::Value(number(text));
}

}  // namespace

Result<Put> put(db::Session& session, const StudySession& study, Change* change) {
  const std::string key =
      digest_fields({std::to_string(study.org_key), study.day.iso(), study.form, study.topic});
  db::Args args = {{"org_key", study.org_key}, {"day", std::int64_t{study.day.days()}}, {"key", key}};
  XT_TRY(const auto known, session.all(sql::find_session, args));
  const std::string before = known.empty() ? "" : state_of(known.front());
  const std::string after = state_of(study);
  if (before == after) return Put::unchanged;
  if (change != nullptr) {
    *change = {std::to_string(study.org_key) + "|" + std::to_string(study.day.days()) + "|" + key, before,
               after};
  }
  args.push_back({"form", study.form});
  args.push_back({"topic", study.topic});
  args.push_back({"minutes", std::int64_t{study.minutes}});
  args.push_back({"attendees", optional_number(study.attendees)});
  args.push_back({"host_id", optional_number(study.host_id)});
  XT_CHECK_OK(session.exec(sql::put_session, args));
  return known.empty() ? Put::created : Put::changed;
}

Result<bool> take_back(db::Session& session, const Change& change) {
  const auto ref = split(change.ref, '|');
  if (ref.size() != 3) return make_error(Code::internal, "research.bad_change", change.ref);
  db::Args args = {{"org_key", number(ref[0])}, {"day", number(ref[1])}, {"key", std::string(ref[2])}};
  XT_TRY(const auto rows, session.all(sql::find_session, args));
  if (rows.empty() || state_of(rows.front()) != change.after) return false;
  if (change.before.empty()) {
    XT_CHECK_OK(session.exec(sql::delete_session, args));
    return true;
  }
  const auto was = split(change.before, '|');
  if (was.size() != 3) return make_error(Code::internal, "research.bad_change", change.before);
  args.push_back({"minutes", number(was[0])});
  args.push_back({"attendees", optional_number(was[1])});
  args.push_back({"host_id", optional_number(was[2])});
  XT_CHECK_OK(session.exec(sql::restore_session, args));
  return true;
}

}  // namespace xt::research
