#include "columns/fused/worker.h"

#include <algorithm>

namespace xt::plans::columns {
namespace {

std::vector<const Filter*> pointers(const std::vector<Filter>& populations, const Lanes& lanes) {
  std::vector<const Filter*> out;
  for (const Filter& filter : populations) out.push_back(&filter);
  for (const Lanes::Lane& lane : lanes.lanes) {
    if (lane.person_bit != kNone) out.push_back(&lane.of_teacher);
  }
  return out;
}

constexpr std::size_t kSlots = 2048;

std::int64_t joined(std::int64_t unit, std::int64_t more) {
  return unit == -1 || unit == more ? more : -2;
}

}  // namespace

ChunkWorker::ChunkWorker(const Questions& questions, std::unique_ptr<Pass> pass)
    : q_(questions),
      pass_(std::move(pass)),
      tests_(q_.snapshot_, pointers(q_.filters_, q_.lanes_)),
      classes_(tests_),
      words_((q_.filters_.size() + 31) / 32) {
  for (const Org& org : q_.snapshot_.orgs->all()) {
    key_of_org_.push_back(org.key);
    unit_of_org_.push_back(unit_of(org.key));
    inside_.push_back(org.key >= q_.region_.key && org.key < q_.region_.key_hi);
  }
  everywhere_ = std::find(inside_.begin(), inside_.end(), 0) == inside_.end();
  present_.resize(q_.days_.size());
  for (Present& day : present_) day.words.resize(words_);
  mask_.resize(q_.tests_.size());
  facts_.resize(q_.facts_.size());
  for (auto& fact : facts_) fact.resize(kBatch);
  for (const Questions::Cover& cover : q_.covers_) {
    Known known;
    if (!cover.days.empty()) {
      known.first = cover.days.from.year();
      known.years = (cover.days.to - 1).year() - known.first + 1;
    }
    known.of.assign(key_of_org_.size() * static_cast<std::size_t>(known.years), 2);
    known.whole.assign(key_of_org_.size(), 2);
    covered_.push_back(std::move(known));
  }
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

Result<std::unique_ptr<ChunkWorker>> ChunkWorker::make(const Questions& questions) {
  XT_TRY(auto pass, Pass::make(questions.snapshot_, questions.lanes_, questions.columns_.all(),
                               questions.own_, questions.known_, questions.filters_.size()));
  return std::unique_ptr<ChunkWorker>(new ChunkWorker(questions, std::move(pass)));
}

std::optional<ChunkPart> ChunkWorker::run(const Chunk& chunk) {
  // Nobody here was ever at a place of the region.
  if (std::none_of(chunk.orgs.begin(), chunk.orgs.end(),
                   [&](std::uint32_t org) { return inside_[org] != 0; })) {
    return ChunkPart{};
  }
  if (!pass_->takes(chunk)) return std::nullopt;
  for (std::uint32_t next = 0; next < chunk.teachers();) {
    std::size_t count = 0;
    for (; next < chunk.teachers() && count < kBatch; ++next) {
      if (concerns(chunk, next)) who_[count++] = next;
    }
    if (count != 0) batch(chunk, count);
  }
  ChunkPart out;
  for (std::uint32_t k = 0; k < states_.size(); ++k) states_[k].take(k, out.states);
  for (std::uint32_t k = 0; k < sums_.size(); ++k) sums_[k].take(k, out.sums);
  for (std::uint32_t k = 0; k < heads_.size(); ++k) heads_[k].take(k, out.heads);
  out.spread = std::move(spread_);
  spread_ = {};
  return out;
}

// Whether the teacher ever held a place of the region or has an entry there.
bool ChunkWorker::concerns(const Chunk& chunk, std::uint32_t teacher) const {
  if (everywhere_) return true;
  for (const Dated& held : chunk.employment.of(teacher)) {
    if (inside_[held.value] != 0) return true;
  }
  const auto stays = chunk.stays.begin();
  return std::any_of(stays + chunk.stay_start[teacher], stays + chunk.stay_start[teacher + 1],
                     [&](const Chunk::Stay& one) { return inside_[one.org] != 0; });
}

// The teachers `who_` of the chunk, as many as `count` says.
void ChunkWorker::batch(const Chunk& chunk, std::size_t count) {
  pass_->begin(count, batch_);
  for (Present& p : present_) p.unit = -1;
  for (std::uint32_t i = 0; i < count; ++i) {
    classes_.begin(chunk, who_[i]);
    pass_->run(chunk, who_[i], i, classes_, batch_);
    stay(chunk, who_[i], i);
  }
  entry_unit_ = -1;
  for (std::size_t i = 0; i < count; ++i) {
    if (batch_.org[i] == kNone) continue;
    entry_unit_ = batch_.org[i] == kSeveral ? -2 : joined(entry_unit_, unit_of_org_[batch_.org[i]]);
    if (entry_unit_ == -2) break;
  }
  masks(count);
  facts(chunk, count);
  for (std::size_t k = 0; k < q_.states_.size(); ++k) judge(chunk, k);
  for (std::size_t k = 0; k < q_.sums_.size(); ++k) add_up(chunk, k);
  for (std::size_t k = 0; k < q_.heads_.size(); ++k) this->count(k);
}

// On each day the organisation held, and what the tests say. Most teachers stay as they are on all days.
void ChunkWorker::stay(const Chunk& chunk, std::uint32_t teacher, std::size_t i) {
  const auto jobs = chunk.employment.of(teacher);
  from_[i] = jobs.size() == 1 ? jobs[0].from : INT32_MAX;
  to_[i] = jobs.size() == 1 ? jobs[0].to : INT32_MIN;
  PersonTests::Stretch stretch{kNone, 0, 0};
  std::uint32_t org = kNone;
  for (std::size_t day = 0; day < present_.size(); ++day) {
    const std::int32_t on = q_.days_[day].days();
    const Dated* held = nullptr;
    for (const Dated& one : jobs) {
      if (one.from <= on && on < one.to) {
        held = &one;
        break;
      }
    }
    Present& p = present_[day];
    if (held == nullptr || inside_[held->value] == 0 || chunk.speaks[teacher] == 0) {
      p.org[i] = kNone;
      for (std::size_t w = 0; w < words_; ++w) p.words[w][i] = 0;
      continue;
    }
    if (org != held->value || !stretch.holds(on)) stretch = classes_.at(on, held->value);
    org = held->value;
    p.org[i] = org;
    p.unit = joined(p.unit, unit_of_org_[org]);
    const auto& bits = tests_.of(stretch.kind).words;
    for (std::size_t w = 0; w < words_; ++w) {
      p.words[w][i] = static_cast<std::uint32_t>(bits[w / 2] >> (w % 2 * 32));
    }
  }
}

void ChunkWorker::masks(std::size_t count) {
  for (std::size_t t = 0; t < mask_.size(); ++t) {
    const Questions::Test& test = q_.tests_[t];
    spread_bit(present_[test.day].words[test.bit / 32].data(), count,
               static_cast<std::uint32_t>(test.bit % 32), mask_[t].data());
  }
}

void ChunkWorker::facts(const Chunk& chunk, std::size_t count) {
  for (std::size_t k = 0; k < facts_.size(); ++k) {
    const auto& fact = q_.facts_[k];
    for (std::size_t i = 0; i < count && !fact.values.empty(); ++i) {
      const auto found = fact.values.find(chunk.id[who_[i]]);
      facts_[k][i] = found == fact.values.end() ? 0 : found->second;
    }
    if (fact.by_day.empty()) continue;
    for (const auto& [i, span, days] : batch_.own[fact.own]) {
      facts_[k][i] = 0;
      const auto found = fact.by_day.find(chunk.id[who_[i]]);
      if (found == fact.by_day.end()) continue;
      for (const auto& [day, value] : found->second) facts_[k][i] += days.contains(day) ? value : 0;
    }
  }
}

// As Coverage::holds says it of one organisation alone: year by year.
bool ChunkWorker::covered(std::size_t cover, std::uint32_t org, const Period& days) {
  if (days.empty()) return true;
  Known& known = covered_[cover];
  for (int year = days.from.year(); year <= (days.to - 1).year(); ++year) {
    char& says = known.of[std::size_t{org} * static_cast<std::size_t>(known.years) +
                          static_cast<std::size_t>(year - known.first)];
    if (says == 2) {
      const Period whole{Date::of(year, 1, 1), Date::of(year, 1, 2)};
      says = q_.covers_[cover].known->holds(key_of_org_[org], key_of_org_[org] + 1, whole) ? 1 : 0;
    }
    if (says == 0) return false;
  }
  return true;
}

bool ChunkWorker::covered(const Questions::States& question, std::uint32_t org, const Period* own) {
  return std::all_of(question.covers.begin(), question.covers.end(), [&](std::size_t cover) {
    const Questions::Cover& c = q_.covers_[cover];
    if (c.own != kNone) return covered(cover, org, *own);
    char& says = covered_[cover].whole[org];
    if (says == 2) says = covered(cover, org, c.days) ? 1 : 0;
    return says == 1;
  });
}

void ChunkWorker::judge(const Chunk& chunk, std::size_t k) {
  const Questions::States& question = q_.states_[k];
  const Present& p = present_[q_.tests_[question.test].day];
  if (p.unit == -1) return;
  const MeasureNode& node = question.measure;
  const bool alike = p.unit >= 0 && question.covers.empty() && question.own == kNone &&
                     question.provision->comparison != Comparison::between;
  const std::int64_t* values = nullptr;  // none: the measure is a plain column
  if (!alike || node.kind != ExprKind::leaf || node.fact || node.heads) {
    values_of(node, batch_, facts_, values_);
    values = values_.data();
  }
  if (question.own != kNone) {
    judge_own(chunk, k, values);
  } else if (question.provision->prorate) {
    judge_served(chunk, k, values);
  } else if (alike) {
    judge_all(k, mask_[question.test].data(), common_[k].bounds, values);
  } else {
    judge_each(k, values);
  }
}

// One target for those in the mask, who all are in one county.
void ChunkWorker::judge_all(std::size_t k, const std::int32_t* mask, const Thresholds& b,
                            const std::int64_t* values) {
  const Questions::States& question = q_.states_[k];
  const bool at_most = question.provision->comparison == Comparison::at_most;
  const std::int64_t low = at_most ? b.over : b.met, track = at_most ? b.over : std::min(b.met, b.on_track);
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

void ChunkWorker::found(std::size_t k, std::size_t i, const Thresholds& bounds, std::int64_t value,
                        const Period* own) {
  const Questions::States& question = q_.states_[k];
  const std::uint32_t org = present_[q_.tests_[question.test].day].org[i];
  const bool known = question.covers.empty() || covered(question, org, own);
  states_[k].at(unit_of_org_[org]).add(known ? bounds.of(value) : State::no_data);
}

void ChunkWorker::judge_each(std::size_t k, const std::int64_t* values) {
  const std::int32_t* const mask = mask_[q_.states_[k].test].data();
  for (std::size_t i = 0; i < batch_.count; ++i) {
    if (mask[i] != 0) found(k, i, common_[k].bounds, values[i], nullptr);
  }
}

// Most teachers served all days of the window: they share their target.
void ChunkWorker::judge_served(const Chunk& chunk, std::size_t k, const std::int64_t* values) {
  const Questions::States& question = q_.states_[k];
  const Common& common = common_[k];
  const std::int32_t* const mask = mask_[question.test].data();
  const std::int32_t from = common.window.from.days(), to = common.window.to.days();
  const bool alike = present_[q_.tests_[question.test].day].unit >= 0 && question.covers.empty() &&
                     question.provision->comparison != Comparison::between;
  bool others = false;
  for (std::size_t i = 0; i < batch_.count; ++i) {
    some_[i] = mask[i] & -static_cast<std::int32_t>((from_[i] <= from) & (to_[i] >= to));
    others |= some_[i] != mask[i];
  }
  if (alike) judge_all(k, some_.data(), common.served, values);
  if (alike && !others) return;
  const bool over = question.at >= question.span.last();
  for (std::uint32_t i = 0; i < batch_.count; ++i) {
    if (mask[i] == 0 || (alike && some_[i] != 0)) continue;
    const Thresholds& b = some_[i] != 0
                              ? common.served
                              : bounds(k, served(chunk, who_[i], over, common.window, common.elapsed),
                                       question.span.uncut.days());
    found(k, i, b, values != nullptr ? values[i] : batch_.column(question.measure.column)[i], nullptr);
  }
}

void ChunkWorker::judge_own(const Chunk& chunk, std::size_t k, const std::int64_t* values) {
  const Questions::States& question = q_.states_[k];
  for (const auto& [i, span, days] : batch_.own[question.own]) {
    if (mask_[question.test][i] == 0) continue;
    const bool over = question.at >= span.last();
    const Period window = span.cut;
    rules::Clock clock{over, window.days(), std::clamp(question.d - span.first() + 1, 0, window.days())};
    if (question.provision->prorate) {
      clock = served(chunk, who_[i], over, window, rules::meet(window, {window.from, question.at + 1}));
    }
    found(k, i, bounds(k, clock, span.uncut.days()), values[i], &days);
  }
}

const Thresholds& ChunkWorker::bounds(std::size_t k, const rules::Clock& clock, int window_days) {
  const std::uint64_t key = std::uint64_t(clock.days) << 40 | std::uint64_t(clock.elapsed) << 20 |
                            std::uint64_t(window_days) << 1 | std::uint64_t{clock.over};
  auto& slots = bounds_[k];
  if (slots.empty()) slots.resize(kSlots);
  Slot& slot = slots[static_cast<std::size_t>(clock.days + 7 * (clock.days - clock.elapsed)) % kSlots];
  if (slot.key != key) {
    slot = {key, thresholds(*q_.states_[k].provision, q_.states_[k].measure.den, clock, window_days)};
  }
  return slot.bounds;
}

// Days served, and those of them that are over.
rules::Clock ChunkWorker::served(const Chunk& chunk, std::uint32_t teacher, bool over, const Period& window,
                                 const Period& elapsed) {
  const auto jobs = chunk.employment.of(teacher);
  if (jobs.size() == 1) {
    const Period job{Date(jobs[0].from), Date(jobs[0].to)};
    return {over, std::max(0, rules::meet(job, window).days()),
            elapsed.empty() ? 0 : std::max(0, rules::meet(job, elapsed).days())};
  }
  days_.clear();
  for (const Dated& one : jobs) days_.push_back({Date(one.from), Date(one.to)});
  return {over, rules::days_covered(days_, window),
          elapsed.empty() ? 0 : rules::days_covered(days_, elapsed)};
}

}  // namespace xt::plans::columns
