#include "eval/filter_sql.h"

#include "eval/filter_words.h"
#include "eval/rules/age.h"

namespace xt::plans {
namespace {

const char* sign(Op op) {
  switch (op) {
    case Op::ne:
      return "<>";
    case Op::lt:
      return "<";
    case Op::le:
      return "<=";
    case Op::gt:
      return ">";
    case Op::ge:
      return ">=";
    default:
      return "=";
  }
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "(" : between) + part;
  return out.empty() ? "1 = 0" : out + ")";
}

}  // namespace

std::string FilterSql::condition(const Filter& filter) {
  std::vector<std::string> parts;
  switch (filter.kind) {
    case Filter::Kind::always:
      return "1 = 1";
    case Filter::Kind::pred:
      return pred(filter.pred);
    case Filter::Kind::designation:
      return designation(filter);
    case Filter::Kind::negation:
      return "NOT (" + condition(filter.parts.front()) + ")";
    case Filter::Kind::all:
    case Filter::Kind::any:
      for (const Filter& part : filter.parts) parts.push_back(condition(part));
      return joined(parts, filter.kind == Filter::Kind::all ? " AND " : " OR ");
  }
  return "1 = 0";
}

std::string FilterSql::pred(const Pred& p) {
  switch (p.field) {
    case Field::teacher_age:
      return years_since(p, need(kTeacher, "t.birth_day"));
    case Field::teacher_years_of_service:
      return years_since(p, need(kTeacher, "t.service_day"));
    case Field::money_year:
    case Field::session_minutes:
    case Field::session_attendees:
      return number(p, column_of(p.field));
    case Field::school_stage:
      return school_stage(p);
    default:
      break;
  }
  if (const std::string text = special(p); !text.empty()) return text;
  const std::string column = column_of(p.field);
  return column.empty() ? "1 = 0" : words(p, column);
}

// Flags and existence.
std::string FilterSql::special(const Pred& p) {
  switch (p.field) {
    case Field::teacher_full_time:
      need(kFullTime, "");
      return flag(p, "p_full_time.value IS NOT NULL", "p_full_time.value = '1'");
    case Field::school_small_rural:
      need(kSchool, "");
      return flag(p, "sc.key IS NOT NULL", "sc.small_rural = 1");
    case Field::school_boarding:
      need(kSchool, "");
      return flag(p, "sc.key IS NOT NULL", "sc.boarding = 1");
    case Field::school_key_county:
      need(kSchool, "");
      return flag(p, "sc.key IS NOT NULL", has_flag("sc.region_key", "key_county"));
    case Field::school_border_county:
      need(kSchool, "");
      return flag(p, "sc.key IS NOT NULL", has_flag("sc.region_key", "border_county"));
    case Field::school_revitalization_county:
      need(kSchool, "");
      return flag(p, "sc.key IS NOT NULL", has_flag("sc.region_key", "revitalization_county"));
    case Field::school_demonstration:
      need(kSchool, "");
      return flag(p, "sc.key IS NOT NULL", has_flag("sc.key", "demonstration"));
    case Field::region_key_county:
      return flag(p, "1 = 1", has_flag(tested_.org, "key_county"));
    case Field::region_border_county:
      return flag(p, "1 = 1", has_flag(tested_.org, "border_county"));
    case Field::region_revitalization_county:
      return flag(p, "1 = 1", has_flag(tested_.org, "revitalization_county"));
    case Field::item_person:
      return flag(p, "1 = 1", "(" + tested_.row + ".person_id IS NOT NULL)");
    case Field::item_owner:
      if (p.op == Op::present) return "1 = 1";
      return words(p, column_of(p.field));
    case Field::item_partner:
      if (p.op == Op::present) return tested_.row + ".partner_key IS NOT NULL";
      return words(p, column_of(p.field));
    default:
      return "";
  }
}

