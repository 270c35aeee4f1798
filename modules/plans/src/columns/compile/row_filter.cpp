#include "columns/compile/row_filter.h"

#include <algorithm>

#include "eval/filter_words.h"

namespace xt::plans::columns {
namespace {

const std::string kUnknown;

constexpr std::int64_t kMostYears = 200;

bool completed(std::int32_t first, std::int32_t day, std::int64_t years) {
  return completed_years(Date(first), Date(day)) >= std::clamp<std::int64_t>(years, 0, kMostYears);
}

bool years_hold(Op op, std::int64_t n, std::int32_t first, std::int32_t day) {
  switch (op) {
    case Op::ge:
      return completed(first, day, n);
    case Op::gt:
      return completed(first, day, n + 1);
    case Op::lt:
      return !completed(first, day, n);
    case Op::le:
      return !completed(first, day, n + 1);
    case Op::ne:
      return !completed(first, day, n) || completed(first, day, n + 1);
    default:
      return completed(first, day, n) && !completed(first, day, n + 1);
  }
}

bool number_holds(Op op, std::int64_t value, std::int64_t bound) {
  switch (op) {
    case Op::ne:
      return value != bound;
    case Op::lt:
      return value < bound;
    case Op::le:
      return value <= bound;
    case Op::gt:
      return value > bound;
    case Op::ge:
      return value >= bound;
    default:
      return value == bound;
  }
}

std::string_view flag_name(Field field) {
  switch (field) {
    case Field::school_key_county:
    case Field::region_key_county:
      return "key_county";
    case Field::school_border_county:
    case Field::region_border_county:
      return "border_county";
    case Field::school_revitalization_county:
    case Field::region_revitalization_county:
      return "revitalization_county";
    case Field::school_demonstration:
      return "demonstration";
    default:
      return "";
  }
}

bool word_holds(Op op, const std::vector<std::string>& words, std::string_view word) {
  if (op == Op::present) return !word.empty();
  const bool named = std::find(words.begin(), words.end(), word) != words.end();
  return op == Op::ne ? !word.empty() && !named : named;
}

std::vector<std::string> words_of(const Pred& p) {
  if (p.op == Op::ne) return {p.values.front().text};
  return p.op == Op::present ? std::vector<std::string>{} : accepted_words(p);
}

}  // namespace

bool accepts(const Pred& p, std::string_view word) {
  return word_holds(p.op, words_of(p), word);
}

bool accepts_years(const Pred& p, std::int32_t first, std::int32_t day) {
  if (first == kNoDay) return false;
  if (p.op == Op::present) return true;
  return std::any_of(p.values.begin(), p.values.end(),
                     [&](const Value& v) { return years_hold(p.op, v.code, first, day); });
}

RowFilter::RowFilter(const Snapshot& snapshot, const Filter& filter)
    : snapshot_(snapshot), root_(compile(filter)) {}

RowFilter::Node RowFilter::compile(const Filter& filter) const {
  Node out;
  if (filter.kind == Filter::Kind::pred) out = compile(filter.pred);
  out.kind = filter.kind;
  for (const Filter& part : filter.parts) out.parts.push_back(compile(part));
  for (const Pred& test : filter.tests) out.parts.push_back(compile(test));
  return out;
}

RowFilter::Node RowFilter::compile(const Pred& p) const {
  Node out;
  out.kind = Filter::Kind::pred;
  out.field = p.field;
  out.op = p.op;
  const FieldType type = info(p.field).type;
  if (type == FieldType::enumeration || type == FieldType::text) {
    // The stages of a school accept whatever accepted_words names, `ne` included.
    out.words = p.field == Field::school_stage && p.op != Op::present ? accepted_words(p) : words_of(p);
  }
  out.yes = p.op == Op::present;
  for (const Value& value : p.values) {
    out.numbers.push_back(value.code);
    const bool wanted = (value.code != 0) != (p.op == Op::ne);
    (wanted ? out.yes : out.no) = true;
  }
  if (const auto name = flag_name(p.field); !name.empty()) {
    const auto found = snapshot_.orgs->flags.find(std::string(name));
    if (found != snapshot_.orgs->flags.end()) out.flag = &found->second;
  }
  return out;
}

bool RowFilter::holds(const Node& node, const Subject& s) const {
  const auto one = [&](const Node& part) { return holds(part, s); };
  switch (node.kind) {
    case Filter::Kind::always:
      return true;
    case Filter::Kind::all:
      return std::all_of(node.parts.begin(), node.parts.end(), one);
    case Filter::Kind::any:
      return std::any_of(node.parts.begin(), node.parts.end(), one);
    case Filter::Kind::negation:
      return !holds(node.parts.front(), s);
    case Filter::Kind::pred:
      return pred(node, s);
    case Filter::Kind::designation:
      return honoured(node, s);
  }
  return false;
}

bool RowFilter::honoured(const Node& node, const Subject& s) const {
  if (s.chunk == nullptr) return false;
  for (const Dated& period : s.chunk->designation.of(s.teacher)) {
    if (period.from > s.day || period.to <= s.day) continue;
    const Honour& honour = snapshot_.honours->all()[period.value];
    const bool all = std::all_of(node.parts.begin(), node.parts.end(), [&](const Node& test) {
      return word_holds(test.op, test.words,
                        test.field == Field::teacher_designation ? honour.designation : honour.level);
    });
    if (all) return true;
  }
  return false;
}

const Org* RowFilter::school_of(const Subject& s) const {
  if (s.org == kNone) return nullptr;
  const Org& org = snapshot_.orgs->all()[s.org];
  return org.known && org.school() ? &org : nullptr;
}

bool RowFilter::flagged(const Node& node, std::int64_t key, std::int32_t day) const {
  if (node.flag == nullptr) return false;
  const auto found = node.flag->find(key);
  return found != node.flag->end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [&](auto& days) { return days.from <= day && day < days.to; });
}

