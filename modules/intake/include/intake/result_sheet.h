// Result sheets of providers (成果表): what a provider's programme gave to whom, as .xlsx or .csv. A sheet is
// one batch of the machine behind intake/batches.h; its rows are known by what they say, so that the same
// sheet again changes nothing and a corrected row is a new one.
#pragma once

#include <string>
#include <vector>

#include "auth/keyring.h"
#include "base/date.h"
#include "base/result.h"
#include "intake/batches.h"
#include "intake/platforms.h"

namespace xt::intake {

inline constexpr std::size_t kMostSheetRows = 5'000;
inline constexpr std::size_t kMostSheetBytes = 4 << 20;

// An empty one with notes and lists of words.
Result<std::string> result_template();

// One row each, numbered as in the sheet; what is wrong with single rows stands in them. Errors: those of
// sheets (no header, missing columns, not a sheet), intake.too_many_rows, intake.empty_sheet. Pure.
Result<std::vector<DoorRow>> read_result_sheet(const std::string& bytes, const auth::Keyring& keyring,
                                               Date today);

// Where a provider's own sheets go: made at the first call. access.not_permitted where the caller's scope is
// no institution.
Result<Platform> own_platform(db::Session& session, const access::Caller& caller, const access::Actor& actor);

struct Rehearsal {
  Counts counts;
  std::vector<RowLine> rows;
};
// What taking the rows up would make of them: all of it is done and rolled back. Errors: those of receive.
Result<Rehearsal> rehearse(db::Database& database, const access::Caller& caller, const access::Actor& actor,
                           const Platform& platform, const std::vector<DoorRow>& rows,
                           const Converter& convert);

// The refused rows as a workbook, each with what is wrong: of a sheet its own columns, of a request what the
// platform told. `sheet`: the bytes of the sheet, empty for a request.
Result<std::string> refused_table(const std::string& sheet, const std::vector<RowLine>& refused);

}  // namespace xt::intake
