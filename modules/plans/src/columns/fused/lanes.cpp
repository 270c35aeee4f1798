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

std::optional<std::size_t> Lanes::add(const Expr& leaf) {
  const auto halves = cut(leaf.filter);
  if (!halves) return std::nullopt;
  // trained counts what records sums.
  const Leaf kind = leaf.leaf == Leaf::trained ? Leaf::records : leaf.leaf;
  const std::string key = std::to_string(static_cast<int>(kind)) + key_of(leaf.filter);
  if (const auto found = index.find(key); found != index.end()) return found->second;
  Lane lane{kind, halves->of_entry, halves->of_teacher, 0, kNone};
  lane.place = static_cast<std::size_t>(
      std::count_if(lanes.begin(), lanes.end(), [&](const Lane& one) { return one.wide() == lane.wide(); }));
  if (!lane.of_teacher.always()) {
    const auto bit =
        std::count_if(lanes.begin(), lanes.end(), [](const Lane& l) { return l.person_bit != kNone; });
    if (static_cast<std::size_t>(bit) >= PersonTests::kMost / 2) return std::nullopt;
    lane.person_bit = static_cast<std::uint32_t>(bit);
  }
  lanes.push_back(std::move(lane));
  index.emplace(key, lanes.size() - 1);
  return lanes.size() - 1;
}

}  // namespace xt::plans::columns