bool RowFilter::school(const Node& node, const Subject& s) const {
  const Org* sc = school_of(s);
  if (sc == nullptr) return false;
  switch (node.field) {
    case Field::school_small_rural:
      return sc->small_rural ? node.yes : node.no;
    case Field::school_boarding:
      return sc->boarding ? node.yes : node.no;
    case Field::school_demonstration:
      return flagged(node, sc->key, s.day) ? node.yes : node.no;
    case Field::school_stage:
      if (node.op == Op::present) return !sc->stages.empty();
      return std::any_of(node.words.begin(), node.words.end(), [&](const std::string& word) {
        return sc->stages.find(";" + word + ";") != std::string::npos;
      });
    default:  // the marks of its county
      return flagged(node, sc->region_key, s.day) ? node.yes : node.no;
  }
}

bool RowFilter::pred(const Node& node, const Subject& s) const {
  const auto number = [&](bool known, std::int64_t value) {
    if (!known || node.op == Op::present) return known;
    return std::any_of(node.numbers.begin(), node.numbers.end(),
                       [&](std::int64_t bound) { return number_holds(node.op, value, bound); });
  };
  const auto years = [&](std::int32_t first) {
    if (first == kNoDay || node.op == Op::present) return first != kNoDay;
    return std::any_of(node.numbers.begin(), node.numbers.end(),
                       [&](std::int64_t n) { return years_hold(node.op, n, first, s.day); });
  };
  const bool speaks = s.chunk != nullptr && s.chunk->speaks[s.teacher] != 0;
  switch (node.field) {
    case Field::teacher_age:
      return speaks && years(s.chunk->birth[s.teacher]);
    case Field::teacher_years_of_service:
      return speaks && years(s.chunk->service[s.teacher]);
    case Field::teacher_full_time: {
      const Dated* on = s.chunk == nullptr ? nullptr : s.chunk->full_time.on(s.teacher, s.day);
      if (on == nullptr) return false;
      return snapshot_.words->text(on->value) == "1" ? node.yes : node.no;
    }
    case Field::school_small_rural:
    case Field::school_boarding:
    case Field::school_key_county:
    case Field::school_border_county:
    case Field::school_revitalization_county:
    case Field::school_demonstration:
    case Field::school_stage:
      return school(node, s);
    case Field::region_key_county:
    case Field::region_border_county:
    case Field::region_revitalization_county:
      return flagged(node, snapshot_.orgs->all()[s.org].key, s.day) ? node.yes : node.no;
    case Field::item_person:
      return s.item->has_person ? node.yes : node.no;
    case Field::item_owner:
      return node.op == Op::present || word_holds(node.op, node.words, text(node.field, s));
    case Field::item_partner:
      if (node.op == Op::present) return s.item->has_partner;
      return word_holds(node.op, node.words, text(node.field, s));
    case Field::money_year:
      return number(true, s.money->year);
    case Field::session_minutes:
      return number(true, s.session->minutes);
    case Field::session_attendees:
      return number(s.session->has_attendees, s.session->attendees);
    default:
      return word_holds(node.op, node.words, text(node.field, s));
  }
}

const std::string& RowFilter::org_code(std::int64_t key) const {
  const std::uint32_t org = snapshot_.orgs->find(key);
  return org == kNone ? kUnknown : snapshot_.orgs->all()[org].code;
}

