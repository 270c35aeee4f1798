#include "plans/draft.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "draft/demand.h"
#include "draft/marker.h"
#include "draft/measure.h"
#include "draft/moments.h"
#include "draft/plan_dates.h"
#include "draft/verify.h"

namespace xt::plans {
namespace {

using namespace drafting;

constexpr std::size_t kCountOccurrences = 512 << 10;  // beyond, quotes are not told apart by nth

// hours-360, base-10, share-5pct: what is measured and how much.
std::string id_of(const Proposal& p) {
  std::string out;
  const std::size_t quote = p.measure.find('\'');
  const std::size_t open = p.measure.find('(');
  const bool kind = quote != std::string::npos && quote == open + 1;
  const std::string_view name =
      p.measure.empty() ? std::string_view(p.strength == Strength::may ? "wish" : "record")
      : kind ? std::string_view(p.measure).substr(quote + 1, p.measure.find('\'', quote + 1) - quote - 1)
             : std::string_view(p.measure).substr(0, open);
  for (const char c : name) out += std::isalnum(static_cast<unsigned char>(c)) ? c : '-';
  if (out.empty() || !std::isalpha(static_cast<unsigned char>(out.front()))) out = "demand";
  if (p.stated && p.low.den() == 1) out += "-" + std::to_string(p.low.num());
  return out.substr(0, 40);
}

class Drafter {
 public:
  explicit Drafter(std::string_view text) : bytes_(text), text_(fold(text)) {}

  Draft run() {
    if (!text_.text) {
      out_.notices.push_back("not_text");
      return std::move(out_);
    }
    if (text_.traditional) out_.notices.push_back("traditional");
    if (text_.spaced) out_.notices.push_back("ocr");
    unwrap(text_);
    const Layout lines = layout(text_);
    if (lines.lines.empty()) {
      out_.notices.push_back("no_body");
      return std::move(out_);
    }
    const Clauses cut = clauses(text_, lines);
    if (cut.bare) out_.notices.push_back("no_punctuation");
    if (cut.clauses.size() >= kMaxClauses) out_.notices.push_back("too_many_clauses");
    const std::vector<Reading> readings = read(text_, lines, cut);
    outline(lines, cut, readings);
    propose_all(readings);
    return std::move(out_);
  }

 private:
  void outline(const Layout& lines, const Clauses& cut, const std::vector<Reading>& readings) {
    out_.title = utf8(lines.title.substr(0, lines.title.find(U"各", 5)));
    national_ =
        lines.title.find(U"教育部") == 0 || lines.title.find(U"各省、自治区、直辖市") != std::u32string::npos;
    out_.body.push_back(text_.bytes(lines.body));
    for (const Line& line : lines.lines) {
      if (line.level == 0 || (!line.heading && line.run_in == 0)) continue;
      const std::size_t end = line.heading ? line.span.end : line.span.begin + line.run_in;
      out_.headings.push_back({text_.bytes({line.marker.begin, end}), line.level});
    }
    for (const Span& s : cut.sentences) out_.sentences.push_back(text_.bytes(s));
    for (const Reading& r : readings) {
      out_.clauses.push_back({text_.bytes(r.span), r.sentence, text_.bytes(r.who_span)});
    }
    name_body();
    const auto [first, last] = plan_dates(text_, lines);
    out_.first = first;
    out_.last = last;
  }

  // The first and the last words of the body, if plan.toml can find it by them.
  void name_body() {
    const ByteRange body = out_.body.front();
    if (bytes_.size() > kCountOccurrences || body.end <= body.begin) return;
    const std::string_view all = bytes_.substr(body.begin, body.end - body.begin);
    const std::string_view begin = all.substr(0, all.find('\n'));
    const std::size_t line = all.rfind('\n');
    const std::string_view end = all.substr(line == std::string_view::npos ? 0 : line + 1);
    int nth = 1;
    for (std::size_t at = bytes_.find(begin); at < body.begin; at = bytes_.find(begin, at + 1)) ++nth;
    if (bytes_.find(end, body.begin) + end.size() != body.end || begin.size() > 600 || end.size() > 2000)
      return;
    out_.body_begin = std::string(begin);
    out_.body_end = std::string(end);
    out_.body_nth = nth;
  }

