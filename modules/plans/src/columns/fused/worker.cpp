#include "columns/fused/worker.h"

#include <algorithm>

namespace xt::plans::columns {
namespace {

std::vector<const Filter*> pointers(const std::vector<Filter>& filters) {
  std::vector<const Filter*> out;
  for (const Filter& filter : filters) out.push_back(&filter);
  return out;
}

std::int64_t joined(std::int64_t unit, std::int64_t more) {
  return unit == -1 || unit == more ? more : -2;
}

}  // namespace

ChunkWorker::ChunkWorker(const Questions& questions, std::unique_ptr<Pass> pass)
    : q_(questions),
      pass_(std::move(pass)),
      tests_(q_.snapshot_, pointers(q_.filters_)),
      words_((q_.filters_.size() + 31) / 32) {
  for (const Org& org : q_.snapshot_.orgs->all()) {
    key_of_org_.push_back(org.key);
    unit_of_org_.push_back(unit_of(org.key));
    inside_.push_back(org.key >= q_.region_.key && org.key < q_.region_.key_hi);
  }
  present_.resize(q_.days_.size());
  for (Present& day : present_) day.words.resize(words_);
  mask_.resize(q_.tests_.size());
  facts_.resize(q_.facts_.size());
  for (auto& fact : facts_) fact.resize(kBatch);
  covered_.assign(q_.covers_.size(), std::vector<char>(key_of_org_.size(), 2));
  bounds_.resize(q_.states_.size());
  for (const Questions::States& question : q_.states_) {
    const Period window = question.span.cut;
    const rules::Clock clock{question.at >= question.span.last(), window.days(),
                             std::clamp(question.d - question.span.first() + 1, 0, window.days())};
    const Period elapsed = rules::meet(window, {window.from, question.at + 1});
    const auto of = [&](const rules::Clock& one) {
      return thresholds(*question.provision, question.measure.den, one, question.span.uncut.days());
    };
    const Thresholds served = of({clock.over, window.days(), std::max(0, elapsed.days())});
    common_.push_back({of(clock), served, window, elapsed});
  }
  states_.resize(q_.states_.size());
  sums_.resize(q_.sums_.size());
  heads_.resize(q_.heads_.size());
}

std::unique_ptr<ChunkWorker> ChunkWorker::make(const Questions& questions) {
  auto pass = Pass::make(questions.snapshot_, questions.lanes_, questions.columns_.all(), questions.own_,
                         questions.known_);
  if (!pass) return nullptr;
  return std::unique_ptr<ChunkWorker>(new ChunkWorker(questions, std::move(pass)));
}

std::optional<ChunkPart> ChunkWorker::run(const Chunk& chunk) {
  if (!pass_->takes(chunk)) return std::nullopt;
  for (std::uint32_t first = 0; first < chunk.teachers(); first += kBatch) {
    const std::size_t count = std::min<std::size_t>(kBatch, chunk.teachers() - first);
    pass_->run(chunk, first, count, batch_);
    entry_unit_ = -1;
    for (std::size_t i = 0; i < count; ++i) {
      if (batch_.org[i] == kNone) continue;
      entry_unit_ = batch_.org[i] == kSeveral ? -2 : joined(entry_unit_, unit_of_org_[batch_.org[i]]);
      if (entry_unit_ == -2) break;
    }
    attend(chunk, first, count);
    masks(count);
    facts(chunk, first, count);
    for (std::size_t k = 0; k < q_.states_.size(); ++k) judge(chunk, first, k);
    for (std::size_t k = 0; k < q_.sums_.size(); ++k) add_up(chunk, first, k);
    for (std::size_t k = 0; k < q_.heads_.size(); ++k) this->count(k);
  }
  ChunkPart out;
  for (std::uint32_t k = 0; k < states_.size(); ++k) states_[k].take(k, out.states);
  for (std::uint32_t k = 0; k < sums_.size(); ++k) sums_[k].take(k, out.sums);
  for (std::uint32_t k = 0; k < heads_.size(); ++k) heads_[k].take(k, out.heads);
  out.spread = std::move(spread_);
  spread_ = {};
  return out;
}

// On each day the organisation held, and what the tests say. Most teachers stay as they are on all days.
void ChunkWorker::stay(const Chunk& chunk, std::uint32_t teacher, std::size_t i) {
  PersonTests::Stretch stretch{kNone, 0, 0};
  std::uint32_t org = kNone;
  for (std::size_t day = 0; day < present_.size(); ++day) {
    const std::int32_t on = q_.days_[day].days();
    if (!stretch.holds(on)) {
      const Dated* held = chunk.speaks[teacher] == 0 ? nullptr : chunk.employment.on(teacher, on);
      if (held == nullptr || inside_[held->value] == 0) {
        org = kNone;
        stretch = {kNone, on, on + 1};
      } else {
        org = held->value;
        stretch = tests_.ask(chunk, teacher, on, org);
        for (const Dated& one : chunk.employment.of(teacher)) {
          for (const std::int32_t border : {one.from, one.to}) {
            if (border <= on) stretch.from = std::max(stretch.from, border);
            if (border > on) stretch.to = std::min(stretch.to, border);
          }
        }
      }
    }
    Present& p = present_[day];
    p.org[i] = org;
    if (org != kNone) {
      p.unit = joined(p.unit, unit_of_org_[org]);
      const auto& bits = tests_.of(stretch.kind).words;
      for (std::size_t w = 0; w < words_; ++w) {
        p.words[w][i] = static_cast<std::uint32_t>(bits[w / 2] >> (w % 2 * 32));
      }
    } else {
      for (std::size_t w = 0; w < words_; ++w) p.words[w][i] = 0;
    }
  }
}

void ChunkWorker::attend(const Chunk& chunk, std::uint32_t first, std::size_t count) {
  for (Present& p : present_) p.unit = -1;
  for (std::uint32_t i = 0; i < count; ++i) stay(chunk, first + i, i);
}

void ChunkWorker::masks(std::size_t count) {
  for (std::size_t t = 0; t < mask_.size(); ++t) {
    const Questions::Test& test = q_.tests_[t];
    spread_bit(present_[test.day].words[test.bit / 32].data(), count,
               static_cast<std::uint32_t>(test.bit % 32), mask_[t].data());
  }
}

void ChunkWorker::facts(const Chunk& chunk, std::uint32_t first, std::size_t count) {
  for (std::size_t k = 0; k < facts_.size(); ++k) {
    const auto& fact = q_.facts_[k];
    for (std::size_t i = 0; i < count && !fact.empty(); ++i) {
      const auto found = fact.find(chunk.id[first + i]);
      facts_[k][i] = found == fact.end() ? 0 : found->second;
    }
  }
}

bool ChunkWorker::covered(const Questions::States& question, std::uint32_t org) {
  return std::all_of(question.covers.begin(), question.covers.end(), [&](std::size_t cover) {
    char& known = covered_[cover][org];
    if (known == 2) {
      const Questions::Cover& c = q_.covers_[cover];
      known = c.days.empty() || c.known->holds(key_of_org_[org], key_of_org_[org] + 1, c.days);
    }
    return known == 1;
  });
}

void ChunkWorker::judge(const Chunk& chunk, std::uint32_t first, std::size_t k) {
  const Questions::States& question = q_.states_[k];
  const Present& p = present_[q_.tests_[question.test].day];
  if (p.unit == -1) return;
  const bool each = p.unit == -2 || question.own != kNone || !question.covers.empty() ||
                    question.provision->prorate || question.provision->comparison == Comparison::between;
  const MeasureNode& node = question.measure;
  if (!each && node.kind == ExprKind::leaf && !node.fact && !node.heads) {
    judge_all(k, nullptr);
    return;
  }
  values_of(node, batch_, facts_, values_);
  if (each) {
    judge_each(chunk, first, k, values_.data());
  } else {
    judge_all(k, values_.data());
  }
}

// One target for everybody and everybody in one county. Without `values` the measure is a plain column.
void ChunkWorker::judge_all(std::size_t k, const std::int64_t* values) {
  const Questions::States& question = q_.states_[k];
  const Thresholds& b = common_[k].bounds;
  const bool at_most = question.provision->comparison == Comparison::at_most;
  const std::int64_t low = at_most ? b.over : b.met, track = at_most ? b.over : std::min(b.met, b.on_track);
  const std::int32_t* const mask = mask_[question.test].data();
  const auto clamped = [](std::int64_t value) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, INT32_MIN, INT32_MAX));
  };
  // A sum of the pass never reaches INT32_MAX.
  const Reached r = values != nullptr ? reached(mask, values, batch_.count, low, track)
                                      : reached(mask, batch_.column(question.measure.column), batch_.count,
                                                clamped(low), clamped(track));
  if (r.asked == 0) return;
  Counts& counts = states_[k].at(present_[q_.tests_[question.test].day].unit);
  const auto add = [&](State state, std::int64_t count) {
    Counts one;
    one.add(state);
    counts.entities += count;
    counts.met += count * one.met, counts.on_track += count * one.on_track;
    counts.behind += count * one.behind, counts.missed += count * one.missed;
  };
  if (at_most) {
    add(State::missed, r.a);
    add(b.within, r.asked - r.a);
  } else {
    add(State::met, r.a);
    add(State::on_track, r.b - r.a);
    add(b.below, r.asked - r.b);
  }
}

