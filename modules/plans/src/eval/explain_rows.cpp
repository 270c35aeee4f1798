#include "eval/explain_rows.h"

#include "eval/leaf_source.h"
#include "vocab/vocab.h"

namespace xt::plans {
namespace {

constexpr const char* kSchool = "LEFT JOIN orgs_pub_org org ON org.key = u.org_key";

// The rows of one source, latest first, with the name of their organisation: the columns of `inner` (all
// aliased, among them org_key, day and id) come first, then that name and a person's.
std::string listing(const Entities& e, const LeafQuery& q, const LeafSource& source, const std::string& inner,
                    const std::string& person, Statement& st) {
  const std::string who = person.empty() ? "''" : "COALESCE(p.name, '')";
  const std::string join =
      person.empty() ? "" : " LEFT JOIN people_pub_teacher p ON p.teacher_id = u." + person;
  return with_entities(e, q.employed, st) + "SELECT u.*, COALESCE(org.name, ''), " + who + " FROM (SELECT " +
         inner + source.text + " ORDER BY day DESC, id DESC LIMIT " + std::to_string(kMaxRows) + ") u " +
         kSchool + join + " ORDER BY u.day DESC, u.id DESC";
}

Date day_of(const db::Row& row, std::size_t column) {
  return Date(static_cast<std::int32_t>(row.i64(column)));
}

std::string text_of(const db::Row& row, std::size_t column) {
  return std::string(row.text(column));
}

Row entry(const db::Row& row) {
  Row out;
  out.kind = "entry";
  out.id = row.i64(0);
  out.date = day_of(row, 1);
  out.hours = Rational::of(row.i64(4), 100);
  out.credits = Rational::of(row.i64(5), 100);
  out.title = text_of(row, 6);
  out.mode = text_of(row, 7);
  out.level = text_of(row, 8);
  out.category = text_of(row, 9);
  out.note = text_of(row, 10);
  out.school = text_of(row, 12);
  out.teacher = text_of(row, 13);
  return out;
}

std::string entry_columns(const LeafSource& source) {
  return "e.id AS id, e.earned_on AS day, e.org_key AS org_key, " + source.teacher +
         " AS teacher, e.hours_x100, e.credits_x100, e.programme, e.mode, e.level, e.category, e.kind, "
         "e.provider";
}

Row item(const db::Row& row) {
  Row out;
  out.kind = "item";
  out.id = row.i64(0);
  out.date = day_of(row, 1);
  out.title = text_of(row, 4);
  out.level = text_of(row, 5);
  out.category = text_of(row, 6);
  out.note = text_of(row, 7);
  out.school = text_of(row, 8);
  out.teacher = text_of(row, 9);
  return out;
}

Row money(const db::Row& row) {
  Row out;
  out.kind = "money";
  out.date = Date::of(static_cast<int>(row.i64(3)), 12, 31);
  out.title = std::string(vocab::zh(vocab::Kind::account, row.text(4)));
  out.category = text_of(row, 5);
  const auto yuan = Rational::of(row.i64(6), 100);
  out.note =
      (yuan ? yuan->decimal(2) : "") + " 元(" + std::string(vocab::zh(vocab::Kind::basis, row.text(7))) + ")";
  out.school = text_of(row, 8);
  return out;
}

Row session(const db::Row& row) {
  Row out;
  out.kind = "session";
  out.date = day_of(row, 1);
  out.title = text_of(row, 4);
  out.category = text_of(row, 5);
  out.note = std::to_string(row.i64(6)) + " 分钟";
  out.school = text_of(row, 7);
  out.teacher = text_of(row, 8);
  return out;
}

Row teacher(const db::Row& row) {
  Row out;
  out.kind = "teacher";
  out.id = row.i64(0);
  out.date = day_of(row, 1);
  out.school = text_of(row, 4);
  out.title = out.teacher = text_of(row, 5);
  return out;
}

struct Shape {
  std::string columns;
  std::string person;
  Row (*read)(const db::Row&);
};

Shape shape_of(const Entities& e, Leaf leaf, const LeafSource& source) {
  if (is_ledger(leaf)) return {entry_columns(source), e.teachers() ? "" : "teacher", entry};
  switch (leaf) {
    case Leaf::teachers:
      return {"x.teacher_id AS id, x.from_day AS day, x.org_key AS org_key, x.teacher_id AS teacher",
              "teacher", teacher};
    case Leaf::money:
    case Leaf::subtree_money:
      return {
          "m.org_key AS id, m.year AS day, m.org_key AS org_key, m.year, m.account, m.payer, m.money_fen, "
          "m.basis",
          "", money};
    case Leaf::sessions:
      return {
          "s.org_key AS id, s.day AS day, s.org_key AS org_key, s.host_id AS teacher, s.topic, s.form, "
          "s.minutes",
          "teacher", session};
    default:
      return {
          "i.id AS id, i.from_day AS day, i.owner_key AS org_key, i.owner_id AS teacher, i.name, i.level, "
          "i.category, i.status",
          "teacher", item};
  }
}

}  // namespace

Result<std::int64_t> rows_behind(db::Session& s, const Entities& entities, const LeafQuery& query,
                                 std::vector<Row>& rows) {
  std::int64_t total = 0;
  Statement st;
  const auto source = leaf_source(entities, query, is_ledger(query.leaf->leaf), st);
  if (!source) return total;
  const Shape shape = shape_of(entities, query.leaf->leaf, *source);
  const std::string count = with_entities(entities, query.employed, st) + "SELECT COUNT(*)" + source->text;
  XT_CHECK_OK(st.each(s, count, [&](const db::Row& row) {
    total += row.i64(0);
    return true;
  }));
  const std::string text = listing(entities, query, *source, shape.columns, shape.person, st);
  XT_CHECK_OK(st.each(s, text, [&](const db::Row& row) {
    rows.push_back(shape.read(row));
    return true;
  }));
  return total;
}

}  // namespace xt::plans
