// Changes of organisations. Inside the caller's transaction. Errors: Code::invalid with FieldErrors whose
// names are the sheet's columns (学校标识码 …) and whose detail says in Chinese how to mend it;
// Code::conflict otherwise.
#pragma once

#include <span>

#include "base/change.h"
#include "orgs/orgs.h"

namespace xt::orgs {

struct School {
  std::string code{};  // 学校标识码, ten digits
  std::string name{};
  std::string region{};  // six digits: a county, or a city without counties
  std::string stages{};  // ";primary;" as stored
  std::string area{};    // vocab keys
  std::string ownership{};
  bool boarding = false;
  bool small_rural = false;
  std::optional<Date> from{};  // half-open; from: as_of's school year where unknown
  std::optional<Date> to{};
};

struct Institution {
  std::string code{};  // 机构代码, at most 32 characters, not six or ten digits
  std::string name{};
  std::string kind{};    // vocab org_kind
  std::string region{};  // six digits
  std::optional<Date> from{};
  std::optional<Date> to{};
};

enum class Change : std::uint8_t { created, changed, renamed, moved, unchanged, refused };

struct Outcome {
  Change what = Change::unchanged;
  Key key = 0;  // 0 where refused
  std::optional<Key>
      moved_from;  // the key that was closed: its people must move along (people::move_employments)
  std::vector<FieldError> errors;  // where refused: all of the row
};

// One outcome a row, in the order given; a refused row does not keep the others. What changes holds from
// `as_of`: the old name goes to the past; another region gives the school a new key and closes the old one
// the day before.
Result<std::vector<Outcome>> put_schools(db::Session& session, std::span<const School> schools, Date as_of);
// Keys of new institutions are allocated in the order of the rows: the same sheet gives the same keys.
Result<std::vector<Outcome>> put_institutions(db::Session& session, std::span<const Institution> institutions,
                                              Date as_of);

// `key` exists until the day before `day`. orgs.already_closed where it has ended before.
Status close(db::Session& session, Key key, Date day);
// `key` goes on as `into` from `day`. The caller moves the people. orgs.merge_same, orgs.merge_level.
Status merge(db::Session& session, Key key, Key into, Date day);

enum class Put : std::uint8_t { created, changed, unchanged };
// A mark of a region or school. The same mark may not overlap itself: orgs.flag_overlap.
// `change`: filled with what take_back_flag needs.
Result<Put> put_flag(db::Session& session, Key key, std::string_view flag, Period period,
                     xt::Change* change = nullptr);
// False where somebody has changed the mark since; then nothing happens.
Result<bool> take_back_flag(db::Session& session, const xt::Change& change);

}  // namespace xt::orgs
