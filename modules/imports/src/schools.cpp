#include "base/text.h"
#include "orgs/change.h"
#include "people/corrections.h"

#include "handler.h"
#include "org_index.h"

namespace xt::imports {
namespace {

// What both kinds of organisations have in common: rows out, outcomes in, people move along with a moved
// school.
Status settle(db::Session& session, std::span<Line* const> lines, std::span<const orgs::Outcome> outcomes,
              const Setting& setting, std::string_view what) {
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const orgs::Outcome& o = outcomes[i];
    Line& line = *lines[i];
    for (const FieldError& e : o.errors) line.complain(e);
    line.outcome = o.what == orgs::Change::created     ? Outcome::created
                   : o.what == orgs::Change::unchanged ? Outcome::unchanged
                                                       : Outcome::changed;
    if (o.moved_from) {
      XT_CHECK_OK(people::move_employments(session, *o.moved_from, o.key, setting.options->as_of));
    }
    if (line.good() && line.outcome != Outcome::unchanged) {
      XT_CHECK_OK(
          keep(session, setting, {what, o.what == orgs::Change::created, {std::to_string(o.key), "", "x"}}));
    }
  }
  return {};
}

std::optional<Date> optional_end(Line& line, std::size_t column) {
  const Date end = line.end(column);
  return end == kOpenEnd ? std::nullopt : std::optional(end);
}

// Within a scope: the region must lie in it, and so must the organisation that has the code already.
Status check_scope(db::Session& session, OrgIndex& orgs, Line& line, std::size_t code, std::size_t region) {
  if (!orgs.scope()) return {};
  XT_TRY(const OrgRef* above, orgs.find(session, line, region, "地区"));
  XT_TRY(const OrgRef* known, orgs.find(session, line.text(code)));
  if (above != nullptr && known != nullptr && !orgs.covers(known->key)) {
    line.complain(code, "imports.outside_scope", "这个代码已属于您管理范围之外的学校或机构");
  }
  return {};
}

class Schools final : public Handler {
 public:
  explicit Schools(const Setting& setting) : setting_(setting), orgs_(setting.options->scope) {}

  const std::vector<sheets::Column>& columns() const override {
    static const std::vector<sheets::Column> columns = {
        {"学校标识码", true, {"学校代码"}},
        {"学校名称", true, {}},
        {"所属地区代码", true, {"地区代码"}},
        {"学段", true, {}},
        {"城乡类型", true, {}},
        {"办别", false, {}},
        {"寄宿制", false, {}},
        {"乡村小规模", false, {"乡村小规模学校"}},
        {"起始日期", false, {"开始日期"}},
        {"终止日期", false, {"结束日期"}},
    };
    return columns;
  }

  Status apply(db::Session& session, std::span<Line> lines) override {
    std::vector<orgs::School> rows;
    std::vector<Line*> of_row;
    for (Line& line : lines) {
      orgs::School row = read(line);
      XT_CHECK_OK(check_scope(session, orgs_, line, kCode, kRegion));
      if (!line.good()) continue;
      rows.push_back(std::move(row));
      of_row.push_back(&line);
    }
    XT_TRY(const auto outcomes, orgs::put_schools(session, rows, setting_.options->as_of));
    return settle(session, of_row, outcomes, setting_, "school");
  }

 private:
  enum Column : std::size_t {
    kCode,
    kName,
    kRegion,
    kStages,
    kArea,
    kOwnership,
    kBoarding,
    kSmall,
    kFrom,
    kTo
  };

  static orgs::School read(Line& line) {
    orgs::School row;
    row.code = line.required(kCode);
    row.name = line.required(kName);
    row.region = line.required(kRegion);
    read_stages(line, row);
    row.area = line.word(kArea, vocab::Kind::area);
    if (line.text(kArea).empty()) line.required(kArea);
    row.ownership = line.word(kOwnership, vocab::Kind::ownership);
    row.boarding = line.yes_no(kBoarding).value_or(false);
    row.small_rural = line.yes_no(kSmall).value_or(false);
    row.from = line.date(kFrom);
    row.to = optional_end(line, kTo);
    return row;
  }

  // 学段: one or several, separated by ; or 、
  static void read_stages(Line& line, orgs::School& row) {
    std::string cell = line.required(kStages);
    for (const std::string_view comma : {"；", "、", "，", ",", "/"}) {
      for (auto at = cell.find(comma); at != std::string::npos; at = cell.find(comma))
        cell.replace(at, comma.size(), ";");
    }
    for (const std::string_view word : split(cell, ';')) {
      const std::string_view trimmed = trim_ascii(word);
      if (trimmed.empty()) continue;
      const vocab::Term* stage = vocab::find(vocab::Kind::stage, trimmed);
      if (stage == nullptr) {
        line.complain(
            kStages, "imports.bad_choice",
            "“" + std::string(trimmed) + "” 不是学段：幼儿园、小学、初中、高中、特殊教育，多个用 ; 分隔");
        return;
      }
      const std::string delimited = std::string(stage->key) + ";";
      if (row.stages.find(";" + delimited) == std::string::npos)
        row.stages += (row.stages.empty() ? ";" : "") + delimited;
    }
  }

  Setting setting_;
  OrgIndex orgs_;
};

class Institutions final : public Handler {
 public:
  explicit Institutions(const Setting& setting) : setting_(setting), orgs_(setting.options->scope) {}

  const std::vector<sheets::Column>& columns() const override {
    static const std::vector<sheets::Column> columns = {
        {"机构代码", true, {}},
        {"机构名称", true, {}},
        {"类型", true, {"机构类型"}},
        {"所属地区代码", true, {"地区代码"}},
        {"起始日期", false, {"开始日期"}},
        {"终止日期", false, {"结束日期"}},
    };
    return columns;
  }

  Status apply(db::Session& session, std::span<Line> lines) override {
    std::vector<orgs::Institution> rows;
    std::vector<Line*> of_row;
    for (Line& line : lines) {
      orgs::Institution row;
      row.code = line.required(kCode);
      row.name = line.required(kName);
      row.kind = line.word(kKind, vocab::Kind::org_kind);
      if (line.text(kKind).empty()) line.required(kKind);
      row.region = line.required(kRegion);
      row.from = line.date(kFrom);
      row.to = optional_end(line, kTo);
      XT_CHECK_OK(check_scope(session, orgs_, line, kCode, kRegion));
      if (!line.good()) continue;
      rows.push_back(std::move(row));
      of_row.push_back(&line);
    }
    XT_TRY(const auto outcomes, orgs::put_institutions(session, rows, setting_.options->as_of));
    return settle(session, of_row, outcomes, setting_, "institution");
  }

 private:
  enum Column : std::size_t { kCode, kName, kKind, kRegion, kFrom, kTo };
  Setting setting_;
  OrgIndex orgs_;
};

}  // namespace

std::unique_ptr<Handler> schools_handler(const Setting& setting) {
  return std::make_unique<Schools>(setting);
}
std::unique_ptr<Handler> institutions_handler(const Setting& setting) {
  return std::make_unique<Institutions>(setting);
}

}  // namespace xt::imports
