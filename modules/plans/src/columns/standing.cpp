#include "plans/standing.h"

#include <algorithm>
#include <mutex>
#include <numeric>

#include "columns/fused/asking.h"
#include "columns/regions.h"
#include "log/log.h"

namespace xt::plans {

using columns::Asking;
using columns::ChunkPart;
using columns::Partial;
using columns::Snapshot;

namespace {

// Questions and filters stand for the same; people, entries and rows of the small tables may differ.
bool same_world(const Snapshot& a, const Snapshot& b) {
  return a.words == b.words && a.honours == b.honours && a.orgs == b.orgs && a.speakers == b.speakers &&
         (a.tables == b.tables || columns::tables_changed(*a.tables, *b.tables).has_value());
}

template <class T>
void mark(std::vector<char>& changed, const std::vector<ChunkPart::Row<T>>& before,
          const std::vector<ChunkPart::Row<T>>& after) {
  std::size_t a = 0, b = 0;
  for (std::size_t k = 0; k < changed.size(); ++k) {
    for (;;) {
      const bool in_a = a < before.size() && before[a].question == k;
      const bool in_b = b < after.size() && after[b].question == k;
      if (!in_a && !in_b) break;
      if (in_a != in_b || before[a].unit != after[b].unit || before[a].value != after[b].value) {
        changed[k] = 1;
      }
      a += in_a, b += in_b;
    }
  }
}

template <class T>
std::size_t held(const std::vector<T>& values) {
  return values.capacity() * sizeof(T);
}

}  // namespace

struct Standing::Inside {
  const Columns& columns;
  std::vector<Asked> asked;
  int threads;
  mutable std::mutex mutex;

  Snapshot snapshot;  // that the latest answer is of; its people are let go after each answer
  std::unique_ptr<Asking> asking;
  std::vector<std::unique_ptr<columns::ChunkWorker>> workers;
  std::vector<ChunkPart> parts;  // by chunk
  std::vector<std::uint64_t> versions;
  std::shared_ptr<const Partial> total;
  std::vector<EvalResult> results;
  std::size_t passed = 0;
  std::string by_rows;  // why the latest answer was not of one pass

  Inside(const Columns& of, std::vector<Asked> what, int count)
      : columns(of), asked(std::move(what)), threads(count) {}

  xt::Status begin(const Snapshot& now) {
    asking.reset();
    workers.clear();
    snapshot = now;
    results.clear();
    std::vector<Asking::OfPlan> plans;
    columns::Regions place;
    for (const Asked& one : asked) {
      XT_TRY(place, columns::regions_of(snapshot, one.plan, one.request));
      XT_TRY(auto provisions, columns::provisions_of(one.plan, one.request));
      plans.push_back({&one.plan, std::move(provisions), &one.request, place.asked.key == place.home.key});
      results.push_back({one.plan.id,
                         one.request.at,
                         one.request.known,
                         place.asked.code,
                         place.asked.key,
                         place.asked.key_hi,
                         {}});
      if (one.request.only || one.request.known != asked[0].request.known ||
          place.asked.key != results[0].key_lo) {
        return make_error(Code::invalid, "plans.standing_mixed");
      }
    }
    if (asked.empty()) return {};
    asking = std::make_unique<Asking>(snapshot, std::move(plans), place.asked, asked[0].request.known);
    XT_CHECK_OK(asking->note());
    return whole();
  }

