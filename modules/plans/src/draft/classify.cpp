#include "draft/classify.h"

#include <algorithm>

#include "draft/levels.h"

namespace xt::plans::drafting {
namespace {

using View = std::u32string_view;
constexpr std::size_t kNone = View::npos;

bool predicate(const Token& t) {
  for (const Cat c : {Cat::create, Cat::act, Cat::strengthen, Cat::increase, Cat::select, Cat::submit,
                      Cat::publish, Cat::raise, Cat::weak, Cat::explore, Cat::bear}) {
    if (t.is(c)) return true;
  }
  return false;
}

bool term_of(const Token& t, std::initializer_list<vocab::Kind> kinds) {
  return t.word != nullptr &&
         std::any_of(t.word->terms.begin(), t.word->terms.end(), [&](const TermRef& ref) {
           return std::find(kinds.begin(), kinds.end(), ref.kind) != kinds.end();
         });
}

// A thing, an activity or a rule that a register knows by name.
bool item(const Token& t) {
  return term_of(t, {vocab::Kind::item_kind, vocab::Kind::session_form, vocab::Kind::account});
}
bool training(const Token& t) {
  return t.is(Cat::activity) || term_of(t, {vocab::Kind::programme_kind, vocab::Kind::mode});
}
bool object(const Token& t) {
  return t.kind == Token::Kind::title || t.is(Cat::rule) || t.is(Cat::thing) || t.is(Cat::people) ||
         t.is(Cat::abstract) || item(t) || training(t);
}

class Classifier {
 public:
  Classifier(const Folded& text, const Reading& r)
      : text_(text), r_(r), tokens_(r.scan.tokens), all_(text.view(r.span)) {}

  std::vector<Claim> run() {
    if (r_.has(Cat::past) && !r_.said) return {};
    if (r_.run_in && !universal()) return {};
    find_parts();
    if (r_.section == Section::principle && !binding() && !verb(Cat::explore) &&
        !(verb(Cat::create) && !vague()))
      return {};
    decide();
    if (!out_.empty()) split_members();
    if (out_.size() == 1) split_levels();
    return std::move(out_);
  }

 private:
  bool says(View word) const { return all_.find(word) != kNone; }
  bool universal() const { return says(U"全员") || says(U"全覆盖") || says(U"100%"); }
  // 必须, 应当: said so strongly that it is a demand whatever it says.
  bool binding() const { return says(U"必须") || says(U"应当") || says(U"一律") || says(U"不得"); }

  void find_parts() {
    const std::size_t behind = means_end();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& t = tokens_[i];
      if (i < behind || !predicate(t) || nominal(i)) continue;
      if (verb_ == kNone || causative(verb_)) verb_ = i;
    }
    for (std::size_t i = tokens_.size(); i-- > 0 && head_ == kNone;) {
      if (object(tokens_[i])) head_ = i;
    }
  }

  // 帮助当地打造…, 引导教师参与…: what is caused is the demand.
  bool causative(std::size_t i) const {
    const View word = text_.view(tokens_[i].span);
    return word == U"帮助" || word == U"引导" || word == U"支持" || word == U"使";
  }

  // Where a leading phrase of means (通过…等方式) ends; where it has no end of its own, behind its
  // preposition.
  std::size_t means_end() {
    std::size_t first = 0;
    while (first < tokens_.size() && !tokens_[first].is(Cat::prep) && !predicate(tokens_[first])) ++first;
    if (first >= tokens_.size() || !tokens_[first].is(Cat::prep)) return 0;
    if (tokens_[first].span.begin > r_.span.begin + 6 && r_.who_own) return 0;
    means_ = true;
    for (std::size_t i = first + 1; i < tokens_.size(); ++i) {
      const bool etc = text_.view(tokens_[i].span) == U"等";
      const bool last = i + 1 >= tokens_.size() || !object(tokens_[i + 1]);
      if (!etc && !(tokens_[i].is(Cat::enumerate_end) && last)) continue;
      std::size_t end = i + 1;
      for (std::size_t k = end; k < tokens_.size() && k < i + 5; ++k) {
        if (tokens_[k].is(Cat::enumerate_end)) end = k + 1;  // 等多种方式
      }
      listed_ = end < tokens_.size();
      return listed_ ? end : first + 1;
    }
    return first + 1;
  }

