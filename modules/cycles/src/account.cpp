#include "cycles/account.h"

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "base/rational.h"
#include "people/people.h"

#include "capper.h"
#include "cycles_queries.gen.h"

namespace xt::cycles {
namespace {

struct Row {
  Id id = 0;
  Date earned_on;
  std::string kind;
  Amount amount;
  std::string mode, level, category;
};

const char* figure_of(std::string_view kind) {
  if (kind == "transfer_in") return "carried";
  return kind == "offset" ? "offset" : "earned";
}

class Making {
 public:
  Making(db::Session& session, const Cycle& cycle, const Period& days, const EachCounted& each)
      : session_(session), cycle_(cycle), days_(days), each_(each) {}

  Result<std::vector<Account>> run(std::span<const Id> teachers) {
    std::vector<Account> out(teachers.size());
    for (std::size_t i = 0; i < teachers.size(); ++i) {
      out[i].teacher = teachers[i];
      at_.emplace(teachers[i], i);
    }
    XT_CHECK_OK(load_records(teachers));
    XT_CHECK_OK(ask(teachers, out));
    // Without caps and without listeners the order of entries does not matter: they are summed as they come.
    if (cycle_.caps.empty() && !each_) return sum(std::move(out));
    std::vector<std::vector<Row>> rows(teachers.size());
    XT_CHECK_OK(read([&](std::size_t at, Row row) { rows[at].push_back(std::move(row)); }));
    for (std::size_t i = 0; i < out.size(); ++i) count(out[i], rows[i]);
    return out;
  }

 private:
  Status load_records(std::span<const Id> teachers) {
    XT_TRY(const auto aliases, people::aliases(session_, teachers));
    for (const auto& alias : aliases) at_.emplace(alias.old_id, at_.at(alias.teacher));
    ids_.reserve(at_.size() * 20);
    std::vector<Id> all;
    all.reserve(at_.size());
    for (const auto& [id, at] : at_) all.push_back(id);
    std::sort(all.begin(), all.end());  // the chains lie in this order
    for (const Id id : all) {
      if (!ids_.empty()) ids_ += ',';
      ids_ += std::to_string(id);
    }
    return {};
  }

  Amount share(Date since) const {
    const std::int64_t all = cycle_.days.days();
    const std::int64_t part = std::max(0, days_.to - std::max(days_.from, since));
    return {*mul_div_half_up(cycle_.hours_x100, part, all), *mul_div_half_up(cycle_.credits_x100, part, all)};
  }

  // A year asks for its part of the cycle; who came in the middle may be asked from that day on.
  Status ask(std::span<const Id> teachers, std::vector<Account>& out) {
    const Amount whole = years_share();
    for (Account& one : out) one.asked = whole;
    if (teachers.empty()) return {};
    return session_.each(sql::transfers_of, {{"ids", ids_}, {"cycle", cycle_.id}}, [&](const db::Row& row) {
      const auto found = at_.find(row.i64(0));
      if (found != at_.end()) out[found->second].asked = share(Date(static_cast<std::int32_t>(row.i64(1))));
      return true;
    });
  }

  // By whole years, so that a leap year asks no more than another.
  Amount years_share() const {
    std::int64_t years = 0;
    for (int n = 0; n < cycle_.years(); ++n) {
      if (days_.overlaps(cycle_.year(n))) ++years;
    }
    return {*mul_div_half_up(cycle_.hours_x100, years, cycle_.years()),
            *mul_div_half_up(cycle_.credits_x100, years, cycle_.years())};
  }

  template <class F>
  Status read(F f) {
    if (ids_.empty()) return {};
    return session_.each(sql::entries_of,
                         {{"ids", ids_}, {"from_day", days_.from.days()}, {"to_day", days_.to.days()}},
                         [&](const db::Row& row) {
                           const auto found = at_.find(row.i64(0));
                           if (found == at_.end()) return true;
                           f(found->second, Row{row.i64(1),
                                                Date(static_cast<std::int32_t>(row.i64(2))),
                                                std::string(row.text(3)),
                                                {row.i64(4), row.i64(5)},
                                                std::string(row.text(6)),
                                                std::string(row.text(7)),
                                                std::string(row.text(8))});
                           return true;
                         });
  }

  static Amount& amount_of(Account& account, std::string_view kind) {
    if (kind == "transfer_in") return account.carried;
    return kind == "offset" ? account.offset : account.earned;
  }

  Result<std::vector<Account>> sum(std::vector<Account> out) {
    if (ids_.empty()) return out;
    Id last = 0;
    Account* account = nullptr;
    XT_CHECK_OK(session_.each(sql::entries_of,
                              {{"ids", ids_}, {"from_day", days_.from.days()}, {"to_day", days_.to.days()}},
                              [&](const db::Row& row) {
                                if (row.i64(0) != last) {
                                  last = row.i64(0);
                                  account = &out[at_.at(last)];
                                }
                                amount_of(*account, row.text(3)) += Amount{row.i64(4), row.i64(5)};
                                ++account->entries;
                                return true;
                              }));
    return out;
  }

  void count(Account& account, std::vector<Row>& rows) {
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return a.earned_on != b.earned_on ? a.earned_on < b.earned_on : a.id < b.id;
    });
    Capper capper(cycle_);
    for (const Row& row : rows) {
      Amount& figure = amount_of(account, row.kind);
      figure += row.amount;
      ++account.entries;
      Amount lost;
      if (&figure == &account.earned) {
        lost = capper.take(row.earned_on, {row.mode, row.level, row.category}, row.amount);
        account.capped += lost;
      }
      if (each_) each_({account.teacher, row.id, row.earned_on, figure_of(row.kind), row.amount, lost});
    }
  }

  db::Session& session_;
  const Cycle& cycle_;
  const Period& days_;
  const EachCounted& each_;
  std::unordered_map<Id, std::size_t> at_;  // every record of these people
  std::string ids_;
};

}  // namespace

Amount Account::missing() const {
  const Amount have = counted();
  return {std::max<std::int64_t>(0, asked.hours_x100 - have.hours_x100),
          std::max<std::int64_t>(0, asked.credits_x100 - have.credits_x100)};
}

bool Account::met() const {
  const Amount have = counted();
  const bool hours = asked.hours_x100 > 0 && have.hours_x100 >= asked.hours_x100;
  const bool credits = asked.credits_x100 > 0 && have.credits_x100 >= asked.credits_x100;
  return hours || credits || (asked.hours_x100 == 0 && asked.credits_x100 == 0);
}

Result<std::vector<Account>> accounts(db::Session& session, const Cycle& cycle, const Period& days,
                                      std::span<const Id> teachers, const EachCounted& each) {
  return Making(session, cycle, days, each).run(teachers);
}

}  // namespace xt::cycles
