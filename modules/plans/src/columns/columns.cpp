#include "plans/columns.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "columns/columns_of.h"
#include "columns/fused/asking.h"
#include "columns/regions.h"
#include "columns/snapshot/follow.h"
#include "columns/snapshot/load.h"
#include "eval/judge.h"
#include "log/log.h"

namespace xt::plans {

using columns::Snapshot;

struct Columns::Inside {
  std::atomic<std::shared_ptr<const Snapshot>> current;
  ColumnsOptions options;
  std::mutex following;
};

Columns::Columns(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Columns::~Columns() = default;

std::unique_ptr<Columns> columns::columns_of(std::shared_ptr<const Snapshot> snapshot, int threads) {
  return Columns::over(std::move(snapshot), threads);
}

void Columns::put(std::shared_ptr<const Snapshot> snapshot) {
  inside_->current.store(std::move(snapshot));
}

std::unique_ptr<Columns> Columns::over(std::shared_ptr<const Snapshot> snapshot, int threads) {
  auto inside = std::make_unique<Inside>();
  inside->options.threads = threads;
  inside->current.store(std::move(snapshot));
  return std::unique_ptr<Columns>(new Columns(std::move(inside)));
}

Result<std::unique_ptr<Columns>> Columns::open(db::Session& session, const ColumnsOptions& options) {
  XT_TRY(auto snapshot, columns::load_snapshot(session, {options.memory_limit, options.progress}));
  auto inside = std::make_unique<Inside>();
  inside->options = options;
  inside->current.store(std::move(snapshot));
  return std::unique_ptr<Columns>(new Columns(std::move(inside)));
}

Result<std::unique_ptr<Columns>> Columns::open(db::Database& database, const ColumnsOptions& options) {
  return database.read([&](db::Session& session) { return open(session, options); });
}

xt::Status Columns::fits(db::Database& database, const ColumnsOptions& options) {
  return database.read(
      [&](db::Session& session) { return columns::fits(session, {options.memory_limit, {}}); });
}

Result<EvalResult> Columns::evaluate(const Plan& plan, const EvalRequest& request) const {
  const auto snapshot = inside_->current.load();
  XT_TRY(const columns::Regions place, columns::regions_of(*snapshot, plan, request));
  const Region& asked = place.asked;
  EvalResult out{plan.id, request.at, request.known, asked.code, asked.key, asked.key_hi, {}};
  XT_TRY(const auto provisions, columns::provisions_of(plan, request));
  const auto judge_all = [&](Facts& facts, std::vector<ProvisionResult>& results) -> xt::Status {
    for (const Provision* p : provisions) {
      XT_TRY(auto result, Judge(facts, plan, *p, request, asked.key == place.home.key).run());
      results.push_back(std::move(result));
    }
    return {};
  };
  if (request.only) {
    columns::ColumnFacts facts(*snapshot, asked, request.only);
    XT_CHECK_OK(judge_all(facts, out.provisions));
    return out;
  }
  columns::Asking asking(*snapshot, plan, provisions, request, place.home, asked);
  XT_CHECK_OK(asking.note());
  auto partial = asking.pass(inside_->options.threads);
  if (!partial.ok()) {
    log::warn("plans.not_in_one_pass", {{"plan", plan.id}, {"note", partial.error().note}});
    columns::ColumnFacts slow(*snapshot, asked);
    XT_CHECK_OK(judge_all(slow, out.provisions));
    return out;
  }
  XT_TRY(out.provisions, asking.answer(*std::move(partial), inside_->options.threads));
  return out;
}

Result<std::vector<EntityValue>> Columns::values_of_level(const Plan& plan, const EvalRequest& request,
                                                          Entity level) const {
  const auto snapshot = inside_->current.load();
  XT_TRY(const columns::Regions place, columns::regions_of(*snapshot, plan, request));
  const Provision* provision =
      request.provisions.size() == 1 ? plan.find(request.provisions.front()) : nullptr;
  if (provision == nullptr) return make_error(Code::not_found, "plans.unknown_provision");
  columns::ColumnFacts facts(*snapshot, place.asked);
  return Judge(facts, plan, *provision, request, false).values(level);
}

std::vector<std::string> Columns::entity_names(const std::vector<EntityValue>& values) const {
  const auto snapshot = inside_->current.load();
  std::vector<std::string> out;
  out.reserve(values.size());
  for (const EntityValue& value : values) {
    const std::uint32_t org = value.kind == Entity::teacher ? columns::kNone : snapshot->orgs->find(value.id);
    out.push_back(org == columns::kNone ? std::to_string(value.id) : snapshot->orgs->all()[org].code);
  }
  return out;
}

Result<bool> Columns::follow(db::Session& session, Look look) {
  const std::lock_guard lock(inside_->following);
  const auto before = inside_->current.load();
  XT_TRY(auto next, columns::follow(session, before, look));
  const bool newer = next->version != before->version;
  inside_->current.store(std::move(next));
  return newer;
}

Result<bool> Columns::follow(db::Database& database, Look look) {
  return database.read([&](db::Session& session) { return follow(session, look); });
}

bool Columns::knows_teacher(Id id) const {
  return inside_->current.load()->find(id) != nullptr;
}

int Columns::threads() const {
  return inside_->options.threads;
}

ColumnsMemory Columns::memory() const {
  const auto snapshot = inside_->current.load();
  return {snapshot->bytes(), snapshot->entry_bytes(), static_cast<std::int64_t>(snapshot->teachers()),
          static_cast<std::int64_t>(snapshot->entries())};
}

std::shared_ptr<const Snapshot> Columns::snapshot() const {
  return inside_->current.load();
}

std::uint64_t Columns::version() const {
  return inside_->current.load()->version;
}

}  // namespace xt::plans
