#include "changes.h"

#include <algorithm>

#include "orgs_queries.gen.h"
#include "store.h"

namespace xt::orgs {
namespace {

constexpr std::size_t kMaxName = 200;  // bytes

bool same_facts(const Org& a, const Org& b) {
  return a.name == b.name && a.kind == b.kind && a.period == b.period && a.stages == b.stages &&
         a.area == b.area && a.ownership == b.ownership && a.boarding == b.boarding &&
         a.small_rural == b.small_rural;
}

}  // namespace

void check_name(Wanted& wanted, std::string_view column, std::string_view value) {
  if (value.empty())
    wanted.errors.push_back({std::string(column), "orgs.name_empty", "名称不能为空,请填写全称。"});
  if (value.size() > kMaxName)
    wanted.errors.push_back(
        {std::string(column), "orgs.name_long", "名称过长,请填写不超过 66 个汉字的全称。"});
}

void resolve_region(Wanted& wanted, const std::string& code, const std::map<std::string, Org>& regions) {
  const auto found = regions.find(code);
  if (found == regions.end()) {
    wanted.errors.push_back({"所属地区代码", "orgs.region_unknown",
                             "没有地区代码“" + code + "”,请填写六位行政区划代码(到县级),如 450102。"});
    return;
  }
  const Org& region = found->second;
  if (region.kind == "abolished") {
    const std::string hint = region.abolished_into.empty() ? "" : ",现用代码是 " + region.abolished_into;
    wanted.errors.push_back({"所属地区代码", "orgs.region_abolished",
                             "“" + code + " " + region.name + "”已撤销" + hint + ",请改用现行代码。"});
    return;
  }
  wanted.org.region_key = region.key;
}

Status Changes::load(std::span<const Wanted> wanted) {
  std::vector<std::string> codes;
  for (const Wanted& one : wanted) codes.push_back(one.org.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  XT_TRY(known_, find_codes(session_, codes));
  return {};
}

Outcome Changes::refuse(Wanted& wanted, std::string_view column, const char* reason, std::string detail) {
  wanted.errors.push_back({std::string(column), reason, std::move(detail)});
  return {Change::refused, 0, {}, std::move(wanted.errors)};
}

Result<Outcome> Changes::put(Wanted wanted) {
  if (!wanted.errors.empty()) return Outcome{Change::refused, 0, {}, std::move(wanted.errors)};
  const auto found = known_.find(wanted.org.code);
  const Date from = wanted.from.value_or(found == known_.end() ? kBeginning : found->second.period.from);
  const Date to = wanted.to.value_or(found == known_.end() ? kOpenEnd : found->second.period.to);
  wanted.org.period = {from, to};
  if (wanted.org.period.empty())
    return refuse(wanted, "终止日期", "orgs.period", "终止日期早于起始日期,请核对两个日期。");
  if (found == known_.end()) return create(wanted);
  Org& before = found->second;
  if (before.level != wanted.org.level)
    return refuse(wanted, columns_.code, "orgs.code_taken",
                  "代码“" + before.code + "”已属于“" + before.name + "”。");
  if (before.region_key != wanted.org.region_key) return move(wanted, before);
  return change(wanted, before);
}

Result<Outcome> Changes::create(Wanted& wanted) {
  XT_TRY(wanted.org.key, new_key_(wanted.org));
  wanted.org.key_hi = wanted.org.key + 1;
  known_.emplace(wanted.org.code, wanted.org);
  pending_[wanted.org.code] = true;
  inserts_.push_back(wanted.org);
  return Outcome{Change::created, wanted.org.key, {}, {}};
}

Result<Outcome> Changes::change(Wanted& wanted, Org& before) {
  wanted.org.key = before.key;
  wanted.org.key_hi = before.key_hi;
  wanted.org.merged_into = before.merged_into;
  const bool same = same_facts(wanted.org, before);
  const bool first = pending_.emplace(before.code, true).second;
  if (same) return Outcome{Change::unchanged, before.key, {}, {}};
  if (!first)
    return refuse(wanted, columns_.code, "orgs.twice",
                  "本表中代码“" + before.code + "”出现两次而内容不同,请只留一行。");
  const bool renamed = wanted.org.name != before.name;
  if (renamed) XT_CHECK_OK(keep_name(before));
  XT_CHECK_OK(update(session_, wanted.org));
  before = wanted.org;
  return Outcome{renamed ? Change::renamed : Change::changed, before.key, {}, {}};
}

// The key tells the county, so another county is another key; the facts of the past stay with the old one.
Result<Outcome> Changes::move(Wanted& wanted, Org& before) {
  if (pending_.contains(before.code))
    return refuse(wanted, columns_.code, "orgs.twice",
                  "本表中代码“" + before.code + "”出现两次而地区不同,请只留一行。");
  XT_TRY(wanted.org.key, new_key_(wanted.org));
  wanted.org.key_hi = wanted.org.key + 1;
  const Date day = std::max(as_of_, before.period.from);
  XT_CHECK_OK(session_.exec(
      sql::end_org, {{"day", std::int64_t{day.days()}}, {"into", wanted.org.key}, {"key", before.key}}));
  const Key old = before.key;
  XT_TRY(const auto back, read_all(session_, sql::by_key, {{"key", wanted.org.key}}));
  if (!back.empty()) {  // it lay there before: one row, one period
    wanted.org.period.from = back.front().period.from;
    XT_CHECK_OK(update(session_, wanted.org));
  } else {
    wanted.org.period.from = day;
    inserts_.push_back(wanted.org);
  }
  pending_[wanted.org.code] = true;
  before = wanted.org;
  return Outcome{Change::moved, before.key, old, {}};
}

Status Changes::keep_name(const Org& before) {
  XT_TRY(const auto last, session_.one(sql::name_since, {{"key", before.key}}));
  const Date since = last.null(0) ? before.period.from : Date(static_cast<std::int32_t>(last.i64(0)));
  if (as_of_ <= since) return {};  // a correction of the same day: nobody knew it by that name
  XT_CHECK_OK(session_.exec(sql::add_name, {{"key", before.key},
                                            {"from_day", std::int64_t{since.days()}},
                                            {"to_day", std::int64_t{as_of_.days()}},
                                            {"name", before.name}}));
  return {};
}

Status Changes::finish() {
  return insert_all(session_, inserts_);
}

}  // namespace xt::orgs
