#include "demo_people.h"

#include <algorithm>

#include "base/id.h"
#include "corrections/corrections.h"
#include "credits/reads.h"
#include "orgs/key.h"
#include "people/people.h"

#include "demo.h"

namespace xt::app {
namespace {

const Date kServedSince = Date::of(2021, 1, 1);

const access::DemoAccount* account_of(const std::vector<access::DemoAccount>& accounts, access::Role role) {
  const auto found = std::find_if(accounts.begin(), accounts.end(),
                                  [&](const access::DemoAccount& one) { return one.role == role; });
  return found == accounts.end() ? nullptr : &*found;
}

// Those at the school since before the plan began, with their hours; the fewest first.
Result<std::vector<std::pair<std::int64_t, Id>>> by_hours(db::Session& session, std::int64_t school) {
  XT_TRY(const auto ids, people::employed_in(session, orgs::subtree(school), kDemoDay));
  XT_TRY(const auto jobs, people::employments(session, ids));
  std::vector<std::pair<std::int64_t, Id>> out;
  for (const people::Employment& job : jobs) {
    if (!job.period.contains(kDemoDay) || job.period.from > kServedSince) continue;
    XT_TRY(const auto page, credits::entries(session, job.teacher, {}));
    out.emplace_back(page.totals.hours_x100, job.teacher);
  }
  std::sort(out.begin(), out.end());
  return out;
}

struct Wish {
  int days_ago;
  const char* choice;
  const char* words;
  std::size_t entry;  // which of the latest
};

class Asking {
 public:
  Asking(House& house, std::int64_t school) : house_(house), school_(school) {}

  Result<corrections::Request> ask(db::Session& session, Id teacher, corrections::Ask wanted, int days_ago) {
    wanted.teacher = teacher;
    wanted.asked_ms = now_ms() - days_ago * kDayMs;
    access::Caller caller;
    caller.role = access::Role::teacher;
    caller.key_lo = school_;
    caller.key_hi = school_ + 1;
    caller.teacher_id = teacher;
    return corrections::ask(session, house_.keyring, caller, actor(), wanted);
  }
  Status of_entry(db::Session& session, Id teacher, const Wish& wish) {
    XT_TRY(const auto page, credits::entries(session, teacher, {}));
    std::size_t nth = 0;
    for (const credits::Entry& entry : page.entries) {
      if (entry.kind != "award" || nth++ != wish.entry) continue;
      XT_TRY([[maybe_unused]] const auto made,
             ask(session, teacher, {0, "entry", std::to_string(entry.id), wish.choice, wish.words},
                 wish.days_ago));
      return {};
    }
    return {};
  }
  Status answered(db::Session& session, Id teacher, const char* words, const corrections::Answer& given,
                  const std::string& by) {
    XT_TRY(const auto made, ask(session, teacher, {0, "missing", "", "entry", words}, 9));
    access::Caller principal;
    principal.role = access::Role::school_admin;
    principal.name = by;
    principal.key_lo = school_;
    principal.key_hi = school_ + 1;
    XT_TRY([[maybe_unused]] const auto done,
           corrections::answer(session, principal, actor(), {made.teacher, made.id}, given));
    return {};
  }

 private:
  House& house_;
  std::int64_t school_;
};

Status fill(db::Session& session, Asking& asking, Id teacher, const std::vector<Id>& colleagues,
            const std::string& principal) {
  XT_CHECK_OK(asking.answered(session, teacher, "2024年秋季参加的县级片区教研活动没有登记学时。",
                              {true, "handled", "已核对签到表，名单已报区教师发展中心补录。", "", {}, {}, {}},
                              principal));
  XT_CHECK_OK(asking.of_entry(session, teacher,
                              {3, "hours", "这次培训我只参加了前半段，实际应为一半学时，请更正。", 1}));
  constexpr Wish kWishes[] = {{18, "duplicate", "这条与同一次培训的另一条记录重复了。", 2},
                              {6, "dates", "培训是上一学期结束的，日期登记晚了。", 3},
                              {1, "not_mine", "我没有报名参加这个项目，可能是同名。", 0}};
  std::size_t n = 0;
  for (const Id colleague : colleagues) {
    if (colleague == teacher || n >= std::size(kWishes)) continue;
    XT_CHECK_OK(asking.of_entry(session, colleague, kWishes[n++]));
  }
  return {};
}

}  // namespace

Status choose_demo_teacher(House& house, std::vector<access::DemoAccount>& accounts) {
  const auto found = std::find_if(accounts.begin(), accounts.end(), [](const access::DemoAccount& one) {
    return one.role == access::Role::teacher;
  });
  if (found == accounts.end()) return {};
  return house.database->read([&](db::Session& session) -> Status {
    XT_TRY(const auto colleagues, by_hours(session, found->org_key));
    if (colleagues.empty()) return {};
    const std::vector<Id> ids{colleagues.front().second};
    XT_TRY(const auto labels, people::labels(session, ids, kDemoDay));
    found->teacher_id = ids.front();
    found->name = labels.front().name;
    return {};
  });
}

Status demo_corrections(House& house, const std::vector<access::DemoAccount>& accounts) {
  const access::DemoAccount* teacher = account_of(accounts, access::Role::teacher);
  const access::DemoAccount* principal = account_of(accounts, access::Role::school_admin);
  if (teacher == nullptr || principal == nullptr || !teacher->teacher_id) return {};
  return house.database->write([&](db::Session& session) -> Status {
    XT_TRY(const auto known, corrections::of_person(session, *teacher->teacher_id));
    if (!known.empty()) return {};
    XT_TRY(const auto colleagues, people::employed_in(session, orgs::subtree(teacher->org_key), kDemoDay));
    Asking asking(house, teacher->org_key);
    return fill(session, asking, *teacher->teacher_id, colleagues, principal->name);
  });
}

}  // namespace xt::app
