#include "run_json.h"

#include "access/may.h"

namespace xt::imports {
namespace {

namespace json = boost::json;

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object options_json(const Run& run) {
  json::array kinds;
  for (const std::string& kind : run.item_kinds) kinds.emplace_back(kind);
  json::object out{{"as_of", run.as_of.iso()},
                   {"for", or_null(run.for_code)},
                   {"item_kinds", std::move(kinds)},
                   {"first_year", nullptr},
                   {"last_year", nullptr}};
  if (run.years) {
    out["first_year"] = run.years->first;
    out["last_year"] = run.years->second;
  }
  return out;
}

json::value moment(std::int64_t ms) {
  return ms == 0 ? json::value(nullptr) : json::value(ms);
}

}  // namespace

std::string_view permission_of(Kind kind) {
  switch (kind) {
    case Kind::schools:
    case Kind::institutions:
    case Kind::flags:
    case Kind::calendar:
      return "orgs.write";
    case Kind::teachers:
      return "people.write";
    case Kind::entries:
      return "credits.write";
    case Kind::items:
    case Kind::funds:
    case Kind::sessions:
      return "imports.write";
  }
  return "imports.write";
}

bool may_write(const access::Caller& caller, Kind kind) {
  return access::allows(caller.role, "imports.write") && access::allows(caller.role, permission_of(kind));
}

json::object run_json(const Run& run) {
  const Counts& c = run.counts;
  return {{"id", std::to_string(run.id)},
          {"kind", run.kind ? json::value(kind_name(*run.kind)) : json::value(nullptr)},
          {"state", run.state},
          {"file_name", run.file_name},
          {"file_bytes", run.file_bytes},
          {"account", run.account_name},
          {"counts",
           {{"rows", c.rows},
            {"created", c.created},
            {"changed", c.changed},
            {"unchanged", c.unchanged},
            {"held", c.held},
            {"rejected", c.rejected}}},
          {"has_returned", !run.returned.empty()},
          {"reason", or_null(run.reason)},
          {"detail", or_null(run.detail)},
          {"created_ms", run.created_ms},
          {"checked_ms", moment(run.checked_ms)},
          {"applied_ms", moment(run.applied_ms)},
          {"undone_ms", moment(run.undone_ms)},
          {"undone_by", or_null(run.undone_name)},
          {"undo_reason", or_null(run.undo_reason)}};
}

json::object run_page_json(const Run& run, const jobs::Job& job, const std::optional<jobs::Progress>& live,
                           const access::Caller& caller) {
  json::object out = run_json(run);
  out["options"] = options_json(run);
  boost::system::error_code none;
  json::value report = json::parse(run.report, none);
  out["report"] = none ? json::value(nullptr) : std::move(report);
  const bool works = run.state == "checking" || run.state == "applying" || run.state == "undoing";
  out["work"] = nullptr;
  if (works) {
    out["work"] = json::object{{"done", live ? live->done : job.done},
                               {"total", live ? live->total : job.total},
                               {"waiting", job.state == "queued"}};
  }
  const bool may = run.kind ? may_write(caller, *run.kind) : access::allows(caller.role, "imports.write");
  json::array can;
  if (may && (run.state == "uploaded" || run.state == "checked" || run.state == "failed")) {
    can.emplace_back("check");
  }
  if (may && run.state == "checked") can.emplace_back("apply");
  if (may && works) can.emplace_back("cancel");
  if (may && run.state == "applied") can.emplace_back("undo");
  out["can"] = std::move(can);
  return out;
}

}  // namespace xt::imports
