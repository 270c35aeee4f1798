#include "columns/snapshot/tables.h"

#include <algorithm>
#include <functional>

namespace xt::plans::columns {
namespace {

constexpr std::size_t kNodeBytes = 64;  // of a hash table, with its allocation

std::uint64_t mixed(std::uint64_t h, std::uint64_t more) {
  h = (h ^ more) * 0x9e3779b97f4a7c15ULL;
  return h ^ (h >> 29);
}

// The slot of an open table that holds `same`, or the free one where it would be. Tables are powers of two.
template <class Same>
std::size_t slot_of(const std::vector<std::uint32_t>& slots, std::uint64_t hash, const Same& same) {
  std::size_t at = hash & (slots.size() - 1);
  while (slots[at] != kNone && !same(slots[at])) at = (at + 1) & (slots.size() - 1);
  return at;
}

template <class Hash>
void grow(std::vector<std::uint32_t>& slots, std::size_t count, const Hash& hash) {
  if (count * 2 < slots.size()) return;
  slots.assign(std::max<std::size_t>(64, slots.size() * 2), kNone);
  for (std::uint32_t i = 0; i < count; ++i) {
    slots[slot_of(slots, hash(i), [](std::uint32_t) { return false; })] = i;
  }
}

std::uint64_t hash_of(const Amount& a) {
  return mixed(mixed(0, static_cast<std::uint64_t>(a.hours_x100)),
               static_cast<std::uint64_t>(a.credits_x100));
}

bool same(const EntryKind& kind, const EntryKinds::Key& key, std::int32_t records) {
  return kind.records == records && kind.mode == key[0] && kind.level == key[1] && kind.category == key[2] &&
         kind.role == key[3] && kind.programme == key[4] && kind.programme_kind == key[5] &&
         kind.provider == key[6];
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

namespace {

std::uint64_t hash_of(const EntryKinds::Key& key, std::int32_t records) {
  std::uint64_t hash = mixed(1, static_cast<std::uint64_t>(records));
  for (const std::string_view part : key) hash = mixed(hash, std::hash<std::string_view>{}(part));
  return hash;
}

}  // namespace

std::uint32_t EntryKinds::find(const Key& key, std::int32_t records) const {
  if (slots_.empty()) return kNone;
  const std::uint64_t hash = hash_of(key, records);
  return slots_[slot_of(
      slots_, hash, [&](std::uint32_t i) { return hashes_[i] == hash && same(kinds_[i], key, records); })];
}

std::uint32_t Amounts::find(const Amount& amount) const {
  if (slots_.empty()) return kNone;
  return slots_[slot_of(slots_, hash_of(amount), [&](std::uint32_t i) { return amounts_[i] == amount; })];
}

std::uint32_t Honours::find(std::string_view designation, std::string_view level) const {
  const auto found = index_.find({std::string(designation), std::string(level)});
  return found == index_.end() ? kNone : found->second;
}

std::uint32_t EntryKinds::add(const Key& key, std::int32_t records) {
  const std::uint64_t hash = hash_of(key, records);
  grow(slots_, kinds_.size(), [this](std::uint32_t i) { return hashes_[i]; });
  const std::size_t slot = slot_of(
      slots_, hash, [&](std::uint32_t i) { return hashes_[i] == hash && same(kinds_[i], key, records); });
  if (slots_[slot] == kNone) {
    slots_[slot] = static_cast<std::uint32_t>(kinds_.size());
    hashes_.push_back(hash);
    kinds_.push_back({std::string(key[0]), std::string(key[1]), std::string(key[2]), std::string(key[3]),
                      std::string(key[4]), std::string(key[5]), std::string(key[6]), records});
  }
  return slots_[slot];
}

std::size_t EntryKinds::bytes() const {
  return kinds_.size() * (sizeof(EntryKind) + kNodeBytes + sizeof(std::uint64_t)) + slots_.size() * 4;
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

}  // namespace xt::plans::columns
