#include "web/answers.h"

#include <algorithm>
#include <numeric>

#include "base/id.h"
#include "plans/rollup.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMostKept = 4'096;
// Of all kept answers together, in outcomes of entities of 144 bytes: some 300 MB. Of a province's people
// four times everybody: the list of the whole, those of all counties, and as much again.
constexpr std::size_t kMostWeight = 2'000'000;
constexpr std::size_t kMostTimesEverybody = 4;
constexpr std::int64_t kKeepMs = 60'000;
constexpr std::int64_t kMarkMs = 1'000;
// Reading the mark may take this part of one core's time at most.
constexpr std::int64_t kMarkShare = 20;
constexpr int kFollowMs = 5'000;
// Each holds a few megabytes, where a million teachers are asked about.
constexpr std::size_t kMostStanding = 24;

std::size_t weight_of(const EvalResult& result) {
  std::size_t out = 1;
  for (const ProvisionResult& one : result.provisions) out += 1 + one.values.size();
  return out;
}

std::string key_of(const Plan& plan, const EvalRequest& r) {
  std::string out = plan.id + " " + std::to_string(plan.version) + " " + r.at.iso() + " " + r.known.iso() +
                    " " + r.under + " " + r.region;
  for (const std::string& id : r.provisions) out += " " + id;
  return out + (r.entities ? " e" : " -") + (r.windows ? "w" : "-") + (r.units ? "u" : "-");
}

}  // namespace

std::string saved_json(const Answers& answers, std::int64_t saved_ms) {
  if (saved_ms == 0) return "null";
  const auto loading = answers.loading().value_or(LiveColumns::Loading{});
  return "{\"at_ms\":" + std::to_string(saved_ms) + ",\"done\":" + std::to_string(loading.done) +
         ",\"of\":" + std::to_string(loading.of) + "}";
}

std::optional<LiveColumns::Loading> Answers::loading() const {
  if (!live_ || live_->columns()) return std::nullopt;
  return live_->loading();
}

std::uint64_t Answers::version() const {
  const auto columns = this->columns();
  return columns ? columns->version() : 0;
}

Result<std::string> Answers::mark(db::Database& database) {
  const std::int64_t begin = now_ms();
  {
    const std::lock_guard lock(mutex_);
    const std::uint64_t version = this->version();
    if (begin < next_mark_ms_ || (version != 0 && version == marked_version_)) return mark_;
  }
  XT_TRY(std::string mark, database.read([](db::Session& session) { return facts_mark(session); }));
  // What is computed from now on must know at least what the mark speaks of; of facts that the columns have
  // not caught up with nothing may claim to be made.
  if (this->version() != 0) {
    live_->committed();
    if (!live_->wait_until_followed(kFollowMs)) mark.clear();
  }
  const std::lock_guard lock(mutex_);
  mark_ = mark;
  marked_version_ = mark.empty() ? 0 : this->version();
  next_mark_ms_ = now_ms() + std::max(kMarkMs, (now_ms() - begin) * kMarkShare);
  return mark;
}

std::shared_ptr<const EvalResult> Answers::find(const std::string& key, const std::string& mark,
                                                bool timeless) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& k) { return k.key == key; });
  if (found == kept_.end()) return nullptr;
  if (found->mark == mark && (timeless || now_ms() - found->made_ms < kKeepMs)) {
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front().result;
  }
  weight_ -= found->weight;
  kept_.erase(found);
  return nullptr;
}

std::size_t Answers::most_weight() const {
  const auto columns = this->columns();
  const auto everybody = columns ? static_cast<std::size_t>(columns->memory().teachers) : 0;
  return std::max(kMostWeight, kMostTimesEverybody * everybody);
}

void Answers::keep(Kept one) {
  const std::size_t most = most_weight();
  const std::lock_guard lock(mutex_);
  const auto drop = [&](std::list<Kept>::iterator at) {
    weight_ -= at->weight;
    kept_.erase(at);
  };
  // Two may have computed the same at the same time.
  const auto twin = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& k) { return k.key == one.key; });
  if (twin != kept_.end()) drop(twin);
  weight_ += one.weight;
  kept_.push_front(std::move(one));
  while (kept_.size() > 1 && (kept_.size() > kMostKept || weight_ > most)) drop(std::prev(kept_.end()));
}

int urgency(State state) {
  constexpr int kOrder[] = {4, 2, 1, 0, 3};
  return kOrder[static_cast<std::size_t>(state)];
}

Answers::Kept* Answers::kept(const std::shared_ptr<const EvalResult>& result) {
  const auto found =
      std::find_if(kept_.begin(), kept_.end(), [&](const Kept& k) { return k.result == result; });
  return found == kept_.end() ? nullptr : &*found;
}

std::shared_ptr<const std::vector<std::uint32_t>> Answers::by_urgency(
    const std::shared_ptr<const EvalResult>& result) {
  {
    const std::lock_guard lock(mutex_);
    if (const Kept* found = kept(result); found && found->by_urgency) return found->by_urgency;
  }
  const auto& values = result->provisions.front().values;
  auto out = std::make_shared<std::vector<std::uint32_t>>(values.size());
  std::iota(out->begin(), out->end(), 0U);
  std::stable_sort(out->begin(), out->end(), [&](std::uint32_t a, std::uint32_t b) {
    return urgency(values[a].status) < urgency(values[b].status);
  });
  const std::lock_guard lock(mutex_);
  if (Kept* found = kept(result)) found->by_urgency = out;
  return out;
}