void ChunkWorker::judge_each(const Chunk& chunk, std::uint32_t first, std::size_t k,
                             const std::int64_t* values) {
  const Questions::States& question = q_.states_[k];
  const Present& p = present_[q_.tests_[question.test].day];
  const std::int32_t* const mask = mask_[question.test].data();
  for (std::uint32_t i = 0; i < batch_.count; ++i) {
    if (mask[i] == 0) continue;
    const Thresholds* bounds = &common_[k].bounds;
    if (question.own != kNone) {
      const auto& span = batch_.own[question.own][i];
      if (!span) continue;
      bounds = &of_own(chunk, first + i, k, *span);
    } else if (question.provision->prorate) {
      bounds = &of_served(chunk, first + i, k);
    }
    const std::uint32_t org = p.org[i];
    const bool known = question.covers.empty() || covered(question, org);
    states_[k].at(unit_of_org_[org]).add(known ? bounds->of(values[i]) : State::no_data);
  }
}

const Thresholds& ChunkWorker::bounds(std::size_t k, const rules::Clock& clock, int window_days) {
  const std::uint64_t key = std::uint64_t(clock.days) << 40 | std::uint64_t(clock.elapsed) << 20 |
                            std::uint64_t(window_days) << 1 | std::uint64_t{clock.over};
  const auto [found, fresh] = bounds_[k].try_emplace(key);
  if (fresh) {
    found->second = thresholds(*q_.states_[k].provision, q_.states_[k].measure.den, clock, window_days);
  }
  return found->second;
}