  // A verb used as a noun: 建设 behind 平台, 培训 before 机构.
  bool nominal(std::size_t i) const {
    const Token& t = tokens_[i];
    if (t.is(Cat::increase) || t.is(Cat::bear)) return false;
    if (i > 0 && listed(t) && text_.letters[t.span.begin - 1] == U'、')
      return true;  // 规划、实施、管理与评价
    if (i + 1 >= tokens_.size()) return i > 0 && (object(t) || t.is(Cat::create) || t.is(Cat::act));
    const Token& after = tokens_[i + 1];
    const View next = text_.view(after.span);
    if (next == U"的") return true;
    const bool noun = object(t) && (!t.is(Cat::select) || t.word->text == U"培训");
    const bool opens = i == 0 || !noun_like(tokens_[i - 1]);
    if (opens && !noun) return false;
    if (object(t) && (next == U"、" || next == U"和" || next == U"与")) return true;
    return object(t) && object(after) && !t.is(Cat::create);
  }
  static bool noun_like(const Token& t) { return object(t) || t.is(Cat::who) || t.is(Cat::term); }

  bool verb(Cat c) const { return verb_ != kNone && tokens_[verb_].is(c); }
  bool head(Cat c) const { return head_ != kNone && tokens_[head_].is(c); }
  bool behind_verb(Cat c) const {
    for (std::size_t i = verb_ == kNone ? 0 : verb_ + 1; i < tokens_.size(); ++i) {
      if (tokens_[i].is(c)) return true;
    }
    return false;
  }
  bool any_item() const { return std::any_of(tokens_.begin(), tokens_.end(), item); }
  bool holds() const {
    return head(Cat::rule) || head(Cat::thing) ||
           (head_ != kNone && tokens_[head_].kind == Token::Kind::title) ||
           (head_ != kNone && item(tokens_[head_]));
  }
  bool holds_thing() const { return head(Cat::rule) || head(Cat::thing); }
  bool trains() const { return head_ != kNone && training(tokens_[head_]); }
  bool vague() const { return head(Cat::abstract) && !head(Cat::rule) && !head(Cat::thing); }
  // 一支师德高尚…的队伍: praise of an outcome, not a thing to be had.
  bool praise() const {
    if (!r_.scan.quantities.empty() || says(U"培训者队伍") || says(U"专家")) return false;
    const bool some = says(U"一支") || says(U"一批");
    if (r_.closing && some && (says(U"培养") || says(U"打造") || says(U"造就") || says(U"建设"))) return true;
    return says(U"队伍") && levels_of(all_).empty() && !says(U"四级") && !says(U"三级");
  }

  // The object says no more than what the whole document is about: 加强平台建设, 健全教师培训工作机制.
  bool empty_object() const {
    if (r_.who_own || r_.cadence != Cadence::none || r_.deadline) return false;
    std::size_t said = 0;
    for (std::size_t i = verb_ + 1; i < tokens_.size(); ++i) {
      const Token& t = tokens_[i];
      if (t.kind == Token::Kind::title || t.kind == Token::Kind::quantity) return false;
      if (t.word != nullptr && item(t) && t.span.size() >= 4) return false;
      const bool counts = t.word != nullptr
                              ? !t.is(Cat::generic) && !t.is(Cat::tail) && !t.is(Cat::enumerate_end)
                              : is_han(text_.letters[t.span.begin]) && !particle(text_.view(t.span));
      if (counts) said += t.span.size();
    }
    return said == 0;
  }
  static bool particle(View word) { return View(U"的和与及或等之中新性化为").find(word.front()) != kNone; }

  // Nothing but nouns of effort stands behind the object; otherwise the object is part of a longer noun.
  bool closes() const {
    const std::size_t next = tokens_[head_].span.end;
    if (next < r_.span.end && View(U"、和及与").find(text_.letters[next]) != kNone)
      return true;  // a list goes on
    std::size_t said = 0;
    for (std::size_t i = head_ + 1; i < tokens_.size(); ++i) {
      const Token& t = tokens_[i];
      if (t.is(Cat::tail) || t.is(Cat::enumerate_end) || t.is(Cat::who) || t.is(Cat::people)) continue;
      if (t.word != nullptr ? true : is_han(text_.letters[t.span.begin])) said += t.span.size();
    }
    return said < 2;
  }

  void claim(int confidence, std::string_view rule) {
    std::string why(rule);
    if (verb_ != kNone) why += ":" + utf8(text_.view(tokens_[verb_].span));
    if (head_ != kNone) why += " object:" + utf8(text_.view(tokens_[head_].span));
    const bool general = (rule == "act" || rule == "strengthen" || rule == "select") && !says(U"对") &&
                         (verb(Cat::act) || verb(Cat::strengthen) || verb(Cat::select)) &&
                         (trains() || says(U"培训班"));
    out_.push_back({.span = r_.span, .confidence = confidence, .rule = why, .training = general});
  }

  void decide() {
    if (special()) return;
    if (purpose() || says(U"更加") || about_itself()) return;
    if (means_ && said_first() && commas() > 0 && !vague()) return claim(55, "said");
    if (ways()) return claim(40, "ways");
    if (verb_ == kNone) return;
    if (means_ && !holds() && (listed_ || !trains())) return;
    by_verb();
    if (out_.empty() && binding()) claim(55, "binding");
  }

