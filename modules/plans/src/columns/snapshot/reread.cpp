#include "columns/snapshot/reread.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "columns/snapshot/chunk_builder.h"

#include "plans_queries.gen.h"

namespace xt::plans::columns {
namespace {

constexpr std::size_t kAtOnce = 500;

std::int32_t day(const db::Row& row, std::size_t column) {
  return static_cast<std::int32_t>(row.i64(column));
}

std::string_view text_of(const db::Session& session, const db::Query& query) {
  return session.engine() == db::Engine::sqlite ? query.sqlite : query.postgres;
}

class Reader {
 public:
  Reader(db::Session& session, const std::unordered_map<Id, Id>& speakers, Tables& tables)
      : session_(session), speakers_(speakers), tables_(tables) {}

  Result<std::shared_ptr<const Chunk>> run(const std::set<Id>& ids) {
    XT_CHECK_OK(people(ids));
    XT_CHECK_OK(each(ids, sql::all_employments, [&](const db::Row& row) {
      put(Track::employment, row, tables_.orgs.number(row.i64(3)));
    }));
    XT_CHECK_OK(each(ids, sql::all_periods, [&](const db::Row& row) {
      const std::string_view kind = row.text(3);
      put(kind == "post"         ? Track::post
          : kind == "title_rank" ? Track::title_rank
                                 : Track::full_time,
          row, tables_.words.number(row.text(4)));
    }));
    XT_CHECK_OK(each(ids, sql::all_designations, [&](const db::Row& row) {
      put(Track::designation, row, tables_.honours.number(row.text(3), row.text(4)));
    }));
    XT_CHECK_OK(each(ids, sql::all_entries, [&](const db::Row& row) { entry(row); }));
    XT_CHECK_OK(status_);
    return builder_.finish();
  }

 private:
  // The statement of the whole table, for some teachers at a time.
  xt::Status each(const std::set<Id>& ids, const db::Query& query,
                  const std::function<void(const db::Row&)>& f) {
    const std::string text(text_of(session_, query));
    const std::string with = text.find("WHERE") == std::string::npos ? " WHERE " : " AND ";
    for (auto next = ids.begin(); next != ids.end();) {
      std::string in;
      for (std::size_t n = 0; n < kAtOnce && next != ids.end(); ++n, ++next) {
        in += (in.empty() ? "" : ",") + std::to_string(*next);
      }
      XT_CHECK_OK(
          session_.each(db::Sql{text + with + "teacher_id IN (" + in + ")"}, {}, [&](const db::Row& row) {
            f(row);
            return status_.ok();
          }));
    }
    return {};
  }

  std::uint16_t word(std::string_view text) {
    const std::uint32_t number = tables_.words.number(text);
    if (number > 0xffff) status_ = make_error(Code::invalid, "plans.columns_range", "too many words");
    return static_cast<std::uint16_t>(number);
  }

  xt::Status people(const std::set<Id>& ids) {
    std::unordered_map<Id, TeacherRow> known;
    XT_CHECK_OK(each(ids, sql::all_teachers, [&](const db::Row& row) {
      TeacherRow& t = known[row.i64(0)];
      t.speaks = true;
      t.sex = word(row.text(1));
      t.stage = word(row.text(2));
      t.subject = word(row.text(3));
      t.birth = row.null(4) ? kNoDay : day(row, 4);
      t.service = day(row, 5);
    }));
    for (const Id id : ids) {
      TeacherRow& row = known[id];
      row.id = id;
      rows_[id] = builder_.add(row);
    }
    return {};
  }

  void put(Track track, const db::Row& row, std::uint32_t value) {
    builder_.add(track, rows_.at(row.i64(0)), {day(row, 1), day(row, 2), value});
  }

  void entry(const db::Row& row) {
    const Id id = row.i64(0);
    builder_.saw_seq(rows_.at(id), static_cast<std::uint32_t>(row.i64(1)));
    const auto merged = speakers_.find(id);
    const auto to = rows_.find(merged == speakers_.end() ? id : merged->second);
    const std::int32_t offset = day(row, 2) - kEntryEpoch.days();
    if (offset < 0 || offset >= kEntryDays) {
      status_ = make_error(Code::invalid, "plans.columns_range", "an entry of " + Date(day(row, 2)).iso());
      return;
    }
    if (to == rows_.end()) return;
    EntryRow out;
    out.teacher = to->second;
    out.day = static_cast<std::uint16_t>(offset);
    out.posted =
        static_cast<std::uint16_t>(std::clamp(shanghai_date(row.i64(3)) - kEntryEpoch, 0, kEntryDays - 1));
    out.amount = tables_.amounts.number(Amount{row.i64(4), row.i64(5)});
    out.kind = tables_.kinds.number(EntryKinds::Key{row.text(8), row.text(9), row.text(10), row.text(11),
                                                    row.text(12), row.text(13), row.text(14)},
                                    static_cast<std::int32_t>(row.i64(6)));
    out.org = tables_.orgs.number(row.i64(7));
    builder_.add(out);
  }

