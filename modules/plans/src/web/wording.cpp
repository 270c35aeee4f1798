#include "web/wording.h"

#include <algorithm>
#include <array>

#include "vocab/vocab.h"

namespace xt::plans {
namespace {

struct Unit {
  const char* zh = "";
  const char* en = "";
};

Unit leaf_unit(Leaf leaf) {
  switch (leaf) {
    case Leaf::hours:
      return {"学时", " hours"};
    case Leaf::credits:
      return {"学分", " credits"};
    case Leaf::records:
      return {"人次", " person-times"};
    case Leaf::trained:
    case Leaf::teachers:
      return {"人", " persons"};
    case Leaf::items:
    case Leaf::new_items:
    case Leaf::partners:
      return {"项", " items"};
    case Leaf::money:
    case Leaf::subtree_money:
      return {"元", " yuan"};
    case Leaf::sessions:
      return {"次", " sessions"};
    default:
      return {};
  }
}

Unit unit_of_measure(const Expr& e) {
  switch (e.kind) {
    case ExprKind::leaf:
      return leaf_unit(e.leaf);
    case ExprKind::weeks:
      return {"周", " weeks"};
    case ExprKind::divide:
      if (e.args.size() == 2 && e.args[1].kind == ExprKind::number) return unit_of_measure(e.args[0]);
      return {"%", "%"};
    case ExprKind::number:
    case ExprKind::eq:
    case ExprKind::ne:
    case ExprKind::lt:
    case ExprKind::le:
    case ExprKind::gt:
    case ExprKind::ge:
      return {};
    default:
      return e.args.empty() ? Unit{} : unit_of_measure(e.args.front());
  }
}

std::string with_commas(std::string number) {
  const auto point = std::min(number.find('.'), number.size());
  for (std::size_t at = point; at > 3 + (number.starts_with('-') ? 1U : 0U);) number.insert(at -= 3, ",");
  return number;
}

struct Source {
  std::string key, what;
};

// "items:studio" -> the sentence's key and the word of what is missing.
Source source_of(const std::string& missing, bool english) {
  const auto colon = missing.find(':');
  const std::string head = missing.substr(0, colon);
  const std::string kind = colon == std::string::npos ? "" : missing.substr(colon + 1);
  const auto word = [&](vocab::Kind list) {
    return std::string(english ? vocab::en(list, kind) : vocab::zh(list, kind));
  };
  if (head == "items" || head == "submitted") return {head, word(vocab::Kind::item_kind)};
  if (head == "money") return {head, word(vocab::Kind::account)};
  constexpr std::array<std::string_view, 7> kPlain{"not_started", "above_scope", "sessions", "programmes",
                                                   "cohorts",     "calendar",    "divisor"};
  if (std::find(kPlain.begin(), kPlain.end(), head) != kPlain.end()) return {head, ""};
  return {"needs", missing};
}

std::string supplier(Entity entity, bool english) {
  switch (entity) {
    case Entity::teacher:
    case Entity::school:
      return english ? "the school" : "学校管理员";
    case Entity::county:
      return english ? "the county" : "县级业务管理员";
    case Entity::city:
      return english ? "the city" : "市级业务管理员";
    case Entity::province:
      return english ? "the province" : "省级业务管理员";
    case Entity::programme:
    case Entity::provider:
    case Entity::cohort:
      return english ? "the provider" : "项目管理员或承训单位";
    case Entity::region:
      break;
  }
  return english ? "the issuing region" : "发文地区的业务管理员";
}

}  // namespace

std::string unit_of(const Provision& provision, bool english) {
  if (!provision.measure) return "";
  const Unit unit = unit_of_measure(*provision.measure);
  return english ? unit.en : unit.zh;
}

std::string percent(const Rational& share) {
  const auto permille = static_cast<__int128>(share.num()) * 1'000 / share.den();
  const auto whole = static_cast<std::int64_t>(permille);
  const std::int64_t rest = whole % 10 < 0 ? -(whole % 10) : whole % 10;
  return std::to_string(whole / 10) + (rest == 0 ? "" : "." + std::to_string(rest)) + "%";
}

std::string Words::state(State state) const {
  constexpr std::array<const char*, 5> kZh{"达标", "按进度", "落后", "未完成", "缺数据"};
  constexpr std::array<const char*, 5> kEn{"Met", "On track", "Behind", "Missed", "No data"};
  return (english ? kEn : kZh)[static_cast<std::size_t>(state)];
}

std::string Words::sign(const ProvisionResult& result) const {
  constexpr std::array<const char*, 5> kSigns{"✓", "→", "!", "✗", "?"};
  if (result.strength == Strength::may) return "·";
  return kSigns[static_cast<std::size_t>(result.status)];
}

std::string Words::shown(const ProvisionResult& result) const {
  if (result.strength == Strength::may) return (*this)("鼓励", "Encouraged");
  return state(result.status);
}

std::string Words::strength(Strength strength) const {
  constexpr std::array<const char*, 3> kZh{"必须", "应当", "鼓励"};
  constexpr std::array<const char*, 3> kEn{"Must", "Should", "May"};
  return (english ? kEn : kZh)[static_cast<std::size_t>(strength)];
}

std::string Words::title(const Provision& provision) const {
  return english && !provision.title_en.empty() ? provision.title_en : provision.title;
}

std::string Words::title(const Plan& plan) const {
  return english && !plan.title_en.empty() ? plan.title_en : plan.title;
}

std::string Words::amount(const std::optional<Rational>& value, const Provision& provision) const {
  if (!value) return "—";
  std::string unit = unit_of(provision, english);
  if (english && *value == Rational(1) && unit.ends_with('s')) unit.pop_back();
  return unit == "%" ? percent(*value) : with_commas(value->decimal(2)) + unit;
}

std::string Words::target(const Provision& p) const {
  switch (p.comparison) {
    case Comparison::at_least:
      return (*this)("不少于", "at least ") + amount(p.low, p);
    case Comparison::at_most:
      return (*this)("不超过", "at most ") + amount(p.high, p);
    case Comparison::between:
      return amount(p.low, p) + (*this)("至", " to ") + amount(p.high, p);
    case Comparison::none:
      break;
  }
  return "";
}

std::string Words::figure(const ProvisionResult& r, const Provision& p) const {
  if (r.strength == Strength::may || r.status == State::no_data) return "—";
  if (r.counts.entities == 1 && r.value) return amount(r.value, p);
  if (!r.share) return "—";
  return percent(*r.share) + " (" + std::to_string(r.counts.met) + "/" + std::to_string(r.counts.entities) +
         ")";
}

std::vector<std::string> Words::missing(const ProvisionResult& r, const Provision& p) const {
  if (r.strength == Strength::may) return {};
  const Entity entity = p.populations.empty() ? Entity::region : p.populations.front().entity;
  std::vector<std::string> out;
  for (const std::string& one : r.missing) {
    const Source source = source_of(one, english);
    const std::string who = source.key == "money" ? (*this)("县级财务管理员或学校会计", "the finance office")
                            : source.key == "sessions" ? (*this)("学校管理员", "the school")
                            : source.key == "calendar" ? (*this)("市、县管理员", "the city or county")
                                                       : supplier(entity, english);
    std::string text;
    if (source.key == "not_started") {
      text = (*this)("规划尚未开始执行", "The plan has not begun");
    } else if (source.key == "above_scope") {
      text = (*this)("由上级范围评判", "Judged for the region above");
    } else {
      const std::string what =
          source.key == "sessions"     ? (*this)("校本研修活动记录", "school-based study records")
          : source.key == "programmes" ? (*this)("培训项目台账", "the list of programmes")
          : source.key == "cohorts"    ? (*this)("培训班级台账", "the list of cohorts")
          : source.key == "calendar"   ? (*this)("校历", "the school calendar")
          : source.key == "divisor"    ? (*this)("用作基数的数", "the divisor")
                                       : source.what;
      text = (*this)("缺", "Missing: ") + what + (*this)("；可由", "; from ") + who + (*this)("补", "");
    }
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
  }
  if (out.empty() && r.counts.entities == 0) {
    out.push_back((*this)("本范围内没有适用的对象", "Nothing here that it applies to"));
  }
  return out;
}

}  // namespace xt::plans
