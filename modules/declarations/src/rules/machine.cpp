#include "rules/machine.h"

#include <algorithm>
#include <vector>

#include "base/digest.h"
#include "base/text.h"
#include "rules/kinds.h"
#include "vocab/vocab.h"

namespace xt::declarations::rules {
namespace {

constexpr std::int64_t kMostHours_x100 = 100'000;  // 1,000 hours in one claim
constexpr std::int64_t kMostADay_x100 = 800;
constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestWords = 500;
constexpr int kLongestDays = 366;

class Faults {
 public:
  void add(const char* name, const char* reason, const char* detail) {
    error_.fields.push_back({name, reason, detail});
  }
  void text(const char* name, const std::string& value, std::size_t most) {
    if (length_utf8(value) > most) add(name, "too_long", "");
  }
  void word(const char* name, vocab::Kind kind, const std::string& value) {
    if (!value.empty() && vocab::by_key(kind, value) == nullptr) add(name, "unknown", "");
  }
  Status answer() {
    if (error_.fields.empty()) return {};
    return std::move(error_);
  }

 private:
  Error error_{Code::invalid, "declarations.bad_content", {}, {}};
};

void bounds(const Content& c, Faults& faults) {
  if (!c.kind.empty() && kind(c.kind) == nullptr) faults.add("kind", "unknown", "");
  faults.text("title", c.title, kLongestName);
  faults.text("provider", c.provider, kLongestName);
  faults.text("vouch", c.vouch, kLongestName);
  faults.text("words", c.words, kLongestWords);
  faults.word("role", vocab::Kind::role, c.role);
  faults.word("mode", vocab::Kind::mode, c.mode);
  faults.word("level", vocab::Kind::level, c.level);
  faults.word("category", vocab::Kind::category, c.category);
  if (c.on < c.from) faults.add("on", "before_first", "最后一天不能早于第一天");
  if (c.on - c.from >= kLongestDays) faults.add("on", "too_long", "一次活动最长一年，请分开申报");
  if (c.from < Date::of(1990, 1, 1)) faults.add("from", "out_of_range", "");
  if (c.hours_x100 < 0 || c.hours_x100 > kMostHours_x100) faults.add("hours", "out_of_range", "0.5–1000");
}

// Hours of a claim on one of its days, up: what is spread evenly over them.
std::int64_t a_day(const Load& load) {
  const std::int64_t days = load.on - load.from + 1;
  return (load.hours_x100 + days - 1) / days;
}

}  // namespace

std::string_view next_in(std::string_view chain, std::string_view level) {
  const auto levels = split(chain, ',');
  if (chain.empty()) return {};
  if (level.empty()) return levels.front();
  const auto at = std::find(levels.begin(), levels.end(), level);
  // A level above the chain's next one acted for it: what is left is what stands above that.
  if (at == levels.end()) {
    const auto above = std::find_if(levels.begin(), levels.end(),
                                    [&](std::string_view one) { return rank(one) > rank(level); });
    return above == levels.end() ? std::string_view() : *above;
  }
  return at + 1 == levels.end() ? std::string_view() : *(at + 1);
}

int rank(std::string_view level) {
  constexpr std::string_view kLevels[] = {"school", "county", "city", "province"};
  const auto* at = std::find(std::begin(kLevels), std::end(kLevels), level);
  return at == std::end(kLevels) ? 0 : static_cast<int>(at - std::begin(kLevels)) + 1;
}

Status check_draft(const Content& content) {
  Faults faults;
  bounds(content, faults);
  return faults.answer();
}

Status check_complete(const Content& c, Date today) {
  Faults faults;
  bounds(c, faults);
  if (c.kind.empty()) faults.add("kind", "required", "请选择类别");
  if (length_utf8(c.title) < 2) faults.add("title", "required", "请写明参加了什么");
  const Kind* known = kind(c.kind);
  if (c.hours_x100 == 0 && (known == nullptr || known->hours)) faults.add("hours", "required", "请填写学时");
  if (c.on > today) faults.add("on", "in_future", "活动结束后才能申报");
  if (c.on >= c.from && a_day({c.from, c.on, c.hours_x100}) > kMostADay_x100)
    faults.add("hours", "too_many_a_day", "每天最多8学时");
  return faults.answer();
}

Content filled(Content c) {
  const Kind* known = kind(c.kind);
  if (known == nullptr) return c;
  if (c.mode.empty()) c.mode = known->mode;
  if (c.category.empty()) c.category = known->category;
  if (c.role.empty()) c.role = known->role;
  if (c.level.empty()) c.level = c.mode == "school_based" ? "school" : "other";
  return c;
}

std::string same(const Content& c) {
  std::string title;
  for (const char one : c.title) {
    if (one == ' ' || one == '\t') continue;
    title += one >= 'A' && one <= 'Z' ? static_cast<char>(one + 32) : one;
  }
  return digest_fields({c.kind, title, c.from.iso(), c.on.iso()});
}

bool may_act(access::Role role, std::string_view next, Date due, Date today) {
  const std::string_view level = level_of(role);
  if (next.empty() || level.empty()) return false;
  return level == next || (rank(level) > rank(next) && due < today);
}

bool too_many_hours(const Load& claim, const std::vector<Load>& others) {
  // The load changes only where one begins or has ended: those days are enough.
  std::vector<Date> days{claim.from};
  for (const Load& one : others) {
    if (one.from > claim.from && one.from <= claim.on) days.push_back(one.from);
  }
  return std::any_of(days.begin(), days.end(), [&](Date day) {
    std::int64_t sum = a_day(claim);
    for (const Load& one : others) {
      if (one.from <= day && day <= one.on) sum += a_day(one);
    }
    return sum > kMostADay_x100;
  });
}

}  // namespace xt::declarations::rules