const std::string& RowFilter::teacher_text(Field field, const Subject& s) const {
  if (s.chunk == nullptr) return kUnknown;
  const Words& words = *snapshot_.words;
  const auto dated = [&](const DatedColumn& column) -> const std::string& {
    const Dated* on = column.on(s.teacher, s.day);
    return on == nullptr ? kUnknown : words.text(on->value);
  };
  if (field == Field::teacher_post) return dated(s.chunk->post);
  if (field == Field::teacher_title_rank) return dated(s.chunk->title_rank);
  if (s.chunk->speaks[s.teacher] == 0) return kUnknown;
  if (field == Field::teacher_stage) return words.text(s.chunk->stage[s.teacher]);
  if (field == Field::teacher_subject) return words.text(s.chunk->subject[s.teacher]);
  return words.text(s.chunk->sex[s.teacher]);
}

std::string_view RowFilter::text(Field field, const Subject& s) const {
  const Words& words = *snapshot_.words;
  const Org* sc = nullptr;
  switch (field) {
    case Field::teacher_stage:
    case Field::teacher_subject:
    case Field::teacher_sex:
    case Field::teacher_post:
    case Field::teacher_title_rank:
      return teacher_text(field, s);
    case Field::school_area:
      sc = school_of(s);
      return sc == nullptr ? kUnknown : sc->area;
    case Field::school_ownership:
      sc = school_of(s);
      return sc == nullptr ? kUnknown : sc->ownership;
    case Field::provider_type:
      return s.org == kNone ? kUnknown : snapshot_.orgs->all()[s.org].kind;
    case Field::entry_mode:
      return s.entry->mode;
    case Field::entry_level:
      return s.entry->level;
    case Field::entry_category:
      return s.entry->category;
    case Field::entry_programme:
      return s.named == nullptr ? kUnknown : snapshot_.kinds->name(s.named->programme);
    case Field::entry_programme_kind:
      return s.entry->programme_kind;
    case Field::entry_provider:
      return s.named == nullptr ? kUnknown : snapshot_.kinds->name(s.named->provider);
    case Field::entry_role:
      return s.entry->role;
    case Field::entry_school:
      return s.org == kNone ? kUnknown : snapshot_.orgs->all()[s.org].code;
    case Field::item_kind:
      return words.text(s.item->kind);
    case Field::item_level:
      return words.text(s.item->level);
    case Field::item_category:
      return words.text(s.item->category);
    case Field::item_status:
      return words.text(s.item->status);
    case Field::item_owner_kind:
      return words.text(s.item->owner_kind);
    case Field::item_owner:
      return org_code(s.owner_key);
    case Field::item_partner:
      return s.item->has_partner ? org_code(s.partner_key) : kUnknown;
    case Field::money_account:
      return words.text(s.money->account);
    case Field::money_payer:
      return words.text(s.money->payer);
    case Field::session_form:
      return words.text(s.session->form);
    default:
      return kUnknown;  // programmes and cohorts have no rows yet
  }
}

bool asks_names(const Filter& filter) {
  const auto named = [](const Pred& p) {
    return p.field == Field::entry_programme || p.field == Field::entry_provider;
  };
  return (filter.kind == Filter::Kind::pred && named(filter.pred)) ||
         std::any_of(filter.tests.begin(), filter.tests.end(), named) ||
         std::any_of(filter.parts.begin(), filter.parts.end(), asks_names);
}

namespace {

Looks of_pred(const Pred& p) {
  switch (p.field) {
    case Field::item_kind:
    case Field::item_level:
    case Field::item_category:
    case Field::item_status:
    case Field::item_owner_kind:
    case Field::item_person:
    case Field::session_form:
    case Field::session_minutes:
    case Field::session_attendees:
      return Looks::at_class;
    case Field::item_partner:
      return p.op == Op::present ? Looks::at_class : Looks::at_row;
    case Field::item_owner:
    case Field::school_area:
    case Field::school_ownership:
    case Field::school_stage:
    case Field::school_small_rural:
    case Field::school_boarding:
    case Field::provider_type:
      return Looks::at_org;
    default:  // marks have days
      return Looks::at_row;
  }
}

}  // namespace

Looks looks_at(const Filter& filter) {
  Looks out = Looks::at_class;
  if (filter.kind == Filter::Kind::pred) out = of_pred(filter.pred);
  if (filter.kind == Filter::Kind::designation) out = Looks::at_row;
  for (const Filter& part : filter.parts) out = std::max(out, looks_at(part));
  return out;
}

std::string key_of(const Filter& filter) {
  std::string out = std::to_string(static_cast<int>(filter.kind));
  const auto add = [&](const Pred& p) {
    out += "[" + std::to_string(static_cast<int>(p.field)) + " " + std::to_string(static_cast<int>(p.op));
    for (const Value& v : p.values) out += " " + std::to_string(v.code) + "'" + v.text + "'";
    out += "]";
  };
  if (filter.kind == Filter::Kind::pred) add(filter.pred);
  for (const Pred& test : filter.tests) add(test);
  for (const Filter& part : filter.parts) out += "(" + key_of(part) + ")";
  return out;
}

}  // namespace xt::plans::columns
