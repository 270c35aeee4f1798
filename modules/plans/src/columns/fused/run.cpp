// The pass itself: chunk after chunk, each independent of all others.
#include <algorithm>
#include <atomic>
#include <thread>

#include "columns/fused/fused.h"

namespace xt::plans::columns {

class ChunkWorker {
 public:
  ChunkWorker(const Questions& questions, std::unique_ptr<Pass> pass)
      : q_(questions), pass_(std::move(pass)) {
    for (const Questions::DayTests& day : q_.days_) {
      std::vector<const Filter*> filters;
      for (const Filter& filter : day.filters) filters.push_back(&filter);
      tests_.emplace_back(q_.snapshot_, filters);
    }
    out_.states.resize(q_.states_.size());
    out_.sums.resize(q_.sums_.size());
    out_.heads.resize(q_.heads_.size());
    present_.resize(q_.days_.size());
  }

  void run(const Chunk& chunk) {
    pass_->run(chunk, result_);
    for (std::size_t day = 0; day < q_.days_.size(); ++day) attend(chunk, day);
    for (std::size_t k = 0; k < q_.states_.size(); ++k) judge(chunk, k);
    for (std::size_t k = 0; k < q_.sums_.size(); ++k) add_up(chunk, k);
    for (std::size_t k = 0; k < q_.heads_.size(); ++k) count(k);
  }

  Partial take() { return std::move(out_); }

 private:
  struct Present {
    std::vector<std::int64_t> key;     // organisation held on the day; -1: none, or nobody who speaks
    std::vector<std::uint64_t> holds;  // the tests
  };

  void attend(const Chunk& chunk, std::size_t day) {
    Present& p = present_[day];
    p.key.assign(chunk.teachers(), -1);
    p.holds.assign(chunk.teachers(), 0);
    const std::int32_t on = q_.days_[day].day.days();
    for (std::uint32_t i = 0; i < chunk.teachers(); ++i) {
      if (chunk.speaks[i] == 0) continue;
      const Dated* held = chunk.employment.on(i, on);
      if (held == nullptr) continue;
      p.key[i] = q_.snapshot_.orgs->all()[held->value].key;
      p.holds[i] = tests_[day].ask(chunk, i, on, held->value).holds;
    }
  }

  // Days served and elapsed, and the thresholds that follow: most teachers share them.
  const Thresholds& of_teacher(const Chunk& chunk, std::uint32_t i, const Questions::States& question,
                               const Period& window, const Period& elapsed) {
    int served = 0, passed = 0;
    const auto periods = chunk.employment.of(i);
    if (periods.size() == 1 && periods[0].from <= window.from.days() && periods[0].to >= window.to.days()) {
      served = window.days();
      passed = std::max(0, elapsed.days());
    } else {
      std::vector<Period> days;
      for (const Dated& one : periods) days.push_back({Date(one.from), Date(one.to)});
      served = rules::days_covered(days, window);
      passed = elapsed.empty() ? 0 : rules::days_covered(days, elapsed);
    }
    const auto [found, fresh] =
        thresholds_.try_emplace(std::uint64_t(served) << 32 | static_cast<std::uint32_t>(passed));
    if (fresh) {
      found->second =
          thresholds(*question.provision, question.measure.den,
                     {question.at >= question.span.last(), served, passed}, question.span.uncut.days());
    }
    return found->second;
  }

  void judge(const Chunk& chunk, std::size_t k) {
    const Questions::States& question = q_.states_[k];
    const Present& p = present_[question.day];
    const Period window = question.span.cut;
    const Period elapsed = rules::meet(window, {window.from, question.at + 1});
    const Date d = q_.days_[question.day].day;
    const rules::Clock clock{question.at >= question.span.last(), window.days(),
                             std::clamp(d - question.span.first() + 1, 0, window.days())};
    const Thresholds common =
        thresholds(*question.provision, question.measure.den, clock, question.span.uncut.days());
    thresholds_.clear();
    values_of(question.measure, result_, values_);
    std::int64_t last = -1;
    Counts* counts = nullptr;
    for (std::uint32_t i = 0; i < chunk.teachers(); ++i) {
      if ((p.holds[i] >> question.bit & 1) == 0) continue;
      const std::int64_t key = p.key[i];
      if (key < q_.region_.key || key >= q_.region_.key_hi) continue;
      if (counts == nullptr || unit_of(key) != last) {
        last = unit_of(key);
        counts = &out_.states[k][last];
      }
      const Thresholds& bounds =
          question.provision->prorate ? of_teacher(chunk, i, question, window, elapsed) : common;
      counts->add(bounds.of(values_[i]));
    }
  }

  void add_up(const Chunk& chunk, std::size_t k) {
    const Questions::Sum& question = q_.sums_[k];
    const auto& column = result_.columns[question.column];
    std::int64_t last = -1;
    std::int64_t* sum = nullptr;
    for (std::uint32_t i = 0; i < chunk.teachers(); ++i) {
      const std::int64_t unit = result_.unit[i];
      if (unit < 0 || column[i] == 0) continue;
      if (sum == nullptr || unit != last) {
        last = unit;
        sum = &out_.sums[k][unit];
      }
      *sum += question.heads ? column[i] > 0 : column[i];
    }
    for (const Pass::Spread& one : result_.spread) {
      const std::int32_t value = one.values[question.column];
      if (value == 0) continue;
      if (question.heads) {
        out_.spread.push_back({k, one.unit, chunk.id[one.teacher], value});
      } else {
        out_.sums[k][one.unit] += value;
      }
    }
  }

  void count(std::size_t k) {
    const Present& p = present_[q_.heads_[k].day];
    std::int64_t last = -1;
    std::int64_t* heads = nullptr;
    for (std::size_t i = 0; i < p.key.size(); ++i) {
      if (p.key[i] < 0 || (p.holds[i] >> q_.heads_[k].bit & 1) == 0) continue;
      if (heads == nullptr || unit_of(p.key[i]) != last) {
        last = unit_of(p.key[i]);
        heads = &out_.heads[k][last];
      }
      ++*heads;
    }
  }

  const Questions& q_;
  std::unique_ptr<Pass> pass_;
  std::vector<PersonTests> tests_;
  Pass::Result result_;
  std::vector<Present> present_;
  std::vector<std::int64_t> values_;
  std::unordered_map<std::uint64_t, Thresholds> thresholds_;
  Partial out_;
};

std::optional<Partial> Questions::run(std::size_t first, std::size_t last, int threads) const {
  const std::size_t count = static_cast<std::size_t>(std::max(1, threads));
  std::vector<std::unique_ptr<ChunkWorker>> workers;
  for (std::size_t i = 0; i < count; ++i) {
    auto pass = Pass::make(snapshot_, lanes_, columns_.all(), known_);
    if (!pass) return std::nullopt;
    workers.push_back(std::make_unique<ChunkWorker>(*this, std::move(pass)));
  }
  std::atomic<std::size_t> next{first};
  const auto work = [&](ChunkWorker& worker) {
    for (std::size_t i = next++; i < last; i = next++) worker.run(*snapshot_.chunks[i]);
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < count; ++i) others.emplace_back([&, i] { work(*workers[i]); });
  work(*workers[0]);
  for (std::thread& one : others) one.join();
  Partial out = workers[0]->take();
  for (std::size_t i = 1; i < count; ++i) out.add(workers[i]->take());
  return out;
}

}  // namespace xt::plans::columns
