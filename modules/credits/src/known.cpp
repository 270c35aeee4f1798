#include "known.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "base/digest.h"
#include "credits/same.h"

#include "credits_queries.gen.h"
#include "hold_json.h"
#include "store.h"

namespace xt::credits {
namespace {

std::optional<std::int64_t> optional_i64(const db::Row& row, std::size_t column) {
  if (row.null(column)) return std::nullopt;
  return row.i64(column);
}

Date day_of(const db::Row& row, std::size_t column) {
  return Date(static_cast<std::int32_t>(row.i64(column)));
}

struct Window {
  Date from = kOpenEnd;
  Date to = Date(-1000000);
};

}  // namespace

std::string next_key(std::string_view key, Id reversal) {
  return digest_fields({key, "after", std::to_string(reversal)});
}

Result<std::string> free_key(db::Session& session, Id teacher, std::string key) {
  for (;;) {
    std::string list;
    append_item(list, teacher, key);
    XT_TRY(const auto known, session.all(sql::known_keys, {{"keys", list}}));
    if (known.empty()) return key;
    if (known.front().null(3)) return make_error(Code::conflict, "credits.already_posted");
    key = next_key(key, known.front().i64(3));
  }
}

Status Known::load(db::Session& session, std::span<const Item> items, std::span<const Id> teachers,
                   const std::function<bool(Id)>& empty) {
  teachers_.reserve(teachers.size());
  for (const Id id : teachers) teachers_[id];
  XT_CHECK_OK(load_jobs(session, teachers));
  XT_CHECK_OK(load_aliases(session, teachers));
  std::vector<Item> asked;  // what may be known already
  asked.reserve(items.size());
  for (const Item& item : items) {
    if (!empty(item.teacher) || old_ids_.contains(item.teacher)) asked.push_back(item);
  }
  XT_CHECK_OK(load_keys(session, asked));
  XT_CHECK_OK(load_holds(session, list_of_keys(items)));
  std::erase_if(asked, [&](const Item& item) { return of(item.teacher).keys.contains(item.entry->key); });
  XT_CHECK_OK(load_activities(session, asked));
  return load_sources(session, teachers);
}

Status Known::load_jobs(db::Session& session, std::span<const Id> teachers) {
  XT_TRY(jobs_, people::employments(session, teachers));
  const std::span<const people::Employment> all(jobs_);
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    while (end < all.size() && all[end].teacher == all[i].teacher) ++end;
    teachers_.at(all[i].teacher).jobs = all.subspan(i, end - i);
    i = end;
  }
  for (const Id id : teachers) {
    if (!teachers_.at(id).jobs.empty()) continue;
    return make_error(Code::invalid, "credits.bad_entry", "unknown teacher " + std::to_string(id));
  }
  return {};
}

Status Known::load_aliases(db::Session& session, std::span<const Id> teachers) {
  XT_TRY(const auto aliases, people::aliases(session, teachers));
  for (const auto& alias : aliases) {
    old_ids_[alias.teacher].push_back(alias.old_id);
    alias_of_[alias.old_id] = alias.teacher;
  }
  return {};
}

Id Known::speaking(Id id) const {
  const auto it = alias_of_.find(id);
  return it == alias_of_.end() ? id : it->second;
}

std::string Known::list_of_keys(std::span<const Item> items) const {
  std::string list;
  list.reserve(items.size() * 84);
  for (const Item& item : items) append_keys(list, item.teacher, item.entry->key);
  return list;
}

Status Known::load_keys(db::Session& session, std::span<const Item> items) {
  if (items.empty()) return {};
  const db::Args args = {{"keys", list_of_keys(items)}};
  std::vector<Undone> undone;
  XT_CHECK_OK(session.each(sql::known_keys, args, [&](const db::Row& row) {
    const Id teacher = speaking(row.i64(0));
    if (row.null(3)) {
      of(teacher).keys.emplace(row.text(1), row.i64(2));
    } else {
      undone.push_back({teacher, std::string(row.text(1)), next_key(row.text(1), row.i64(3))});
    }
    return true;
  }));
  while (!undone.empty()) XT_CHECK_OK(renew(session, undone));
  return {};
}

