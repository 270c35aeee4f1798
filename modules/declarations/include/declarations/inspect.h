// Sampling for inspection (抽查): a draw of recognised declarations, and what the inspection found.
//
// A draw is decided by its seed alone: anybody can draw again from the same population and get the same; the
// population's digest shows whether it is still the same. Nobody inspects what they declared or verified
// themselves. `upheld` and `doubtful` may be changed; `reversed` is final and takes the hours back where they
// came from this declaration. Functions work inside the caller's transaction and audit in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "declarations/declarations.h"

namespace xt::declarations {

inline constexpr std::int64_t kMostPopulation = 1'000'000;
inline constexpr std::int64_t kMostDrawn = 5'000;
inline constexpr int kMostEach = 20;         // of a stratum
inline constexpr int kMostDrawDays = 1'100;  // from the first day to the last
inline constexpr int kMostDueDays = 366;     // from today

struct DrawAsk {
  std::int64_t lo = 0, hi = 0;     // the place: a node and the end of its subtree
  Date from, to;                   // recognised within, inclusive
  int percent_x100 = 0;            // 1 … 10,000, rounded up to whole declarations
  std::string stratum = "school";  // or kind
  int each = 0;                    // at least so many of every stratum, 0 … kMostEach
  Date due;                        // by which it is to be inspected
  std::string seed;                // at most 64 characters; empty: one is made
};
struct DrawPreview {
  std::int64_t population = 0, schools = 0, drawn = 0;
};
struct Draw {
  Id id = 0;
  std::int64_t lo = 0, hi = 0;
  Date from, to;
  int percent_x100 = 0, each = 0;
  std::string stratum, seed;
  std::int64_t population = 0, schools = 0, drawn = 0;
  std::string digest;  // of the population, SHA-256
  Date due;
  std::string by;
  std::int64_t created_ms = 0, from_ms = 0, end_ms = 0;
  std::int64_t open = 0, upheld = 0, doubtful = 0, reversed = 0;
};

// declarations.bad_draw (fields), declarations.draw_too_large; nothing is written.
Result<DrawPreview> preview_draw(db::Session& session, const Doer& doer, const DrawAsk& ask);
// And declarations.nothing_to_draw. Reads a whole population: for db::Database::write_many.
Result<Draw> draw(db::Session& session, const Doer& doer, const DrawAsk& ask);

struct Draws {
  std::vector<Draw> draws;  // latest first
  std::int64_t total = 0;
  std::string next_cursor;
};
// Of places within [lo, hi). declarations.bad_cursor.
Result<Draws> draws(db::Session& session, std::int64_t lo, std::int64_t hi, const std::string& cursor,
                    int limit);
// declarations.no_draw where it is not of the caller's subtree.
Result<Draw> find_draw(db::Session& session, const access::Caller& caller, Id id);

// Drawn again from what is there today.
struct DrawnAgain {
  std::int64_t population = 0;
  std::string digest;
  bool same_population = false, same_drawn = false;
};
Result<DrawnAgain> draw_again(db::Session& session, const Draw& draw);

struct Drawn {
  Id draw = 0, declaration = 0;
  int place = 0;  // order of the draw, from 1
  std::int64_t version = 0;
  std::string finding;  // upheld doubtful reversed; empty: not looked at yet
  std::string words, by;
  std::int64_t found_ms = 0;
  Id reversal = 0;  // in the ledger; 0: nothing was taken back
};
struct DrawnFilter {
  std::string finding;          // open upheld doubtful reversed; empty: all
  std::int64_t lo = 0, hi = 0;  // of schools
  int after = 0;                // the last place of the page before
  int limit = 50;
};
struct DrawnList {
  std::vector<Drawn> rows;                // by place
  std::vector<Declaration> declarations;  // beside them
  std::int64_t total = 0;
  std::optional<int> next;
};
Result<DrawnList> drawn(db::Session& session, Id draw, const DrawnFilter& filter);
// declarations.not_drawn.
Result<Drawn> find_drawn(db::Session& session, Id draw, Id declaration);

struct DrawnSchool {
  std::int64_t key = 0, drawn = 0, open = 0;
};
Result<std::vector<DrawnSchool>> drawn_schools(db::Session& session, Id draw);  // at most 500

// Why this caller may not inspect these: declarations.inspect_own, declarations.inspect_verified; the others
// are not in it.
Result<std::map<Id, std::string>> not_theirs(db::Session& session, const Doer& doer,
                                             const std::vector<Declaration>& all);

// Where the hours of a declaration came from, which decides what a reversal does.
enum class Counted : std::uint8_t {
  here,       // its own entry stands: a reversal takes it back
  elsewhere,  // another source told of the same: those hours stand
  gone        // its own entry was taken back or replaced already
};
Result<Counted> counted(db::Session& session, const Declaration& declaration);

struct Finding {
  std::string finding;  // upheld doubtful reversed
  std::string words;    // required but for upheld; at most 400 characters
  std::int64_t version = 0;
};
// declarations.bad_finding (fields), declarations.changed_meanwhile, declarations.finding_final,
// declarations.inspect_own, declarations.inspect_verified, credits.already_reversed; those of
// credits::reverse.
Result<Drawn> find_out(db::Session& session, const Doer& doer, const Drawn& row, const Finding& finding);

}  // namespace xt::declarations
