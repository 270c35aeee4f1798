// Finding people by what somebody types: 张伟, zhangwei, zw. The index is derived (people_find); the rooms'
// writes keep it, and one command builds it anew.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "people/people.h"

namespace xt::people {

inline constexpr int kMostNames = 50;

// People whose name begins with what was typed (Han characters, pinyin or initials; any surname in its own
// reading), who on the day belong to an organisation inside `scope` (org_of): at most `limit` (1 …
// kMostNames), in the order of the letters. An empty or unreadable text finds nobody. Costs a range of one
// index, whatever the size of the house.
Result<std::vector<Label>> find_names(db::Session& session, std::string_view typed, KeyRange scope, Date on,
                                      int limit);

// Builds the index where it is missing or of an older edition, in transactions of some thousand people;
// `again`: also where it is in order. Answers how many people were read.
Result<std::int64_t> build_names(db::Database& database, bool again = false);

}  // namespace xt::people
