// A simulated province straight into columns, and all questions of the plans over it. No database takes part.
//   columns [--teachers N] [--by-county] [--svg FILE] [--sql FOLDER] PLAN…      (folders of plans; each is
//   re-homed on the simulated region)
// Entries: 30 a teacher over five years. Prints what the figures are held against: a plain pass over the
// columns, and one filtered pass. --svg: also with N/10 and N/3 teachers, drawn. --sql: the rows and the same
// questions in SQL, for duckdb.mjs.
#include <chrono>
#include <cmath>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>

#include "columns/columns_of.h"
#include "columns/fused/asking.h"
#include "columns/snapshot/chunk_builder.h"
#include "plans/compile.h"
#include "plans/standing.h"

#include "as_sql.h"

namespace {

using namespace xt;
using namespace xt::plans;
using namespace xt::plans::columns;

struct Rng {
  std::uint64_t state;
  std::uint32_t operator()(std::uint32_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>((state >> 33) % below);
  }
};

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

void entry(Made& m, Rng& rng, ChunkBuilder& chunk, std::uint32_t row, std::uint32_t school) {
  static const char* modes[] = {"release", "in_person", "online", "online", "blended", "school_based"};
  static const char* levels[] = {"nation", "province", "city", "county", "county", "school"};
  static const char* categories[] = {"ethics", "subject", "subject", "ict", "management", ""};
  static const char* kinds[] = {"backbone", "trainer", "principal", "induction", "", "", "", ""};
  EntryRow e;
  e.teacher = row;
  e.day = static_cast<std::uint16_t>(Date::of(2021, 1, 1) - kEntryEpoch + static_cast<int>(rng(1826)));
  e.posted = static_cast<std::uint16_t>(e.day + rng(40));
  e.kind = m.kinds->add({modes[rng(6)], levels[rng(6)], categories[rng(6)], "", "", kinds[rng(8)], ""}, 1);
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

std::shared_ptr<const Snapshot> world(std::int64_t teachers) {
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
  m.snapshot->words = m.words, m.snapshot->kinds = m.kinds, m.snapshot->amounts = m.amounts;
  m.snapshot->honours = m.honours, m.snapshot->orgs = m.orgs, m.snapshot->places = std::move(where);
  m.snapshot->tables = std::make_shared<const SmallTables>();
  m.snapshot->speakers = std::make_shared<const std::unordered_map<Id, Id>>();
  m.snapshot->version = 1;
  return m.snapshot;
}

// Of this process' own time on a core: a busy machine does not show.
double best(int times, const std::function<void()>& f) {
  double out = 1e9;
  for (int i = 0; i < times; ++i) {
    const std::clock_t begin = std::clock();
    f();
    out = std::min(out, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return out;
}

// The country on paper (docs/country.md): every county is a node of its own, and somebody who holds no person
// adds up what they send. How many provisions that alone answers, and how much is sent.
void exchange(const std::shared_ptr<const Snapshot>& whole, const Plan& plan, const EvalRequest& request) {
  std::vector<const Provision*> provisions;
  for (const Provision& p : plan.provisions) provisions.push_back(&p);
  const Region region = *find_region(*whole, request.region);
  const auto noted = [&](const Snapshot& held) {
    auto out = std::make_unique<Asking>(held, plan, provisions, request, region, region);
    (void)out->note();
    return out;
  };
  std::map<std::int64_t, Snapshot> nodes;
  for (const auto& chunk : whole->chunks) {
    Snapshot& node = nodes.try_emplace(chunk->county, *whole).first->second;
    if (node.chunks.size() == whole->chunks.size()) node.chunks.clear();
    node.chunks.push_back(chunk);
  }
  Snapshot nobody = *whole;
  nobody.chunks.clear();
  Partial all;
  std::size_t most = 0, sum = 0;
  for (const auto& [county, node] : nodes) {
    const auto part = noted(node)->pass(1);
    if (!part) return;
    std::size_t bytes = part->spread.size() * sizeof(Spread);
    for (const auto& units : part->states) bytes += units.size() * (sizeof(std::int64_t) + sizeof(Counts));
    for (const auto& units : part->sums) bytes += units.size() * 2 * sizeof(std::int64_t);
    for (const auto& units : part->heads) bytes += units.size() * 2 * sizeof(std::int64_t);
    most = std::max(most, bytes);
    sum += bytes;
    all.add(*part);
  }
  const auto expected = columns_of(whole, 1)->evaluate(plan, request);
  const auto merged = noted(nobody)->answer(std::move(all));
  if (!expected.ok() || !merged.ok()) return;
  std::size_t same = 0, with_data = 0;
  std::string others;
  for (std::size_t i = 0; i < merged->size(); ++i) {
    const auto text = [&](const ProvisionResult& p) { return to_json({plan.id, {}, {}, "", 0, 0, {p}}); };
    const bool alike = text((*merged)[i]) == text(expected->provisions[i]);
    same += alike;
    with_data += alike && expected->provisions[i].status != State::no_data;
    if (!alike) others += " " + (*merged)[i].id;
  }
  std::cout << "  " << plan.id << " from " << nodes.size() << " nodes: " << same << " of " << merged->size()
            << " provisions by parts alone (" << with_data << " of them with data); sent "
            << sum / nodes.size() << " bytes a node, at most " << most
            << (others.empty() ? "" : "; rows are needed for" + others) << '\n';
}

// The limits that any answer is held against, in seconds.
struct Limits {
  double plain = 0, filtered = 0;
};

Limits limits(const Snapshot& snapshot) {
  std::uint64_t sink = 0;
  Limits out;
  out.plain = best(5, [&] {
    for (const auto& chunk : snapshot.chunks) {
      for (const std::uint32_t amount : chunk->amount) sink += amount;
      for (const std::uint16_t day : chunk->day) sink += day;
    }
  });
  out.filtered = best(5, [&] {
    for (const auto& chunk : snapshot.chunks) {
      for (std::size_t e = 0; e < chunk->entries(); ++e) {
        if (snapshot.kinds->all()[chunk->kind[e]].level == "county" && chunk->day[e] > 26'000) {
          sink += static_cast<std::uint64_t>(snapshot.amounts->all()[chunk->amount[e]].hours_x100);
        }
      }
    }
  });
  std::cout << "a plain pass " << out.plain << " s, one filtered pass " << out.filtered << " s (" << sink % 10
            << ")\n";
  return out;
}

std::vector<Standing::Asked> asked(const std::vector<Plan>& plans, Date at) {
  std::vector<Standing::Asked> out;
  for (const Plan& plan : plans) {
    EvalRequest request;
    request.at = std::min(plan.last, at);
    request.known = Date::of(2026, 1, 1);
    request.region = "450000";
    request.units = true;  // every county's counts
    out.push_back({plan, request});
  }
  return out;
}

double wall(const std::function<void()>& f) {
  const auto begin = std::chrono::steady_clock::now();
  f();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// The snapshot with one entry more: any teacher, any kind, of the half year before the day that is asked.
std::shared_ptr<const Snapshot> one_more(const Snapshot& before, Date asked, Rng& rng) {
  auto out = std::make_shared<Snapshot>(before);
  auto& chunk = out->chunks[rng(static_cast<std::uint32_t>(out->chunks.size()))];
  ChunkBuilder builder(chunk->county);
  for (std::uint32_t i = 0; i < chunk->teachers(); ++i) builder.copy(*chunk, i);
  EntryRow entry;
  entry.teacher = rng(static_cast<std::uint32_t>(chunk->teachers()));
  entry.day = static_cast<std::uint16_t>(asked - kEntryEpoch - static_cast<int>(rng(180)));
  entry.posted = entry.day;
  entry.kind = rng(static_cast<std::uint32_t>(before.kinds->all().size()));
  entry.amount = rng(static_cast<std::uint32_t>(before.amounts->all().size()));
  entry.org = chunk->org[chunk->entry_start[entry.teacher]];
  builder.add(entry);
  chunk = builder.finish();
  ++out->version;
  return out;
}

// Processor seconds of all plans, every provision and every county's counts, on one core.
double measure(const std::shared_ptr<const Snapshot>& snapshot, const std::vector<Plan>& plans,
               bool details) {
  const auto entries = static_cast<double>(snapshot->entries());
  std::cout << snapshot->teachers() << " teachers, " << snapshot->entries() << " entries, "
            << static_cast<double>(snapshot->bytes()) / entries << " bytes an entry\n";
  const Limits limit = limits(*snapshot);
  const auto columns = columns_of(snapshot, 1);
  const Date day = Date::of(2024, 6, 30);
  const auto answer = [&](Date at, int threads) {
    Standing fresh(*columns, asked(plans, at), threads);
    const auto said = fresh.answer();
    if (!said.ok()) std::cout << said.error().reason << '\n';
  };
  const double one = best(3, [&] { answer(day, 1); });
  std::cout << "all plans, every provision and window, every county's counts, one core: " << one
            << " s of its processor = " << one / limit.plain << " plain passes = " << one / limit.filtered
            << " filtered passes; " << one / entries * 1e9 << " ns an entry\n";
  if (!details) return one;
  std::cout << "as of another day: " << best(3, [&] { answer(day - 200, 1); }) << " s\n";
  double single = 1e9, both = 1e9;
  for (int i = 0; i < 3; ++i) {
    single = std::min(single, wall([&] { answer(day, 1); }));
    both = std::min(both, wall([&] { answer(day, 2); }));
  }
  std::cout << "by the clock (a busy machine shows): one core " << single << " s, two cores " << both
            << " s, " << single / both << " times\n";
  Standing standing(*columns, asked(plans, day), 1);
  (void)standing.answer();
  Rng rng{11};
  std::vector<double> after;
  double made = 1e9;
  for (int i = 0; i < 41; ++i) {
    std::shared_ptr<const Snapshot> next;
    made = std::min(made, best(1, [&] { next = one_more(*columns->snapshot(), day, rng); }));
    columns->put(next);
    after.push_back(best(1, [&] { (void)standing.answer(); }));
  }
  std::sort(after.begin(), after.end());
  std::cout << "after one new entry of any teacher: its chunk made anew " << made * 1e3
            << " ms, the whole answer " << after[after.size() / 2] * 1e3 << " ms (of " << after.size()
            << " the median; the worst " << after.back() * 1e3 << " ms; " << standing.passed() << " of "
            << snapshot->chunks.size() << " chunks passed over; "
            << static_cast<double>(standing.bytes()) / 1e6 << " MB kept for it)\n";
  return one;
}

// The rows and the questions in SQL, with what the columns need for all of them.
void in_sql(const std::shared_ptr<const Snapshot>& snapshot, const std::vector<Plan>& plans, double seconds,
            const std::string& folder) {
  bench::write_rows(*snapshot, folder);
  std::vector<bench::Statement> all;
  const auto columns = columns_of(snapshot, 1);
  for (const Standing::Asked& one : asked(plans, Date::of(2024, 6, 30))) {
    const auto answer = columns->evaluate(one.plan, one.request);
    if (!answer.ok()) continue;
    for (auto& statement : bench::statements(one.plan, one.request, *answer))
      all.push_back(std::move(statement));
  }
  bench::write(all, seconds, folder + "/questions.json");
}

// Seconds over teachers, and the line through nothing and the largest.
void draw(const std::string& file, const std::vector<std::pair<double, double>>& points) {
  const double width = 520, height = 300, left = 60, top = 20;
  const auto& [most, longest] = points.back();
  const auto x = [&](double n) { return left + n / most * (width - left - 30); };
  const auto y = [&](double s) { return height - 40 - s / longest * (height - 40 - top); };
  std::ofstream out(file);
  out << std::fixed << std::setprecision(3) << R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )"
      << width << ' ' << height
      << R"(" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" )"
      << R"(fill="#fff"/><path d="M)" << x(0) << ',' << y(0) << " L" << x(most) << ',' << y(longest)
      << R"(" stroke="#999" fill="none"/>)";
  for (const auto& [n, s] : points) {
    out << R"(<circle cx=")" << x(n) << R"(" cy=")" << y(s) << R"(" r="4" fill="#225"/><text x=")"
        << x(n) - 50 << R"(" y=")" << y(s) - 8 << R"(">)" << s << R"( s</text><text x=")" << x(n) - 24
        << R"(" y=")" << height - 20 << R"(">)" << std::llround(n) << "</text>";
  }
  out << R"(<text x="60" y=")" << height - 4
      << R"(">teachers; processor seconds, all plans, one core</text></svg>)" << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  std::int64_t teachers = 100'000;
  bool by_county = false;
  std::string svg, sql;
  std::vector<Plan> plans;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--teachers") == 0 && i + 1 < argc) {
      teachers = std::atoll(argv[++i]);
    } else if (std::strcmp(argv[i], "--svg") == 0 && i + 1 < argc) {
      svg = argv[++i];
    } else if (std::strcmp(argv[i], "--sql") == 0 && i + 1 < argc) {
      sql = argv[++i];
    } else if (std::strcmp(argv[i], "--by-county") == 0) {
      by_county = true;
    } else if (auto compiled = load(argv[i]); compiled.ok()) {
      plans.push_back(*std::move(compiled.plan));
    }
  }
  std::cout << std::fixed << std::setprecision(3);
  std::vector<std::pair<double, double>> points;
  for (const std::int64_t part : {10, 3}) {
    if (svg.empty()) break;
    const std::int64_t some = teachers / part;
    points.emplace_back(some, measure(world(some), plans, false));
  }
  const auto snapshot = world(teachers);
  points.emplace_back(teachers, measure(snapshot, plans, true));
  if (!svg.empty()) draw(svg, points);
  if (!sql.empty()) in_sql(snapshot, plans, points.back().second, sql);
  for (const Plan& plan : plans) {
    if (by_county) exchange(snapshot, plan, asked({plan}, Date::of(2024, 6, 30))[0].request);
  }
  return 0;
}
