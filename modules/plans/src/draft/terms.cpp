#include "draft/terms.h"

#include <algorithm>

namespace xt::plans::drafting {

using View = std::u32string_view;
using vocab::Kind;

Terms::Terms(const Folded& text, const Reading& reading, const Demand& demand)
    : text_(text), r_(reading), d_(demand) {
  own();
  if (d_.quantity >= 0 && !r_.context.empty()) from_context();
}

// The words of the quote, without those that name the subject.
void Terms::own() {
  for (const Token& t : r_.scan.tokens) {
    if (t.word == nullptr || t.span.begin < d_.quote.begin || t.span.end > d_.quote.end) continue;
    if (!d_.item.empty() && t.span.begin != d_.item.begin) continue;
    const bool subject = r_.who_own && t.span.begin >= r_.who_span.begin && t.span.end <= r_.who_span.end;
    for (const TermRef& ref : t.word->terms) {
      if (!d_.item.empty() && ref.kind == Kind::item_category) way = ref.term;
      if (ref.kind == Kind::item_kind) item = ref.term, item_at_ = t.span;
      if (!subject) add(ref);
    }
  }
}

void Terms::add(const TermRef& ref) {
  auto& list = found_[ref.kind];
  if (std::find(list.begin(), list.end(), ref.term->key) == list.end()) list.push_back(ref.term->key);
}

// 骨干班主任培训。…计划每年培训150人: of whom stands in the heading, of which training in the clause before.
void Terms::from_context() {
  constexpr Kind kKinds[] = {Kind::programme_kind, Kind::designation, Kind::post, Kind::category, Kind::mode};
  if (std::any_of(std::begin(kKinds), std::end(kKinds), [&](Kind kind) { return has(kind); })) return;
  if (r_.who_own && r_.who >= 0) {
    const std::string& where = Lexicon::get().who(r_.who).where;
    if (!where.empty() && where != "full_time") return;
  }
  for (const Token& t : scan(text_, r_.context).tokens) {
    if (t.word == nullptr) continue;
    for (const TermRef& ref : t.word->terms) {
      const bool said = ref.kind != Kind::category &&
                        std::find(std::begin(kKinds), std::end(kKinds), ref.kind) != std::end(kKinds);
      if (said || ref.kind == Kind::subject) add(ref);
    }
  }
}

std::string_view Terms::last(Kind kind, std::string_view otherwise) const {
  const auto found = found_.find(kind);
  return found == found_.end() ? otherwise : found->second.back();
}

std::string Terms::test(Kind kind, std::string_view field) const {
  const auto found = found_.find(kind);
  if (found == found_.end()) return {};
  const auto& keys = found->second;
  if (keys.size() == 1) return std::string(field) + " = '" + std::string(keys[0]) + "'";
  std::string out = std::string(field) + " in (";
  for (std::size_t i = 0; i < keys.size(); ++i) out += (i ? ", '" : "'") + std::string(keys[i]) + "'";
  return out + ")";
}

std::string Terms::entries(bool level) const {
  std::string out;
  const auto both = [&](const std::string& part) {
    if (!part.empty()) out += (out.empty() ? "" : " and ") + part;
  };
  both(test(Kind::programme_kind, "programme_kind"));
  if (!has(Kind::programme_kind)) both(test(Kind::mode, "mode"));
  both(test(Kind::category, "category"));
  if (level) both(test(Kind::level, "level"));
  return out;
}

std::string Terms::items(bool flow) const {
  static constexpr std::pair<View, std::string_view> kLevels[] = {
      {U"国家级", "nation"}, {U"自治区级", "province"}, {U"自治区", "province"},
      {U"省级", "province"}, {U"市级", "city"},         {U"县级", "county"}};
  std::string out = (flow ? "new_items('" : "items('") + std::string(item->key) + "'";
  const std::size_t before = item_at_.begin >= 8 ? item_at_.begin - 8 : 0;
  const View near = text_.view({std::max(before, d_.quote.begin), item_at_.begin});
  for (const auto& [word, key] : kLevels) {
    if (near.find(word) == View::npos) continue;
    out += ", level = '" + std::string(key) + "'";
    break;
  }
  return out + ")";
}

}  // namespace xt::plans::drafting
