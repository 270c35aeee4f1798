// How fast the ledger posts, against bare inserts of the same rows into a table with the same indexes; how
// fast people are taken in.
//
//   ledger_post [TEACHERS] [ENTRIES_EACH] [CHUNK] [date|teacher]      default 20000 25 10000 date
//
// `date`: rows come as a year's sheets do, everybody's first entry, then everybody's second. `teacher`: a
// person's rows together.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "auth/keyring.h"
#include "base/digest.h"
#include "credits/credits.h"
#include "db/migrate.h"
#include "db/scratch.h"
#include "orgs/orgs.h"
#include "people/people.h"

namespace {

using namespace xt;

template <class T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}
void must(Status status) {
  if (!status.ok()) throw std::runtime_error(status.error().reason + ": " + status.error().note);
}

struct Setting {
  int teachers = 20000;
  int each = 25;
  int chunk = 10000;
  bool by_teacher = false;
};

// Seconds of processor time of this process: what it costs on a machine that does other things, too.
double cpu_now() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

double timed(const char* what, std::size_t rows, const std::function<void()>& f) {
  const auto begin = std::chrono::steady_clock::now();
  const double cpu_begin = cpu_now();
  f();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const double cpu = cpu_now() - cpu_begin;
  std::printf("  %-22s %9zu rows %8.2f s %9.0f rows/s   cpu %7.2f s %6.2f us/row\n", what, rows, seconds,
              static_cast<double>(rows) / seconds, cpu, cpu * 1e6 / static_cast<double>(rows));
  return seconds;
}

people::TeacherRow teacher(int n) {
  std::string digits =
      "45" + std::to_string(1000 + n / 1000 % 9000) + "19800101" + std::to_string(1000 + n % 1000).substr(1);
  people::TeacherRow row;
  row.name = "教师" + std::to_string(n);
  row.identity = must(people::parse_identity(
      people::IdKind::resident_id, digits + *people::resident_check_character(digits), Date::of(2025, 1, 1)));
  row.org_key = 4501022145000000 + n / 50;
  row.stage = "primary";
  row.title_rank = "second";
  row.post = "teacher";
  row.service_day = Date::of(2010, 9, 1);
  return row;
}

credits::NewEntry entry(Id id, int n) {
  credits::NewEntry e;
  e.teacher = id;
  e.earned_from = Date::of(2021, 1, 4) + 70 * n;
  e.earned_on = e.earned_from + 1;
  e.both_days_given = true;
  e.hours_x100 = 1200;
  e.credits_x100 = 120;
  e.mode = "in_person";
  e.level = "county";
  e.category = "subject";
  e.programme = "县级教师全员培训第" + std::to_string(n) + "期";
  e.provider = "县教师发展中心";
  e.origin = "import:1";
  e.key = digest_fields({std::to_string(id), std::to_string(n)});
  return e;
}

std::vector<credits::NewEntry> sheet(const std::vector<Id>& ids, const Setting& setting) {
  std::vector<credits::NewEntry> rows;
  rows.reserve(ids.size() * static_cast<std::size_t>(setting.each));
  if (setting.by_teacher) {
    for (const Id id : ids) {
      for (int n = 0; n < setting.each; ++n) rows.push_back(entry(id, n));
    }
  } else {
    for (int n = 0; n < setting.each; ++n) {
      for (const Id id : ids) rows.push_back(entry(id, n));
    }
  }
  return rows;
}

// The ledger's table under another name: all columns, all indexes.
void bare_table(db::Session& s) {
  const std::string text = "TEXT NOT NULL DEFAULT ''", number = "BIGINT NOT NULL";
  must(s.script("CREATE TABLE bare_entry (teacher_id BIGINT NOT NULL, seq INTEGER NOT NULL, id " + number +
                ", kind " + text + ", earned_from " + number + ", earned_on " + number + ", posted_ms " +
                number + ", hours_x100 " + number + ", credits_x100 " + number + ", records " + number +
                ", start_minute INTEGER, end_minute INTEGER, mode " + text + ", level " + text +
                ", category " + text + ", role " + text + ", programme " + text + ", programme_kind " + text +
                ", provider " + text + ", org_key " + number + ", rule " + text + ", origin " + text +
                ", reverses BIGINT, key " + text + ", note " + text + ", hash " + text +
                ", PRIMARY KEY (teacher_id, seq))" +
                (s.engine() == db::Engine::sqlite ? " WITHOUT ROWID" : "")));
  must(s.script(
      "CREATE UNIQUE INDEX bare_key ON bare_entry (teacher_id, key);"
      "CREATE INDEX bare_org ON bare_entry (org_key, earned_on);"
      "CREATE UNIQUE INDEX bare_reverses ON bare_entry (teacher_id, reverses) WHERE reverses IS NOT NULL;"
      "CREATE INDEX bare_days ON bare_entry (teacher_id, earned_on, earned_from);"
      "CREATE INDEX bare_id ON bare_entry (id)"));
}

