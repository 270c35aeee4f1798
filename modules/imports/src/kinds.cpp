#include <algorithm>
#include <array>

#include "handler.h"

namespace xt::imports {
namespace {

struct KindEntry {
  Kind kind;
  std::string_view name;
  std::unique_ptr<Handler> (*make)(const Setting&);
};

// In the order in which they rest on one another.
constexpr std::array kKinds = {
    KindEntry{Kind::schools, "schools", schools_handler},
    KindEntry{Kind::institutions, "institutions", institutions_handler},
    KindEntry{Kind::flags, "flags", flags_handler},
    KindEntry{Kind::calendar, "calendar", calendar_handler},
    KindEntry{Kind::teachers, "teachers", teachers_handler},
    KindEntry{Kind::entries, "entries", entries_handler},
    KindEntry{Kind::items, "items", items_handler},
    KindEntry{Kind::funds, "funds", funds_handler},
    KindEntry{Kind::sessions, "sessions", sessions_handler},
};

const KindEntry& entry(Kind kind) {
  for (const KindEntry& e : kKinds) {
    if (e.kind == kind) return e;
  }
  std::abort();  // the table names every kind
}

}  // namespace

std::optional<Kind> parse_kind(std::string_view word) {
  for (const KindEntry& e : kKinds) {
    if (e.name == word) return e.kind;
  }
  return std::nullopt;
}

std::string_view kind_name(Kind kind) {
  return entry(kind).name;
}

const std::vector<Kind>& all_kinds() {
  static const std::vector<Kind> kinds = [] {
    std::vector<Kind> all;
    for (const KindEntry& e : kKinds) all.push_back(e.kind);
    return all;
  }();
  return kinds;
}

std::unique_ptr<Handler> make_handler(Kind kind, const Setting& setting) {
  return entry(kind).make(setting);
}

const std::vector<sheets::Column>& columns_of(Kind kind) {
  static const auth::Keyring key = auth::Keyring::random();  // handlers hold one; reading columns uses none
  const Options none;
  const Setting setting{&key, &none, 0, Date()};
  return make_handler(kind, setting)->columns();  // they live as long as the program
}

Result<std::optional<Kind>> guess_kind(sheets::RowSource& source) {
  std::vector<sheets::Row> head;
  sheets::Row row;
  while (head.size() < sheets::kHeaderSearchRows) {
    XT_TRY(const bool more, source.next(row));
    if (!more) break;
    head.push_back(row);
  }
  std::optional<Kind> best;
  std::size_t most = 0;
  for (const KindEntry& e : kKinds) {
    const auto rows = sheets::from_rows(head);
    const auto header = sheets::find_header(*rows, columns_of(e.kind));
    if (!header.ok()) continue;
    const auto known = static_cast<std::size_t>(
        std::count_if(header->index.begin(), header->index.end(), [](int at) { return at >= 0; }));
    if (known <= most) continue;
    most = known;
    best = e.kind;
  }
  return best;
}

}  // namespace xt::imports