std::string FilterSql::column_of(Field field) {
  const std::string& row = tested_.row;
  switch (field) {
    case Field::teacher_stage:
      return need(kTeacher, "t.stage");
    case Field::teacher_subject:
      return need(kTeacher, "t.subject");
    case Field::teacher_sex:
      return need(kTeacher, "t.sex");
    case Field::teacher_post:
      return need(kPost, "p_post.value");
    case Field::teacher_title_rank:
      return need(kTitle, "p_title.value");
    case Field::teacher_designation:
      return "g.designation";
    case Field::teacher_designation_level:
      return "g.level";
    case Field::school_area:
      return need(kSchool, "sc.area");
    case Field::school_ownership:
      return need(kSchool, "sc.ownership");
    case Field::provider_type:
      return need(kOrg, "og.kind");
    case Field::entry_mode:
      return row + ".mode";
    case Field::entry_level:
      return row + ".level";
    case Field::entry_category:
      return row + ".category";
    case Field::entry_programme:
      return row + ".programme";
    case Field::entry_programme_kind:
      return row + ".programme_kind";
    case Field::entry_provider:
      return row + ".provider";
    case Field::entry_role:
      return row + ".role";
    case Field::entry_school:
      return need(kEntrySchool, "es.code");
    case Field::item_kind:
      return row + ".kind";
    case Field::item_level:
      return row + ".level";
    case Field::item_category:
      return row + ".category";
    case Field::item_status:
      return row + ".status";
    case Field::item_owner_kind:
      return row + ".owner_kind";
    case Field::item_owner:
      return need(kOwner, "oo.code");
    case Field::item_partner:
      return need(kPartner, "po.code");
    case Field::money_account:
      return row + ".account";
    case Field::money_payer:
      return row + ".payer";
    case Field::money_year:
      return row + ".year";
    case Field::session_form:
      return row + ".form";
    case Field::session_minutes:
      return row + ".minutes";
    case Field::session_attendees:
      return row + ".attendees";
    default:
      return "";  // programmes and cohorts have no rows yet: no entity, so no condition is asked
  }
}

std::string FilterSql::words(const Pred& p, const std::string& column) {
  const std::string known = "COALESCE(" + column + ", '')";
  if (p.op == Op::present) return known + " <> ''";
  if (p.op == Op::ne) return known + " NOT IN ('', " + statement_.bind(p.values.front().text) + ")";
  return accepted(p, known);
}

std::string FilterSql::accepted(const Pred& p, const std::string& column) {
  std::vector<std::string> places;
  for (const std::string& word : accepted_words(p)) places.push_back(statement_.bind(word));
  return places.empty() ? "1 = 0" : column + " IN " + joined(places, ", ");
}

std::string FilterSql::number(const Pred& p, const std::string& column) {
  if (p.op == Op::present) return column + " IS NOT NULL";
  std::vector<std::string> parts;
  for (const Value& value : p.values)
    parts.push_back(column + " " + sign(p.op) + " " + statement_.bind(value.code));
  return "(" + column + " IS NOT NULL AND " + joined(parts, " OR ") + ")";
}

// Completed years on the tested day, said as a bound on the first day: at least n years <=> first day <= day
// n years ago.
std::string FilterSql::years_since(const Pred& p, const std::string& column) {
  if (p.op == Op::present) return column + " IS NOT NULL";
  std::vector<std::string> parts;
  for (const Value& value : p.values) {
    const std::int64_t n = value.code;
    switch (p.op) {
      case Op::ge:
        parts.push_back(completed(column, n));
        break;
      case Op::gt:
        parts.push_back(completed(column, n + 1));
        break;
      case Op::lt:
        parts.push_back("NOT " + completed(column, n));
        break;
      case Op::le:
        parts.push_back("NOT " + completed(column, n + 1));
        break;
      case Op::ne:
        parts.push_back("(NOT " + completed(column, n) + " OR " + completed(column, n + 1) + ")");
        break;
      default:
        parts.push_back("(" + completed(column, n) + " AND NOT " + completed(column, n + 1) + ")");
    }
  }
  return "(" + column + " IS NOT NULL AND " + joined(parts, " OR ") + ")";
}