  // A named year binds in that year only; a deadline until its day. Outside the plan's dates neither is
  // believed.
  void dates(const Reading& r, Proposal& p) const {
    if (!out_.first || !out_.last || !p.due.empty()) return;
    for (const Moment& m : r.scan.moments) {
      if (m.year == 0) continue;
      const auto last = m.latest(m.year);
      const Date from = Date::of(m.year, 1, 1);
      const bool until = m.before || m.last || (m.span.begin > 0 && text_.letters[m.span.begin - 1] == U'到');
      if (!last || *last < *out_.first || *last > *out_.last) continue;
      if (!until && m.month == 0 && from >= *out_.first) p.first = from;
      if (*last < *out_.last) p.last = *last;
      return;
    }
  }

  void propose_all(const std::vector<Reading>& readings) {
    std::map<std::string, int> ids;
    for (const Demand& d : demands(text_, readings)) {
      if (out_.proposals.size() == kMaxProposals) {
        out_.notices.push_back("too_many_proposals");
        break;
      }
      Proposal p = propose(text_, readings[d.reading], d);
      // A national document speaks to the provinces: 各省、自治区、直辖市….
      const bool issuer = p.entities == std::vector<Entity>{Entity::region};
      if (national_ && issuer && !p.stated) p.entities = {Entity::province};
      dates(readings[d.reading], p);
      p.quote = std::string(bytes_.substr(p.range.begin, p.range.end - p.range.begin));
      const std::string id = id_of(p);
      const int count = ++ids[id];
      p.id = count == 1 ? id : id + "-n" + std::to_string(count);
      p.nth = nth(p);
      out_.proposals.push_back(std::move(p));
    }
    dues();
    verify(out_.proposals);
  }

  // Days on which papers are due lie inside the plan: where it names no period they say its years, else a day
  // outside is a slip of the text and left out.
  void dues() {
    std::vector<Date> named;
    for (Proposal& p : out_.proposals) {
      const auto day = Date::parse_iso(p.due);
      if (!day) continue;
      const bool outside = (out_.first && *day < *out_.first) || (out_.last && *day > *out_.last);
      if (outside) p.due.clear();
      if (!outside) named.push_back(*day);
    }
    if (named.empty() || (out_.first && out_.last)) return;
    const auto [low, high] = std::minmax_element(named.begin(), named.end());
    if (!out_.first) out_.first = Date::of(low->year(), 1, 1);
    if (!out_.last) out_.last = std::max(out_.first->plus_months(60) - 1, Date::of(high->year(), 12, 31));
  }

  // Which occurrence of its quote in the body a proposal stands at.
  int nth(const Proposal& p) const {
    const ByteRange body = out_.body.front();
    if (bytes_.size() > kCountOccurrences || p.quote.empty()) return 1;
    int count = 1;
    for (std::size_t at = bytes_.find(p.quote, body.begin); at < p.range.begin;
         at = bytes_.find(p.quote, at + 1))
      ++count;
    return count;
  }

  std::string_view bytes_;
  Folded text_;
  bool national_ = false;  // issued to the provinces
  Draft out_;
};

}  // namespace

std::string_view code(DraftUnit unit) {
  static constexpr std::string_view kNames[] = {"none",  "hours", "credits", "records", "people", "things",
                                                "times", "money", "share",   "days",    "years"};
  return kNames[static_cast<std::size_t>(unit)];
}

Draft draft(std::string_view text) {
  const bool cut = text.size() > kMaxDraftBytes;
  Draft out = Drafter(text.substr(0, kMaxDraftBytes)).run();
  if (cut) out.notices.push_back("cut_at_limit");
  return out;
}

}  // namespace xt::plans
