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

// A statement counts once; one that was taken back may come again.
Result<std::string> key_of(db::Session& session, const Cycle& cycle, const Transfer& t) {
  XT_TRY(const auto undone,
         session.one(sql::undone_before,
                     {{"teacher", t.teacher}, {"cycle", cycle.id}, {"statement", t.statement}}));
  const std::string of = std::to_string(cycle.id);
  if (undone.i64(0) == 0) return digest_fields({"transfer", of, t.statement});
  return digest_fields({"transfer", of, t.statement, std::to_string(undone.i64(0))});
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
    XT_TRY(entry.key, key_of(session, cycle, t));
    credits::PostOptions options;
    options.on_closed = credits::OnClosed::refuse;
    XT_TRY(const auto outcomes, credits::post(session, std::vector<credits::NewEntry>{entry}, options));
    if (outcomes.front().what == credits::Posted::unchanged)
      return make_error(Code::conflict, "cycles.transfer_known", t.statement);
    // Held beside something else, or what another statement said counts already: nothing was brought.
    if (outcomes.front().what == credits::Posted::held || outcomes.front().what == credits::Posted::same)
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

Status undo_transfer(db::Session& session, Id teacher, Id transfer, Id actor, const std::string& reason) {
  if (reason.empty()) return Error{Code::invalid, "cycles.reason_required", {{"reason", "required", ""}}, {}};
  XT_TRY(const auto rows, session.all(sql::transfer, {{"id", transfer}}));
  if (rows.empty() || rows.front().i64(0) != teacher)
    return make_error(Code::not_found, "cycles.no_transfer");
  XT_TRY(const std::int64_t changed, session.exec(sql::undo_transfer, {{"id", transfer}, {"now", now_ms()}}));
  if (changed != 1) return make_error(Code::conflict, "cycles.transfer_undone");
  const Id entry = rows.front().i64(2);
  if (entry == 0) return {};
  XT_TRY(const auto posted, credits::activity(session, teacher, entry));
  // Somebody may have taken the entry itself back before.
  if (posted.reversed) return {};
  XT_TRY([[maybe_unused]] const Id reversal, credits::reverse(session, posted.chain, entry, {actor, reason}));
  return {};
}

}  // namespace xt::cycles
