#include "cycles/transfer.h"

#include <algorithm>

#include "base/digest.h"
#include "credits/credits.h"

#include "cycles_queries.gen.h"

namespace xt::cycles {
namespace {

constexpr std::int64_t kMost_x100 = 1'000'000;  // 10,000 hours
constexpr std::size_t kLongest = 300;           // bytes

const char* fault(const Cycle& cycle, const Transfer& t) {
  if (t.place.empty() || t.place.size() > kLongest) return "place";
  if (t.statement.empty() || t.statement.size() > kLongest) return "statement";
  if (t.stated.empty() || t.stated.from < cycle.days.from || t.stated.to > cycle.days.to) return "stated_to";
  if (!cycle.days.contains(t.since)) return "since";
  if (t.policy != "carry" && t.policy != "pro_rata") return "policy";
  if (std::min(t.says.hours_x100, t.says.credits_x100) < 0 ||
      std::max(t.says.hours_x100, t.says.credits_x100) > kMost_x100)
    return "hours";
  const auto good = [](const Rational& rate) { return rate.num() >= 0 && rate <= Rational(100); };
  if (!good(t.hours_rate) || !good(t.credits_rate)) return "hours_rate";
  return nullptr;
}

std::string words(const Transfer& t) {
  if (t.policy == "pro_rata") return "按转入后的时间折算应修，不带入";
  return "1学时折" + t.hours_rate.decimal() + "学时，1学分折" + t.credits_rate.decimal() + "学分";
}

}  // namespace

Result<Amount> converted(const Transfer& t) {
  const auto hours = mul_div_half_up(t.says.hours_x100, t.hours_rate.num(), t.hours_rate.den());
  const auto credits = mul_div_half_up(t.says.credits_x100, t.credits_rate.num(), t.credits_rate.den());
  if (!hours || !credits)
    return Error{Code::invalid, "cycles.bad_transfer", {{"hours_rate", "cycles.bad_transfer", ""}}, {}};
  return Amount{*hours, *credits};
}

Result<Id> transfer_in(db::Session& session, const Cycle& cycle, const Transfer& t, Id actor) {
  if (const char* what = fault(cycle, t))
    return Error{Code::invalid, "cycles.bad_transfer", {{what, "cycles.bad_transfer", ""}}, {}};
  XT_TRY(const Amount became, converted(t));
  const Id id = next_id();
  db::Value entry_id = std::monostate{};
  if (t.policy == "carry") {
    credits::NewEntry entry;
    entry.teacher = t.teacher;
    entry.kind = "transfer_in";
    // What was done elsewhere is counted on the last day that the statement covers.
    entry.earned_from = entry.earned_on = t.stated.to - 1;
    entry.hours_x100 = became.hours_x100;
    entry.credits_x100 = became.credits_x100;
    entry.level = "other";
    entry.programme = "外省学时转入（" + t.place + "）";
    entry.provider = t.place;
    entry.origin = "transfer:" + std::to_string(id);
    entry.key = digest_fields({"transfer", std::to_string(cycle.id), t.statement});
    credits::PostOptions options;
    options.on_closed = credits::OnClosed::refuse;
    XT_TRY(const auto outcomes, credits::post(session, std::vector<credits::NewEntry>{entry}, options));
    if (outcomes.front().what == credits::Posted::unchanged)
      return make_error(Code::conflict, "cycles.transfer_known", t.statement);
    if (outcomes.front().what == credits::Posted::held)
      return make_error(Code::conflict, "cycles.transfer_overlaps", outcomes.front().detail);
    entry_id = outcomes.front().id;
  }
  XT_TRY([[maybe_unused]] const auto added,
         session.exec(sql::add_transfer, {{"id", id},
                                          {"cycle", cycle.id},
                                          {"teacher", t.teacher},
                                          {"place", t.place},
                                          {"statement", t.statement},
                                          {"stated_from", t.stated.from.days()},
                                          {"stated_to", t.stated.to.days()},
                                          {"stated_hours", t.says.hours_x100},
                                          {"stated_credits", t.says.credits_x100},
                                          {"hours", t.policy == "carry" ? became.hours_x100 : 0},
                                          {"credits", t.policy == "carry" ? became.credits_x100 : 0},
                                          {"conversion", words(t)},
                                          {"policy", t.policy},
                                          {"since", t.since.days()},
                                          {"entry", entry_id},
                                          {"now", now_ms()},
                                          {"actor", actor}}));
  return id;
}

}  // namespace xt::cycles