Status Known::load_holds(db::Session& session, const std::string& keys) {
  return session.each(sql::known_holds, {{"keys", keys}}, [&](const db::Row& row) {
    of(speaking(row.i64(0)))
        .holds.emplace(row.text(1), KnownHold{row.i64(2), std::string(row.text(3)), std::string(row.text(4)),
                                              std::string(row.text(5))});
    return true;
  });
}

void Known::append_keys(std::string& list, Id teacher, std::string_view key) const {
  append_item(list, teacher, key);
  if (old_ids_.empty()) return;
  const auto old = old_ids_.find(teacher);
  if (old == old_ids_.end()) return;
  for (const Id id : old->second) append_item(list, id, key);
}

// Whether the next keys of undone entries are taken; those undone a second time stay in `undone`.
Status Known::renew(db::Session& session, std::vector<Undone>& undone) {
  std::string list;
  std::map<std::pair<Id, std::string>, std::string> original;
  for (const Undone& u : undone) {
    append_keys(list, u.teacher, u.next);
    of(u.teacher).renewed[u.key] = u.next;
    original[{u.teacher, u.next}] = u.key;
  }
  undone.clear();
  XT_CHECK_OK(load_holds(session, list));
  return session.each(sql::known_keys, {{"keys", list}}, [&](const db::Row& row) {
    const Id teacher = speaking(row.i64(0));
    const std::string key = original.at({teacher, std::string(row.text(1))});
    if (row.null(3)) {
      of(teacher).keys.emplace(key, row.i64(2));
    } else {
      undone.push_back({teacher, key, next_key(row.text(1), row.i64(3))});
    }
    return true;
  });
}

Status Known::load_activities(db::Session& session, std::span<const Item> items) {
  if (items.empty()) return {};
  std::map<Id, Window> windows;  // in the order of the ledger's pages
  for (const Item& item : items) {
    Window& window = windows.try_emplace(windows.end(), item.teacher)->second;
    window.from = std::min(window.from, item.entry->earned_from);
    window.to = std::max(window.to, item.entry->earned_on);
  }
  std::string list;
  list.reserve(windows.size() * 34);
  for (const auto& [teacher, window] : windows) {
    char days[32];
    std::snprintf(days, sizeof days, "%07d%07d", window.from.days() - kNearDays,
                  window.to.days() + kNearDays);
    append_item(list, teacher, days);
    const auto old = old_ids_.find(teacher);
    if (old == old_ids_.end()) continue;
    for (const Id id : old->second) append_item(list, id, days);
  }
  std::unordered_map<Id, std::pair<Id, Activity>> found;  // entry -> teacher and activity
  std::unordered_set<Id> taken_back;
  XT_CHECK_OK(session.each(sql::entries_within, {{"windows", list}}, [&](const db::Row& row) {
    if (!row.null(8)) taken_back.insert(row.i64(8));
    const std::string_view kind = row.text(2);
    if (!carries_amounts(kind)) return true;
    found.try_emplace(row.i64(1), speaking(row.i64(0)),
                      Activity{day_of(row, 3), day_of(row, 4), optional_i64(row, 5), optional_i64(row, 6),
                               std::string(row.text(7)), row.i64(1), row.i64(0), std::string(row.text(9)),
                               std::string(row.text(11)), row.i64(10)});
    return true;
  }));
  for (auto& [id, pair] : found) {
    if (!taken_back.contains(id)) of(pair.first).activities.push_back(std::move(pair.second));
  }
  return {};
}

// What other sources told of activities that count: it answers for its key, and it overlaps and resembles
// like the activity itself.
Status Known::load_sources(db::Session& session, std::span<const Id> teachers) {
  std::vector<Id> ids(teachers.begin(), teachers.end());
  for (const auto& [old, id] : alias_of_) ids.push_back(old);
  Status read;
  XT_CHECK_OK(session.each(sql::sources_of, {{"ids", join_ids(ids)}}, [&](const db::Row& row) {
    auto told = parse_hold_json(row.text(4));
    if (!told.ok()) {
      read = std::move(told).error();
      return false;
    }
    KnownTeacher& teacher = of(speaking(row.i64(0)));
    teacher.sources.emplace(row.text(1), row.i64(3));
    Activity activity = activity_of(*told);
    activity.id = row.i64(3);
    activity.chain = row.i64(2);
    teacher.activities.push_back(std::move(activity));
    return true;
  }));
  return read;
}

}  // namespace xt::credits
