#include "credits/same.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include "base/rational.h"
#include "base/text.h"

namespace xt::credits {
namespace {

// Below the first two records are about different things; at the second they need no further likeness; where
// two named providers differ it takes the third.
constexpr int kLikely = 45;
constexpr int kClose = 66;
constexpr int kCloseElsewhere = 85;

std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    std::size_t n = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    n = std::min(n, text.size() - i);
    out.emplace_back(text.substr(i, n));
    i += n;
  }
  return out;
}

bool is_digit(const std::string& c) {
  return c.size() == 1 && c[0] >= '0' && c[0] <= '9';
}

int numeral(const std::string& c) {
  static const std::map<std::string, int> values = {{"一", 1}, {"二", 2},  {"三", 3}, {"四", 4},
                                                    {"五", 5}, {"六", 6},  {"七", 7}, {"八", 8},
                                                    {"九", 9}, {"十", 10}, {"两", 2}};
  const auto at = values.find(c);
  return at == values.end() ? 0 : at->second;
}

bool counts_editions(const std::string& c) {
  static const std::set<std::string> units = {"期", "届", "批", "轮", "班", "阶", "季", "次"};
  return units.contains(c);
}

// What is neither a letter, a digit nor a character of writing.
bool is_noise(const std::string& c) {
  static const std::set<std::string> noise = {"“",  "”",  "‘",  "’", "《", "》", "〈", "〉", "【",
                                              "】", "「", "」", "—", "–",  "·",  "、", "，", "。",
                                              "；", "：", "…",  "―", "（", "）", "的", "　"};
  if (noise.contains(c)) return true;
  if (c.size() != 1) return false;
  const char a = c[0];
  const bool letter = (a >= 'a' && a <= 'z') || (a >= '0' && a <= '9');
  return !letter;
}

// A title taken apart: what it is about, of which years, which edition.
struct Title {
  std::vector<std::string> core;
  std::set<int> years;
  std::map<std::string, int> editions;  // unit -> number
};

// 1 … 99 from position `i`, in digits or Chinese numerals; 0: none. Moves `i` behind it.
int number_at(const std::vector<std::string>& c, std::size_t& i) {
  int value = 0;
  std::size_t at = i;
  while (at < c.size() && is_digit(c[at]) && value < 100) value = value * 10 + (c[at++][0] - '0');
  if (at == i) {
    for (; at < c.size() && numeral(c[at]) > 0; ++at) {
      const int n = numeral(c[at]);
      value = n == 10 ? std::max(value, 1) * 10 : value + n;
    }
  }
  if (value == 0 || value > 99) return 0;
  i = at;
  return value;
}

// 第3期, 三期, 第二阶段 (at 第 or at a number behind which a unit stands).
bool take_edition(const std::vector<std::string>& c, std::size_t& i, Title& title) {
  std::size_t at = i;
  const bool ordinal = c[at] == "第";
  if (ordinal) ++at;
  const int n = number_at(c, at);
  if (n == 0 || at >= c.size()) return false;
  if (!counts_editions(c[at]) || (!ordinal && c[at] != "期" && c[at] != "班" && c[at] != "批")) return false;
  title.editions[c[at]] = n;
  i = at + 1;
  if (c[at] == "阶" && i < c.size() && c[i] == "段") ++i;
  return true;
}

bool take_year(const std::vector<std::string>& c, std::size_t& i, Title& title) {
  if (i + 4 > c.size() || (c[i] != "1" && c[i] != "2")) return false;
  int year = 0;
  for (std::size_t k = i; k < i + 4; ++k) {
    if (!is_digit(c[k])) return false;
    year = year * 10 + (c[k][0] - '0');
  }
  if (year < 1990 || year > 2099 || (i + 4 < c.size() && is_digit(c[i + 4]))) return false;
  title.years.insert(year);
  i += 4;
  for (const char* unit : {"学", "年", "度", "版"}) {
    if (i < c.size() && c[i] == unit) ++i;
  }
  return true;
}

bool ends_with(const std::vector<std::string>& core, std::initializer_list<const char*> word) {
  return core.size() > word.size() &&
         std::equal(word.begin(), word.end(), core.end() - static_cast<std::ptrdiff_t>(word.size()),
                    [](const char* a, const std::string& b) { return b == a; });
}

