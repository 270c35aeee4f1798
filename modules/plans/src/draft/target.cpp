#include "draft/target.h"

#include <algorithm>

namespace xt::plans::drafting {
namespace {

using View = std::u32string_view;

std::size_t token_of(const Reading& r, std::size_t quantity) {
  for (std::size_t i = 0; i < r.scan.tokens.size(); ++i) {
    const Token& t = r.scan.tokens[i];
    if (t.kind == Token::Kind::quantity && t.index == quantity) return i;
  }
  return 0;
}

bool any(View text, std::initializer_list<View> words) {
  return std::any_of(words.begin(), words.end(), [&](View w) { return text.find(w) != View::npos; });
}

bool ends(View text, std::initializer_list<View> words) {
  return std::any_of(words.begin(), words.end(), [&](View w) {
    return text.size() >= w.size() && text.substr(text.size() - w.size()) == w;
  });
}

// 集中培训20天, 时间一个月, 跟岗时间不少于1个月: a length is a target where it is said of what takes so long.
bool length(const Quantity& q, View before) {
  if (q.sign == Comparison::at_least ||
      (q.sign == Comparison::at_most && ends(before, {U"时间不超过", U"期限不超过"}))) {
    return !any(before, {U"连续"});
  }
  return ends(before, {U"时间", U"培训", U"研修", U"学习", U"为期", U"期限", U"时长", U"跟岗", U"实践",
                       U"天数", U"集中", U"时间为", U"累计"});
}

// 44个重点帮扶县, 8个边境县: of whom is spoken, not how many there shall be.
bool population(const Quantity& q, View before, View after) {
  if (q.sign != Comparison::none || q.unit != DraftUnit::things) return false;
  const bool place = any(after.substr(0, 12), {U"县", U"市", U"乡镇", U"学校", U"区"});
  return place && any(before.size() > 12 ? before.substr(before.size() - 12) : before,
                      {U"对", U"聚焦", U"面向", U"针对", U"覆盖"});
}

// “甲、乙、丙、丁、戊”五个模块: the numeral counts the members named before it.
bool counted_list(const Quantity& q, View before) {
  if (q.unit_text == U"科" || q.unit_text == U"级" || q.unit_text == U"位" || q.low < Rational(3))
    return false;
  std::int64_t members = 1;
  for (const char32_t c : before) members += c == U'、' ? 1 : 0;
  return members > 2 && (Rational(members) == q.low || Rational(members + 1) == q.low);
}

// 五个维度, 三科教材: a small numeral before a noun that nobody counts.
bool idle(const Reading& r, const Quantity& q, View before, View after, std::size_t token) {
  if (q.sign != Comparison::none || q.high) return false;
  if (q.unit != DraftUnit::things && q.unit != DraftUnit::times && q.unit != DraftUnit::people) return false;
  const bool small = q.chinese && q.low < Rational(10);
  if (!small) return false;
  if (counted_list(q, before)) return false;
  if (q.low == Rational(1) && q.unit != DraftUnit::times)
    return true;  // 一支, 一批, 一轮: there shall be one
  if (q.unit == DraftUnit::times) return r.cadence == Cadence::none;
  if (r.cadence != Cadence::none || any(after.substr(0, 8), {U"模块", U"专题"})) return false;
  for (std::size_t i = 0; i < token; ++i) {
    const Token& t = r.scan.tokens[i];
    if (t.is(Cat::select) || t.is(Cat::create) || t.is(Cat::submit) || t.is(Cat::sign)) {
      return q.unit_text == U"批" || q.unit_text == U"支" || q.unit_text == U"级" || q.unit_text == U"类" ||
             q.unit_text == U"科";
    }
  }
  return !r.who_own || q.unit_text == U"级" || q.unit_text == U"科" || q.unit_text == U"方面";
}

}  // namespace

bool is_target(const Folded& text, const Reading& r, std::size_t quantity) {
  const Quantity& q = r.scan.quantities[quantity];
  const std::size_t token = token_of(r, quantity);
  const View before = text.view({r.span.begin, q.span.begin});
  const View after = text.view({q.span.end, r.span.end});
  if (ends(before,
           {U"每", U"分", U"前", U"下", U"上", U"第", U"连续", U"入职", U"任职后", U"周岁", U"近", U"过去"}))
    return false;
  if (any(after.substr(0, 4), {U"计1", U"折算", U"折合", U"等于"})) return false;
  if (any(before, {U"学时计", U"课时计", U"折算"}) && q.sign == Comparison::none) return false;
  if (q.unit_text == U"级") return false;
  if (q.unit == DraftUnit::years) {
    return q.sign == Comparison::at_least && ends(before, {U"时间不少于", U"不少于", U"不低于", U"满"}) &&
           q.low < Rational(20);
  }
  if (q.unit == DraftUnit::days) return length(q, before);
  if (q.low == Rational(0)) return false;
  if (population(q, before, after)) return false;
  return !idle(r, q, before, after, token);
}

}  // namespace xt::plans::drafting
