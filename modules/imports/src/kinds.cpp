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

std::vector<std::string> template_columns(Kind kind) {
  const Options none;
  const Setting setting{nullptr, &none, 0, Date()};
  std::vector<std::string> names;
  for (const sheets::Column& c : make_handler(kind, setting)->columns()) {
    names.push_back((c.required ? "★" : "") + c.name);
  }
  return names;
}

}  // namespace xt::imports
