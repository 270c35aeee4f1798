#include "columns/fused/person_tests.h"

#include <algorithm>

#include "base/date.h"

namespace xt::plans::columns {
namespace {

constexpr std::int64_t kMostYears = 200;
constexpr double kDaysOfYear = 365.2425;
// An anniversary is never further from the mean years after the first day than this.
constexpr std::int32_t kLeapDays = 4;

std::uint64_t mixed(std::uint64_t h) {
  h *= 0x9e3779b97f4a7c15ULL;
  return h ^ (h >> 32);
}

void narrow(PersonTests::Stretch& stretch, const DatedColumn& column, std::size_t teacher, std::int32_t day) {
  for (const Dated& one : column.of(teacher)) {
    if (one.from <= day) stretch.from = std::max(stretch.from, one.from);
    if (one.from > day) stretch.to = std::min(stretch.to, one.from);
    if (one.to <= day) stretch.from = std::max(stretch.from, one.to);
    if (one.to > day) stretch.to = std::min(stretch.to, one.to);
  }
}

// How many of the numbers of years are completed on the day; 0xffff where the first day is unknown.
std::uint64_t years_class(const std::vector<std::int32_t>& years, std::int32_t first, std::int32_t day,
                          PersonTests::Stretch& out) {
  if (first == kNoDay) return 0xffff;
  const auto mean = [&](std::int32_t n) { return first + static_cast<std::int32_t>(n * kDaysOfYear); };
  std::size_t done = 0;
  while (done < years.size() && day >= mean(years[done]) + kLeapDays) ++done;
  if (done > 0) out.from = std::max(out.from, mean(years[done - 1]) + kLeapDays);
  if (done == years.size()) return done;
  if (day < mean(years[done]) - kLeapDays) {
    out.to = std::min(out.to, mean(years[done]) - kLeapDays);
    return done;
  }
  out.from = day, out.to = day + 1;  // so near to the anniversary that the calendar decides
  const int completed = completed_years(Date(first), Date(day));
  return static_cast<std::uint64_t>(std::upper_bound(years.begin(), years.end(), completed) - years.begin());
}

}  // namespace

PersonTests::PersonTests(const Snapshot& snapshot, const std::vector<const Filter*>& filters)
    : snapshot_(snapshot), places_(snapshot.orgs->all().size(), kNone), slots_(256) {
  tests_.reserve(filters.size());
  for (const Filter* filter : filters) {
    tests_.emplace_back(snapshot, *filter);
    looks_at(*filter);
  }
  const auto once = [](std::vector<std::int32_t>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  };
  once(borders_);
  once(ages_);
  once(services_);
}

void PersonTests::looks_at(const Filter& filter) {
  if (filter.kind == Filter::Kind::pred) look_at(filter.pred);
  if (filter.kind == Filter::Kind::designation) honours_ = true;
  for (const Filter& part : filter.parts) looks_at(part);
}

void PersonTests::look_at(const Pred& pred) {
  const auto turns = [&](std::vector<std::int32_t>& years) {
    years.push_back(0);
    for (const Value& value : pred.values) {
      for (const std::int64_t n : {value.code, value.code + 1}) {
        years.push_back(static_cast<std::int32_t>(std::clamp<std::int64_t>(n, 0, kMostYears)));
      }
    }
  };
  switch (pred.field) {
    case Field::teacher_stage:
    case Field::teacher_subject:
    case Field::teacher_sex:
      person_ = true;
      return;
    case Field::teacher_post:
      post_ = true;
      return;
    case Field::teacher_title_rank:
      rank_ = true;
      return;
    case Field::teacher_full_time:
      full_time_ = true;
      return;
    case Field::teacher_age:
      return turns(ages_);
    case Field::teacher_years_of_service:
      return turns(services_);
    default:
      break;
  }
  place_ = true;
  codes_ = codes_ || pred.field == Field::entry_school;
  for (const auto& [flag, keys] : snapshot_.orgs->flags) {
    for (const auto& [key, days] : keys) {
      for (const Orgs::Days& one : days) borders_.push_back(one.from), borders_.push_back(one.to);
    }
  }
}

// Places look alike where they agree in all that a test may ask, their marks' days included.
std::uint32_t PersonTests::place_of(std::uint32_t org) {
  std::uint32_t& place = places_[org];
  if (place != kNone) return place;
  const Org& o = snapshot_.orgs->all()[org];
  std::string profile = o.known ? o.level + "|" + o.stages + "|" + o.area + "|" + o.ownership : "?";
  profile += "|" + o.kind;
  if (codes_) profile += "|" + o.code;
  profile += o.small_rural ? "s" : "-";
  profile += o.boarding ? "b|" : "-|";
  for (const auto& [flag, keys] : snapshot_.orgs->flags) {
    for (const std::int64_t key : {o.key, o.region_key}) {
      const auto found = keys.find(key);
      if (found == keys.end()) continue;
      profile += (key == o.key ? "own " : "county ") + flag;
      for (const Orgs::Days& one : found->second) {
        profile += " " + std::to_string(one.from) + "-" + std::to_string(one.to);
      }
      profile += "|";
    }
  }
  return place = profiles_.try_emplace(profile, static_cast<std::uint32_t>(profiles_.size())).first->second;
}

std::uint32_t PersonTests::honours_of(const Chunk& chunk, std::uint32_t teacher, std::int32_t day,
                                      Stretch& out) {
  if (chunk.designation.of(teacher).empty()) return 0;
  narrow(out, chunk.designation, teacher, day);
  std::vector<std::uint32_t> held;
  for (const Dated& one : chunk.designation.of(teacher)) {
    if (one.from <= day && day < one.to) held.push_back(one.value);
  }
  if (held.empty()) return 0;
  std::sort(held.begin(), held.end());
  return honour_sets_.try_emplace(held, static_cast<std::uint32_t>(honour_sets_.size() + 1)).first->second;
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
    std::size_t at = mixed(slot.key.person ^ mixed(slot.key.dated ^ mixed(slot.key.place)));
    for (at &= slots_.size() - 1; slots_[at].kind != kNone; at = (at + 1) & (slots_.size() - 1)) continue;
    slots_[at] = slot;
  }
}