  xt::Status whole() {
    by_rows.clear();
    if (auto made = asking->questions().workers(threads); made.ok()) {
      workers = *std::move(made);
    } else {
      return one_by_one(made.error());
    }
    std::vector<std::size_t> all(snapshot.chunks.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    parts.assign(all.size(), {});
    versions.clear();
    passed = all.size();
    if (const auto over = pass_over(workers, snapshot, all, parts); !over.ok())
      return one_by_one(over.error());
    for (const auto& chunk : snapshot.chunks) versions.push_back(chunk->version);
    Partial sum = asking->questions().nothing();
    for (const ChunkPart& part : parts) sum.add(part);
    total = std::make_shared<const Partial>(std::move(sum));
    XT_TRY(auto provisions, asking->answer(*total, threads));
    put(std::move(provisions));
    return {};
  }

  // The snapshot does not allow one pass. Much slower, so that it is never done in silence.
  xt::Status one_by_one(const Error& why) {
    by_rows = why.note;
    log::warn(why.reason, {{"plan", asked[0].plan.id}, {"note", why.note}});
    asking.reset();
    for (std::size_t i = 0; i < asked.size(); ++i) {
      XT_TRY(results[i], columns.evaluate(asked[i].plan, asked[i].request));
    }
    return {};
  }

  xt::Status follow(const Snapshot& now) {
    const bool new_kinds = now.kinds != snapshot.kinds || now.amounts != snapshot.amounts;
    Asking::Changed differ;
    if (now.tables != snapshot.tables)
      differ.tables = *columns::tables_changed(*snapshot.tables, *now.tables);
    snapshot = now;
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < now.chunks.size(); ++i) {
      if (i >= versions.size() || versions[i] != now.chunks[i]->version) changed.push_back(i);
    }
    differ.people = !changed.empty();
    for (const Id id : asking->ask_again(differ.tables)) {
      if (const auto* place = now.find(id)) changed.push_back(place->chunk);
    }
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    passed = changed.size();
    if (changed.empty() && differ.tables.empty()) return {};
    for (std::size_t i = 0; new_kinds && i < workers.size(); ++i) {
      if (const auto done = workers[i]->follow(); !done.ok()) return one_by_one(done.error());
    }
    std::vector<ChunkPart> before;
    parts.resize(now.chunks.size());
    versions.resize(now.chunks.size());
    for (const std::size_t i : changed) before.push_back(std::exchange(parts[i], {}));
    if (const auto over = pass_over(workers, snapshot, changed, parts); !over.ok()) {
      return one_by_one(over.error());
    }
    auto sum = std::make_shared<Partial>(*total);
    differ.states.resize(sum->states.size());
    differ.sums.resize(sum->sums.size());
    differ.heads.resize(sum->heads.size());
    for (std::size_t k = 0; k < changed.size(); ++k) {
      const ChunkPart& after = parts[changed[k]];
      sum->take_off(before[k]);
      sum->add(after);
      mark(differ.states, before[k].states, after.states);
      mark(differ.sums, before[k].sums, after.sums);
      mark(differ.heads, before[k].heads, after.heads);
      for (const ChunkPart* part : {static_cast<const ChunkPart*>(&before[k]), &after}) {
        for (const columns::Spread& one : part->spread) differ.sums[one.question] = 1;
      }
      versions[changed[k]] = now.chunks[changed[k]]->version;
    }
    total = std::move(sum);
    XT_TRY(auto provisions, asking->answer_again(total, differ));
    put(std::move(provisions));
    return {};
  }

  // A question that nobody asks any more must not keep people in memory that every other one has replaced.
  void let_go() {
    snapshot.chunks = {};
    snapshot.places.reset();
  }

  void put(std::vector<ProvisionResult> provisions) {
    auto next = std::make_move_iterator(provisions.begin());
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const auto count = asked[i].request.provisions.empty()
                             ? asked[i].plan.provisions.size()
                             : columns::provisions_of(asked[i].plan, asked[i].request)->size();
      results[i].provisions.assign(next, next + static_cast<std::ptrdiff_t>(count));
      next += static_cast<std::ptrdiff_t>(count);
    }
  }
};

Standing::Standing(const Columns& columns, std::vector<Asked> asked, int threads)
    : inside_(std::make_unique<Inside>(columns, std::move(asked), threads)) {}
Standing::~Standing() = default;

Result<std::vector<EvalResult>> Standing::answer() {
  const std::lock_guard lock(inside_->mutex);
  const auto now = inside_->columns.snapshot();
  const bool known = inside_->asking != nullptr && same_world(inside_->snapshot, *now) &&
                     inside_->versions.size() <= now->chunks.size();
  const auto done = known ? inside_->follow(*now) : inside_->begin(*now);
  inside_->let_go();
  if (!done.ok()) {
    inside_->asking.reset();
    return done.error();
  }
  return inside_->results;
}

std::size_t Standing::passed() const {
  const std::lock_guard lock(inside_->mutex);
  return inside_->passed;
}

std::string Standing::by_rows() const {
  const std::lock_guard lock(inside_->mutex);
  return inside_->by_rows;
}

std::size_t Standing::bytes() const {
  const std::lock_guard lock(inside_->mutex);
  std::size_t out = held(inside_->parts);
  for (const ChunkPart& part : inside_->parts) {
    out += held(part.states) + held(part.sums) + held(part.heads) + held(part.spread);
  }
  return out;
}

}  // namespace xt::plans
