#include "columns/snapshot/follow.h"

#include <algorithm>
#include <bitset>

#include "columns/snapshot/chunk_builder.h"
#include "columns/snapshot/load.h"
#include "columns/snapshot/reread.h"

#include "plans_queries.gen.h"

namespace xt::plans::columns {
namespace {

// Ids hold the millisecond in which they were given; a long transaction commits them later than others that
// began after it. What was given within this time before the latest entry is looked at again.
constexpr Id kOverlap = Id{15 * 60 * 1000} << 22;

// Lines of tables_mark.
enum : std::uint8_t { kItems, kMoney, kSessions, kMarks = 7 };
std::bitset<kMarks> marks_differ(std::string_view before, std::string_view after) {
  std::bitset<kMarks> out;
  const auto line = [](std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view first = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return first;
  };
  for (std::size_t i = 0; i < kMarks; ++i) out[i] = line(before) != line(after);
  return out;
}

class Follower {
 public:
  Follower(db::Session& session, std::shared_ptr<const Snapshot> before)
      : session_(session),
        before_(std::move(before)),
        out_(std::make_shared<Snapshot>(*before_)),
        tables_{Growing<Words>(before_->words), Growing<EntryKinds>(before_->kinds),
                Growing<Amounts>(before_->amounts), Growing<Honours>(before_->honours),
                Growing<Orgs>(before_->orgs)} {}

  Result<std::shared_ptr<const Snapshot>> run(Look look) {
    XT_CHECK_OK(ledger());
    if (look != Look::ledger) XT_CHECK_OK(marks(look == Look::all));
    if (!changed_.empty()) XT_CHECK_OK(people());
    // Later rounds need not ask again what this one has seen.
    const bool seen = out_->last_entry != before_->last_entry || out_->people_mark != before_->people_mark ||
                      out_->tables_mark != before_->tables_mark;
    return dirty_ || seen ? done() : before_;
  }

 private:
  std::shared_ptr<const Snapshot> done() {
    out_->words = tables_.words.take();
    out_->kinds = tables_.kinds.take();
    out_->amounts = tables_.amounts.take();
    out_->honours = tables_.honours.take();
    out_->orgs = tables_.orgs.take();
    if (dirty_) ++out_->version;
    return out_;
  }

  // Whose chain is longer than it was.
  xt::Status ledger() {
    return session_.each(sql::entries_since, {{"since", std::max<Id>(0, before_->last_entry - kOverlap)}},
                         [&](const db::Row& row) {
                           const Place* place = before_->find(row.i64(0));
                           const std::uint32_t known =
                               place == nullptr ? 0 : before_->chunks[place->chunk]->last_seq[place->row];
                           if (static_cast<std::uint32_t>(row.i64(1)) > known) changed_.insert(row.i64(0));
                           out_->last_entry = std::max(out_->last_entry, row.i64(2));
                           return true;
                         });
  }

  xt::Status marks(bool whatever) {
    XT_TRY(out_->tables_mark, tables_mark(session_));
    XT_TRY(out_->people_mark, people_mark(session_));
    const bool others = out_->people_mark != before_->people_mark || whatever;
    if (others) XT_CHECK_OK(compare_people());
    const auto differs = marks_differ(before_->tables_mark, out_->tables_mark);
    if (differs.any() || whatever || moved_) {
      XT_TRY(const auto orgs, load_orgs(session_, before_->orgs));
      tables_.orgs = Growing<Orgs>(orgs);
      // Items and sessions name those who speak.
      const bool all = whatever || moved_;
      const Wanted wanted{all || differs[kItems], all || differs[kMoney], all || differs[kSessions]};
      XT_TRY(auto tables,
             load_tables(session_, tables_.words, *out_->speakers, before_->tables.get(), wanted));
      const auto differ = tables_changed(*before_->tables, *tables);
      if (differ && differ->empty() && orgs == before_->orgs) return {};
      out_->tables = std::move(tables);
      dirty_ = true;
    }
    return {};
  }

  xt::Status compare_people() {
    XT_TRY(const auto people, changed_people(session_, *before_));
    changed_.insert(people.begin(), people.end());
    auto speakers = std::make_shared<std::unordered_map<Id, Id>>();
    XT_CHECK_OK(session_.each(sql::all_aliases, {}, [&](const db::Row& row) {
      speakers->emplace(row.i64(0), row.i64(1));
      return true;
    }));
    if (*speakers == *before_->speakers) return {};
    for (const auto* some :
         {before_->speakers.get(), static_cast<const std::unordered_map<Id, Id>*>(speakers.get())}) {
      for (const auto& [old_id, speaker] : *some) {
        const auto a = before_->speakers->find(old_id);
        const auto b = speakers->find(old_id);
        const bool same = a != before_->speakers->end() && b != speakers->end() && a->second == b->second;
        if (!same) changed_.insert({old_id, speaker});
      }
    }
    out_->speakers = std::move(speakers);
    moved_ = true;
    return {};
  }

