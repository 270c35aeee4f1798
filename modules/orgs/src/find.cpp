#include <algorithm>

#include "base/text.h"

#include "orgs_queries.gen.h"
#include "store.h"

namespace xt::orgs {
namespace {

constexpr std::size_t kChunk = 400;  // parameters of one statement

Error unknown(std::string what) {
  return make_error(Code::not_found, "orgs.unknown", std::move(what));
}

Result<Org> only(std::vector<Org> rows, const std::string& what) {
  if (rows.empty()) return unknown(what);
  return std::move(rows.front());
}

// SELECT `columns` … WHERE `column` IN (…), a chunk at a time.
template <class T, class F>
Status select_in(db::Session& session, const char* columns, const char* column, std::span<const T> wanted,
                 const F& f) {
  for (std::size_t start = 0; start < wanted.size(); start += kChunk) {
    const auto chunk = wanted.subspan(start, std::min(kChunk, wanted.size() - start));
    std::vector<std::string> places;
    for (std::size_t i = 0; i < chunk.size(); ++i) places.push_back("p" + std::to_string(i));
    db::Sql sql{std::string("SELECT ") + columns + " FROM orgs_org WHERE " + column + " IN ("};
    db::Args args;
    for (std::size_t i = 0; i < chunk.size(); ++i) {
      sql.text.append(i == 0 ? ":" : ",:").append(places[i]);
      args.push_back({places[i], chunk[i]});
    }
    sql.text.append(") ORDER BY to_day, from_day");
    XT_CHECK_OK(session.each(sql, args, [&](const db::Row& row) {
      f(row);
      return true;
    }));
  }
  return {};
}

}  // namespace

Result<Org> find(db::Session& session, std::string_view code) {
  XT_TRY(auto rows, read_all(session, sql::latest_by_code, {{"code", std::string(code)}}));
  return only(std::move(rows), std::string(code));
}

Result<Org> find(db::Session& session, Key key) {
  XT_TRY(auto rows, read_all(session, sql::by_key, {{"key", key}}));
  return only(std::move(rows), std::to_string(key));
}

Result<std::map<std::string, Org>> find_codes(db::Session& session, std::span<const std::string> codes) {
  std::map<std::string, Org> out;
  XT_CHECK_OK(select_in(session, kOrgColumns, "code", codes, [&](const db::Row& row) {
    Org org = read_org(row);
    std::string code = org.code;
    out.insert_or_assign(std::move(code), std::move(org));  // the one that ends last stays
  }));
  return out;
}

Result<std::map<Key, Org>> find_keys(db::Session& session, std::span<const Key> keys) {
  std::map<Key, Org> out;
  XT_CHECK_OK(select_in(session, kOrgColumns, "key", keys,
                        [&](const db::Row& row) { out.emplace(row.i64(0), read_org(row)); }));
  return out;
}

Result<std::map<Key, std::string>> names(db::Session& session, std::span<const Key> keys) {
  std::map<Key, std::string> out;
  XT_CHECK_OK(select_in(session, "key, name", "key", keys,
                        [&](const db::Row& row) { out.emplace(row.i64(0), std::string(row.text(1))); }));
  return out;
}

Result<std::vector<Org>> path(db::Session& session, Key key) {
  const std::vector<Key> steps = ancestors(key);
  XT_TRY(auto found, find_keys(session, steps));
  if (!found.contains(key)) return unknown(std::to_string(key));
  std::vector<Org> out;
  for (auto& [_, org] : found) out.push_back(std::move(org));  // keys grow downwards
  return out;
}

Result<std::vector<Org>> child_regions(db::Session& session, Key region) {
  const KeyRange range = subtree(region);
  std::vector<Org> out;
  for (const Level level : {Level::province, Level::city, Level::county}) {
    if (level <= level_of(region)) continue;
    if (level == Level::county && region == 0) continue;
    XT_TRY(auto rows, read_all(session, sql::regions_below,
                               {{"level", std::string(code_of(level))}, {"lo", range.lo}, {"hi", range.hi}}));
    for (Org& org : rows) {
      const std::vector<Key> above = ancestors(org.key);
      if (above[above.size() - 2] == region) out.push_back(std::move(org));
    }
  }
  std::sort(out.begin(), out.end(), [](const Org& a, const Org& b) { return a.key < b.key; });
  return out;
}

Result<std::vector<Org>> members(db::Session& session, Key region, Level level, Date day) {
  return read_all(session, sql::members,
                  {{"level", std::string(code_of(level))},
                   {"region", region},
                   {"hi", region + kPerRegion},
                   {"day", std::int64_t{day.days()}}});
}

Result<std::vector<Org>> search(db::Session& session, const Search& what) {
  const std::string prefix = tidy(what.prefix);
  if (prefix.empty() || what.limit < 1 || what.limit > 200)
    return make_error(Code::invalid, "orgs.search", "a prefix, and a limit of 1 … 200");
  return read_all(session, sql::search,
                  {{"lo", what.within.lo},
                   {"hi", what.within.hi},
                   {"level", what.level ? std::string(code_of(*what.level)) : std::string()},
                   {"size", static_cast<std::int64_t>(length_utf8(prefix))},
                   {"prefix", prefix},
                   {"most", std::int64_t{what.limit}}});
}

}  // namespace xt::orgs
