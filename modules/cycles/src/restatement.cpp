#include "restatement.h"

#include <algorithm>
#include <map>

#include "base/rational.h"
#include "db/list.h"
#include "people/people.h"
#include "sheets/table.h"

#include "cycles_queries.gen.h"

namespace xt::cycles {
namespace {

constexpr std::size_t kAtOnce = 10'000;  // people

struct Change {
  Id teacher = 0;  // the record that speaks
  std::int64_t org = 0;
  std::string name, school, kind, programme, reason;
  Date counted_on, was_on;
  Amount amount;
};

Date day_at(const db::Row& row, std::size_t column) {
  return Date(static_cast<std::int32_t>(row.i64(column)));
}

Result<std::vector<Change>> changes_of(db::Session& session, const Close& close, const orgs::KeyRange& seen) {
  std::vector<Change> out;
  XT_CHECK_OK(session.each(
      sql::restatement,
      {{"closed", close.closed}, {"lo", seen.lo}, {"hi", seen.hi}, {"limit", sheets::kMostTableRows + 1}},
      [&](const db::Row& row) {
        Change one;
        one.teacher = row.i64(0);
        one.name = row.text(1);
        one.school = row.text(2);
        one.kind = row.text(3);
        one.counted_on = day_at(row, 4);
        one.was_on = day_at(row, 5);
        one.amount = {row.i64(6), row.i64(7)};
        one.programme = row.text(8);
        one.reason = row.text(9);
        one.org = row.i64(10);
        out.push_back(std::move(one));
        return true;
      }));
  std::vector<Id> records;
  for (const Change& one : out) records.push_back(one.teacher);
  XT_TRY(const auto speaking, people::speaking_ids(session, records));
  for (std::size_t i = 0; i < out.size(); ++i) out[i].teacher = speaking[i];
  return out;
}

struct Stood {
  Account before, after;
};

// How they stood at the close, and the school by which they were settled.
Status load_settled(db::Session& session, const Close& close, std::vector<Member>& members,
                    std::map<Id, Stood>& out) {
  const std::string ids = db::list_of(members, &Member::teacher);
  std::map<Id, Member*> at;
  for (Member& one : members) at[one.teacher] = &one;
  return session.each(sql::settled_of, {{"id", close.id}, {"ids", ids}}, [&](const db::Row& row) {
    Account& a = out[row.i64(0)].before;
    a.teacher = row.i64(0);
    a.asked = {row.i64(1), row.i64(2)};
    a.earned = {row.i64(3), row.i64(4)};
    a.capped = {row.i64(5), row.i64(6)};
    a.carried = {row.i64(7), row.i64(8)};
    a.offset = {row.i64(9), row.i64(10)};
    at.at(a.teacher)->org = row.i64(11);
    return true;
  });
}

void shift(Amount& amount, const Amount& from, const Amount& to) {
  amount += {to.hours_x100 - from.hours_x100, to.credits_x100 - from.credits_x100};
}

// What the corrections change is reckoned with them and without them, on the days on which they happened: so
// caps are applied again, and nothing else moves what was settled.
Status restate(db::Session& session, const rules::Book& book, const Cycle& cycle, const Close& close,
               std::vector<Member> members, std::map<Id, Stood>& out) {
  XT_CHECK_OK(load_settled(session, close, members, out));
  XT_TRY(const auto without, accounts(session, book, cycle, close.days, members));
  XT_TRY(const auto with, corrected_accounts(session, book, cycle, close.days, members, close.closed));
  for (std::size_t i = 0; i < members.size(); ++i) {
    Stood& one = out[members[i].teacher];
    one.after = one.before;
    shift(one.after.earned, without[i].earned, with[i].earned);
    shift(one.after.capped, without[i].capped, with[i].capped);
    shift(one.after.carried, without[i].carried, with[i].carried);
    shift(one.after.offset, without[i].offset, with[i].offset);
  }
  return {};
}

Result<std::map<Id, Stood>> stood(db::Session& session, const rules::Book& book, const Close& close,
                                  const std::vector<Change>& changes) {
  std::map<Id, Stood> out;
  XT_TRY(const Cycle cycle, find(session, close.cycle));
  std::map<Id, std::int64_t> people;
  for (const Change& one : changes) people.emplace(one.teacher, one.org);
  std::vector<Member> some;
  for (auto one = people.begin(); one != people.end();) {
    some.push_back({one->first, one->second});
    ++one;
    if (some.size() < kAtOnce && one != people.end()) continue;
    XT_CHECK_OK(restate(session, book, cycle, close, std::move(some), out));
    some.clear();
  }
  return out;
}

sheets::Cell cell(std::int64_t hundredths) {
  const auto exact = Rational::of(hundredths, 100);
  return exact ? sheets::Cell(*exact) : sheets::Cell(format_hundredths(hundredths));
}

sheets::TableHead head_of(const Close& close, bool english) {
  using enum sheets::ColumnType;
  const auto say = [&](const char* zh, const char* en) { return std::string(english ? en : zh); };
  sheets::TableHead head;
  head.title = say("结账后更正报告", "Restatement");
  head.notes = {
      {say("结账期间", "Closed days"), close.days.from.iso() + " – " + (close.days.to - 1).iso()},
      {say("结账", "Closed"), close.by_name + " " + shanghai_date(close.closed_ms).iso()},
      {say("口径", "Reckoning"),
       say("更正前取自结账账户；更正后把该教师的全部更正放回发生的日期，并重新核算上限",
           "Before: the settlement. After: with all corrections of the teacher on the days on which they "
           "happened; caps are applied again")}};
  head.columns = {{say("学校", "School"), text},
                  {say("姓名", "Name"), text},
                  {say("应修学时", "Hours asked"), decimal},
                  {say("更正前计入学时", "Hours before"), decimal},
                  {say("本项更正学时", "Change in hours"), decimal},
                  {say("更正后计入学时", "Hours after"), decimal},
                  {say("更正前计入学分", "Credits before"), decimal},
                  {say("本项更正学分", "Change in credits"), decimal},
                  {say("更正后计入学分", "Credits after"), decimal},
                  {say("更正前超限学时", "Hours above caps before"), decimal},
                  {say("更正后超限学时", "Hours above caps after"), decimal},
                  {say("更正前", "Before"), text},
                  {say("更正后", "After"), text},
                  {say("项目", "Programme"), text},
                  {say("发生日期", "Was on"), date},
                  {say("记入日期", "Counted on"), date},
                  {say("原因", "Reason"), text}};
  return head;
}

}  // namespace

Result<std::string> restatement_sheet(db::Session& session, const rules::Book& book, const Close& close,
                                      const orgs::KeyRange& seen, bool english) {
  const auto say = [&](const char* zh, const char* en) { return std::string(english ? en : zh); };
  XT_TRY(const auto changes, changes_of(session, close, seen));
  XT_TRY(const auto people, stood(session, book, close, changes));
  const auto state = [&](const Account& a) { return a.met() ? say("达到", "met") : say("不足", "short"); };
  std::vector<std::vector<sheets::Cell>> rows;
  for (const Change& one : changes) {
    const auto& [was, is] = people.at(one.teacher);
    rows.push_back({one.school, one.name, cell(was.asked.hours_x100), cell(was.counted().hours_x100),
                    cell(one.amount.hours_x100), cell(is.counted().hours_x100),
                    cell(was.counted().credits_x100), cell(one.amount.credits_x100),
                    cell(is.counted().credits_x100), cell(was.capped.hours_x100), cell(is.capped.hours_x100),
                    state(was), state(is), one.programme, one.was_on, one.counted_on, one.reason});
  }
  return sheets::write_table(head_of(close, english), rows);
}

}  // namespace xt::cycles
