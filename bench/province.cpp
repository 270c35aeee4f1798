#include "province.h"

#include <functional>
#include <string>
#include <vector>

#include "columns/snapshot/chunk_builder.h"

namespace xt::bench {

using namespace xt::plans;
using namespace xt::plans::columns;

namespace {

constexpr std::int64_t kUnit = 10'000'000'000;

struct Made {
  std::shared_ptr<Snapshot> snapshot = std::make_shared<Snapshot>();
  std::shared_ptr<Words> words = std::make_shared<Words>();
  std::shared_ptr<EntryKinds> kinds = std::make_shared<EntryKinds>();
  std::shared_ptr<Amounts> amounts = std::make_shared<Amounts>();
  std::shared_ptr<Honours> honours = std::make_shared<Honours>();
  std::shared_ptr<Orgs> orgs = std::make_shared<Orgs>();
  std::vector<std::vector<std::uint32_t>> schools;  // by county
};

Org org(std::int64_t key, std::int64_t width, const std::string& code, const std::string& level) {
  Org out;
  out.key = key, out.key_hi = key + width, out.region_key = key / kUnit * kUnit;
  out.code = code, out.level = level, out.to = kOpenEnd.days(), out.known = true;
  return out;
}

// 14 cities of 8 counties each; a school for every fifty teachers.
void places(Made& m, std::int64_t teachers) {
  m.orgs->add(org(450'000 * kUnit, 10'000 * kUnit, "450000", "province"));
  const auto per_county = std::max<std::int64_t>(1, teachers / 50 / 112);
  for (int city = 1; city <= 14; ++city) {
    const std::int64_t at = 450'000 + city * 100;
    m.orgs->add(org(at * kUnit, 100 * kUnit, std::to_string(at), "city"));
    for (int county = 2; county <= 9; ++county) {
      m.orgs->add(org((at + county) * kUnit, kUnit, std::to_string(at + county), "county"));
      if (county < 4) m.orgs->flags["border_county"][(at + county) * kUnit].push_back({0, kOpenEnd.days()});
      m.schools.emplace_back();
      for (std::int64_t s = 1; s <= per_county; ++s) {
        Org school = org((at + county) * kUnit + s, 1, std::to_string((at + county) * 10'000 + s), "school");
        school.area = s % 3 == 0 ? "urban" : s % 3 == 1 ? "town" : "rural";
        school.stages = s % 2 == 0 ? ";primary;" : ";junior;";
        m.schools.back().push_back(m.orgs->add(school));
      }
    }
  }
  m.orgs->sort();
}

// A programme of a year and a place has a name, a provider and one of everything else: `simulate` makes
// 132,000 such kinds for 100,000 teachers, this 160,000, and 340,000 for a million.
std::uint32_t kind(Made& m, Rng& rng, int year, std::uint32_t school) {
  static const char* modes[] = {"release", "in_person", "online", "online", "blended", "school_based"};
  static const char* levels[] = {"nation", "province", "city", "county", "county", "school"};
  static const char* categories[] = {"ethics", "subject", "subject", "ict", "management", ""};
  static const char* kinds[] = {"backbone", "trainer", "principal", "induction", "", "", "", ""};
  static const std::uint32_t a_year[] = {300, 300, 60, 200, 200, 2};
  const std::uint32_t level = rng(6), number = rng(a_year[level]);
  const std::string& code = m.orgs->all()[school].code;
  const std::string place = level < 2    ? "450000"
                            : level == 2 ? code.substr(0, 4) + "00"
                            : level < 5  ? code.substr(0, 6)
                                         : code;
  std::string name = std::to_string(year) + "年" + place + "教师专题培训第" + std::to_string(number) + "期";
  Rng of{std::hash<std::string>{}(name)};
  of(6);
  const std::string provider = "培训机构" + std::to_string(of(900));
  return m.kinds->add({modes[of(6)], levels[level], categories[of(6)], "", name, kinds[of(8)], provider}, 1);
}

void entry(Made& m, Rng& rng, ChunkBuilder& chunk, std::uint32_t row, std::uint32_t school) {
  EntryRow e;
  e.teacher = row;
  const int day = static_cast<int>(rng(1826));
  e.day = static_cast<std::uint16_t>(Date::of(2021, 1, 1) - kEntryEpoch + day);
  e.posted = static_cast<std::uint16_t>(e.day + rng(40));
  e.kind = kind(m, rng, 2021 + day / 366, school);
  e.amount = m.amounts->add({100 * static_cast<std::int64_t>(1 + rng(40)), 0});
  e.org = school;
  chunk.add(e);
}

void teacher(Made& m, Rng& rng, ChunkBuilder& chunk, Id id, std::uint32_t school) {
  static const char* stages[] = {"kindergarten", "primary", "primary", "junior", "senior"};
  static const char* subjects[] = {"chinese", "mathematics", "english", "music", "pe", "art", "science"};
  static const char* posts[] = {"teacher", "teacher", "teacher", "homeroom", "principal", "counsellor"};
  TeacherRow t;
  t.id = id, t.speaks = true, t.birth = static_cast<std::int32_t>(rng(12'000));
  t.service = Date::of(1995, 1, 1).days() + static_cast<std::int32_t>(rng(10'500));
  t.sex = static_cast<std::uint16_t>(m.words->add(rng(3) == 0 ? "male" : "female"));
  t.stage = static_cast<std::uint16_t>(m.words->add(stages[rng(5)]));
  t.subject = static_cast<std::uint16_t>(m.words->add(subjects[rng(7)]));
  const std::uint32_t row = chunk.add(t);
  chunk.add(Track::employment, row, {t.service, kOpenEnd.days(), school});
  chunk.add(Track::full_time, row, {0, kOpenEnd.days(), m.words->add(rng(20) == 0 ? "0" : "1")});
  chunk.add(Track::post, row, {t.service, kOpenEnd.days(), m.words->add(posts[rng(6)])});
  if (rng(8) == 0) {
    static const char* levels[] = {"province", "city", "county"};
    chunk.add(Track::designation, row,
              {Date::of(2022, 1, 1).days(), kOpenEnd.days(), m.honours->add("backbone", levels[rng(3)])});
  }
  for (std::uint32_t n = 15 + rng(31); n > 0; --n) entry(m, rng, chunk, row, school);
}

}  // namespace

std::shared_ptr<const Snapshot> province(std::int64_t teachers) {
  Made m;
  Rng rng{7};
  places(m, teachers);
  auto where = std::make_shared<std::vector<columns::Place>>();
  Id id = 1;
  for (std::size_t c = 0; c < m.schools.size(); ++c) {
    const std::int64_t here = teachers * static_cast<std::int64_t>(c + 1) / 112 - (id - 1);
    ChunkBuilder builder(m.orgs->all()[m.schools[c][0]].region_key);
    for (std::int64_t n = 0; n < here; ++n, ++id) {
      if (builder.teachers() == kChunkTeachers) m.snapshot->chunks.push_back(builder.finish());
      where->push_back({id, static_cast<std::uint32_t>(m.snapshot->chunks.size()),
                        static_cast<std::uint32_t>(builder.teachers())});
      teacher(m, rng, builder, id, m.schools[c][static_cast<std::size_t>(n) * m.schools[c].size() / here]);
    }
    m.snapshot->chunks.push_back(builder.finish());
  }
  m.kinds->pack();
  m.snapshot->words = m.words, m.snapshot->kinds = m.kinds, m.snapshot->amounts = m.amounts;
  m.snapshot->honours = m.honours, m.snapshot->orgs = m.orgs, m.snapshot->places = std::move(where);
  m.snapshot->tables = std::make_shared<const SmallTables>();
  m.snapshot->speakers = std::make_shared<const std::unordered_map<Id, Id>>();
  m.snapshot->version = 1;
  return m.snapshot;
}

}  // namespace xt::bench
