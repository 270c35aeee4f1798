// One source for each kind of sheet; headers as in docs/imports.md.
#pragma once

#include <memory>

#include "rows.h"
#include "world.h"

namespace xt::simulate {

std::unique_ptr<sheets::RowSource> schools_source(const World& world);
std::unique_ptr<sheets::RowSource> institutions_source(const World& world);
std::unique_ptr<sheets::RowSource> flags_source(const World& world);
std::unique_ptr<sheets::RowSource> calendar_source(const World& world);
// The whole roster as of the first day; with `corrected` only those whose numbers were mistyped in it.
std::unique_ptr<sheets::RowSource> roster_source(const World& world, bool corrected);
// What changed after `before` until `as_of`.
std::unique_ptr<sheets::RowSource> changes_source(const World& world, Date before, Date as_of);
std::unique_ptr<sheets::RowSource> entries_source(const World& world);
std::unique_ptr<sheets::RowSource> items_source(const World& world);
std::unique_ptr<sheets::RowSource> funds_source(const World& world);
std::unique_ptr<sheets::RowSource> sessions_source(const World& world);

// Terms: the autumn term that begins in `year`, the spring term of `year`.
Period autumn_term(int year);
Period spring_term(int year);

// Whether the number of this person is mistyped in the first roster.
bool is_mistyped(const World& world, std::int64_t person);
// A number with one wrong digit: the check character no longer agrees.
std::string mistype(std::string id, Rng& rng);

}  // namespace xt::simulate
