#include <vector>

#include "intake/achievement.h"

namespace xt::intake {
namespace {

std::string programme_kind_of(const Achievement& a) {
  if (!a.programme_kind.empty()) return a.programme_kind;
  return a.kind == "degree" || a.kind == "paper" ? a.kind : std::string();
}

credits::NewEntry entry_of(const Achievement& a, const Converted& converted) {
  credits::NewEntry e;
  e.teacher = a.teacher;
  e.earned_from = a.from;
  e.earned_on = a.to;
  // A degree or a paper has a day, but was not done on it: eight hours a day say nothing about it.
  e.both_days_given = a.both_days_given && a.kind == "training";
  e.hours_x100 = converted.hours_x100;
  e.credits_x100 = converted.credits_x100;
  e.mode = a.mode;
  e.level = a.level;
  e.category = a.category;
  e.role = a.role;
  e.programme = a.programme;
  e.programme_kind = programme_kind_of(a);
  e.provider = a.provider;
  e.kind = converted.entry;
  e.rule = converted.rule;
  e.origin = a.origin;
  e.key = a.key;
  return e;
}

}  // namespace

Converter as_claimed() {
  return [](db::Session&, std::span<const Achievement> all) -> Result<std::vector<Converted>> {
    std::vector<Converted> out;
    for (const Achievement& a : all) out.push_back({a.hours_x100, a.credits_x100, {}});
    return out;
  };
}

Result<std::vector<credits::Outcome>> recognise(db::Session& session,
                                                std::span<const Achievement> achievements,
                                                const Converter& convert) {
  std::vector<credits::NewEntry> entries;
  entries.reserve(achievements.size());
  XT_TRY(const auto converted, convert(session, achievements));
  for (std::size_t i = 0; i < achievements.size(); ++i)
    entries.push_back(entry_of(achievements[i], converted.at(i)));
  return credits::post(session, entries);
}

}  // namespace xt::intake