std::string FilterSql::completed(const std::string& column, std::int64_t years) {
  const auto steps = rules::days_back(tested_.days, years);
  if (steps.size() == 1)
    return "(" + column + " <= " + tested_.day + " - " + statement_.bind(steps[0].days) + ")";
  std::string out = "(" + column + " <= " + tested_.day + " - CASE";
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    out += " WHEN " + tested_.day + " < " + statement_.bind(std::int64_t{steps[i + 1].from.days()}) +
           " THEN " + statement_.bind(steps[i].days);
  }
  return out + " ELSE " + statement_.bind(steps.back().days) + " END)";
}

std::string FilterSql::flag(const Pred& p, const std::string& known, const std::string& holds) {
  bool yes = p.op == Op::present;
  bool no = false;
  for (const Value& value : p.values) {
    const bool wanted = (value.code != 0) != (p.op == Op::ne);
    (wanted ? yes : no) = true;
  }
  if (yes && no) return known;
  return "(" + known + " AND " + (yes ? "" : "NOT ") + holds + ")";
}

// A school has one or more stages; the test holds if one of them satisfies it.
std::string FilterSql::school_stage(const Pred& p) {
  need(kSchool, "");
  if (p.op == Op::present) return "COALESCE(sc.stages, '') <> ''";
  std::vector<std::string> parts;
  for (const std::string& word : accepted_words(p)) {
    parts.push_back("COALESCE(sc.stages, '') LIKE " + statement_.bind("%;" + word + ";%"));
  }
  return joined(parts, " OR ");
}

std::string FilterSql::has_flag(const std::string& key, std::string_view name) {
  return "EXISTS (SELECT 1 FROM orgs_pub_flag fl WHERE fl.key = " + key +
         " AND fl.flag = " + statement_.bind(name) + " AND fl.from_day <= " + tested_.day +
         " AND fl.to_day > " + tested_.day + ")";
}

std::string FilterSql::designation(const Filter& filter) {
  std::string out = "EXISTS (SELECT 1 FROM people_pub_designation g WHERE g.teacher_id = " + tested_.teacher +
                    " AND g.from_day <= " + tested_.day + " AND g.to_day > " + tested_.day;
  for (const Pred& test : filter.tests) out += " AND " + pred(test);
  return out + ")";
}

std::string FilterSql::period_join(const char* alias, std::string_view kind) const {
  const std::string a = alias;
  return " LEFT JOIN people_pub_period " + a + " ON " + a + ".teacher_id = " + tested_.teacher + " AND " + a +
         ".kind = '" + std::string(kind) + "' AND " + a + ".from_day <= " + tested_.day + " AND " + a +
         ".to_day > " + tested_.day;
}

std::string FilterSql::joins() const {
  std::string out;
  if (joins_ & kTeacher) out += " LEFT JOIN people_pub_teacher t ON t.teacher_id = " + tested_.teacher;
  if (joins_ & kPost) out += period_join("p_post", "post");
  if (joins_ & kTitle) out += period_join("p_title", "title_rank");
  if (joins_ & kFullTime) out += period_join("p_full_time", "full_time");
  if (joins_ & kSchool)
    out += " LEFT JOIN orgs_pub_org sc ON sc.key = " + tested_.org + " AND sc.level = 'school'";
  if (joins_ & kOrg) out += " LEFT JOIN orgs_pub_org og ON og.key = " + tested_.org;
  if (joins_ & kEntrySchool) out += " LEFT JOIN orgs_pub_org es ON es.key = " + tested_.row + ".org_key";
  if (joins_ & kOwner) out += " LEFT JOIN orgs_pub_org oo ON oo.key = " + tested_.row + ".owner_key";
  if (joins_ & kPartner) out += " LEFT JOIN orgs_pub_org po ON po.key = " + tested_.row + ".partner_key";
  return out;
}

}  // namespace xt::plans
