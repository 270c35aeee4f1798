#include "orgs/terms.h"

#include "handler.h"
#include "org_index.h"

namespace xt::imports {
namespace {

class Flags final : public Handler {
 public:
  explicit Flags(const Setting& setting) : setting_(setting), orgs_(setting.options->scope) {}

  const std::vector<sheets::Column>& columns() const override {
    static const std::vector<sheets::Column> columns = {
        {"地区代码", true, {"学校标识码", "代码"}},
        {"标记", true, {}},
        {"起始日期", true, {"开始日期"}},
        {"终止日期", false, {"结束日期"}},
    };
    return columns;
  }

  Status apply(db::Session& session, std::span<Line> lines) override {
    for (Line& line : lines) XT_CHECK_OK(one(session, line));
    return {};
  }

 private:
  enum Column : std::size_t { kOrg, kFlag, kFrom, kTo };

  Status one(db::Session& session, Line& line) {
    XT_TRY(const OrgRef* org, orgs_.find(session, line, kOrg, "地区"));
    const std::string flag = line.word(kFlag, vocab::Kind::flag);
    if (line.text(kFlag).empty()) line.required(kFlag);
    const auto from = line.required_date(kFrom);
    const Date to = line.end(kTo);
    if (from && to <= *from) line.complain(kTo, "imports.days_reversed", "终止日期早于起始日期");
    if (!line.good()) return {};
    xt::Change change;
    const auto put = orgs::put_flag(session, org->key, flag, {*from, to}, &change);
    if (put.ok()) {
      line.outcome = outcome_of(*put);
      if (*put != orgs::Put::unchanged) {
        XT_CHECK_OK(keep(session, setting_, {"flag", *put == orgs::Put::created, change}));
      }
    } else if (put.error().code == Code::internal || put.error().code == Code::unavailable) {
      return put.error();
    } else {
      line.complain(kFrom, put.error().reason, "与同一标记已有的时段重叠");
    }
    return {};
  }

  Setting setting_;
  OrgIndex orgs_;
};

class Calendar final : public Handler {
 public:
  explicit Calendar(const Setting& setting) : setting_(setting), orgs_(setting.options->scope) {}

  const std::vector<sheets::Column>& columns() const override {
    static const std::vector<sheets::Column> columns = {
        {"地区代码", true, {}},
        {"学年", true, {}},
        {"学期", true, {}},
        {"开始日期", true, {"起始日期"}},
        {"结束日期", true, {"终止日期"}},
    };
    return columns;
  }

  Status apply(db::Session& session, std::span<Line> lines) override {
    for (Line& line : lines) XT_CHECK_OK(one(session, line));
    return {};
  }

 private:
  enum Column : std::size_t { kOrg, kYear, kTerm, kFrom, kTo };

  Status one(db::Session& session, Line& line) {
    XT_TRY(const OrgRef* org, orgs_.find(session, line, kOrg, "地区"));
    orgs::Term term;
    term.school_year = school_year(line);
    term.term = number_of_term(line);
    const auto from = line.required_date(kFrom);
    const Date to = line.end(kTo);
    if (line.text(kTo).empty()) line.required(kTo);
    if (from && to <= *from) line.complain(kTo, "imports.days_reversed", "结束日期早于开始日期");
    if (!line.good()) return {};
    term.period = {*from, to};
    xt::Change change;
    const auto put = orgs::put_term(session, org->key, term, &change);
    if (put.ok()) {
      line.outcome = outcome_of(*put);
      if (*put != orgs::Put::unchanged) {
        XT_CHECK_OK(keep(session, setting_, {"term", *put == orgs::Put::created, change}));
      }
    } else if (put.error().code == Code::internal || put.error().code == Code::unavailable) {
      return put.error();
    } else {
      line.complain(kFrom, put.error().reason, "日期不在该学年内，或与另一学期重叠");
    }
    return {};
  }

  // "2023", "2023-2024", "2023—2024学年": the year in which it begins.
  static int school_year(Line& line) {
    const std::string cell = line.required(kYear);
    int year = 0;
    std::size_t digits = 0;
    while (digits < cell.size() && digits < 4 && cell[digits] >= '0' && cell[digits] <= '9') {
      year = year * 10 + (cell[digits++] - '0');
    }
    const bool longer = cell.size() > 4 && cell[4] >= '0' && cell[4] <= '9';
    if (!cell.empty() && (digits != 4 || longer || year < 1990 || year > 2100)) {
      line.complain(kYear, "imports.bad_school_year", "学年请写成 2023 或 2023-2024");
    }
    return year;
  }

  static int number_of_term(Line& line) {
    const std::string cell = line.required(kTerm);
    for (const char* word : {"1", "第一学期", "秋季", "秋季学期", "上学期", "秋", "一"}) {
      if (cell == word) return 1;
    }
    for (const char* word : {"2", "第二学期", "春季", "春季学期", "下学期", "春", "二"}) {
      if (cell == word) return 2;
    }
    if (!cell.empty()) line.complain(kTerm, "imports.bad_choice", "学期应为 1（秋季）或 2（春季）");
    return 0;
  }

  Setting setting_;
  OrgIndex orgs_;
};

}  // namespace

std::unique_ptr<Handler> flags_handler(const Setting& setting) {
  return std::make_unique<Flags>(setting);
}
std::unique_ptr<Handler> calendar_handler(const Setting& setting) {
  return std::make_unique<Calendar>(setting);
}

}  // namespace xt::imports