// 培训班, 研修, 项目 at the end say that it was one, not what it was about.
void cut_form(std::vector<std::string>& core) {
  for (bool again = true; again;) {
    again = false;
    for (const auto& word :
         {std::initializer_list<const char*>{"培", "训"}, {"研", "修"}, {"项", "目"}, {"活", "动"}, {"班"}}) {
      if (!ends_with(core, word)) continue;
      core.resize(core.size() - word.size());
      again = true;
    }
  }
}

Title title_of(std::string_view text) {
  std::string folded = fold_traditional(tidy(text));
  for (char& a : folded) {
    if (a >= 'A' && a <= 'Z') a = static_cast<char>(a - 'A' + 'a');
  }
  Title title;
  const auto c = characters(folded);
  for (std::size_t i = 0; i < c.size();) {
    if (take_year(c, i, title) || take_edition(c, i, title)) continue;
    if (!is_noise(c[i])) title.core.push_back(c[i]);
    ++i;
  }
  cut_form(title.core);
  return title;
}

std::vector<std::string> provider_of(std::string_view text) {
  return title_of(text).core;
}

// Dice's coefficient over pairs of characters, in hundredths.
int likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a == b) return 100;
  const auto pairs = [](const std::vector<std::string>& core) {
    std::multiset<std::string> out;
    for (std::size_t i = 0; i + 1 < core.size(); ++i) out.insert(core[i] + core[i + 1]);
    return out;
  };
  const auto x = pairs(a);
  const auto y = pairs(b);
  if (x.empty() || y.empty()) return 0;
  std::vector<std::string> both;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  return static_cast<int>(200 * both.size() / (x.size() + y.size()));
}

// Two sets of years or editions that contradict each other.
bool contradict(const Title& a, const Title& b) {
  if (!a.years.empty() && !b.years.empty() && a.years != b.years) return true;
  for (const auto& [unit, n] : a.editions) {
    const auto other = b.editions.find(unit);
    if (other != b.editions.end() && other->second != n) return true;
  }
  return false;
}

int gap(const Told& a, const Told& b) {
  if (a.on < b.from) return b.from - a.on;
  if (b.on < a.from) return a.from - b.on;
  return 0;
}

void add(std::string& why, const char* what) {
  why += (why.empty() ? "" : "、") + std::string(what);
}

}  // namespace

Alike compare(const Told& a, const Told& b) {
  Alike out;
  if (gap(a, b) > kNearDays) return out;
  const Title x = title_of(a.title);
  const Title y = title_of(b.title);
  if (x.core.empty() || y.core.empty()) return out;
  out.title_percent = likeness(x.core, y.core);
  if (contradict(x, y)) return out;
  const auto p = provider_of(a.provider);
  const auto q = provider_of(b.provider);
  const bool elsewhere = !p.empty() && !q.empty() && p != q;
  const bool days = a.from == b.from && a.on == b.on;
  const bool hours = a.hours_x100 == b.hours_x100;
  const bool editions = x.editions == y.editions;
  if (x.core == y.core && days && hours && editions && !elsewhere) {
    out.what = Likeness::sure;
    return out;
  }
  const int least = elsewhere ? kCloseElsewhere : days ? kLikely : kClose;
  if (out.title_percent < least) return out;
  out.what = Likeness::doubtful;
  if (x.core != y.core) add(out.why, "名称相近");
  if (!editions) add(out.why, "期次只有一方写明");
  if (elsewhere) add(out.why, "机构不同");
  if (!days) add(out.why, "日期不同");
  if (!hours) add(out.why, "学时不同");
  return out;
}

std::string source_of(std::string_view origin) {
  const std::size_t first = origin.find(':');
  const std::string_view head = origin.substr(0, first);
  if (head == "import") return "import";
  if (first == std::string_view::npos) return {};
  if (head != "results" && head != "cohort" && head != "declaration" && head != "api") return {};
  return std::string(origin.substr(0, origin.find(':', first + 1)));
}

bool two_sources(std::string_view origin_a, std::string_view origin_b) {
  if (origin_a == origin_b) return false;
  const std::string a = source_of(origin_a);
  if (a.empty()) return false;
  const std::string b = source_of(origin_b);
  return !b.empty() && a != b;
}

}  // namespace xt::credits
