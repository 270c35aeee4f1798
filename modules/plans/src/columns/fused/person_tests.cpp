#include "columns/fused/person_tests.h"

#include <algorithm>

#include "base/date.h"

namespace xt::plans::columns {
namespace {

constexpr std::int64_t kMostYears = 200;
constexpr double kDaysOfYear = 365.2425;
// An anniversary is never further from the mean years after the first day than this.
constexpr std::int32_t kLeapDays = 4;
constexpr std::uint64_t kAsked = std::uint64_t{1} << 63;
constexpr std::size_t kMostHonourTests = 63;

std::uint64_t mixed(std::uint64_t h) {
  h *= 0x9e3779b97f4a7c15ULL;
  return h ^ (h >> 32);
}

void narrow(PersonTests::Stretch& stretch, const Dated& one, std::int32_t day) {
  if (one.from <= day) stretch.from = std::max(stretch.from, one.from);
  if (one.from > day) stretch.to = std::min(stretch.to, one.from);
  if (one.to <= day) stretch.from = std::max(stretch.from, one.to);
  if (one.to > day) stretch.to = std::min(stretch.to, one.to);
}

// The first period that holds the day.
const Dated* on(const DatedColumn& column, std::size_t teacher, std::int32_t day, PersonTests::Stretch& out) {
  const Dated* found = nullptr;
  for (const Dated& one : column.of(teacher)) {
    narrow(out, one, day);
    if (found == nullptr && one.from <= day && day < one.to) found = &one;
  }
  return found;
}

// The numbers of completed years at which the outcome of a test may turn.
void turns_of(const Pred& pred, std::vector<std::int32_t>& out) {
  const auto turn = [&](std::int64_t n) {
    out.push_back(static_cast<std::int32_t>(std::clamp<std::int64_t>(n, 0, kMostYears)));
  };
  if (pred.values.empty()) turn(0);  // whether the first day is known
  for (const Value& value : pred.values) {
    if (pred.op != Op::gt && pred.op != Op::le) turn(value.code);
    if (pred.op != Op::ge && pred.op != Op::lt) turn(value.code + 1);
  }
}

// The first day with so many completed years, known to be near `about`.
std::int32_t anniversary(std::int32_t first, std::int32_t years, std::int32_t about) {
  std::int32_t day = about - kLeapDays;
  while (completed_years(Date(first), Date(day)) < years) ++day;
  return day;
}

}  // namespace

template <class Holds>
std::uint32_t PersonTests::Dimension::of(std::uint32_t value, const Holds& holds) {
  if (value >= known_.size()) known_.resize(value + 1, kNone);
  std::uint32_t& known = known_[value];
  if (known != kNone) return known;
  std::vector<bool> says;
  for (const Filter* test : tests_) says.push_back(holds(test->pred));
  return known = index_.try_emplace(says, static_cast<std::uint32_t>(index_.size() + 1)).first->second;
}

PersonTests::PersonTests(const Snapshot& snapshot, const std::vector<const Filter*>& filters)
    : snapshot_(snapshot), slots_(256) {
  tests_.reserve(filters.size());
  std::set<std::string> seen;
  for (const Filter* filter : filters) {
    tests_.emplace_back(snapshot, *filter);
    looks_at(*filter, seen);
  }
  const auto once = [](std::vector<std::int32_t>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  };
  once(borders_);
  places_.resize(borders_.size() + 1);
  for (Years* years : {&ages_, &services_}) {
    once(years->turns);
    for (const std::int32_t n : years->turns) {
      years->mean.push_back(static_cast<std::int32_t>(n * kDaysOfYear));
    }
  }
}

void PersonTests::looks_at(const Filter& filter, std::set<std::string>& seen) {
  for (const Filter& part : filter.parts) looks_at(part, seen);
  const bool one = filter.kind == Filter::Kind::pred || filter.kind == Filter::Kind::designation;
  if (!one || !seen.insert(key_of(filter)).second) return;
  if (filter.kind == Filter::Kind::pred) {
    look_at(filter);
  } else {
    honour_tests_.push_back(&filter);
  }
}

void PersonTests::look_at(const Filter& test) {
  switch (test.pred.field) {
    case Field::teacher_stage:
      return stage_.look(test);
    case Field::teacher_subject:
      return subject_.look(test);
    case Field::teacher_sex:
      return sex_.look(test);
    case Field::teacher_post:
      return post_.look(test);
    case Field::teacher_title_rank:
      return rank_.look(test);
    case Field::teacher_full_time:
      full_time_ = true;
      return;
    case Field::teacher_age:
      return turns_of(test.pred, ages_.turns);
    case Field::teacher_years_of_service:
      return turns_of(test.pred, services_.turns);
    default:
      break;
  }
  if (place_tests_.empty()) {
    for (const auto& [flag, keys] : snapshot_.orgs->flags) {
      for (const auto& [key, days] : keys) {
        for (const Orgs::Days& one : days) borders_.push_back(one.from), borders_.push_back(one.to);
      }
    }
  }
  place_tests_.emplace_back(snapshot_, test);
}

// How many of the numbers of years are completed on the day, and whether the first day is known at all.
std::uint32_t PersonTests::Years::of(std::int32_t first, std::int32_t day, Stretch& out) const {
  if (first == kNoDay) return 0;
  std::uint32_t done = 0;
  for (std::size_t k = 0; k < turns.size(); ++k) {
    std::int32_t low = first + mean[k] - kLeapDays, high = first + mean[k] + kLeapDays;
    // So near to the anniversary the calendar decides.
    if (low < day && day < high) low = high = anniversary(first, turns[k], first + mean[k]);
    if (day >= high) {
      ++done;
      out.from = std::max(out.from, high);
    } else {
      out.to = std::min(out.to, day < low ? low : day + 1);
      break;
    }
  }
  return done + 1;
}

std::uint32_t PersonTests::word_of(Dimension& dimension, std::uint32_t word) {
  return dimension.of(word, [&](const Pred& pred) { return accepts(pred, snapshot_.words->text(word)); });
}

std::uint32_t PersonTests::dated(Dimension& dimension, const DatedColumn& column, std::size_t teacher,
                                 std::int32_t day, Stretch& out) {
  if (!dimension.used()) return 0;
  const Dated* found = on(column, teacher, day, out);
  return found == nullptr ? 0 : word_of(dimension, found->value);
}

std::uint32_t PersonTests::full_time_of(const Chunk& chunk, std::uint32_t teacher, std::int32_t day,
                                        Stretch& out) {
  if (!full_time_) return 0;
  const Dated* found = on(chunk.full_time, teacher, day, out);
  return found == nullptr ? 0 : snapshot_.words->text(found->value) == "1" ? 2 : 1;
}

// What the tests of designations say of somebody who has this one alone.
std::uint64_t PersonTests::honour_bits(std::uint32_t honour) {
  if (honour >= honour_known_.size()) honour_known_.resize(honour + 1);
  std::uint64_t& known = honour_known_[honour];
  if (known != 0) return known;
  Chunk one;
  one.speaks = {1};
  one.designation.start = {0, 1};
  one.designation.rows = {{INT32_MIN, INT32_MAX, honour}};
  for (std::size_t k = 0; k < std::min(honour_tests_.size(), kMostHonourTests); ++k) {
    known |= std::uint64_t{RowFilter(snapshot_, *honour_tests_[k]).holds({&one, 0, 0})} << k;
  }
  return known |= kAsked;
}

// One designation suffices: what is said of several is what is said of any.
std::uint32_t PersonTests::honours_of(const Chunk& chunk, std::uint32_t teacher, std::int32_t day,
                                      Stretch& out) {
  std::uint64_t bits = 0;
  for (const Dated& one : chunk.designation.of(teacher)) {
    narrow(out, one, day);
    if (one.from <= day && day < one.to) bits |= honour_bits(one.value);
  }
  if (bits == 0) return 0;
  return honour_sets_.try_emplace(bits, static_cast<std::uint32_t>(honour_sets_.size() + 1)).first->second;
}

// Between two borders a place is what it is.
std::uint32_t PersonTests::place_of(std::uint32_t org, std::int32_t day, Stretch& out) {
  const auto after = std::upper_bound(borders_.begin(), borders_.end(), day);
  if (after != borders_.end()) out.to = std::min(out.to, *after);
  if (after != borders_.begin()) out.from = std::max(out.from, *std::prev(after));
  auto& places = places_[static_cast<std::size_t>(after - borders_.begin())];
  if (org >= places.size())
    places.resize(std::max<std::size_t>(org + 1, snapshot_.orgs->all().size()), kNone);
  std::uint32_t& place = places[org];
  if (place != kNone) return place;
  Subject subject;
  subject.day = day;
  subject.org = org;
  std::vector<bool> says;
  for (const RowFilter& test : place_tests_) says.push_back(test.holds(subject));
  return place = profiles_.try_emplace(says, static_cast<std::uint32_t>(profiles_.size() + 1)).first->second;
}

std::uint32_t PersonTests::tested(const Subject& subject) {
  Bits bits;
  for (std::size_t i = 0; i < tests_.size(); ++i) {
    bits.words[i / 64] |= std::uint64_t{tests_[i].holds(subject)} << (i % 64);
  }
  const auto [found, fresh] = kind_index_.try_emplace(bits.words, static_cast<std::uint32_t>(kinds_.size()));
  if (fresh) kinds_.push_back(bits);
  return found->second;
}

void PersonTests::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.kind == kNone) continue;
    std::size_t at = mixed(slot.key) & (slots_.size() - 1);
    while (slots_[at].kind != kNone) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