namespace {

rules::Clock served(const Chunk& chunk, std::uint32_t teacher, bool over, const Period& window,
                    const Period& elapsed) {
  std::vector<Period> days;
  for (const Dated& one : chunk.employment.of(teacher)) days.push_back({Date(one.from), Date(one.to)});
  return {over, rules::days_covered(days, window), elapsed.empty() ? 0 : rules::days_covered(days, elapsed)};
}

}  // namespace

// Days served and elapsed, and the thresholds that follow: most teachers served all days.
const Thresholds& ChunkWorker::of_served(const Chunk& chunk, std::uint32_t teacher, std::size_t k) {
  const Questions::States& question = q_.states_[k];
  const Common& common = common_[k];
  const bool over = question.at >= question.span.last();
  const auto periods = chunk.employment.of(teacher);
  if (periods.size() == 1 && periods[0].from <= common.window.from.days() &&
      periods[0].to >= common.window.to.days()) {
    return common.served;
  }
  return bounds(k, served(chunk, teacher, over, common.window, common.elapsed), question.span.uncut.days());
}

const Thresholds& ChunkWorker::of_own(const Chunk& chunk, std::uint32_t teacher, std::size_t k,
                                      const rules::Span& span) {
  const Questions::States& question = q_.states_[k];
  const bool over = question.at >= span.last();
  const Period window = span.cut;
  rules::Clock clock{over, window.days(), std::clamp(question.d - span.first() + 1, 0, window.days())};
  if (question.provision->prorate) {
    clock = served(chunk, teacher, over, window, rules::meet(window, {window.from, question.at + 1}));
  }
  return bounds(k, clock, span.uncut.days());
}

