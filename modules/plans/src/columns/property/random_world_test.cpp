#include <algorithm>

#include "columns/property/random_case.h"

namespace xt::plans::testing {
namespace {

const std::vector<std::string> kCounties{"450102", "450103", "450203"};
const std::vector<std::string> kRegions{"450000", "450100", "450200", "450102", "450103", "450203"};
const std::vector<std::string> kModes{"release", "in_person", "online", "blended", "school_based"};
const std::vector<std::string> kLevels{"nation", "province", "city", "county", "school", ""};
const std::vector<std::string> kCategories{"ethics", "subject", "ict", ""};
const std::vector<std::string> kKinds{"studio", "guidance", "base", "filing"};
const std::vector<std::string> kAccounts{"training", "public_funds"};
const std::vector<std::string> kPosts{"teacher", "homeroom", "principal", "vice_principal", "counsellor"};
const std::vector<std::string> kRanks{"none", "third", "second", "first", "senior"};
const std::vector<std::string> kHonours{"backbone", "master", "subject_leader"};

struct World {
  Dice& dice;
  std::vector<std::string> lines{};
  std::vector<std::string> schools{};
  int teachers = 0;

  void add(const std::string& line) { lines.push_back(line); }
  std::string day(int first_year = 2019, int last_year = 2024) {
    const Date from = Date::of(first_year, 1, 1);
    const int days = Date::of(last_year + 1, 1, 1) - from;
    // Borders of windows are where things go wrong.
    if (dice.chance(30)) {
      static const std::vector<std::string> borders{"01-01", "12-31", "08-31", "09-01", "07-01", "02-28"};
      return std::to_string(first_year + dice.to(last_year - first_year)) + "-" + dice.of(borders);
    }
    return (from + dice.to(days - 1)).iso();
  }
  std::string end(const std::string& from) {
    if (dice.chance(40)) return "-";
    return (*Date::parse_iso(from) + dice.to(900)).iso();
  }
  std::string word(const std::string& name, const std::vector<std::string>& words) {
    const std::string& one = dice.of(words);
    return one.empty() ? "" : " " + name + "=" + one;
  }
  std::string teacher() { return std::to_string(1 + dice.to(teachers - 1)); }
  std::string place() { return dice.chance(50) ? dice.of(kRegions) : dice.of(schools); }
};

void organisations(World& w) {
  const int count = 2 + w.dice.to(4);
  for (int i = 0; i < count; ++i) {
    const std::string county = w.dice.of(kCounties);
    w.schools.push_back(county + "000" + std::to_string(i));
    std::string line = "school " + w.schools.back();
    if (w.dice.chance(30)) {
      const std::string from = w.day(2018, 2021);
      line += " " + from + (w.dice.chance(50) ? " " + w.day(2022, 2024) : "");
    }
    static const std::vector<std::string> stages{"primary", "junior", "primary,junior", "kindergarten"};
    static const std::vector<std::string> areas{"urban", "town", "rural"};
    line += w.word("stages", stages) + w.word("area", areas);
    if (w.dice.chance(30)) line += " small_rural=1";
    if (w.dice.chance(30)) line += " boarding=1";
    w.add(line);
  }
  if (w.dice.chance(50)) {
    w.schools.push_back(w.dice.of(kCounties) + "9001");
    w.add("institution " + w.schools.back() + " " + (w.dice.chance(50) ? "provider" : "research_office"));
  }
  for (int i = w.dice.to(3); i > 0; --i) {
    static const std::vector<std::string> flags{"key_county", "border_county", "revitalization_county"};
    const std::string from = w.day(2018, 2022);
    w.add("flag " + w.dice.of(kCounties) + " " + w.dice.of(flags) + " " + from + " " + w.end(from));
  }
  if (w.dice.chance(40)) w.add("flag " + w.schools.front() + " demonstration " + w.day(2018, 2021));
}

void person(World& w, int id) {
  static const std::vector<std::string> stages{"primary", "junior", "kindergarten"};
  static const std::vector<std::string> subjects{"chinese", "mathematics", "music"};
  static const std::vector<std::string> full_time{"1", "1", "1", "0", "-"};
  const std::string from = w.day(2017, 2022);
  std::string line = "teacher " + std::to_string(id) + " " + w.dice.of(w.schools) + " " + from;
  const bool moves = w.dice.chance(30);
  const Date left = *Date::parse_iso(from) + (1 + w.dice.to(900));
  if (moves || w.dice.chance(20)) line += " " + left.iso();
  line += w.word("stage", stages) + w.word("subject", subjects) + w.word("full_time", full_time);
  if (w.dice.chance(40)) line += " born=" + w.day(1960, 1999);
  if (w.dice.chance(40)) line += " sex=male";
  if (w.dice.chance(30)) line += " service=" + w.day(2015, 2023);
  w.add(line);
  if (moves) {
    const Date next = left + (1 + w.dice.to(60));
    w.add("employ " + std::to_string(id) + " " + w.dice.of(w.schools) + " " + next.iso());
  }
  if (w.dice.chance(50)) {
    const std::string since = w.day(2018, 2022);
    w.add("period " + std::to_string(id) + " post " + w.dice.of(kPosts) + " " + since + " " + w.end(since));
  }
  if (w.dice.chance(50)) {
    w.add("period " + std::to_string(id) + " title_rank " + w.dice.of(kRanks) + " " + w.day(2018, 2022));
  }
  std::string used;
  for (int i = w.dice.to(2); i > 0; --i) {
    const std::string& honour = w.dice.of(kHonours);
    if (used.find(honour) != std::string::npos) continue;
    used += honour;
    const std::string since = w.day(2018, 2023);
    w.add("honour " + std::to_string(id) + " " + honour + " " +
          kLevels[static_cast<std::size_t>(w.dice.to(4))] + " " + since + " " + w.end(since));
  }
}

void ledger(World& w) {
  static const std::vector<std::string> hours{"0", "0.5", "10", "36", "90", "120", "360"};
  static const std::vector<std::string> kinds{"backbone", "qualification", "trainer", ""};
  static const std::vector<std::string> records{"1", "1", "1", "0"};
  for (int i = w.dice.to(40); i > 0; --i) {
    std::string line = (w.dice.chance(10) ? "reverse " : "entry ") + w.teacher() + " " + w.day(2018, 2024) +
                       " hours=" + w.dice.of(hours) + " credits=" + w.dice.of(hours) +
                       w.word("mode", kModes) + w.word("level", kLevels) + w.word("category", kCategories) +
                       w.word("programme_kind", kinds) + w.word("records", records);
    if (w.dice.chance(20)) line += " provider=东北师范大学";
    if (w.dice.chance(20)) line += " role=speaker";
    if (w.dice.chance(20)) line += " posted=" + w.day(2020, 2025);
    // Most entries belong to the school of the day; some to another one.
    if (w.dice.chance(60)) line += " org=" + w.dice.of(w.schools);
    w.add(line);
  }
}

void small_tables(World& w) {
  static const std::vector<std::string> status{"passed", "excellent", ""};
  for (int i = w.dice.to(12); i > 0; --i) {
    const bool person = w.dice.chance(40);
    const std::string from = w.day();
    std::string line = "item " + w.dice.of(kKinds) + " " + (person ? w.dice.of(w.schools) : w.place()) + " " +
                       from + " " + w.end(from) + w.word("level", kLevels) + w.word("status", status) +
                       w.word("category", kCategories);
    if (person) line += " person=" + w.teacher();
    if (w.dice.chance(50)) line += " partner=" + w.place();
    w.add(line);
  }
  for (const char* source : {"items", "submitted"}) {
    for (const std::string& kind : kKinds) {
      if (w.dice.chance(50)) w.add("cover " + std::string(source) + " 450000 2017 2026 kind=" + kind);
    }
  }
  for (const std::string& account : kAccounts) {
    if (w.dice.chance(40)) w.add("cover money 450000 2018 2026 kind=" + account);
  }
  if (w.dice.chance(60)) w.add("cover sessions 000000 2017 2026");
  for (int i = w.dice.to(8); i > 0; --i) {
    static const std::vector<std::string> sources{"items", "items", "money", "sessions", "submitted"};
    const std::string& source = w.dice.of(sources);
    const int first = 2018 + w.dice.to(4);
    std::string line = "cover " + source + " " + w.place() + " " + std::to_string(first) + " " +
                       std::to_string(first + w.dice.to(6));
    if (source == "money") line += " kind=" + w.dice.of(kAccounts);
    if (source == "items" || source == "submitted") line += " kind=" + w.dice.of(kKinds);
    w.add(line);
  }
  std::string paid;
  for (int i = w.dice.to(10); i > 0; --i) {
    static const std::vector<std::string> payers{"city", "county", "school"};
    const std::string row =
        w.place() + " " + std::to_string(2019 + w.dice.to(5)) + " " + w.dice.of(kAccounts);
    const std::string payer = " payer=" + w.dice.of(payers);
    const std::string basis = w.dice.chance(50) ? " budget" : " final";
    if (paid.find("|" + row + payer + basis) != std::string::npos) continue;
    paid += "|" + row + payer + basis;
    w.add("money " + row + " " + std::to_string(w.dice.to(500)) + ".5" + basis + payer +
          (w.dice.chance(30) ? " cover=0" : ""));
  }
  for (int i = w.dice.to(20); i > 0; --i) {
    static const std::vector<std::string> forms{"lecture", "集体备课", "课题研究"};
    w.add("session " + w.dice.of(w.schools) + " " + w.day() + w.word("form", forms) +
          " minutes=" + std::to_string(30 * (1 + w.dice.to(3))));
  }
}

void terms(World& w) {
  std::string known;
  const bool all = w.dice.chance(60);  // years that the province itself has terms for
  for (int i = all ? 8 : w.dice.to(4); i > 0; --i) {
    const std::string region = all && i > 2 ? "450000" : w.dice.of(kRegions);
    const int year = all && i > 2 ? 2017 + i : 2019 + w.dice.to(4);
    const std::string key = region + " " + std::to_string(year);
    if (known.find(key) != std::string::npos) continue;
    known += key + "|";
    w.add("term " + key + " 1 " + std::to_string(year) + "-09-0" + std::to_string(1 + w.dice.to(6)) + " " +
          std::to_string(year + 1) + "-01-1" + std::to_string(w.dice.to(9)));
    w.add("term " + key + " 2 " + std::to_string(year + 1) + "-02-2" + std::to_string(w.dice.to(7)) + " " +
          std::to_string(year + 1) + "-07-0" + std::to_string(1 + w.dice.to(8)));
  }
}

}  // namespace

std::uint64_t Dice::next() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

std::vector<std::string> random_world(Dice& dice) {
  World w{dice};
  organisations(w);
  w.teachers = 1 + dice.to(9);
  for (int id = 1; id <= w.teachers; ++id) person(w, id);
  if (dice.chance(30)) w.add("merged 90 " + w.teacher());
  ledger(w);
  if (w.lines.back().starts_with("entry") && dice.chance(50)) {
    w.add("entry 90 " + w.day(2019, 2024) + " hours=12 org=" + w.schools.front() + " mode=online");
  }
  small_tables(w);
  terms(w);
  return w.lines;
}

namespace {

// Without the word at `begin` and the blank before it.
std::string without(const std::string& line, std::size_t begin) {
  const std::size_t end = line.find(' ', begin);
  return line.substr(0, begin - 1) + (end == std::string::npos ? "" : line.substr(end));
}

}  // namespace

std::vector<std::string> smallest(std::vector<std::string> lines,
                                  const std::function<bool(const std::vector<std::string>&)>& fails,
                                  int most) {
  int asked = 0;
  for (std::size_t part = (lines.size() + 1) / 2; part > 0 && asked < most;) {
    bool smaller = false;
    for (std::size_t at = 0; at < lines.size() && asked < most;) {
      std::vector<std::string> rest = lines;
      const auto first = rest.begin() + static_cast<std::ptrdiff_t>(at);
      rest.erase(first, first + static_cast<std::ptrdiff_t>(std::min(part, rest.size() - at)));
      ++asked;
      if (fails(rest)) {
        lines = rest;
        smaller = true;
      } else {
        at += part;
      }
    }
    if (!smaller || part > 1) part /= 2;
  }
  for (std::size_t at = 0; at < lines.size(); ++at) {
    for (std::size_t word = lines[at].rfind(' '); word != std::string::npos && asked < most;) {
      std::vector<std::string> rest = lines;
      rest[at] = without(rest[at], word + 1);
      const bool named = lines[at].find('=', word) < lines[at].find(' ', word + 1);
      if (named && (++asked, fails(rest))) lines = rest;
      word = word == 0 ? std::string::npos : lines[at].rfind(' ', word - 1);
    }
  }
  return lines;
}

}  // namespace xt::plans::testing
