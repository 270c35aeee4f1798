#include "columns/fused/lanes.h"

#include <algorithm>

namespace xt::plans::columns {
namespace {

enum Speaks : std::uint8_t { nothing = 0, entry = 1, person = 2 };

std::uint8_t speaks_of(Field field) {
  const Object object = info(field).object;
  // The school at the time is a place like the school of the teacher's fields.
  return object == Object::entry && field != Field::entry_school ? entry : person;
}

std::uint8_t speaks_of(const Filter& filter) {
  std::uint8_t out = nothing;
  if (filter.kind == Filter::Kind::pred) out |= speaks_of(filter.pred.field);
  if (filter.kind == Filter::Kind::designation) out |= person;
  for (const Filter& part : filter.parts) out |= speaks_of(part);
  return out;
}

void join(Filter& to, const Filter& part) {
  if (to.kind == Filter::Kind::always) {
    to = part;
    return;
  }
  if (to.kind != Filter::Kind::all) {
    Filter both;
    both.kind = Filter::Kind::all;
    both.parts = {to};
    to = both;
  }
  to.parts.push_back(part);
}

void narrow(PersonTests::Stretch& stretch, const DatedColumn& column, std::size_t teacher, std::int32_t day) {
  for (const Dated& one : column.of(teacher)) {
    if (one.from <= day) stretch.from = std::max(stretch.from, one.from);
    if (one.from > day) stretch.to = std::min(stretch.to, one.from);
    if (one.to <= day) stretch.from = std::max(stretch.from, one.to);
    if (one.to > day) stretch.to = std::min(stretch.to, one.to);
  }
}

std::uint64_t mixed(std::uint64_t h) {
  h *= 0x9e3779b97f4a7c15ULL;
  return h ^ (h >> 32);
}

}  // namespace

std::optional<Halves> cut(const Filter& filter) {
  Halves out;
  const auto put = [&](const Filter& part) {
    const std::uint8_t of = speaks_of(part);
    if (of == (entry | person)) return false;
    if (part.kind != Filter::Kind::always) join(of == entry ? out.of_entry : out.of_teacher, part);
    return true;
  };
  if (filter.kind != Filter::Kind::all) return put(filter) ? std::optional(out) : std::nullopt;
  for (const Filter& part : filter.parts) {
    if (!put(part)) return std::nullopt;
  }
  return out;
}

std::size_t PersonTests::Hash::operator()(const Key& key) const {
  return mixed(key.person ^ mixed(key.dated ^ mixed(key.place)));
}

PersonTests::PersonTests(const Snapshot& snapshot, const std::vector<const Filter*>& filters)
    : snapshot_(snapshot), places_(snapshot.orgs->all().size(), kNone) {
  tests_.reserve(filters.size());
  for (const Filter* filter : filters) {
    tests_.emplace_back(snapshot, *filter);
    looks_at(*filter);
  }
  std::sort(borders_.begin(), borders_.end());
  borders_.erase(std::unique(borders_.begin(), borders_.end()), borders_.end());
}

void PersonTests::looks_at(const Filter& filter) {
  if (filter.kind == Filter::Kind::pred) look_at(filter.pred.field);
  if (filter.kind == Filter::Kind::designation) honours_ = true;
  for (const Filter& part : filter.parts) looks_at(part);
}

void PersonTests::look_at(Field field) {
  switch (field) {
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
    case Field::teacher_years_of_service:
      years_ = true;
      return;
    default:
      break;
  }
  place_ = true;
  codes_ = codes_ || field == Field::entry_school;
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

PersonTests::Stretch PersonTests::ask(const Chunk& chunk, std::uint32_t teacher, std::int32_t day,
                                      std::uint32_t org) {
  Stretch out{0, INT32_MIN, INT32_MAX};
  Key key;
  bool fits = true;
  if (person_) {
    key.person = std::uint64_t{chunk.stage[teacher]} | std::uint64_t{chunk.subject[teacher]} << 16 |
                 std::uint64_t{chunk.sex[teacher]} << 32 | std::uint64_t{chunk.speaks[teacher]} << 48;
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
  if (honours_) key.place = std::uint64_t{honours_of(chunk, teacher, day, out)} << 48;
  if (place_ && org != kNone) {
    const auto after = std::upper_bound(borders_.begin(), borders_.end(), day);
    if (after != borders_.end()) out.to = std::min(out.to, *after);
    if (after != borders_.begin()) out.from = std::max(out.from, *std::prev(after));
    key.place |=
        std::uint64_t{place_of(org)} << 16 | static_cast<std::uint64_t>(after - borders_.begin() + 1);
  }
  const auto test_all = [&] {
    Subject s{&chunk, teacher, day, org};
    std::uint64_t holds = 0;
    for (std::size_t i = 0; i < tests_.size(); ++i) holds |= std::uint64_t{tests_[i].holds(s)} << i;
    return holds;
  };
  if (years_) out.from = day, out.to = day + 1;  // changes from day to day
  if (years_ || !fits) {
    out.holds = test_all();
    return out;
  }
  const auto [found, fresh] = known_.try_emplace(key, 0);
  if (fresh) found->second = test_all();
  out.holds = found->second;
  return out;
}

std::optional<std::size_t> Lanes::add(const Expr& leaf) {
  const auto halves = cut(leaf.filter);
  if (!halves) return std::nullopt;
  // trained counts what records sums.
  const Leaf kind = leaf.leaf == Leaf::trained ? Leaf::records : leaf.leaf;
  const std::string key = std::to_string(static_cast<int>(kind)) + key_of(leaf.filter);
  if (const auto found = index.find(key); found != index.end()) return found->second;
  Lane lane{kind, halves->of_entry, halves->of_teacher, 0, 64};
  lane.place = static_cast<std::size_t>(
      std::count_if(lanes.begin(), lanes.end(), [&](const Lane& one) { return one.wide() == lane.wide(); }));
  if (!lane.of_teacher.always()) {
    const auto bit =
        std::count_if(lanes.begin(), lanes.end(), [](const Lane& l) { return l.person_bit < 64; });
    if (bit >= 64) return std::nullopt;
    lane.person_bit = static_cast<std::uint32_t>(bit);
  }
  lanes.push_back(std::move(lane));
  index.emplace(key, lanes.size() - 1);
  return lanes.size() - 1;
}

}  // namespace xt::plans::columns
