// A simulated province straight into columns, and all questions of the plans over it. No database takes part.
//   columns [--teachers N] [--by-county] [--svg FILE] [--sql FOLDER] [--db URL] PLAN…      (folders of plans;
//   each is re-homed on the simulated region; --db: the columns of a database of `xingtan simulate` instead,
//   items, study sessions and money included)
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
#include "province.h"

namespace {

using namespace xt;
using namespace xt::plans;
using namespace xt::plans::columns;

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
    if (!part.ok()) throw std::runtime_error(part.error().note);
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
        if (snapshot.kinds->class_of(chunk->kind[e]).level == "county" && chunk->day[e] > 26'000) {
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

// The snapshot with one entry more: any teacher, of the half year before the day that is asked, every other
// one of a programme that was never heard of.
std::shared_ptr<const Snapshot> one_more(const Snapshot& before, Date asked, bench::Rng& rng) {
  auto out = std::make_shared<Snapshot>(before);
  std::size_t at = rng(static_cast<std::uint32_t>(out->chunks.size()));
  while (out->chunks[at]->entries() == 0) at = (at + 1) % out->chunks.size();
  auto& chunk = out->chunks[at];
  ChunkBuilder builder(chunk->county);
  for (std::uint32_t i = 0; i < chunk->teachers(); ++i) builder.copy(*chunk, i);
  EntryRow entry;
  do {
    entry.teacher = rng(static_cast<std::uint32_t>(chunk->teachers()));
  } while (chunk->entry_start[entry.teacher] == chunk->entry_start[entry.teacher + 1]);
  entry.day = static_cast<std::uint16_t>(asked - kEntryEpoch - static_cast<int>(rng(180)));
  entry.posted = entry.day;
  entry.kind = rng(static_cast<std::uint32_t>(before.kinds->size()));
  if (before.version % 2 == 0) {
    auto kinds = std::make_shared<columns::EntryKinds>(*before.kinds);
    entry.kind = kinds->add(
        {"online", "county", "subject", "", "第" + std::to_string(before.version) + "个新项目", "", ""}, 1);
    out->kinds = std::move(kinds);
  }
  entry.amount = rng(static_cast<std::uint32_t>(before.amounts->all().size()));
  entry.org = chunk->org_of(entry.teacher, chunk->entry_start[entry.teacher]);
  builder.add(entry);
  chunk = builder.finish();
  ++out->version;
  return out;
}

// The whole answer after a study session went, and after an item ended of the kind with most.
void after_tables(Columns& columns, Standing& standing) {
  const auto put = [&](const std::function<void(SmallTables&)>& change) {
    const auto before = columns.snapshot();
    auto tables = std::make_shared<SmallTables>(*before->tables);
    change(*tables);
    auto next = std::make_shared<Snapshot>(*before);
    next->tables = std::move(tables);
    ++next->version;
    columns.put(std::move(next));
    return best(1, [&] { (void)standing.answer(); });
  };
  const auto before = columns.snapshot();
  if (before->tables->sessions->size() == 0 || before->tables->items.empty()) return;
  const double session = put([&](SmallTables& tables) {
    auto sessions = std::make_shared<Sessions>(*tables.sessions);
    sessions->day.pop_back(), sessions->of.pop_back(), sessions->host.pop_back();
    tables.sessions = std::move(sessions);
  });
  const auto most =
      std::max_element(before->tables->items.begin(), before->tables->items.end(),
                       [](const auto& a, const auto& b) { return a.second->size() < b.second->size(); });
  const double item = put([&](SmallTables& tables) {
    auto items = std::make_shared<Items>(*most->second);
    items->to.back() = items->from.back() + 1;
    tables.items[most->first] = std::move(items);
  });
  std::cout << "after one of " << before->tables->sessions->size()
            << " study sessions went: " << session * 1e3 << " ms; after one of " << most->second->size()
            << " items '" << most->first << "' ended: " << item * 1e3 << " ms\n";
}

// Processor seconds of all plans, every provision and every county's counts, on one core.
double measure(const std::shared_ptr<const Snapshot>& snapshot, const std::vector<Plan>& plans,
               bool details) {
  const auto entries = static_cast<double>(snapshot->entries());
  std::cout << snapshot->teachers() << " teachers, " << snapshot->entries() << " entries of "
            << snapshot->kinds->size() << " kinds, " << static_cast<double>(snapshot->bytes()) / entries
            << " bytes an entry\n";
  const Limits limit = limits(*snapshot);
  const auto columns = columns_of(snapshot, 1);
  const Date day = Date::of(2024, 6, 30);
  const auto answer = [&](Date at, int threads) {
    Standing fresh(*columns, asked(plans, at), threads);
    const auto said = fresh.answer();
    if (!said.ok()) std::cout << said.error().reason << '\n';
    if (!fresh.by_rows().empty()) throw std::runtime_error("not in one pass: " + fresh.by_rows());
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
  after_tables(*columns, standing);
  bench::Rng rng{11};
  std::vector<double> after;
  double made = 1e9;
  for (int i = 0; i < 41; ++i) {
    std::shared_ptr<const Snapshot> next;
    made = std::min(made, best(1, [&] { next = one_more(*columns->snapshot(), day, rng); }));
    columns->put(next);
    after.push_back(best(1, [&] { (void)standing.answer(); }));
  }
  std::sort(after.begin(), after.end());
  std::cout << "after one new entry of any teacher, every other one of a new programme: its chunk made anew "
            << made * 1e3 << " ms, the whole answer " << after[after.size() / 2] * 1e3 << " ms (of "
            << after.size() << " the median; the worst " << after.back() * 1e3 << " ms; " << standing.passed()
            << " of " << snapshot->chunks.size() << " chunks passed over; "
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

std::shared_ptr<const Snapshot> of_database(const std::string& url) {
  const auto database = db::Database::open(url, {});
  if (!database.ok()) throw std::runtime_error(database.error().note);
  const auto columns = Columns::open(**database, {});
  if (!columns.ok()) throw std::runtime_error(columns.error().note);
  return (*columns)->snapshot();
}

}  // namespace

int main(int argc, char** argv) {
  std::int64_t teachers = 100'000;
  bool by_county = false;
  std::string svg, sql, db;
  std::vector<Plan> plans;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--teachers") == 0 && i + 1 < argc) {
      teachers = std::atoll(argv[++i]);
    } else if (std::strcmp(argv[i], "--svg") == 0 && i + 1 < argc) {
      svg = argv[++i];
    } else if (std::strcmp(argv[i], "--db") == 0 && i + 1 < argc) {
      db = argv[++i];
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
    points.emplace_back(some, measure(bench::province(some), plans, false));
  }
  const auto snapshot = db.empty() ? bench::province(teachers) : of_database(db);
  points.emplace_back(teachers, measure(snapshot, plans, true));
  if (!svg.empty()) draw(svg, points);
  if (!sql.empty()) in_sql(snapshot, plans, points.back().second, sql);
  for (const Plan& plan : plans) {
    if (by_county) exchange(snapshot, plan, asked({plan}, Date::of(2024, 6, 30))[0].request);
  }
  return 0;
}
