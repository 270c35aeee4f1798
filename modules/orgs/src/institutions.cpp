#include <algorithm>

#include "vocab/vocab.h"

#include "changes.h"
#include "orgs_queries.gen.h"

namespace xt::orgs {
namespace {

constexpr std::size_t kMaxCode = 32;

bool good_code(std::string_view code) {
  const bool digits = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !code.empty() && code.size() <= kMaxCode && !(digits && (code.size() == 6 || code.size() == 10));
}

Wanted wanted_of(const Institution& institution, const std::map<std::string, Org>& regions) {
  Wanted out;
  if (!good_code(institution.code))
    out.errors.push_back(
        {"机构代码", "orgs.institution_code",
         "机构代码应为 1 至 32 个字符(如统一社会信用代码),不能是六位地区代码或十位学校标识码。"});
  check_name(out, "机构名称", institution.name);
  if (vocab::by_key(vocab::Kind::org_kind, institution.kind) == nullptr)
    out.errors.push_back({"类型", "orgs.word", "类型应为承训单位、教师发展机构、教研机构、高校或网络机构。"});
  resolve_region(out, institution.region, regions);
  out.org.code = institution.code;
  out.org.name = institution.name;
  out.org.level = Level::institution;
  out.org.kind = institution.kind;
  out.from = institution.from;
  out.to = institution.to;
  return out;
}

// The next free number of each region. Inside one transaction, so nobody else takes it.
class Numbers {
 public:
  explicit Numbers(db::Session& session) : session_(session) {}
  Result<Key> next(Key region) {
    if (!loaded_) {
      XT_CHECK_OK(session_.each(sql::last_institutions, {}, [&](const db::Row& row) {
        last_[row.i64(0)] = row.i64(1);
        return true;
      }));
      loaded_ = true;
    }
    Key& last = last_.try_emplace(region, region).first->second;
    if (last - region >= kMaxInstitution)
      return make_error(Code::conflict, "orgs.region_full", "no number left in " + region_code(region));
    return ++last;
  }

 private:
  db::Session& session_;
  std::map<Key, Key> last_;
  bool loaded_ = false;
};

}  // namespace

Result<std::vector<Outcome>> put_institutions(db::Session& session, std::span<const Institution> institutions,
                                              Date as_of) {
  std::vector<std::string> codes;
  for (const Institution& institution : institutions) codes.push_back(institution.region);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  XT_TRY(auto regions, find_codes(session, codes));
  std::erase_if(regions, [](const auto& entry) { return entry.second.level > Level::county; });

  std::vector<Wanted> wanted;
  wanted.reserve(institutions.size());
  for (const Institution& institution : institutions) wanted.push_back(wanted_of(institution, regions));
  Numbers numbers(session);
  Changes changes(session, as_of, {"机构代码", "机构名称"},
                  [&](const Org& org) { return numbers.next(org.region_key); });
  XT_CHECK_OK(changes.load(wanted));
  std::vector<Outcome> out;
  out.reserve(wanted.size());
  for (Wanted& one : wanted) {
    XT_TRY(auto outcome, changes.put(std::move(one)));
    out.push_back(std::move(outcome));
  }
  XT_CHECK_OK(changes.finish());
  return out;
}

}  // namespace xt::orgs