  // 本办法自…起施行, 适用本办法, 由…负责解释: the document speaks of itself.
  bool about_itself() const { return says(U"施行") || says(U"适用") || says(U"负责解释"); }

  // 为…: what for; 围绕…: what about. 为每名教师… names whom.
  bool purpose() const {
    if (starts(U"为每") || starts(U"为各") || starts(U"为新")) return false;
    return starts(U"为") || starts(U"围绕") || starts(U"以");
  }

  // 要, 应, 须 in front of the phrase of means: the means are the demand.
  bool said_first() const {
    for (std::size_t i = 0; i < tokens_.size() && !tokens_[i].is(Cat::prep) && !predicate(tokens_[i]); ++i) {
      if (tokens_[i].is(Cat::must)) return true;
    }
    return false;
  }

  // 通过自荐、推荐、测试等方式, 采取购买、开发、引进等方式: ways that have to be gone.
  bool ways() const {
    if (!means_ || listed_ || commas() < 1 || !(starts(U"通过") || starts(U"采取") || starts(U"采用")))
      return false;
    const Token& last = tokens_.back();
    return last.is(Cat::enumerate_end) || text_.view(last.span) == U"办法";
  }
  std::ptrdiff_t commas() const { return std::count(all_.begin(), all_.end(), U'、'); }

  // 围绕…、…、…等主题, 以…、…为主要内容, 综合运用…等形式: what has to be contained.
  bool contents() const {
    if (commas() < 3) return false;
    const bool opens = starts(U"围绕") || starts(U"综合运用") || starts(U"以") || starts(U"开展以");
    return opens && (says(U"内容") || says(U"主题") || says(U"专题") || says(U"形式") || says(U"方式") ||
                     says(U"要求"));
  }
  bool starts(View word) const { return all_.substr(0, word.size()) == word; }

  // 对…进行评价, 对教师精准测评: an activity directed at somebody.
  bool toward() const { return starts(U"对") && trains() && head_ + 1 == tokens_.size(); }

  // 以网络教研平台为载体, 以《…标准》为依据: what has to be there and to be used.
  bool basis() const {
    const bool named = std::any_of(tokens_.begin(), tokens_.end(), [](const Token& t) {
      return t.kind == Token::Kind::title || term_of(t, {vocab::Kind::item_kind});
    });
    return named && starts(U"以") && (says(U"为载体") || says(U"为依据") || says(U"为平台"));
  }

  // Frames that demand whatever the verb is.
  bool special() {
    const auto is = [&](int confidence, std::string_view rule) {
      claim(confidence, rule);
      return true;
    };
    if (r_.forbid && r_.span.size() >= 6) return is(70, "forbid");
    if (r_.has(Cat::include) && r_.has(Cat::disposal)) return is(85, "include");
    if (r_.deadline && (r_.has(Cat::submit) || r_.has(Cat::publish) || r_.has(Cat::create)))
      return is(90, "deadline");
    if (says(U"全覆盖") || says(U"全面覆盖")) return is(80, "coverage");
    if ((r_.has(Cat::increase) || r_.has(Cat::raise)) &&
        (says(U"力度") || says(U"投入") || says(U"占比") || says(U"比例"))) {
      return is(80, "increase");
    }
    if ((says(U"常态化") || says(U"定期")) && head_ != kNone && !vague()) return is(65, "cadence");
    if (r_.has(Cat::bear) && (says(U"经费") || says(U"资金"))) return is(65, "bear");
    if (contents()) return is(55, "contents");
    if (toward()) return is(60, "toward");
    if (basis()) return is(50, "basis");
    if (starts(U"使") && (says(U"所有") || says(U"全体") || says(U"每")) && says(U"都"))
      return is(55, "universal");
    if (r_.has(Cat::include) && (says(U"列入") || says(U"纳入"))) return is(75, "include");
    if (r_.has(Cat::assure) && (says(U"经费") || says(U"投入") || says(U"落地"))) return is(65, "assure");
    return false;
  }

