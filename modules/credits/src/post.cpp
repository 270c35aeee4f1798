#include <algorithm>
#include <array>
#include <numeric>

#include "credits/credits.h"
#include "rules/holds.h"
#include "rules/match.h"

#include "hold_json.h"
#include "known.h"
#include "origin.h"
#include "sources.h"
#include "store.h"

namespace xt::credits {
namespace {

constexpr std::size_t kLongestKey = 100;
constexpr std::size_t kLongestText = 2000;  // bytes of a name of a programme or provider
constexpr std::int64_t kMostHundredths =
    1'000'000'000'000;  // far above any life, far below an overflow of sums

// Keys travel in lists (queries.sql), so they may not hold what separates or quotes.
bool good_key(std::string_view key) {
  return !key.empty() && key.size() <= kLongestKey && std::all_of(key.begin(), key.end(), [](char c) {
    return c > ' ' && c < 0x7f && c != ',' && c != '"' && c != '\\';
  });
}

const char* fault(const NewEntry& e) {
  if (e.teacher <= 0) return "teacher";
  if (!carries_amounts(e.kind)) return "kind";
  if (e.earned_on < e.earned_from || e.earned_on >= kOpenEnd || e.earned_from < Date::of(1900, 1, 1))
    return "earned_on";
  if (e.hours_x100 < 0 || e.hours_x100 > kMostHundredths) return "hours";
  if (e.credits_x100 < 0 || e.credits_x100 > kMostHundredths) return "credits";
  if (!good_key(e.key)) return "key";
  if (std::max({e.programme.size(), e.provider.size(), e.rule.size(), e.origin.size()}) > kLongestText)
    return "programme";
  return nullptr;
}

struct NewHold {
  NewEntry entry;
  Judgement why;
  std::int64_t org_key;
  Id id;
};

class Posting {
 public:
  Posting(db::Session& session, const PostOptions& options)
      : session_(session), options_(options), ledger_(session), now_ms_(now_ms()) {}

  Result<std::vector<Outcome>> run(std::span<const NewEntry> entries) {
    XT_CHECK_OK(take(entries));
    if (entries.empty()) return std::vector<Outcome>{};
    XT_CHECK_OK(options_.dry_run ? ledger_.look() : ledger_.lock(teachers_));
    XT_CHECK_OK(known_.load(session_, items_, teachers_, [this](Id id) { return ledger_.empty(id); }));
    std::vector<Outcome> outcomes(entries.size());
    for (const Item& item : items_) {
      outcomes[static_cast<std::size_t>(item.entry - entries.data())] = post(item);
    }
    if (refused_) return closed_error(*refused_);
    if (options_.dry_run) return outcomes;
    XT_CHECK_OK(ledger_.save());
    XT_CHECK_OK(save_holds());
    XT_CHECK_OK(save_sources(session_, sources_));
    return outcomes;
  }

 private:
  // Checks the entries, turns every teacher into the one that speaks, sorts by teacher keeping the order
  // given.
  Status take(std::span<const NewEntry> entries) {
    std::vector<Id> ids;
    ids.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (const char* what = fault(entries[i])) {
        Error error = make_error(Code::invalid, "credits.bad_entry", "entry " + std::to_string(i));
        error.fields.push_back({what, "credits.bad_entry", ""});
        return error;
      }
      ids.push_back(entries[i].teacher);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    XT_TRY(const std::vector<Id> speaking, people::speaking_ids(session_, ids));
    items_.reserve(entries.size());
    for (const NewEntry& e : entries) {
      const auto at = std::lower_bound(ids.begin(), ids.end(), e.teacher) - ids.begin();
      items_.push_back({&e, speaking[static_cast<std::size_t>(at)]});
    }
    teachers_ = speaking;
    std::sort(teachers_.begin(), teachers_.end());
    teachers_.erase(std::unique(teachers_.begin(), teachers_.end()), teachers_.end());
    std::stable_sort(items_.begin(), items_.end(),
                     [](const Item& a, const Item& b) { return a.teacher < b.teacher; });
    return {};
  }