  db::Session& session_;
  const std::unordered_map<Id, Id>& speakers_;
  Tables& tables_;
  ChunkBuilder builder_{0};
  std::unordered_map<Id, std::uint32_t> rows_;
  xt::Status status_;
};

std::uint64_t mixed(std::uint64_t h, std::uint64_t more) {
  h = (h ^ more) * 0x9e3779b97f4a7c15ULL;
  return h ^ (h >> 32);
}

std::uint64_t hashed(std::string_view text) {
  return std::hash<std::string_view>{}(text);
}

std::uint64_t of_period(Track track, std::int32_t from, std::int32_t to, std::uint64_t value) {
  return mixed(mixed(mixed(static_cast<std::uint64_t>(track) + 1, static_cast<std::uint32_t>(from)),
                     static_cast<std::uint32_t>(to)),
               value);
}

std::uint64_t of_person(std::string_view sex, std::string_view stage, std::string_view subject,
                        std::int32_t birth, std::int32_t service) {
  return mixed(
      mixed(mixed(mixed(hashed(sex), hashed(stage)), hashed(subject)), static_cast<std::uint32_t>(birth)),
      static_cast<std::uint32_t>(service));
}

// Sums over a teacher's rows, whatever their order: what the snapshot has minus what the database has.
using Balance = std::unordered_map<Id, std::uint64_t>;

void count_snapshot(const Snapshot& s, Balance& balance) {
  const auto words = [&](std::uint32_t word) { return hashed(s.words->text(word)); };
  for (const auto& chunk : s.chunks) {
    for (std::size_t i = 0; i < chunk->teachers(); ++i) {
      std::uint64_t& sum = balance[chunk->id[i]];
      if (chunk->speaks[i] != 0) {
        sum += of_person(s.words->text(chunk->sex[i]), s.words->text(chunk->stage[i]),
                         s.words->text(chunk->subject[i]), chunk->birth[i], chunk->service[i]);
      }
      for (const Dated& d : chunk->employment.of(i)) {
        sum += of_period(Track::employment, d.from, d.to,
                         static_cast<std::uint64_t>(s.orgs->all()[d.value].key));
      }
      for (const Dated& d : chunk->post.of(i)) sum += of_period(Track::post, d.from, d.to, words(d.value));
      for (const Dated& d : chunk->title_rank.of(i)) {
        sum += of_period(Track::title_rank, d.from, d.to, words(d.value));
      }
      for (const Dated& d : chunk->full_time.of(i)) {
        sum += of_period(Track::full_time, d.from, d.to, words(d.value));
      }
      for (const Dated& d : chunk->designation.of(i)) {
        const Honour& honour = s.honours->all()[d.value];
        sum += of_period(Track::designation, d.from, d.to,
                         mixed(hashed(honour.designation), hashed(honour.level)));
      }
    }
  }
}

xt::Status count_database(db::Session& session, Balance& balance) {
  XT_CHECK_OK(session.each(sql::all_teachers, {}, [&](const db::Row& row) {
    balance[row.i64(0)] -=
        of_person(row.text(1), row.text(2), row.text(3), row.null(4) ? kNoDay : day(row, 4), day(row, 5));
    return true;
  }));
  XT_CHECK_OK(session.each(sql::all_employments, {}, [&](const db::Row& row) {
    balance[row.i64(0)] -=
        of_period(Track::employment, day(row, 1), day(row, 2), static_cast<std::uint64_t>(row.i64(3)));
    return true;
  }));
  XT_CHECK_OK(session.each(sql::all_periods, {}, [&](const db::Row& row) {
    const std::string_view kind = row.text(3);
    const Track track = kind == "post"         ? Track::post
                        : kind == "title_rank" ? Track::title_rank
                                               : Track::full_time;
    balance[row.i64(0)] -= of_period(track, day(row, 1), day(row, 2), hashed(row.text(4)));
    return true;
  }));
  return session.each(sql::all_designations, {}, [&](const db::Row& row) {
    balance[row.i64(0)] -= of_period(Track::designation, day(row, 1), day(row, 2),
                                     mixed(hashed(row.text(3)), hashed(row.text(4))));
    return true;
  });
}

}  // namespace

Result<std::shared_ptr<const Chunk>> reread(db::Session& session, const std::set<Id>& ids,
                                            const std::unordered_map<Id, Id>& speakers, Tables& tables) {
  return Reader(session, speakers, tables).run(ids);
}

Result<std::set<Id>> changed_people(db::Session& session, const Snapshot& snapshot) {
  Balance balance;
  balance.reserve(snapshot.teachers());
  count_snapshot(snapshot, balance);
  XT_CHECK_OK(count_database(session, balance));
  std::set<Id> out;
  for (const auto& [id, left] : balance) {
    if (left != 0) out.insert(id);
  }
  return out;
}

}  // namespace xt::plans::columns
