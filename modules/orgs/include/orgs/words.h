// Finding organisations by what somebody types, and what lies directly below one. For pickers and the search.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "db/db.h"
#include "orgs/orgs.h"

namespace xt::orgs {

inline constexpr int kMostOrgs = 200;

// Regions, schools and institutions inside `scope` that stand on the day, by a part of their name, pinyin
// from any syllable on (sanzhong, nnsz) or the head of their code; the best first: the whole name, then its
// beginning, then the rest; regions before schools. At most `limit` (1 … kMostOrgs). One range scan of the
// scope: a province's 40,000 schools are some 40 ms.
Result<std::vector<Org>> find_words(db::Session& session, std::string_view typed, KeyRange scope, Date day,
                                    int limit);

// "南宁市 青秀区": what lies between `under` and each organisation, by key.
Result<std::map<Key, std::string>> insides(db::Session& session, std::span<const Org> orgs, Key under);

struct Page {
  std::vector<Org> orgs;
  std::optional<std::int64_t> next;  // how many to skip for the next page
  std::int64_t total = 0;
};
// What lies one step below: regions, then schools, then institutions, each in the order of the keys.
Result<Page> below(db::Session& session, Key key, Date day, std::int64_t skip, int limit);

}  // namespace xt::orgs