std::uint32_t PersonTests::kind_of(std::uint64_t key, const Subject& subject) {
  std::size_t at = mixed(key) & (slots_.size() - 1);
  for (; slots_[at].kind != kNone; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].key == key) return slots_[at].kind;
  }
  const std::uint32_t kind = tested(subject);
  slots_[at] = {key, kind};
  if (++used_ * 2 > slots_.size()) grow();
  return kind;
}

PersonTests::Stretch PersonTests::ask(const Chunk& chunk, std::uint32_t teacher, std::int32_t day,
                                      std::uint32_t org) {
  Stretch out{kNone, INT32_MIN, INT32_MAX};
  std::uint64_t key = chunk.speaks[teacher];
  int shift = 1;
  bool fits = true;
  const auto add = [&](std::uint64_t value, int bits) {
    fits = fits && value >> bits == 0;
    key |= value << shift;
    shift += bits;
  };
  add(stage_.used() ? word_of(stage_, chunk.stage[teacher]) : 0, 4);
  add(subject_.used() ? word_of(subject_, chunk.subject[teacher]) : 0, 5);
  add(sex_.used() ? word_of(sex_, chunk.sex[teacher]) : 0, 3);
  add(dated(post_, chunk.post, teacher, day, out), 5);
  add(dated(rank_, chunk.title_rank, teacher, day, out), 4);
  add(full_time_of(chunk, teacher, day, out), 2);
  add(!honour_tests_.empty() ? honours_of(chunk, teacher, day, out) : 0, 10);
  add(!place_tests_.empty() && org != kNone ? place_of(org, day, out) : 0, 14);
  add(!ages_.turns.empty() ? ages_.of(chunk.birth[teacher], day, out) : 0, 8);
  add(!services_.turns.empty() ? services_.of(chunk.service[teacher], day, out) : 0, 8);
  const Subject subject{&chunk, teacher, day, org};
  out.kind = fits && honour_tests_.size() <= kMostHonourTests ? kind_of(key, subject) : tested(subject);
  return out;
}

}  // namespace xt::plans::columns
