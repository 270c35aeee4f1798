// GET /api/plans/{id}/versions and …/difference: a plan's history for whoever may read it.
#include <algorithm>

#include "eval/json_text.h"
#include "http/json.h"
#include "http/params.h"
#include "plans/difference.h"
#include "web/plan_routes.h"

namespace xt::plans {
namespace {

using namespace json;

std::string edition_json(const Edition& one, const Edition* in_force) {
  const bool ours = one.published_ms != 0;
  return "{\"number\":" + std::to_string(one.plan.version) + ",\"effective\":" + day(one.effective) +
         ",\"published\":" + (ours ? day(one.published) : "null") +
         ",\"published_by\":" + (ours ? str(one.published_by) : "null") + ",\"note\":" + str(one.note) +
         ",\"title\":" + str(one.plan.title) +
         ",\"provisions\":" + std::to_string(one.plan.provisions.size()) +
         ",\"in_force\":" + (&one == in_force ? "true" : "false") + "}";
}

std::string field_json(const FieldChange& one) {
  return "{\"field\":" + str(one.field) + ",\"before\":" + str(one.before) + ",\"after\":" + str(one.after) +
         "}";
}

std::string change_json(const ProvisionChange& one) {
  return "{\"id\":" + str(one.id) + ",\"title\":" + str(one.title) + ",\"title_en\":" + str(one.title_en) +
         ",\"change\":" + str(code(one.change)) + ",\"fields\":" + list(one.fields, field_json) + "}";
}

const Edition* numbered(const std::vector<const Edition*>& editions, std::int64_t number) {
  for (const Edition* one : editions) {
    if (one->plan.version == number) return one;
  }
  return nullptr;
}

}  // namespace

std::string to_json(const PlanDifference& found) {
  std::vector<ProvisionChange> changed = found.provisions;
  std::erase_if(changed, [](const ProvisionChange& one) { return one.change == Change::same; });
  return "\"plan\":" + list(found.plan, field_json) + ",\"provisions\":" + list(changed, change_json) +
         ",\"same\":" + std::to_string(found.provisions.size() - changed.size()) +
         ",\"text_added\":" + list(found.text_added, str) +
         ",\"text_removed\":" + list(found.text_removed, str);
}

Result<http::Response> list_versions(const Shelf& shelf, const http::Request& request) {
  XT_TRY(const Opened read, reading(shelf, request));
  const auto editions = shelf.editions(request.param("id"));
  return http::json_text(
      "{\"versions\":" +
      list(editions, [&](const Edition* one) { return edition_json(*one, read.edition); }) + "}");
}

Result<http::Response> get_difference(const Shelf& shelf, const http::Request& request) {
  XT_TRY([[maybe_unused]] const Opened read, reading(shelf, request));
  const auto editions = shelf.editions(request.param("id"));
  const std::int64_t last = editions.back()->plan.version;
  XT_TRY(const std::int64_t after, http::query_int(request, "after", last, 1, 1'000'000));
  XT_TRY(const std::int64_t before,
         http::query_int(request, "before", std::max<std::int64_t>(1, after - 1), 1, 1'000'000));
  const Edition* const old = numbered(editions, before);
  const Edition* const now = numbered(editions, after);
  if (old == nullptr || now == nullptr) return make_error(Code::not_found, "plans.unknown_version");
  return http::json_text("{\"before\":" + std::to_string(before) + ",\"after\":" + std::to_string(after) +
                         "," + to_json(difference(old->plan, now->plan)) + "}");
}

}  // namespace xt::plans