  Outcome post(const Item& item) {
    const NewEntry& entry = *item.entry;
    KnownTeacher& teacher = known_.of(item.teacher);
    if (const auto it = teacher.keys.find(entry.key); it != teacher.keys.end()) {
      return {Posted::unchanged, it->second, "", ""};
    }
    if (const auto it = teacher.sources.find(entry.key); it != teacher.sources.end()) {
      return {Posted::same, it->second, "", "同一项成果已经计入，不重复计"};
    }
    const auto renewed = teacher.renewed.find(entry.key);
    const std::string& key = renewed == teacher.renewed.end() ? entry.key : renewed->second;
    if (const auto it = teacher.holds.find(key); it != teacher.holds.end()) {
      const KnownHold& hold = it->second;
      if (hold.state == "dropped") return {Posted::unchanged, hold.id, "dropped", ""};
      return {Posted::held, hold.id, hold.reason, hold.detail};
    }
    const Match matched = match(entry, teacher.activities);
    if (matched.what == Likeness::sure) return beside(item, key, teacher, matched);
    Judgement why = judge(entry, teacher.activities, teacher.jobs);
    if (matched.what == Likeness::doubtful) why = maybe_same(std::move(why), matched);
    const std::int64_t org_key = org_on(teacher.jobs, entry.earned_on);
    const bool late =
        entry.kind != "adjustment" && closed_on(ledger_.closed(), org_key, entry.earned_on) != nullptr;
    if (late && options_.on_closed != OnClosed::adjust) {
      const Date open = open_day(ledger_.closed(), org_key, entry.earned_on);
      if (options_.on_closed == OnClosed::refuse)
        refused_ = refused_.value_or(open);
      else
        why = closed_judgement(std::move(why), open);
    }
    if (!why.reason.empty()) return hold(item, key, teacher, std::move(why));
    Id id = 0;
    if (!options_.dry_run) {
      Stored row = stored(entry, org_key);
      if (late) row.kind = "adjustment";
      row.teacher = item.teacher;
      row.key = key;
      if (row.posted_ms == 0) row.posted_ms = now_ms_;
      id = ledger_.append(std::move(row));
    }
    teacher.keys.emplace(entry.key, id);
    Activity activity = activity_of(entry);
    activity.id = id;
    activity.chain = item.teacher;
    teacher.activities.push_back(std::move(activity));
    return {Posted::posted, id, "", ""};
  }

  // Counts already: kept as a further source of the entry that does.
  Outcome beside(const Item& item, const std::string& key, KnownTeacher& teacher, const Match& matched) {
    OtherSource source{*item.entry, matched.with->chain, matched.with->id, 0};
    source.told.teacher = item.teacher;
    source.told.key = key;
    Outcome out{Posted::same, source.entry, "same", matched.detail};
    Activity activity = activity_of(*item.entry);
    activity.id = source.entry;
    activity.chain = source.chain;
    teacher.activities.push_back(std::move(activity));
    teacher.sources.emplace(item.entry->key, source.entry);
    if (!options_.dry_run) sources_.push_back(std::move(source));
    return out;
  }

  static Judgement maybe_same(Judgement why, const Match& matched) {
    why.add_first({"maybe_same", matched.detail});
    return why;
  }

  Outcome hold(const Item& item, const std::string& key, KnownTeacher& teacher, Judgement why) {
    NewEntry entry = *item.entry;
    entry.teacher = item.teacher;
    entry.key = key;
    const Id id = options_.dry_run ? 0 : next_id();
    teacher.holds.emplace(entry.key, KnownHold{id, "open", why.reason, why.detail});
    Outcome out{Posted::held, id, why.reason, why.detail};
    if (!options_.dry_run)
      holds_.push_back({entry, std::move(why), org_on(teacher.jobs, entry.earned_on), id});
    return out;
  }

  // What is wrong with the entry besides stays the reason; that it is late is said in any case.
  static Judgement closed_judgement(Judgement why, Date open) {
    why.add({"closed", "该日期所在年度已结账，核准后记入" + open.iso()});
    return why;
  }

  Status save_holds() {
    if (holds_.empty()) return {};
    auto bulk = session_.bulk(
        "credits_hold",
        "teacher_id, id, reason, detail, entry, key, org_key, state, created_ms, origin, reasons");
    for (const NewHold& h : holds_) {
      const std::array<db::Value, 11> values = {
          h.entry.teacher,     h.id,      h.why.reason,        h.why.detail, hold_json(h.entry),
          h.entry.key,         h.org_key, std::string("open"), now_ms_,      whole_origin(h.entry.origin),
          whys_json(h.why.all)};
      XT_CHECK_OK(bulk->add(values.data(), values.size()));
    }
    return bulk->finish();
  }

  db::Session& session_;
  const PostOptions& options_;
  Ledger ledger_;
  Known known_;
  const std::int64_t now_ms_;
  std::vector<Item> items_;
  std::vector<Id> teachers_;
  std::vector<NewHold> holds_;
  std::vector<OtherSource> sources_;
  std::optional<Date> refused_;
};

}  // namespace

Result<std::vector<Outcome>> post(db::Session& session, std::span<const NewEntry> entries,
                                  const PostOptions& options) {
  return Posting(session, options).run(entries);
}

}  // namespace xt::credits