void Answers::add_up(const std::shared_ptr<const EvalResult>& result, const Provision& provision, bool over,
                     std::vector<Unit>& units) {
  std::shared_ptr<const std::vector<Unit>> known;
  {
    const std::lock_guard lock(mutex_);
    if (const Kept* found = kept(result)) known = found->units;
  }
  const auto same = [](const Unit& a, const Unit& b) { return a.key == b.key && a.key_hi == b.key_hi; };
  if (!known || !std::equal(known->begin(), known->end(), units.begin(), units.end(), same)) {
    plans::add_up(result->provisions.front().values, provision, over, units);
    auto fresh = std::make_shared<const std::vector<Unit>>(units);
    const std::lock_guard lock(mutex_);
    if (Kept* found = kept(result)) found->units = std::move(fresh);
    return;
  }
  // Names are read anew for each request: they change without the facts.
  for (std::size_t k = 0; k < units.size(); ++k) units[k].figures() = (*known)[k].figures();
}

std::shared_ptr<const std::string> Answers::json(const std::shared_ptr<const EvalResult>& result) {
  {
    const std::lock_guard lock(mutex_);
    if (const Kept* found = kept(result); found && found->json) return found->json;
  }
  auto out = std::make_shared<const std::string>(to_json(*result));
  const std::lock_guard lock(mutex_);
  if (Kept* found = kept(result)) found->json = out;
  return out;
}

std::shared_ptr<const Answers::Asked> Answers::standing(const std::shared_ptr<const Columns>& columns,
                                                        const std::string& key, const Plan& plan,
                                                        const EvalRequest& request) {
  const std::lock_guard lock(mutex_);
  // Columns that were loaded anew have left theirs behind.
  std::erase_if(standing_, [&](const auto& one) { return one->columns != columns; });
  const auto found =
      std::find_if(standing_.begin(), standing_.end(), [&](const auto& one) { return one->key == key; });
  if (found != standing_.end()) {
    standing_.splice(standing_.begin(), standing_, found);
  } else {
    auto fresh = std::make_shared<Asked>();
    fresh->key = key;
    fresh->columns = columns;
    fresh->standing = std::make_unique<Standing>(*columns, std::vector<Standing::Asked>{{plan, request}},
                                                 columns->threads());
    standing_.push_front(std::move(fresh));
    if (standing_.size() > kMostStanding) standing_.pop_back();
  }
  return standing_.front();
}

EvalRequest Answers::seen(const EvalRequest& request) const {
  EvalRequest out = request;
  if (today_) out.known = seen_on(request.known, today_());
  return out;
}

xt::Status Answers::loaded() {
  if (!loading() || live_->wait_until_loaded(load_wait_ms_) || !saved_) return {};
  // Nobody knows the rows before they are counted, and counting few is quick.
  const std::int64_t rows = live_->rows();
  if (rows != 0 && rows < saved_->least_rows()) return {};
  return make_error(Code::unavailable, "plans.loading");
}

Result<EvalResult> Answers::compute(db::Database& database, const Plan& plan, const EvalRequest& request) {
  XT_CHECK_OK(loaded());
  const EvalRequest seen = this->seen(request);
  const auto answer = [&]() -> Result<EvalResult> {
    if (const auto columns = this->columns()) return columns->evaluate(plan, seen);
    return database.read([&](db::Session& session) { return plans::evaluate(session, plan, seen); });
  };
  XT_TRY(EvalResult result, answer());
  result.known = request.known;
  return result;
}

Result<std::shared_ptr<const EvalResult>> Answers::evaluate(db::Database& database, const Plan& plan,
                                                            const EvalRequest& request) {
  if (request.only) return one(database, plan, request);
  if (saved_ && loading()) {
    if (auto last = saved_->find(plan, request, today_())) return last;
  }
  XT_CHECK_OK(loaded());
  const auto columns = this->columns();
  std::string now_mark;
  if (columns) {
    now_mark = "columns " + std::to_string(columns->version());
  } else {
    XT_TRY(now_mark, mark(database));
  }
  const std::string key = key_of(plan, request);
  if (auto known = find(key, now_mark, columns != nullptr)) return known;
  const std::int64_t begin = now_ms();
  const auto answer = [&]() -> Result<EvalResult> {
    if (columns && !request.entities) {
      XT_TRY(auto results, standing(columns, key, plan, seen(request))->standing->answer());
      return std::move(results.front());
    }
    return compute(database, plan, request);
  };
  XT_TRY(EvalResult result, answer());
  result.known = request.known;
  const std::size_t weight = weight_of(result);
  auto out = std::make_shared<const EvalResult>(std::move(result));
  keep({key, now_mark, begin, weight, out});
  if (columns && saved_ && live_->rows() >= saved_->least_rows())
    saved_->keep(plan, request, today_(), out, begin);
  return out;
}

// One person's answer is quick and nobody else asks for it: it is not kept.
Result<std::shared_ptr<const EvalResult>> Answers::one(db::Database& database, const Plan& plan,
                                                       const EvalRequest& request) {
  const auto columns = this->columns();
  const EvalRequest seen = this->seen(request);
  const auto answer = [&]() -> Result<EvalResult> {
    if (columns && columns->knows_teacher(*request.only)) return columns->evaluate(plan, seen);
    return database.read([&](db::Session& session) { return plans::evaluate(session, plan, seen); });
  };
  XT_TRY(EvalResult result, answer());
  result.known = request.known;
  return std::make_shared<const EvalResult>(std::move(result));
}

Result<std::vector<EntityValue>> Answers::values_of_level(db::Database& database, const Plan& plan,
                                                          const EvalRequest& request, Entity level) {
  XT_CHECK_OK(loaded());
  const EvalRequest seen = this->seen(request);
  if (const auto now = columns()) return now->values_of_level(plan, seen, level);
  return database.read(
      [&](db::Session& session) { return plans::values_of_level(session, plan, seen, level); });
}

}  // namespace xt::plans
