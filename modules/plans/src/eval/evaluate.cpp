#include <algorithm>

#include "eval/judge.h"
#include "eval/sql_facts.h"

namespace xt::plans {
namespace {

Result<Region> find_region(db::Session& session, const std::string& code) {
  Region out;
  Statement st;
  const std::string text =
      "SELECT o.key, o.key_hi, o.code, o.level FROM orgs_pub_org o WHERE o.code = " + st.bind(code) +
      " ORDER BY o.to_day DESC";
  XT_CHECK_OK(st.each(session, text, [&](const db::Row& row) {
    out = {row.i64(0), row.i64(1), std::string(row.text(2)), std::string(row.text(3))};
    return false;
  }));
  if (out.code.empty()) return make_error(Code::not_found, "plans.unknown_region", code);
  return out;
}

struct Regions {
  Region home;
  Region asked;
};

Result<Regions> find_regions(db::Session& session, const Plan& plan, const EvalRequest& request) {
  Regions out;
  XT_TRY(out.home, find_region(session, request.region.empty() ? plan.region : request.region));
  out.asked = out.home;
  if (request.under.empty()) return out;
  XT_TRY(out.asked, find_region(session, request.under));
  if (out.asked.key < out.home.key || out.asked.key_hi > out.home.key_hi) {
    return make_error(Code::invalid, "plans.outside_region",
                      request.under + " is not inside " + out.home.code);
  }
  return out;
}

}  // namespace

Result<EvalResult> evaluate(db::Session& session, const Plan& plan, const EvalRequest& request) {
  XT_TRY(const Regions place, find_regions(session, plan, request));
  const Region& asked = place.asked;
  EvalResult out{plan.id, request.at, request.known, asked.code, asked.key, asked.key_hi, {}};
  SqlFacts facts(session, asked, request.only);
  for (const std::string& id : request.provisions) {
    if (plan.find(id) == nullptr) return make_error(Code::not_found, "plans.unknown_provision", id);
  }
  for (const Provision& provision : plan.provisions) {
    const auto& wanted = request.provisions;
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), provision.id) == wanted.end()) continue;
    XT_TRY(auto result, Judge(facts, plan, provision, request, asked.key == place.home.key).run());
    out.provisions.push_back(std::move(result));
  }
  return out;
}

Result<std::vector<EntityValue>> values_of_level(db::Session& session, const Plan& plan,
                                                 const EvalRequest& request, Entity level) {
  XT_TRY(const Regions place, find_regions(session, plan, request));
  const Provision* provision =
      request.provisions.size() == 1 ? plan.find(request.provisions.front()) : nullptr;
  if (provision == nullptr) return make_error(Code::not_found, "plans.unknown_provision");
  SqlFacts facts(session, place.asked);
  return Judge(facts, plan, *provision, request, false).values(level);
}

void Counts::add(State state) {
  ++entities;
  switch (state) {
    case State::met:
      ++met;
      break;
    case State::on_track:
      ++on_track;
      break;
    case State::behind:
      ++behind;
      break;
    case State::missed:
      ++missed;
      break;
    case State::no_data:
      ++no_data;
      break;
  }
}

void Counts::add(const Counts& more) {
  entities += more.entities;
  met += more.met;
  on_track += more.on_track;
  behind += more.behind;
  missed += more.missed;
  no_data += more.no_data;
}

std::string_view code(State state) {
  constexpr std::string_view kCodes[] = {"met", "on_track", "behind", "missed", "no_data"};
  return kCodes[static_cast<std::size_t>(state)];
}

}  // namespace xt::plans