void bare_insert(db::Session& s, std::span<const credits::NewEntry> rows, std::int64_t seq_base) {
  auto bulk = s.bulk("bare_entry",
                     "teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, hours_x100, "
                     "credits_x100, records, start_minute, end_minute, mode, level, category, role, "
                     "programme, programme_kind, provider, org_key, rule, origin, reverses, key, note, hash");
  const std::string none;
  for (const auto& e : rows) {
    must(bulk->add({e.teacher,
                    ++seq_base,
                    next_id(),
                    e.kind,
                    std::int64_t{e.earned_from.days()},
                    std::int64_t{e.earned_on.days()},
                    std::int64_t{1},
                    e.hours_x100,
                    e.credits_x100,
                    std::int64_t{1},
                    db::Value(),
                    db::Value(),
                    e.mode,
                    e.level,
                    e.category,
                    none,
                    e.programme,
                    none,
                    e.provider,
                    std::int64_t{4501022145000000},
                    none,
                    e.origin,
                    db::Value(),
                    e.key,
                    none,
                    e.key}));
  }
  must(bulk->finish());
}

template <class F>
void in_chunks(const std::vector<credits::NewEntry>& rows, int chunk, F f) {
  const auto size = static_cast<std::size_t>(chunk);
  for (std::size_t i = 0; i < rows.size(); i += size) {
    f(std::span(rows).subspan(i, std::min(size, rows.size() - i)), static_cast<std::int64_t>(i));
  }
}

std::vector<Id> take_in(db::Database& database, const auth::Keyring& keyring, const Setting& setting) {
  std::vector<people::TeacherRow> rows;
  for (int n = 0; n < setting.teachers; ++n) rows.push_back(teacher(n));
  std::vector<Id> ids;
  const auto put = [&] {
    must(database.write([&](db::Session& s) -> Status {
      ids.clear();
      for (std::size_t i = 0; i < rows.size(); i += static_cast<std::size_t>(setting.chunk)) {
        const auto part =
            std::span(rows).subspan(i, std::min(static_cast<std::size_t>(setting.chunk), rows.size() - i));
        for (const auto& outcome : must(people::upsert(s, keyring, part, {Date::of(2025, 1, 1), false}))) {
          ids.push_back(outcome.teacher);
        }
      }
      return {};
    }));
  };
  timed("teachers, new", rows.size(), put);
  timed("teachers, unchanged", rows.size(), put);
  return ids;
}

void measure(db::Engine engine, const Setting& setting) {
  std::printf("%s\n", engine == db::Engine::sqlite ? "SQLite" : "PostgreSQL");
  const db::testing::Scratch scratch(engine);
  const auto database = must(db::Database::open(scratch.url()));
  must(db::migrate(*database, {orgs::migrations(), people::migrations(), credits::migrations()}));
  const auth::Keyring keyring = auth::Keyring::random();
  const std::vector<Id> ids = take_in(*database, keyring, setting);
  const auto rows = sheet(ids, setting);
  must(database->write([&](db::Session& s) -> Status {
    bare_table(s);
    return {};
  }));
  const double bare = timed("bare inserts", rows.size(), [&] {
    must(database->write_many([&](db::Session& s) -> Status {  // as imports do
      in_chunks(rows, setting.chunk, [&](auto part, std::int64_t base) { bare_insert(s, part, base); });
      return {};
    }));
  });
  const auto post = [&] {
    must(database->write_many([&](db::Session& s) -> Status {  // as imports do
      in_chunks(rows, setting.chunk, [&](auto part, std::int64_t) { must(credits::post(s, part)); });
      return {};
    }));
  };
  const double posted = timed("ledger, new", rows.size(), post);
  timed("ledger, unchanged", rows.size(), post);
  std::printf("  posting: %.0f %% of the speed of bare inserts\n", 100 * bare / posted);
}

}  // namespace

int main(int argc, char** argv) {
  Setting setting;
  if (argc > 1) setting.teachers = std::atoi(argv[1]);
  if (argc > 2) setting.each = std::atoi(argv[2]);
  if (argc > 3) setting.chunk = std::atoi(argv[3]);
  if (argc > 4) setting.by_teacher = std::string(argv[4]) == "teacher";
  std::printf("%d teachers, %d entries each, %d rows a call, by %s\n", setting.teachers, setting.each,
              setting.chunk, setting.by_teacher ? "teacher" : "date");
  for (const auto engine : xt::db::testing::engines()) measure(engine, setting);
  return 0;
}
