#include "columns/snapshot/load.h"

#include <algorithm>
#include <atomic>
#include <string>

#include "columns/snapshot/chunk_builder.h"

#include "plans_queries.gen.h"

namespace xt::plans::columns {
namespace {

constexpr std::int64_t kProgressEvery = 1 << 16;
// While loading: an entry as a staged row and, chunk after chunk, as columns; a teacher with its periods.
constexpr std::size_t kEntryBytes = sizeof(EntryRow) + 16;
constexpr std::size_t kTeacherBytes = 600;

std::int32_t day(const db::Row& row, std::size_t column) {
  return static_cast<std::int32_t>(row.i64(column));
}

struct Known {
  TeacherRow row;
  Id speaker = 0;         // itself, or the one that it is merged into
  std::int32_t last = 0;  // begin of the last employment
  std::uint32_t org = kNone;
  std::uint32_t chunk = 0, place = 0;
};

class Loader {
 public:
  Loader(db::Session& session, const LoadOptions& options) : session_(session), options_(options) {}

  Result<std::shared_ptr<const Snapshot>> run();

 private:
  xt::Status teachers();
  xt::Status employments();
  void place();
  xt::Status periods();
  xt::Status entries();
  xt::Status entry(const db::Row& row);
  std::shared_ptr<Snapshot> finish();
  Known& known(Id id);
  Result<std::uint16_t> word16(std::string_view text);
  void put(Track track, Id teacher, const Dated& row);

