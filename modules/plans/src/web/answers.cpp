#include "web/answers.h"

#include <algorithm>

#include "base/id.h"
#include "plans/rollup.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMostKept = 64;
constexpr std::int64_t kKeepMs = 60'000;
constexpr std::int64_t kMarkMs = 1'000;

std::string key_of(const Plan& plan, const EvalRequest& r) {
  std::string out = plan.id + " " + std::to_string(plan.version) + " " + r.at.iso() + " " + r.known.iso() +
                    " " + r.under + " " + r.region;
  for (const std::string& id : r.provisions) out += " " + id;
  return out + (r.entities ? " e" : " -") + (r.windows ? "w" : "-");
}

}  // namespace

Result<std::string> Answers::mark(db::Database& database) {
  const std::int64_t now = now_ms();
  {
    const std::lock_guard lock(mutex_);
    if (now - marked_ms_ < kMarkMs) return mark_;
  }
  XT_TRY(const std::string mark, database.read([](db::Session& session) { return facts_mark(session); }));
  const std::lock_guard lock(mutex_);
  mark_ = mark;
  marked_ms_ = now;
  return mark;
}

Result<std::shared_ptr<const EvalResult>> Answers::evaluate(db::Database& database, const Plan& plan,
                                                            const EvalRequest& request) {
  if (request.only) return one(database, plan, request);
  const auto columns = this->columns();
  std::string now_mark;
  if (columns) {
    now_mark = "columns " + std::to_string(columns->version());
  } else {
    XT_TRY(now_mark, mark(database));
  }
  const std::string key = key_of(plan, request);
  const std::int64_t now = now_ms();
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& k) { return k.key == key; });
    if (found != kept_.end() && found->mark == now_mark && now - found->made_ms < kKeepMs) {
      kept_.splice(kept_.begin(), kept_, found);
      return kept_.front().result;
    }
    if (found != kept_.end()) kept_.erase(found);
  }
  const auto answer = [&]() -> Result<EvalResult> {
    if (columns) return columns->evaluate(plan, request);
    return database.read([&](db::Session& session) { return plans::evaluate(session, plan, request); });
  };
  XT_TRY(EvalResult result, answer());
  auto out = std::make_shared<const EvalResult>(std::move(result));
  const std::lock_guard lock(mutex_);
  kept_.push_front({key, now_mark, now, out});
  if (kept_.size() > kMostKept) kept_.pop_back();
  return out;
}

// One person's answer is quick and nobody else asks for it: it is not kept.
Result<std::shared_ptr<const EvalResult>> Answers::one(db::Database& database, const Plan& plan,
                                                       const EvalRequest& request) {
  const auto columns = this->columns();
  if (columns && columns->knows_teacher(*request.only)) {
    XT_TRY(EvalResult result, columns->evaluate(plan, request));
    return std::make_shared<const EvalResult>(std::move(result));
  }
  XT_TRY(EvalResult result,
         database.read([&](db::Session& session) { return plans::evaluate(session, plan, request); }));
  return std::make_shared<const EvalResult>(std::move(result));
}

Result<std::vector<EntityValue>> Answers::values_of_level(db::Database& database, const Plan& plan,
                                                          const EvalRequest& request, Entity level) {
  if (const auto now = columns()) return now->values_of_level(plan, request, level);
  return database.read(
      [&](db::Session& session) { return plans::values_of_level(session, plan, request, level); });
}

}  // namespace xt::plans
