// Compiled filters as SQL conditions with bound parameters. Every condition is two-valued: an unknown fact
// satisfies no test (never NULL), so that NOT turns it around exactly.
#pragma once

#include <cstdint>
#include <string>

#include "base/date.h"
#include "eval/statement.h"
#include "plans/expr.h"

namespace xt::plans {

// What a filter is asked about: SQL expressions over the tables of the statement around it.
struct Tested {
  std::string teacher;  // speaking teacher id; empty where the row is about no teacher
  std::string day;      // the tested day
  Period days;          // the days that `day` may be, half-open
  std::string org;      // key of the organisation: the entity itself, or the school held on the day
  std::string row;      // alias of the entry, item, money row or session
};

class FilterSql {
 public:
  FilterSql(Statement& statement, Tested tested) : statement_(statement), tested_(std::move(tested)) {}

  // A condition for WHERE. Collects the joins that it needs.
  std::string condition(const Filter& filter);
  // LEFT JOINs for all conditions asked so far; each finds at most one row.
  std::string joins() const;

 private:
  enum Join : std::uint32_t {
    kTeacher = 1,
    kPost = 2,
    kTitle = 4,
    kFullTime = 8,
    kSchool = 16,
    kOrg = 32,
    kEntrySchool = 64,
    kOwner = 128,
    kPartner = 256
  };
  std::string pred(const Pred& p);
  std::string words(const Pred& p, const std::string& column);
  std::string accepted(const Pred& p, const std::string& column);
  std::string number(const Pred& p, const std::string& column);
  std::string years_since(const Pred& p, const std::string& column);
  std::string completed(const std::string& column, std::int64_t years);
  std::string flag(const Pred& p, const std::string& known, const std::string& holds);
  std::string school_stage(const Pred& p);
  std::string has_flag(const std::string& key, std::string_view name);
  std::string designation(const Filter& filter);
  std::string special(const Pred& p);
  std::string need(Join join, std::string column) {
    joins_ |= join;
    return column;
  }
  std::string period_join(const char* alias, std::string_view kind) const;
  std::string column_of(Field field);

  Statement& statement_;
  Tested tested_;
  std::uint32_t joins_ = 0;
};

}  // namespace xt::plans
