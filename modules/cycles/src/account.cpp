#include "cycles/account.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

#include "orgs/key.h"
#include "people/people.h"

#include "capper.h"
#include "cycles_queries.gen.h"
#include "terms.h"

namespace xt::cycles {
namespace {

struct Row {
  Id id = 0;
  Date earned_on;
  std::uint8_t figure = 0;  // of kFigures
  Amount amount;
  const rules::CountedEntry* words = nullptr;
};

constexpr const char* kFigures[] = {"earned", "carried", "offset"};

std::uint8_t figure_of(std::string_view kind) {
  if (kind == "transfer_in") return 1;
  return kind == "offset" ? 2 : 0;
}

Amount& amount_of(Account& account, std::uint8_t figure) {
  if (figure == 1) return account.carried;
  return figure == 2 ? account.offset : account.earned;
}

// The words of entries, each kind of entry once: there are few among many entries.
class Words {
 public:
  const rules::CountedEntry* of(const db::Row& row) {
    key_.clear();
    for (std::size_t column = 6; column <= 11; ++column) {
      key_ += row.text(column);
      key_ += '\x1f';
    }
    const auto found = all_.find(key_);
    if (found != all_.end()) return &found->second;
    rules::CountedEntry entry;
    entry.mode = row.text(6);
    entry.level = row.text(7);
    entry.category = row.text(8);
    entry.role = row.text(9);
    entry.programme_kind = row.text(10);
    entry.rule = row.text(11);
    return &all_.emplace(key_, std::move(entry)).first->second;
  }

 private:
  std::unordered_map<std::string, rules::CountedEntry> all_;
  std::string key_;
};

class Making {
 public:
  Making(db::Session& session, const rules::Book& book, const Cycle& cycle, const Period& days,
         const EachCounted& each, std::optional<Id> corrected)
      : session_(session), book_(book), cycle_(cycle), days_(days), each_(each), corrected_(corrected) {}

  Result<std::vector<Account>> run(std::span<const Member> members) {
    std::vector<Account> out(members.size());
    std::vector<Id> teachers;
    for (std::size_t i = 0; i < members.size(); ++i) {
      out[i].teacher = members[i].teacher;
      teachers.push_back(members[i].teacher);
      at_.emplace(members[i].teacher, i);
      terms_.push_back(terms_of(members[i].org));
      out[i].asked = terms_[i]->asked();
      out[i].owed = terms_[i]->owed();
    }
    XT_CHECK_OK(load_records(teachers));
    if (ids_.empty()) return out;
    XT_CHECK_OK(ask(out));
    std::vector<std::vector<Row>> rows(members.size());
    XT_CHECK_OK(read(sql::entries_of,
                     {{"ids", ids_}, {"from_day", days_.from.days()}, {"to_day", days_.to.days()}}, out,
                     rows));
    if (corrected_) {
      XT_CHECK_OK(read(sql::corrections_of,
                       {{"ids", ids_},
                        {"closed", *corrected_},
                        {"from_day", days_.from.days()},
                        {"to_day", days_.to.days()}},
                       out, rows));
    }
    for (std::size_t i = 0; i < out.size(); ++i) count(out[i], *terms_[i], rows[i]);
    return out;
  }

 private:
  // One for all regions with the same rules would do; there are few regions among many people.
  Terms* terms_of(std::int64_t org) {
    auto& found = by_region_[orgs::region_of(org)];
    if (!found) {
      found = std::make_unique<Terms>(book_, cycle_, days_, orgs::region_code(orgs::region_of(org)));
    }
    return found.get();
  }

  Status load_records(std::span<const Id> teachers) {
    XT_TRY(const auto aliases, people::aliases(session_, teachers));
    for (const auto& alias : aliases) at_.emplace(alias.old_id, at_.at(alias.teacher));
    std::vector<Id> all;
    all.reserve(at_.size());
    for (const auto& [id, at] : at_) all.push_back(id);
    std::sort(all.begin(), all.end());  // the chains lie in this order
    ids_.reserve(all.size() * 20);
    for (const Id id : all) {
      if (!ids_.empty()) ids_ += ',';
      ids_ += std::to_string(id);
    }
    return {};
  }