// Entries in several organisations: of each its own part, and a person who counts as one where the whole is
// known.
void ChunkWorker::add_spread(const Chunk& chunk, std::uint32_t first, std::size_t k) {
  const Questions::Sum& question = q_.sums_[k];
  std::vector<std::pair<std::int64_t, std::int64_t>> units;
  for (std::size_t s = 0; s < batch_.spread.size(); ++s) {
    const Pass::Spread& one = batch_.spread[s];
    const std::int64_t unit = question.by_org ? key_of_org_[one.org] : unit_of_org_[one.org];
    const auto found =
        std::find_if(units.begin(), units.end(), [&](const auto& of) { return of.first == unit; });
    if (found == units.end()) {
      units.emplace_back(unit, one.values[question.column]);
    } else {
      found->second += one.values[question.column];
    }
    if (s + 1 < batch_.spread.size() && batch_.spread[s + 1].teacher == one.teacher) continue;
    for (const auto& [of, value] : units) {
      if (value == 0) continue;
      if (!question.heads) {
        sums_[k].at(of) += value;
      } else if (units.size() == 1) {
        sums_[k].at(of) += value > 0;
      } else {
        spread_.push_back({k, of, chunk.id[first + one.teacher], value});
      }
    }
    units.clear();
  }
}

void ChunkWorker::add_up(const Chunk& chunk, std::uint32_t first, std::size_t k) {
  const Questions::Sum& question = q_.sums_[k];
  const std::int32_t* const column = batch_.column(question.column);
  if (!question.by_org && entry_unit_ >= 0) {
    sums_[k].at(entry_unit_) +=
        question.heads ? positive(column, batch_.count) : sum_of(column, batch_.count);
    return;
  }
  for (std::size_t i = 0; i < batch_.count; ++i) {
    const std::uint32_t org = batch_.org[i];
    if (column[i] == 0 || org >= kSeveral) continue;
    const std::int64_t unit = question.by_org ? key_of_org_[org] : unit_of_org_[org];
    sums_[k].at(unit) += question.heads ? column[i] > 0 : column[i];
  }
  add_spread(chunk, first, k);
}

void ChunkWorker::count(std::size_t k) {
  const Questions::Heads& question = q_.heads_[k];
  const Present& p = present_[q_.tests_[question.test].day];
  const std::int32_t* const mask = mask_[question.test].data();
  if (p.unit == -1) return;
  if (!question.by_org && p.unit >= 0) {
    heads_[k].at(p.unit) -= sum_of(mask, batch_.count);
    return;
  }
  for (std::size_t i = 0; i < batch_.count; ++i) {
    if (mask[i] == 0) continue;
    heads_[k].at(question.by_org ? key_of_org_[p.org[i]] : unit_of_org_[p.org[i]]) += 1;
  }
}

}  // namespace xt::plans::columns
