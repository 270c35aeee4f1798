#include "draft/classify.h"

#include <algorithm>

namespace xt::plans::drafting {
namespace {

using View = std::u32string_view;
constexpr std::size_t kNone = View::npos;

bool predicate(const Token& t) {
  return t.is(Cat::create) || t.is(Cat::act) || t.is(Cat::strengthen) || t.is(Cat::increase) ||
         t.is(Cat::select) || t.is(Cat::submit) || t.is(Cat::publish) || t.is(Cat::raise) || t.is(Cat::weak);
}

bool object(const Token& t) {
  return t.is(Cat::rule) || t.is(Cat::thing) || t.is(Cat::activity) || t.is(Cat::people) ||
         t.is(Cat::abstract) || (t.word != nullptr && !t.word->terms.empty());
}

bool item(const Token& t) {
  return t.word != nullptr && std::any_of(t.word->terms.begin(), t.word->terms.end(), [](const TermRef& ref) {
           return ref.kind == vocab::Kind::item_kind || ref.kind == vocab::Kind::session_form;
         });
}

class Classifier {
 public:
  Classifier(const Folded& text, const Reading& r) : text_(text), r_(r), tokens_(r.scan.tokens) {}

  std::vector<Claim> run() {
    if (r_.has(Cat::past) && !r_.said) return {};
    if (r_.run_in && !universal()) return {};
    if (r_.section == Section::principle && !r_.said && !creates()) return {};
    find_parts();
    decide();
    return std::move(out_);
  }

 private:
  bool universal() const { return contains(U"全员") || contains(U"全覆盖") || contains(U"100%"); }
  bool creates() const { return r_.has(Cat::create); }
  bool contains(View word) const { return text_.view(r_.span).find(word) != kNone; }

  // The main predicate: the first that does not stand in a phrase of means (通过…, 以…, 围绕…).
  void find_parts() {
    prep_ = kNone;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& t = tokens_[i];
      if (t.is(Cat::prep) && prep_ == kNone && head_ == kNone) prep_ = i;
      if (predicate(t) && verb_ == kNone && !nominal(i)) verb_ = i;
    }
    for (std::size_t i = tokens_.size(); i-- > 0;) {
      if (object(tokens_[i])) {
        head_ = i;
        break;
      }
    }
  }

  // 建设 at the end of 平台建设, 培训 in 培训机构: a verb used as a noun.
  bool nominal(std::size_t i) const {
    if (!object(tokens_[i])) return i + 1 >= tokens_.size() && i > 0;
    const bool last = i + 1 >= tokens_.size();
    if (last) return i > 0;
    return object(tokens_[i + 1]) && !tokens_[i].is(Cat::create) && !tokens_[i].is(Cat::strengthen);
  }

  void claim(int confidence, std::string_view rule) {
    std::string why(rule);
    if (verb_ != kNone) why += ":" + utf8(text_.view(tokens_[verb_].span));
    if (head_ != kNone) why += " object:" + utf8(text_.view(tokens_[head_].span));
    out_.push_back({.span = r_.span, .confidence = confidence, .rule = why});
  }

  bool means() const { return prep_ != kNone && (verb_ == kNone || prep_ < verb_); }

  // The last object but for nouns of effort: 建设, 工作, 力度.
  bool any_object(Cat c) const {
    for (std::size_t i = verb_ == kNone ? 0 : verb_ + 1; i < tokens_.size(); ++i) {
      if (tokens_[i].is(c)) return true;
    }
    return false;
  }
  bool any_item() const {
    return std::any_of(tokens_.begin(), tokens_.end(), [](const Token& t) { return item(t); });
  }
  bool heads(Cat c) const { return head_ != kNone && tokens_[head_].is(c); }

  void decide() {
    if (r_.forbid && r_.span.size() >= 6) return claim(70, "forbid");
    if (r_.has(Cat::include) && r_.has(Cat::disposal)) return claim(85, "include");
    if (r_.deadline && (r_.has(Cat::submit) || r_.has(Cat::publish) || r_.has(Cat::create)))
      return claim(90, "deadline");
    if (contains(U"全覆盖") || contains(U"全面覆盖")) return claim(80, "coverage");
    if (r_.has(Cat::increase) &&
        (contains(U"力度") || contains(U"投入") || contains(U"占比") || contains(U"比例"))) {
      return claim(80, "increase");
    }
    if (verb_ == kNone || head_ == kNone) return;
    if (means() && !r_.said) return enumeration();
    by_verb();
  }

  void by_verb() {
    const Token& v = tokens_[verb_];
    const bool vague = heads(Cat::abstract) && !any_item();
    if (v.is(Cat::weak) || v.is(Cat::raise)) {
      if (r_.said && r_.strength == Strength::may) claim(45, "wish");
      return;
    }
    if (vague) return;
    if (v.is(Cat::create) && (any_object(Cat::rule) || any_object(Cat::thing) || any_item()))
      return claim(80, "create");
    if (v.is(Cat::select) && (any_object(Cat::people) || any_object(Cat::thing))) return claim(65, "select");
    if (v.is(Cat::increase)) return claim(65, "increase");
    if (v.is(Cat::strengthen) &&
        (heads(Cat::rule) || heads(Cat::thing) || heads(Cat::activity) || any_item())) {
      return claim(60, "strengthen");
    }
    if (v.is(Cat::submit) || v.is(Cat::publish)) return claim(60, "submit");
    if (v.is(Cat::act) && (heads(Cat::activity) || heads(Cat::thing) || heads(Cat::rule) || any_item())) {
      return claim(65, "act");
    }
    if (r_.said && r_.strength == Strength::may) return claim(50, "permission");
    if (r_.cadence != Cadence::none && r_.scan.quantities.empty() && v.is(Cat::act)) claim(50, "cadence");
  }

  // 通过…、…、…等方式: a list of at least four, said of what it contains.
  void enumeration() {
    const std::size_t commas = static_cast<std::size_t>(
        std::count(text_.letters.begin() + static_cast<std::ptrdiff_t>(r_.span.begin),
                   text_.letters.begin() + static_cast<std::ptrdiff_t>(r_.span.end), U'、'));
    if (commas >= 3 && (contains(U"内容") || contains(U"主题") || contains(U"专题") || contains(U"方式") ||
                        contains(U"形式"))) {
      return claim(45, "enumeration");
    }
    // The demand stands behind the means in the same clause: 通过…开展培训.
    const Token& v = tokens_[verb_];
    if ((v.is(Cat::act) || v.is(Cat::create)) &&
        (heads(Cat::activity) || any_object(Cat::thing) || any_object(Cat::rule))) {
      claim(50, "means");
    }
  }

  const Folded& text_;
  const Reading& r_;
  const std::vector<Token>& tokens_;
  std::size_t verb_ = kNone, head_ = kNone, prep_ = kNone;
  std::vector<Claim> out_;
};

}  // namespace

std::vector<Claim> classify(const Folded& text, const Reading& reading) {
  return Classifier(text, reading).run();
}

}  // namespace xt::plans::drafting
