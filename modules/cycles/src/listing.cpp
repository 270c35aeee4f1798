#include "listing.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "cycles_queries.gen.h"

namespace xt::cycles {
namespace {

constexpr std::size_t kAtOnce = 20'000;  // people, as accounts() likes them

std::string like(const std::string& text) {
  if (text.empty()) return {};
  std::string out = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + "%";
}

bool stands(const Account& account, const std::string& state) {
  if (state.empty()) return true;
  return state == "parts" ? account.parts_short() > 0 : account.met() == (state == "met");
}

Result<std::vector<Account>> in_steps(db::Session& session, const rules::Book& book, const Cycle& cycle,
                                      const Period& days, const std::vector<Member>& members) {
  std::vector<Account> out;
  out.reserve(members.size());
  for (std::size_t at = 0; at < members.size(); at += kAtOnce) {
    const auto some = std::span(members).subspan(at, std::min(kAtOnce, members.size() - at));
    XT_TRY(auto made, accounts(session, book, cycle, days, some));
    std::move(made.begin(), made.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace

Result<Listing> listing(db::Session& session, const rules::Book& book, const Cycle& cycle,
                        const Wanted& wanted) {
  Listing out;
  std::vector<Listed> all;
  std::vector<Member> members;
  XT_CHECK_OK(session.each(sql::staff_names,
                           {{"lo", wanted.range.lo},
                            {"hi", wanted.range.hi},
                            {"day", wanted.staff_on.days()},
                            {"name", like(wanted.text)},
                            {"limit", static_cast<std::int64_t>(wanted.most + 1)}},
                           [&](const db::Row& row) {
                             Listed one;
                             members.push_back({row.i64(0), row.i64(4)});
                             one.name = row.text(1);
                             one.stage = row.text(2);
                             one.subject = row.text(3);
                             one.org_code = row.text(5);
                             one.org_name = row.text(6);
                             all.push_back(std::move(one));
                             return true;
                           }));
  if (members.size() > wanted.most)
    return make_error(Code::invalid, "cycles.too_wide", std::to_string(wanted.most));
  XT_TRY(auto made, in_steps(session, book, cycle, wanted.days, members));
  for (std::size_t i = 0; i < made.size(); ++i) {
    const Account& a = made[i];
    out.sums.asked += a.asked;
    out.sums.earned += a.earned;
    out.sums.capped += a.capped;
    out.sums.carried += a.carried;
    out.sums.offset += a.offset;
    out.sums.entries += a.entries;
    out.met += a.met() ? 1 : 0;
    ++out.teachers;
    out.parts_short += a.parts_short() > 0 ? 1 : 0;
    if (!stands(a, wanted.state)) continue;
    all[i].account = a;
    out.rows.push_back(std::move(all[i]));
  }
  return out;
}

}  // namespace xt::cycles