  // Who came in the middle may be asked from that day on.
  Status ask(std::vector<Account>& out) {
    return session_.each(sql::transfers_of, {{"ids", ids_}, {"cycle", cycle_.id}}, [&](const db::Row& row) {
      const auto found = at_.find(row.i64(0));
      if (found == at_.end()) return true;
      const Date since(static_cast<std::int32_t>(row.i64(1)));
      out[found->second].asked = terms_[found->second]->asked_since(since);
      return true;
    });
  }

  // Where nothing binds, the order of entries does not matter: they are summed as they come.
  Status read(const db::Query& query, const db::Args& args, std::vector<Account>& out,
              std::vector<std::vector<Row>>& rows) {
    Id last = 0;
    std::size_t at = 0;
    return session_.each(query, args, [&](const db::Row& row) {
      if (row.i64(0) != last) {
        last = row.i64(0);
        at = at_.at(last);
      }
      const std::uint8_t figure = figure_of(row.text(3));
      const Amount amount{row.i64(4), row.i64(5)};
      if (!each_ && terms_[at]->plain()) {
        amount_of(out[at], figure) += amount;
        ++out[at].entries;
        return true;
      }
      rows[at].push_back(
          {row.i64(1), Date(static_cast<std::int32_t>(row.i64(2))), figure, amount, words_.of(row)});
      return true;
    });
  }

  void count(Account& account, Terms& terms, std::vector<Row>& rows) {
    if (rows.empty()) return;
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return a.earned_on != b.earned_on ? a.earned_on < b.earned_on : a.id < b.id;
    });
    Capper capper(terms);
    Counted one;
    one.teacher = account.teacher;
    for (const Row& row : rows) {
      amount_of(account, row.figure) += row.amount;
      ++account.entries;
      const Reach& reach = terms.reach(*row.words, row.earned_on, row.amount);
      one.cuts.clear();
      Amount lost;
      if (row.figure == 0) {
        lost = capper.take(row.earned_on, reach, row.amount, each_ ? &one.cuts : nullptr);
        account.capped += lost;
      }
      for (const std::size_t owed : reach.owed) add(account.owed[owed], row.amount, lost);
      if (!each_) continue;
      one.id = row.id;
      one.earned_on = row.earned_on;
      one.figure = kFigures[row.figure];
      one.amount = row.amount;
      one.capped = lost;
      one.owed = reach.owed;
      each_(one);
    }
  }

  static void add(Owed& owed, const Amount& amount, const Amount& lost) {
    if (owed.what->measure == rules::Measure::hours) {
      owed.have_x100 += amount.hours_x100 - lost.hours_x100;
    } else if (owed.what->measure == rules::Measure::credits) {
      owed.have_x100 += amount.credits_x100 - lost.credits_x100;
    } else {
      owed.have_x100 += amount.hours_x100 < 0 || amount.credits_x100 < 0 ? -100 : 100;
    }
  }

  db::Session& session_;
  const rules::Book& book_;
  const Cycle& cycle_;
  const Period& days_;
  const EachCounted& each_;
  const std::optional<Id> corrected_;
  std::unordered_map<Id, std::size_t> at_;  // every record of these people
  std::map<std::int64_t, std::unique_ptr<Terms>> by_region_;
  std::vector<Terms*> terms_;  // of each of them
  Words words_;
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

std::int64_t Account::parts_short() const {
  return std::count_if(owed.begin(), owed.end(), [](const Owed& one) { return !one.met(); });
}

Result<std::vector<Account>> accounts(db::Session& session, const rules::Book& book, const Cycle& cycle,
                                      const Period& days, std::span<const Member> members,
                                      const EachCounted& each) {
  return Making(session, book, cycle, days, each, std::nullopt).run(members);
}

Result<std::vector<Account>> corrected_accounts(db::Session& session, const rules::Book& book,
                                                const Cycle& cycle, const Period& days,
                                                std::span<const Member> members, Id closed) {
  return Making(session, book, cycle, days, {}, closed).run(members);
}

}  // namespace xt::cycles