  // A record, the one that speaks for it and all that this one speaks for come together.
  void close() {
    std::set<Id> all = changed_;
    for (const Id id : changed_) {
      const auto speaker = out_->speakers->find(id);
      if (speaker != out_->speakers->end()) all.insert(speaker->second);
    }
    std::set<Id> more = all;
    for (const auto& [old_id, speaker] : *out_->speakers) {
      if (all.contains(speaker)) more.insert(old_id);
    }
    changed_ = std::move(more);
  }

  xt::Status people() {
    close();
    XT_TRY(const auto fresh, reread(session_, changed_, *out_->speakers, tables_));
    std::map<std::uint32_t, std::map<std::uint32_t, std::uint32_t>> replaced;  // chunk -> row -> fresh row
    std::map<std::int64_t, std::vector<std::uint32_t>> added;                  // county -> fresh rows
    std::uint32_t row = 0;
    for (const Id id : changed_) {
      if (const Place* place = before_->find(id)) {
        replaced[place->chunk][place->row] = row;
      } else {
        const auto jobs = fresh->employment.of(row);
        const Orgs& orgs = tables_.orgs.now();
        added[jobs.empty() ? 0 : orgs.all()[jobs.back().value].region_key].push_back(row);
      }
      ++row;
    }
    for (const auto& [chunk, rows] : replaced) replace(chunk, rows, *fresh);
    if (!added.empty()) add(added, *fresh);
    dirty_ = true;
    return {};
  }

  // Everybody keeps the place that `places` says.
  void replace(std::uint32_t chunk, const std::map<std::uint32_t, std::uint32_t>& rows, const Chunk& fresh) {
    const Chunk& old = *before_->chunks[chunk];
    ChunkBuilder builder(old.county);
    for (std::uint32_t i = 0; i < old.teachers(); ++i) {
      const auto found = rows.find(i);
      if (found == rows.end()) {
        builder.copy(old, i);
      } else {
        builder.copy(fresh, found->second);
      }
    }
    out_->chunks[chunk] = builder.finish();
  }

  void add(const std::map<std::int64_t, std::vector<std::uint32_t>>& added, const Chunk& fresh) {
    auto places = std::make_shared<std::vector<Place>>(*before_->places);
    for (const auto& [county, rows] : added) {
      for (std::size_t at = 0; at < rows.size();) {
        std::uint32_t chunk = with_room(county);
        ChunkBuilder builder(county);
        if (chunk == kNone) {
          chunk = static_cast<std::uint32_t>(out_->chunks.size());
          out_->chunks.emplace_back();
        } else {
          const Chunk& old = *out_->chunks[chunk];
          for (std::uint32_t i = 0; i < old.teachers(); ++i) builder.copy(old, i);
        }
        for (; at < rows.size() && builder.teachers() < kChunkTeachers; ++at) {
          places->push_back({fresh.id[rows[at]], chunk, static_cast<std::uint32_t>(builder.teachers())});
          builder.copy(fresh, rows[at]);
        }
        out_->chunks[chunk] = builder.finish();
      }
    }
    std::sort(places->begin(), places->end(), [](const Place& a, const Place& b) { return a.id < b.id; });
    out_->places = std::move(places);
  }

  std::uint32_t with_room(std::int64_t county) const {
    for (std::uint32_t i = 0; i < out_->chunks.size(); ++i) {
      const Chunk& chunk = *out_->chunks[i];
      if (chunk.county == county && chunk.teachers() < kChunkTeachers) return i;
    }
    return kNone;
  }

  db::Session& session_;
  std::shared_ptr<const Snapshot> before_;
  std::shared_ptr<Snapshot> out_;
  Tables tables_;
  std::set<Id> changed_;
  bool dirty_ = false;
  bool moved_ = false;
};

}  // namespace

Result<std::shared_ptr<const Snapshot>> follow(db::Session& session, std::shared_ptr<const Snapshot> before,
                                               Look look) {
  return Follower(session, std::move(before)).run(look);
}

}  // namespace xt::plans::columns
