#include "columns/snapshot/kinds.h"

#include <functional>

#include "columns/snapshot/open_table.h"

namespace xt::plans::columns {
namespace {

// A part that has grown beyond this is laid into the old one when it is next copied.
constexpr std::size_t kMostOwn = 8192;

std::uint64_t hash_of(std::string_view text) {
  return mixed(0, std::hash<std::string_view>{}(text));
}
std::uint64_t hash_of(const EntryKind& kind) {
  return mixed(mixed(kind.of, kind.programme), kind.provider);
}

EntryKinds::Key key_of(const EntryClass& one) {
  return {one.mode, one.level, one.category, one.role, "", one.programme_kind, ""};
}

std::uint64_t hash_of(const EntryKinds::Key& key, std::int32_t records) {
  std::uint64_t hash = mixed(1, static_cast<std::uint64_t>(records));
  for (const std::size_t i : {0, 1, 2, 3, 5}) hash = mixed(hash, std::hash<std::string_view>{}(key[i]));
  return hash;
}

bool same(const EntryClass& one, const EntryKinds::Key& key, std::int32_t records) {
  return one.records == records && one.mode == key[0] && one.level == key[1] && one.category == key[2] &&
         one.role == key[3] && one.programme_kind == key[5];
}

}  // namespace

// Kinds and names with their numbers, the first of which is `first_kind` and `first_name`. Texts lie one
// behind the other.
struct EntryKinds::Part {
  std::uint32_t first_kind = 0, first_name = 0;
  std::vector<EntryKind> kinds;
  std::vector<std::uint32_t> kind_slots;
  std::string texts;
  std::vector<std::size_t> ends;
  std::vector<std::uint32_t> name_slots;

  std::string_view name(std::uint32_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    return std::string_view(texts).substr(begin, ends[i] - begin);
  }
  std::uint32_t find(const EntryKind& kind) const {
    if (kind_slots.empty()) return kNone;
    const std::uint32_t i =
        kind_slots[slot_of(kind_slots, hash_of(kind), [&](std::uint32_t k) { return kinds[k] == kind; })];
    return i == kNone ? kNone : first_kind + i;
  }
  std::uint32_t find(std::string_view text) const {
    if (name_slots.empty()) return kNone;
    const std::uint32_t i =
        name_slots[slot_of(name_slots, hash_of(text), [&](std::uint32_t k) { return name(k) == text; })];
    return i == kNone ? kNone : first_name + i;
  }
  std::uint32_t add(const EntryKind& kind) {
    grow(kind_slots, kinds.size(), [&](std::uint32_t i) { return hash_of(kinds[i]); });
    const auto i = static_cast<std::uint32_t>(kinds.size());
    kind_slots[slot_of(kind_slots, hash_of(kind), [](std::uint32_t) { return false; })] = i;
    kinds.push_back(kind);
    return first_kind + i;
  }
  std::uint32_t add(std::string_view text) {
    grow(name_slots, ends.size(), [&](std::uint32_t i) { return hash_of(name(i)); });
    const auto i = static_cast<std::uint32_t>(ends.size());
    name_slots[slot_of(name_slots, hash_of(text), [](std::uint32_t) { return false; })] = i;
    texts += text;
    ends.push_back(texts.size());
    return first_name + i;
  }
  void add(const Part& more) {
    for (std::uint32_t i = 0; i < more.ends.size(); ++i) add(more.name(i));
    for (const EntryKind& kind : more.kinds) add(kind);
  }
  std::size_t bytes() const {
    return kinds.capacity() * sizeof(EntryKind) + (kind_slots.size() + name_slots.size()) * 4 +
           texts.capacity() + ends.capacity() * sizeof(std::size_t);
  }
};

EntryKinds::EntryKinds() : own_(std::make_shared<Part>()) {
  own_->add("");
}
EntryKinds::~EntryKinds() = default;

EntryKinds::EntryKinds(const EntryKinds& before)
    : classes_(before.classes_),
      class_slots_(before.class_slots_),
      old_(before.old_),
      own_(std::make_shared<Part>()) {
  const Part& came = *before.own_;
  if (!old_) {
    old_ = before.own_;
  } else if (came.kinds.size() + came.ends.size() > kMostOwn) {
    auto both = std::make_shared<Part>(*old_);
    both->add(came);
    old_ = std::move(both);
  } else {
    *own_ = came;
    return;
  }
  own_->first_kind = static_cast<std::uint32_t>(before.size());
  own_->first_name = old_->first_name + static_cast<std::uint32_t>(old_->ends.size());
}

std::uint32_t EntryKinds::class_number(const Key& key, std::int32_t records) const {
  if (class_slots_.empty()) return kNone;
  return class_slots_[slot_of(class_slots_, hash_of(key, records),
                              [&](std::uint32_t i) { return same(classes_[i], key, records); })];
}

std::uint32_t EntryKinds::find_name(std::string_view text) const {
  if (old_) {
    if (const std::uint32_t known = old_->find(text); known != kNone) return known;
  }
  return own_->find(text);
}

std::uint32_t EntryKinds::add_name(std::string_view text) {
  const std::uint32_t known = find_name(text);
  return known != kNone ? known : own_->add(text);
}

std::uint32_t EntryKinds::find(const EntryKind& kind) const {
  if (old_) {
    if (const std::uint32_t known = old_->find(kind); known != kNone) return known;
  }
  return own_->find(kind);
}

std::uint32_t EntryKinds::find(const Key& key, std::int32_t records) const {
  const EntryKind kind{class_number(key, records), find_name(key[4]), find_name(key[6])};
  const bool known = kind.of != kNone && kind.programme != kNone && kind.provider != kNone;
  return known ? find(kind) : kNone;
}

std::uint32_t EntryKinds::add(const Key& key, std::int32_t records) {
  std::uint32_t of = class_number(key, records);
  if (of == kNone) {
    of = static_cast<std::uint32_t>(classes_.size());
    grow(class_slots_, of,
         [&](std::uint32_t i) { return hash_of(key_of(classes_[i]), classes_[i].records); });
    class_slots_[slot_of(class_slots_, hash_of(key, records), [](std::uint32_t) { return false; })] = of;
    classes_.push_back({std::string(key[0]), std::string(key[1]), std::string(key[2]), std::string(key[3]),
                        std::string(key[5]), records});
  }
  const EntryKind kind{of, add_name(key[4]), add_name(key[6])};
  const std::uint32_t known = find(kind);
  return known != kNone ? known : own_->add(kind);
}

void EntryKinds::pack() {
  own_->kinds.shrink_to_fit();
  own_->texts.shrink_to_fit();
  own_->ends.shrink_to_fit();
}

std::size_t EntryKinds::size() const {
  return own_->first_kind + own_->kinds.size();
}

const EntryKind& EntryKinds::at(std::uint32_t kind) const {
  return kind < own_->first_kind ? old_->kinds[kind] : own_->kinds[kind - own_->first_kind];
}

std::string_view EntryKinds::name(std::uint32_t number) const {
  return number < own_->first_name ? old_->name(number) : own_->name(number - own_->first_name);
}

std::size_t EntryKinds::bytes() const {
  return classes_.capacity() * sizeof(EntryClass) + own_->bytes() + (old_ ? old_->bytes() : 0);
}

}  // namespace xt::plans::columns