  void by_verb() {
    if (verb(Cat::explore)) return head_ == kNone ? void() : claim(60, "explore");
    if (verb(Cat::weak) || verb(Cat::raise)) {
      if (first_may() && !vague()) claim(45, "wish");
      if (out_.empty() && said_first() && commas() > 1 && !vague()) claim(50, "said");
      return;
    }
    if (first_may() && r_.said) return claim(50, "permission");
    if (head_ == kNone || praise() || vague() || empty_object()) return;
    if (verb(Cat::create) && (behind_verb(Cat::rule) || behind_verb(Cat::thing) || any_item())) {
      return claim(80, "create");
    }
    if (verb(Cat::select) && (behind_verb(Cat::people) || behind_verb(Cat::thing)))
      return claim(65, "select");
    if (verb(Cat::increase) && !says(U"覆盖面") && !says(U"影响")) return claim(65, "increase");
    if (verb(Cat::create) && term_of(tokens_[head_], {vocab::Kind::mode})) return claim(55, "create");
    // 实施精准培训 names a manner; 对新教师实施培训 names somebody.
    const View acting = text_.view(tokens_[verb_].span);
    const bool manner =
        acting.size() >= 2 && acting.substr(acting.size() - 2) == U"实施" && acting != U"组织实施";
    if (manner && !holds_thing() && !says(U"对") && r_.scan.quantities.empty()) return;
    const bool whole = closes() || head_ == verb_;
    if (verb(Cat::strengthen) && (!whole || (text_.view(tokens_[verb_].span) == U"统筹" && !trains())))
      return;
    if (verb(Cat::strengthen) && text_.view(tokens_[head_].span) == U"教育") return;
    if (verb(Cat::strengthen) && (holds() || trains() || any_item())) return claim(60, "strengthen");
    if (verb(Cat::submit) || verb(Cat::publish)) return claim(60, "submit");
    if (verb(Cat::act) && whole && (trains() || holds() || any_item())) return claim(65, "act");
    if (first_may()) return claim(50, "permission");
    if (r_.cadence != Cadence::none && verb(Cat::act)) claim(50, "cadence");
  }

  // 鼓励…, 支持…: the permission is the predicate, not a noun at the end.
  bool first_may() const {
    for (std::size_t i = 0; i < tokens_.size() && i < 6; ++i) {
      if (tokens_[i].is(Cat::may) && i + 2 < tokens_.size()) return true;
      if (predicate(tokens_[i])) return false;
    }
    return false;
  }

  // A member of a list: a separator stands beside it.
  bool listed(const Token& t) const {
    const auto separates = [&](std::size_t i) {
      return i >= r_.span.begin && i < r_.span.end && View(U"、和及与").find(text_.letters[i]) != kNone;
    };
    return (t.span.begin > 0 && separates(t.span.begin - 1)) || separates(t.span.end);
  }

  // 将需求调研、方案研制、绩效评价、跟踪指导纳入流程; 自评、互评、他评: one demand for each member.
  void split_members() {
    std::vector<Span> members;
    std::size_t separators = 0;
    bool kinds = true;
    for (const Token& t : tokens_) {
      const View word = text_.view(t.span);
      if (!members.empty() && r_.has(Cat::include) && t.is(Cat::include)) break;
      if (word == U"、" || (word == U"和" && members.size() > 1)) ++separators;
      if (word == U"等" && members.size() > 1) break;
      if (!listed(t)) continue;
      const bool way = term_of(t, {vocab::Kind::item_category}) &&
                       !term_of(t, {vocab::Kind::category, vocab::Kind::item_kind});
      const bool kind = r_.has(Cat::include) && item(t);
      if (!way && !kind) continue;
      kinds = kinds && kind;
      members.push_back(t.span);
    }
    const bool flow = kinds && (says(U"流程") || says(U"环节") || says(U"全过程"));
    const bool ways = !kinds && (says(U"评估") || says(U"评价"));
    if (members.size() < 3 || members.size() > 12 || separators + 2 < members.size() || (!flow && !ways))
      return;
    const Claim one = out_.front();
    out_.clear();
    for (const Span member : members) {
      Claim claim = one;
      claim.item = member;
      claim.rule += " member:" + utf8(text_.view(member));
      out_.push_back(std::move(claim));
    }
  }

  // 省、市、县三级专家库: one demand for each level that is to have the thing.
  void split_levels() {
    const std::vector<Entity> levels = levels_of(all_);
    const bool thing = verb(Cat::create) || verb(Cat::strengthen) || says(U"全覆盖");
    if (levels.size() < 2 || !thing || says(U"经费")) return;
    const Claim one = out_.front();
    out_.clear();
    for (const Entity level : levels) {
      Claim claim = one;
      claim.level = level;
      claim.levelled = true;
      claim.rule += " level";
      out_.push_back(std::move(claim));
    }
  }

  const Folded& text_;
  const Reading& r_;
  const std::vector<Token>& tokens_;
  View all_;
  std::size_t verb_ = kNone, head_ = kNone;
  bool means_ = false;   // the clause opens with a phrase of means
  bool listed_ = false;  // which ends in 等方式, with more behind it
  std::vector<Claim> out_;
};

}  // namespace

std::vector<Claim> classify(const Folded& text, const Reading& reading) {
  return Classifier(text, reading).run();
}

}  // namespace xt::plans::drafting
