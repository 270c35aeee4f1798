#include "orgs/words.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/pinyin.h"
#include "base/text.h"

#include "orgs_queries.gen.h"
#include "store.h"

namespace xt::orgs {
namespace {

constexpr std::size_t kLongestTyped = 120;  // octets

struct Typed {
  std::string text;     // tidied, simplified
  std::string letters;  // as pinyin or a code; may be empty
};

// Small is better; none: no hit. 0 the whole name, 1 its beginning, 2 somewhere inside.
std::optional<int> rank(const Typed& typed, std::string_view name, std::string_view code) {
  if (!typed.letters.empty()) {
    if (code.starts_with(typed.text)) return code == typed.text ? 0 : 1;
    const Syllables syllables = pinyin(name);
    const std::size_t at = find_letters(syllables, typed.letters);
    if (at == 0) return join(syllables) == typed.letters ? 0 : 1;
    if (at != kNoSyllable) return 2;
  }
  const std::size_t at = name.find(typed.text);
  if (at == std::string_view::npos) return std::nullopt;
  return at > 0 ? 2 : (name == typed.text ? 0 : 1);
}

using Hit = std::tuple<int, int, Key>;  // rank, level, key

}  // namespace

Result<std::vector<Org>> find_words(db::Session& session, std::string_view typed, KeyRange scope, Date day,
                                    int limit) {
  if (limit < 1 || limit > kMostOrgs) return make_error(Code::invalid, "orgs.search", "a limit of 1 … 200");
  Typed wanted{fold_traditional(tidy(typed)), {}};
  if (wanted.text.empty() || wanted.text.size() > kLongestTyped || !is_utf8(wanted.text))
    return std::vector<Org>();
  wanted.letters = fold_letters(wanted.text);
  std::vector<Hit> hits;
  const db::Args args = {{"lo", scope.lo}, {"hi", scope.hi}, {"day", std::int64_t{day.days()}}};
  XT_CHECK_OK(session.each(sql::standing_names, args, [&](const db::Row& row) {
    const auto found = rank(wanted, row.text(2), row.text(1));
    if (found) hits.emplace_back(*found, static_cast<int>(level_of(row.i64(0))), row.i64(0));
    return true;
  }));
  const std::size_t kept = std::min(hits.size(), static_cast<std::size_t>(limit));
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end());
  hits.resize(kept);
  std::vector<Key> keys;
  for (const Hit& hit : hits) keys.push_back(std::get<Key>(hit));
  XT_TRY(auto orgs, find_keys(session, keys));
  std::vector<Org> out;
  for (const Key key : keys) {
    if (const auto org = orgs.find(key); org != orgs.end()) out.push_back(std::move(org->second));
  }
  return out;
}

Result<std::map<Key, std::string>> insides(db::Session& session, std::span<const Org> orgs, Key under) {
  std::set<Key> above;
  for (const Org& org : orgs) {
    for (const Key key : ancestors(org.key)) {
      if (key > under && key != org.key) above.insert(key);
    }
  }
  const std::vector<Key> keys(above.begin(), above.end());
  XT_TRY(const auto found, names(session, keys));
  std::map<Key, std::string> out;
  for (const Org& org : orgs) {
    std::string& inside = out[org.key];
    for (const Key key : ancestors(org.key)) {
      const auto name = key == org.key ? found.end() : found.find(key);
      if (name == found.end()) continue;
      if (!inside.empty()) inside += ' ';
      inside += name->second;
    }
  }
  return out;
}

Result<Page> below(db::Session& session, Key key, Date day, std::int64_t skip, int limit) {
  if (limit < 1 || limit > kMostOrgs || skip < 0)
    return make_error(Code::invalid, "orgs.search", "a limit of 1 … 200");
  std::vector<Org> all;
  if (level_of(key) < Level::school) {
    XT_TRY(all, child_regions(session, key));
    std::erase_if(all, [&](const Org& org) { return !org.period.contains(day); });
    for (const Level level : {Level::school, Level::institution}) {
      XT_TRY(auto members_here, members(session, key, level, day));
      std::move(members_here.begin(), members_here.end(), std::back_inserter(all));
    }
  }
  Page out;
  out.total = static_cast<std::int64_t>(all.size());
  const std::int64_t end = std::min<std::int64_t>(out.total, skip + limit);
  for (std::int64_t i = skip; i < end; ++i) out.orgs.push_back(std::move(all[static_cast<std::size_t>(i)]));
  if (end < out.total) out.next = end;
  return out;
}

}  // namespace xt::orgs
