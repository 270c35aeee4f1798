#include "base/digest.h"
#include "research/research.h"

#include "research_queries.gen.h"

namespace xt::research {
namespace {

template <class T>
db::Value optional_number(const std::optional<T>& value) {
  return value ? db::Value(std::int64_t{*value}) : db::Value();
}

bool same(const db::OwnedRow& row, const StudySession& study) {
  const auto attendees = row.null(1) ? std::nullopt : std::optional(static_cast<int>(row.i64(1)));
  const auto host = row.null(2) ? std::nullopt : std::optional(row.i64(2));
  return row.i64(0) == study.minutes && attendees == study.attendees && host == study.host_id;
}

}  // namespace

Result<Put> put(db::Session& session, const StudySession& study) {
  const std::string key =
      digest_fields({std::to_string(study.org_key), study.day.iso(), study.form, study.topic});
  db::Args args = {{"org_key", study.org_key}, {"day", std::int64_t{study.day.days()}}, {"key", key}};
  XT_TRY(const auto known, session.all(sql::find_session, args));
  if (!known.empty() && same(known.front(), study)) return Put::unchanged;
  args.push_back({"form", study.form});
  args.push_back({"topic", study.topic});
  args.push_back({"minutes", std::int64_t{study.minutes}});
  args.push_back({"attendees", optional_number(study.attendees)});
  args.push_back({"host_id", optional_number(study.host_id)});
  XT_CHECK_OK(session.exec(sql::put_session, args));
  return known.empty() ? Put::created : Put::changed;
}

}  // namespace xt::research
