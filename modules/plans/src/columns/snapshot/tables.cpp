#include "columns/snapshot/tables.h"

#include <algorithm>
#include <functional>

#include "columns/snapshot/open_table.h"

namespace xt::plans::columns {
namespace {

constexpr std::size_t kNodeBytes = 64;  // of a hash table, with its allocation

std::uint64_t hash_of(const Amount& a) {
  return mixed(mixed(0, static_cast<std::uint64_t>(a.hours_x100)),
               static_cast<std::uint64_t>(a.credits_x100));
}

}  // namespace

std::uint32_t Words::add(std::string_view text) {
  const auto [found, fresh] =
      index_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (fresh) texts_.emplace_back(text);
  return found->second;
}

std::uint32_t Words::find(std::string_view text) const {
  const auto found = index_.find(std::string(text));
  return found == index_.end() ? kNone : found->second;
}

std::size_t Words::bytes() const {
  return texts_.size() * (kNodeBytes + 2 * sizeof(std::string));
}

std::uint32_t Amounts::find(const Amount& amount) const {
  if (slots_.empty()) return kNone;
  return slots_[slot_of(slots_, hash_of(amount), [&](std::uint32_t i) { return amounts_[i] == amount; })];
}

std::uint32_t Honours::find(std::string_view designation, std::string_view level) const {
  const auto found = index_.find({std::string(designation), std::string(level)});
  return found == index_.end() ? kNone : found->second;
}

std::uint32_t Amounts::add(const Amount& amount) {
  grow(slots_, amounts_.size(), [this](std::uint32_t i) { return hash_of(amounts_[i]); });
  const std::size_t slot =
      slot_of(slots_, hash_of(amount), [&](std::uint32_t i) { return amounts_[i] == amount; });
  if (slots_[slot] == kNone) {
    slots_[slot] = static_cast<std::uint32_t>(amounts_.size());
    amounts_.push_back(amount);
  }
  return slots_[slot];
}

std::size_t Amounts::bytes() const {
  return amounts_.size() * sizeof(Amount) + slots_.size() * 4;
}

std::uint32_t Honours::add(std::string_view designation, std::string_view level) {
  const auto [found, fresh] = index_.try_emplace({std::string(designation), std::string(level)},
                                                 static_cast<std::uint32_t>(honours_.size()));
  if (fresh) honours_.push_back({std::string(designation), std::string(level)});
  return found->second;
}

std::uint32_t Orgs::add(const Org& org) {
  const std::uint32_t number = named(org.key);
  orgs_[number] = org;
  return number;
}

std::uint32_t Orgs::named(std::int64_t key) {
  const auto [found, fresh] = index_.try_emplace(key, static_cast<std::uint32_t>(orgs_.size()));
  if (fresh) {
    Org unknown;
    unknown.key = key;
    unknown.key_hi = key + 1;
    orgs_.push_back(unknown);
  }
  return found->second;
}

std::uint32_t Orgs::find(std::int64_t key) const {
  const auto found = index_.find(key);
  return found == index_.end() ? kNone : found->second;
}

void Orgs::sort() {
  by_key_.clear();
  for (std::uint32_t i = 0; i < orgs_.size(); ++i) {
    if (orgs_[i].known) by_key_.push_back(i);
  }
  std::sort(by_key_.begin(), by_key_.end(),
            [this](std::uint32_t a, std::uint32_t b) { return orgs_[a].key < orgs_[b].key; });
}

std::size_t Orgs::bytes() const {
  return orgs_.size() * (sizeof(Org) + kNodeBytes + 4);
}

std::string table_of(const Expr& leaf) {
  switch (leaf.leaf) {
    case Leaf::items:
    case Leaf::new_items:
    case Leaf::submitted:
    case Leaf::partners:
      return "items " + leaf.subject;
    case Leaf::money:
    case Leaf::subtree_money:
      return "money";
    case Leaf::sessions:
      return "sessions";
    default:
      return "";
  }
}

std::optional<std::vector<std::string>> tables_changed(const SmallTables& before, const SmallTables& after) {
  if (before.coverage != after.coverage || before.terms != after.terms) return std::nullopt;
  std::vector<std::string> out;
  if (before.money != after.money) out.emplace_back("money");
  if (before.sessions != after.sessions) out.emplace_back("sessions");
  const auto differ = [&](const auto& some, const auto& others, bool both) {
    for (const auto& [kind, items] : some) {
      const auto other = others.find(kind);
      if (other == others.end() ? true : both && other->second != items) out.push_back("items " + kind);
    }
  };
  differ(before.items, after.items, true);
  differ(after.items, before.items, false);
  return out;
}

}  // namespace xt::plans::columns
