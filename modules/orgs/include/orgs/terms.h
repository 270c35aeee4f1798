// School terms and teaching weeks. A region's calendar speaks for all schools below it until a region nearer
// to the school has rows for the same school year.
#pragma once

#include <span>
#include <vector>

#include "orgs/change.h"

namespace xt::orgs {

struct Term {
  int school_year = 0;  // 2023: 2023-09-01 … 2024-08-31
  int term = 0;         // 1 autumn, 2 spring
  Period period;        // half-open
};

// orgs.term_outside_year (the term must lie in [1 August, 1 September of the next year)), orgs.term_overlap.
// `change`: filled with what take_back_term needs.
Result<Put> put_term(db::Session& session, Key region, const Term& term, xt::Change* change = nullptr);
// False where somebody has changed the term since; then nothing happens.
Result<bool> take_back_term(db::Session& session, const xt::Change& change);

// The terms that hold for `key` and touch `window`, by date; empty where no region above has a calendar.
Result<std::vector<Term>> terms_for(db::Session& session, Key key, Period window);

// ---- pure

// The school year of a day: it begins on 1 September.
int school_year_of(Date day);

struct CalendarRow {
  Key key = 0;
  Term term;
};
// Of all rows those of the nearest region above `key` (or itself), for each school year.
std::vector<Term> nearest(Key key, std::span<const CalendarRow> rows);

// Mondays of the teaching weeks of `window`: weeks (Monday to Sunday) of which at least three of the days
// Monday to Friday lie in a term and in the window, so that a week cut by the border of a term or window
// counts once at most.
std::vector<Date> teaching_weeks(std::span<const Term> terms, Period window);

}  // namespace xt::orgs
