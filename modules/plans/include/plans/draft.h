// A first draft of a plan from the text of a document: what it demands, as provisions for a person to check.
// Reads official Chinese by lexicons and a small grammar (data/draft, src/draft, docs/adr), no model and no
// network; every proposal names the rules that made it. Pure and total: any bytes are answered in linear
// time. Thread-safe. Ranges are half-open byte ranges of the text that was given; quotes stand as they are
// written there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/rational.h"
#include "plans/plan.h"

namespace xt::plans {

inline constexpr std::size_t kMaxDraftBytes = 16 << 20;  // what is longer is cut there, with a notice
inline constexpr std::size_t kMaxClauses = 100'000;      // a plan has some hundreds
inline constexpr std::size_t kMaxProposals = 2000;       // as many as a plan may have

// What a stated number counts.
enum class DraftUnit : std::uint8_t {
  none,     // nothing is stated: the demand asks that something be there
  hours,    // 学时
  credits,  // 学分
  records,  // 人次
  people,   // 名 人 位
  things,   // 个 所 支 篇 …
  times,    // 次
  money,    // in yuan
  share,    // % or a fraction, as a fraction of one
  days,     // 天 日 周 月, a month counted as 28 days
  years
};
std::string_view code(DraftUnit unit);  // "hours"

struct Proposal {
  ByteRange range;    // of the quote
  std::string quote;  // the demanding clause, byte for byte
  int nth = 1;        // which occurrence of the quote in the body
  std::string id;     // unique in the draft
  std::string title;  // simplified characters, at most 40
  Strength strength = Strength::must;
  std::vector<Entity> entities;  // at least one
  std::string where;             // filter, or empty
  std::string measure;           // empty: `needs` says what is missing
  Window window;
  Comparison comparison = Comparison::none;
  Rational low, high;   // at_least, between; at_most, between
  bool stated = false;  // the number stands in the text; else it is the 1 of "there is one"
  DraftUnit unit = DraftUnit::none;
  std::string unit_text;  // as written, simplified: 学时, 名, %
  bool prorate = false;
  std::optional<Date> first, last;   // where the demand binds in a part of the plan only
  std::string due;                   // as plan.toml writes it: "02-last"
  std::vector<std::string> needs;    // what no measure can judge yet
  int confidence = 0;                // 0–100
  std::vector<std::string> reasons;  // the rules that made it: "comparator:不少于", "verb:建立"
};

struct DraftHeading {
  ByteRange range;
  int level = 1;  // 1 一、 第一章 · 2 （一） · 3 1. · 4 (1) ; an article 第一条 is 2
};

struct DraftClause {
  ByteRange range;
  std::size_t sentence = 0;  // index into sentences
  ByteRange subject;         // whom it binds: its own words, or inherited; empty where nobody is named
};

struct Draft {
  std::string title;                // simplified; empty where none was found
  std::optional<Date> first, last;  // the plan's dates, where the text names them; inclusive
  std::vector<ByteRange> body;      // the document without the page around it
  std::string body_begin;           // as [[body]] of plan.toml names it; empty where that would not be exact
  std::string body_end;
  int body_nth = 1;  // which occurrence of body_begin
  std::vector<DraftHeading> headings;
  std::vector<ByteRange> sentences;
  std::vector<DraftClause> clauses;
  std::vector<Proposal> proposals;  // in the order of the text
  std::vector<std::string>
      notices;  // stable: cut_at_limit too_many_clauses not_text no_body too_many_proposals ocr traditional
};

Draft draft(std::string_view text);

// plan.toml as a starting point: what the draft cannot know (id, region) is left to fill in; compiles with
// the text as source.txt. What a proposal lacks stands in its `needs`.
std::string to_toml(const Draft& draft, std::string_view id);
// {"title","from","to","body":[{"begin","end"}],"proposals":[{"id","quote","begin","end","number","unit","comparator",
// "entity","where","window","strength","measure","due","needs","confidence","reasons"}],"notices"}
std::string to_json(const Draft& draft);

// A draft held against a hand-made plan of the same text. A proposal matches a provision when their quotes
// overlap by at least half of the shorter one and number and unit agree; every proposal and every provision
// is matched at most once, so that as many as possible are. Where the provision's number does not stand in
// its quote (the 1 of "there is one", or none at all), it agrees with a proposal that states none.
struct DraftMiss {
  std::string id;  // of the provision, or of the proposal
  std::string quote;
  std::string why;  // stable: no_quote other_number taken; of proposals: not_a_provision other_number taken
  std::string expected, found;  // "360 hours"; of the nearest proposal
};

struct DraftScore {
  int provisions = 0, proposals = 0, matched = 0;
  double precision = 0, recall = 0, f1 = 0;
  int stated = 0, stated_matched = 0;  // provisions whose number stands in the quote
  int same_entity = 0, same_measure = 0, same_window = 0, same_strength = 0;  // among the matched
  std::vector<DraftMiss> missed;                                              // provisions
  std::vector<DraftMiss> superfluous;                                         // proposals
};

DraftScore score(const Draft& draft, const Plan& plan);

}  // namespace xt::plans