  db::Session& session_;
  const LoadOptions& options_;
  std::int64_t expected_ = 0;
  std::int64_t done_ = 0;
  Words words_;
  EntryKinds kinds_;
  Amounts amounts_;
  Honours honours_;
  std::shared_ptr<Orgs> orgs_;
  std::shared_ptr<const SmallTables> tables_;
  std::unordered_map<Id, std::uint32_t> index_;
  std::unordered_map<Id, Id> speakers_;
  std::vector<Known> known_;
  struct Job {
    Id teacher;
    Dated row;
  };
  std::vector<Job> jobs_;  // employments, until teachers have a place
  std::vector<ChunkBuilder> builders_;
  Id last_entry_ = 0;
  Id last_id_ = 0;
  Known* last_ = nullptr;
  std::size_t own_ = 0;  // place of the record of the entries at hand among the known
};

Error too_much(std::size_t wanted, std::size_t limit) {
  const auto mib = [](std::size_t bytes) { return std::to_string((bytes + (1 << 20) - 1) >> 20) + " MiB"; };
  return make_error(Code::unavailable, "plans.columns_memory",
                    "列快照需要约 " + mib(wanted) + ",上限为 " + mib(limit) +
                        " (the column snapshot wants about that much; --memory-limit says how much it may)");
}

struct Sizes {
  std::int64_t teachers = 0, entries = 0;
};

Result<Sizes> weigh(db::Session& session, const LoadOptions& options) {
  XT_TRY(const auto row, session.one(sql::table_sizes));
  const Sizes out{row.i64(0), row.i64(1)};
  const std::size_t wanted = static_cast<std::size_t>(out.teachers) * kTeacherBytes +
                             static_cast<std::size_t>(out.entries) * kEntryBytes;
  if (options.memory_limit != 0 && wanted > options.memory_limit)
    return too_much(wanted, options.memory_limit);
  return out;
}

// Somebody whom only facts name has a silent place.
Known& Loader::known(Id id) {
  const auto [found, fresh] = index_.try_emplace(id, static_cast<std::uint32_t>(known_.size()));
  if (fresh) {
    Known one;
    one.row.id = id;
    const auto speaker = speakers_.find(id);
    one.speaker = speaker == speakers_.end() ? id : speaker->second;
    known_.push_back(one);
    if (!builders_.empty()) {  // everybody else has been placed
      known_.back().chunk = static_cast<std::uint32_t>(builders_.size() - 1);
      known_.back().place = builders_.back().add(one.row);
    }
  }
  return known_[found->second];
}

Result<std::uint16_t> Loader::word16(std::string_view text) {
  const std::uint32_t word = words_.add(text);
  if (word > 0xffff) return make_error(Code::invalid, "plans.columns_range", "too many different words");
  return static_cast<std::uint16_t>(word);
}

xt::Status Loader::teachers() {
  XT_CHECK_OK(session_.each(sql::all_aliases, {}, [&](const db::Row& row) {
    speakers_.emplace(row.i64(0), row.i64(1));
    return true;
  }));
  xt::Status status;
  XT_CHECK_OK(session_.each(sql::all_teachers, {}, [&](const db::Row& row) {
    TeacherRow& t = known(row.i64(0)).row;
    t.speaks = true;
    const auto sex = word16(row.text(1)), stage = word16(row.text(2)), subject = word16(row.text(3));
    if (!sex.ok() || !stage.ok() || !subject.ok()) {
      status = make_error(Code::invalid, "plans.columns_range", "too many different words");
      return false;
    }
    t.sex = *sex;
    t.stage = *stage;
    t.subject = *subject;
    t.birth = row.null(4) ? kNoDay : day(row, 4);
    t.service = day(row, 5);
    return true;
  }));
  for (const auto& [old_id, speaker] : speakers_) known(old_id);
  return status;
}

xt::Status Loader::employments() {
  return session_.each(sql::all_employments, {}, [&](const db::Row& row) {
    Known& who = known(row.i64(0));
    const Dated dated{day(row, 1), day(row, 2), orgs_->named(row.i64(3))};
    if (who.org == kNone || dated.from >= who.last) {
      who.last = dated.from;
      who.org = dated.value;
    }
    jobs_.push_back({row.i64(0), dated});
    return true;
  });
}

// Teachers by county, school and id: counts by county are runs, and a school's people lie together.
void Loader::place() {
  const auto county = [&](const Known& k) {
    return k.org == kNone ? std::int64_t{0} : orgs_->all()[k.org].region_key;
  };
  const auto school = [&](const Known& k) { return k.org == kNone ? 0 : orgs_->all()[k.org].key; };
  std::vector<std::uint32_t> order(known_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(county(known_[a]), school(known_[a]), known_[a].row.id) <
           std::tuple(county(known_[b]), school(known_[b]), known_[b].row.id);
  });
  std::int64_t last = -1;
  for (const std::uint32_t i : order) {
    Known& one = known_[i];
    if (builders_.empty() || county(one) != last || builders_.back().teachers() >= kChunkTeachers) {
      builders_.emplace_back(county(one));
      last = county(one);
    }
    one.chunk = static_cast<std::uint32_t>(builders_.size() - 1);
    one.place = builders_.back().add(one.row);
  }
  builders_.emplace_back(0);  // for those whom only the ledger names
  for (const Job& job : jobs_) put(Track::employment, job.teacher, job.row);
  jobs_ = {};
}

void Loader::put(Track track, Id teacher, const Dated& row) {
  const Known& who = known(teacher);
  builders_[who.chunk].add(track, who.place, row);
}

xt::Status Loader::periods() {
  XT_CHECK_OK(session_.each(sql::all_periods, {}, [&](const db::Row& row) {
    const std::string_view kind = row.text(3);
    const Track track = kind == "post"         ? Track::post
                        : kind == "title_rank" ? Track::title_rank
                                               : Track::full_time;
    put(track, row.i64(0), {day(row, 1), day(row, 2), words_.add(row.text(4))});
    return true;
  }));
  return session_.each(sql::all_designations, {}, [&](const db::Row& row) {
    put(Track::designation, row.i64(0), {day(row, 1), day(row, 2), honours_.add(row.text(3), row.text(4))});
    return true;
  });
}

xt::Status Loader::entry(const db::Row& row) {
  const Id id = row.i64(0);
  // The ledger comes teacher by teacher more often than not.
  if (last_ == nullptr || last_id_ != id) {
    last_id_ = id;
    const Id speaker = known(id).speaker;
    last_ = &known(speaker);  // may have made one: the own record is looked up again
    own_ = index_.at(id);
  }
  const Known& own = known_[own_];
  builders_[own.chunk].saw_seq(own.place, static_cast<std::uint32_t>(row.i64(1)));
  last_entry_ = std::max(last_entry_, row.i64(15));
  const std::int32_t offset = day(row, 2) - kEntryEpoch.days();
  if (offset < 0 || offset >= kEntryDays) {
    return make_error(Code::invalid, "plans.columns_range", "an entry of " + Date(day(row, 2)).iso());
  }
  EntryRow out;
  out.teacher = last_->place;
  out.day = static_cast<std::uint16_t>(offset);
  out.posted =
      static_cast<std::uint16_t>(std::clamp(shanghai_date(row.i64(3)) - kEntryEpoch, 0, kEntryDays - 1));
  out.amount = amounts_.add({row.i64(4), row.i64(5)});
  out.kind = kinds_.add(
      {row.text(8), row.text(9), row.text(10), row.text(11), row.text(12), row.text(13), row.text(14)},
      static_cast<std::int32_t>(row.i64(6)));
  out.org = orgs_->named(row.i64(7));
  builders_[last_->chunk].add(out);
  return {};
}

xt::Status Loader::entries() {
  xt::Status status;
  XT_CHECK_OK(session_.each(sql::all_entries, {}, [&](const db::Row& row) {
    status = entry(row);
    if (++done_ % kProgressEvery == 0 && options_.progress) options_.progress(done_, expected_);
    return status.ok();
  }));
  XT_CHECK_OK(status);
  if (done_ != expected_) {
    return make_error(Code::unavailable, "plans.columns_truncated",
                      std::to_string(done_) + " of " + std::to_string(expected_) + " entries");
  }
  if (options_.progress) options_.progress(done_, expected_);
  return {};
}

std::shared_ptr<Snapshot> Loader::finish() {
  auto out = std::make_shared<Snapshot>();
  auto places = std::make_shared<std::vector<Place>>();
  places->reserve(known_.size());
  for (const Known& one : known_) places->push_back({one.row.id, one.chunk, one.place});
  known_ = {};
  index_ = {};
  std::sort(places->begin(), places->end(), [](const Place& a, const Place& b) { return a.id < b.id; });
  out->places = std::move(places);
  out->chunks.reserve(builders_.size());
  for (ChunkBuilder& builder : builders_) {
    out->chunks.push_back(builder.finish());
    builder = ChunkBuilder(0);
  }
  out->words = std::make_shared<const Words>(std::move(words_));
  kinds_.pack();
  out->kinds = std::make_shared<const EntryKinds>(std::move(kinds_));
  out->amounts = std::make_shared<const Amounts>(std::move(amounts_));
  out->honours = std::make_shared<const Honours>(std::move(honours_));
  out->orgs = std::move(orgs_);
  out->tables = std::move(tables_);
  out->speakers = std::make_shared<const std::unordered_map<Id, Id>>(std::move(speakers_));
  out->last_entry = last_entry_;
  // No two snapshots of a process share a version: an answer of one that was given up must not pass for one
  // of the next.
  static std::atomic<std::uint64_t> loads{0};
  out->version = ++loads << 32;
  return out;
}

Result<std::shared_ptr<const Snapshot>> Loader::run() {
  XT_TRY(const Sizes sizes, weigh(session_, options_));
  expected_ = sizes.entries;
  if (options_.progress) options_.progress(0, expected_);
  known_.reserve(static_cast<std::size_t>(sizes.teachers));
  index_.reserve(static_cast<std::size_t>(sizes.teachers));
  XT_TRY(const auto orgs, load_orgs(session_, nullptr));
  orgs_ = std::make_shared<Orgs>(*orgs);
  XT_CHECK_OK(teachers());
  XT_CHECK_OK(employments());
  place();
  XT_CHECK_OK(periods());
  XT_CHECK_OK(entries());
  Growing<Words> words(std::make_shared<const Words>(words_));
  XT_TRY(tables_, load_tables(session_, words, speakers_, nullptr));
  words_ = words.now();
  auto out = finish();
  XT_TRY(out->people_mark, people_mark(session_));
  XT_TRY(out->tables_mark, tables_mark(session_));
  const std::size_t bytes = out->bytes();
  if (options_.memory_limit != 0 && bytes > options_.memory_limit) {
    return too_much(bytes, options_.memory_limit);
  }
  return std::shared_ptr<const Snapshot>(std::move(out));
}

}  // namespace

xt::Status fits(db::Session& session, const LoadOptions& options) {
  XT_TRY([[maybe_unused]] const Sizes sizes, weigh(session, options));
  return {};
}

Result<std::shared_ptr<const Snapshot>> load_snapshot(db::Session& session, const LoadOptions& options) {
  return Loader(session, options).run();
}

}  // namespace xt::plans::columns
