#include "restatement.h"

#include <map>

#include "base/rational.h"
#include "sheets/table.h"

#include "cycles_queries.gen.h"

namespace xt::cycles {
namespace {

struct Change {
  Id teacher = 0;
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
        out.push_back(std::move(one));
        return true;
      }));
  return out;
}

Result<std::map<Id, Account>> settled_of(db::Session& session, const Close& close,
                                         const std::vector<Change>& changes) {
  std::map<Id, Account> out;
  std::string ids;
  for (const Change& one : changes) {
    if (!out.emplace(one.teacher, Account{}).second) continue;
    ids += (ids.empty() ? "" : ",") + std::to_string(one.teacher);
  }
  if (ids.empty()) return out;
  XT_CHECK_OK(session.each(sql::settled_of, {{"id", close.id}, {"ids", ids}}, [&](const db::Row& row) {
    Account& a = out[row.i64(0)];
    a.teacher = row.i64(0);
    a.asked = {row.i64(1), row.i64(2)};
    a.earned = {row.i64(3), row.i64(4)};
    a.capped = {row.i64(5), row.i64(6)};
    a.carried = {row.i64(7), row.i64(8)};
    a.offset = {row.i64(9), row.i64(10)};
    return true;
  }));
  return out;
}

sheets::Cell cell(std::int64_t hundredths) {
  const auto exact = Rational::of(hundredths, 100);
  return exact ? sheets::Cell(*exact) : sheets::Cell(format_hundredths(hundredths));
}

}  // namespace

Result<std::string> restatement_sheet(db::Session& session, const Close& close, const orgs::KeyRange& seen,
                                      bool english) {
  using enum sheets::ColumnType;
  const auto say = [&](const char* zh, const char* en) { return std::string(english ? en : zh); };
  XT_TRY(const auto changes, changes_of(session, close, seen));
  XT_TRY(const auto before, settled_of(session, close, changes));
  std::map<Id, Account> after = before;
  for (const Change& one : changes) after[one.teacher].earned += one.amount;
  sheets::TableHead head;
  head.title = say("结账后更正报告", "Restatement");
  head.notes = {{say("结账期间", "Closed days"), close.days.from.iso() + " – " + (close.days.to - 1).iso()},
                {say("结账", "Closed"), close.by_name + " " + shanghai_date(close.closed_ms).iso()},
                {say("口径", "Reckoning"),
                 say("更正前取自结账账户；更正后为加上全部更正的结果，计入上限不再重新核算",
                     "Before: the settlement. After: with all corrections; caps are not applied again")}};
  head.columns = {{say("学校", "School"), text},
                  {say("姓名", "Name"), text},
                  {say("应修学时", "Hours asked"), decimal},
                  {say("更正前计入学时", "Hours before"), decimal},
                  {say("本项更正学时", "Change in hours"), decimal},
                  {say("更正后计入学时", "Hours after"), decimal},
                  {say("更正前计入学分", "Credits before"), decimal},
                  {say("本项更正学分", "Change in credits"), decimal},
                  {say("更正后计入学分", "Credits after"), decimal},
                  {say("更正前", "Before"), text},
                  {say("更正后", "After"), text},
                  {say("项目", "Programme"), text},
                  {say("发生日期", "Was on"), date},
                  {say("记入日期", "Counted on"), date},
                  {say("原因", "Reason"), text}};
  const auto state = [&](const Account& a) { return a.met() ? say("达到", "met") : say("不足", "short"); };
  std::vector<std::vector<sheets::Cell>> rows;
  for (const Change& one : changes) {
    const Account& was = before.at(one.teacher);
    const Account& is = after.at(one.teacher);
    rows.push_back({one.school, one.name, cell(was.asked.hours_x100), cell(was.counted().hours_x100),
                    cell(one.amount.hours_x100), cell(is.counted().hours_x100),
                    cell(was.counted().credits_x100), cell(one.amount.credits_x100),
                    cell(is.counted().credits_x100), state(was), state(is), one.programme, one.was_on,
                    one.counted_on, one.reason});
  }
  return sheets::write_table(std::move(head), rows);
}

}  // namespace xt::cycles
