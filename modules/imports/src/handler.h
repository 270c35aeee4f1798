// What differs between the kinds of sheets: their columns, and what a chunk of rows does to the database.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "imports/imports.h"

#include "line.h"
#include "tally.h"

namespace xt::imports {

struct Setting {
  const auth::Keyring* keyring = nullptr;
  const Options* options = nullptr;
  std::int64_t batch = 0;
  Date today;
};

inline Status keep(db::Session& session, const Setting& setting, Kept kept) {
  return setting.options->keep ? setting.options->keep(session, kept) : Status{};
}

class Handler {
 public:
  virtual ~Handler() = default;
  virtual const std::vector<sheets::Column>& columns() const = 0;
  // Validates the lines and writes the good ones; sets each line's outcome or complains about it.
  virtual Status apply(db::Session& session, std::span<Line> lines) = 0;
  // After the last chunk: what needs the whole sheet. Adds its counts and notices; `tally` gets the rows that
  // were counted later.
  virtual Status finish(db::Session&, Report&, Tally&) { return {}; }
};

std::unique_ptr<Handler> make_handler(Kind kind, const Setting& setting);

// One maker a kind, each in its own file.
std::unique_ptr<Handler> schools_handler(const Setting& setting);
std::unique_ptr<Handler> institutions_handler(const Setting& setting);
std::unique_ptr<Handler> teachers_handler(const Setting& setting);
std::unique_ptr<Handler> entries_handler(const Setting& setting);
std::unique_ptr<Handler> items_handler(const Setting& setting);
std::unique_ptr<Handler> funds_handler(const Setting& setting);
std::unique_ptr<Handler> sessions_handler(const Setting& setting);
std::unique_ptr<Handler> flags_handler(const Setting& setting);
std::unique_ptr<Handler> calendar_handler(const Setting& setting);

// Shared by the kinds whose rows are written one by one and whose stores answer created, changed or
// unchanged.
template <class Put>
Outcome outcome_of(Put put) {
  return put == Put::created ? Outcome::created : put == Put::changed ? Outcome::changed : Outcome::unchanged;
}

}  // namespace xt::imports