std::uint32_t PersonTests::kind_of(const Key& key, const Subject& subject) {
  std::size_t at = mixed(key.person ^ mixed(key.dated ^ mixed(key.place))) & (slots_.size() - 1);
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
  Key key;
  bool fits = true;
  key.person = std::uint64_t{chunk.speaks[teacher]} << 48;
  if (person_) {
    key.person |= std::uint64_t{chunk.stage[teacher]} | std::uint64_t{chunk.subject[teacher]} << 16 |
                  std::uint64_t{chunk.sex[teacher]} << 32;
  }
  const auto dated = [&](bool used, const DatedColumn& column, int shift) {
    if (!used) return;
    narrow(out, column, teacher, day);
    const Dated* on = column.on(teacher, day);
    fits = fits && (on == nullptr || on->value < 0xffff);
    key.dated |= (on == nullptr ? 0xffffULL : std::uint64_t{on->value & 0xffff}) << shift;
  };
  dated(post_, chunk.post, 0);
  dated(rank_, chunk.title_rank, 16);
  dated(full_time_, chunk.full_time, 32);
  if (honours_) {
    const std::uint32_t set = honours_of(chunk, teacher, day, out);
    fits = fits && set < 0xffff;
    key.dated |= std::uint64_t{set & 0xffff} << 48;
  }
  if (place_ && org != kNone) {
    const auto after = std::upper_bound(borders_.begin(), borders_.end(), day);
    if (after != borders_.end()) out.to = std::min(out.to, *after);
    if (after != borders_.begin()) out.from = std::max(out.from, *std::prev(after));
    const auto season = static_cast<std::uint64_t>(after - borders_.begin() + 1);
    fits = fits && season < 0xffff;
    key.place = std::uint64_t{place_of(org)} << 32 | season;
  }
  // Numbers of years are at most 202, so that a byte and a half holds their class.
  if (!ages_.empty()) key.place |= (years_class(ages_, chunk.birth[teacher], day, out) & 0xff) << 16;
  if (!services_.empty())
    key.place |= (years_class(services_, chunk.service[teacher], day, out) & 0xff) << 24;
  const Subject subject{&chunk, teacher, day, org};
  out.kind = fits ? kind_of(key, subject) : tested(subject);
  return out;
}

}  // namespace xt::plans::columns
