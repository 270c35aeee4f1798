#include "lang/filter_parser.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "plans/lang/suggest.h"

namespace xt::plans {
namespace {

constexpr std::array<std::string_view, 10> kObjectWords = {"教师", "学校", "地区", "登记", "事项",
                                                           "经费", "研修", "项目", "机构", "班级"};
constexpr std::size_t kMaxOperands = 200;  // of one chain of and / or

bool is_designation(const Filter& filter) {
  return filter.kind == Filter::Kind::pred && (filter.pred.field == Field::teacher_designation ||
                                               filter.pred.field == Field::teacher_designation_level);
}

bool named(const FieldInfo& field, std::string_view word) {
  // A programme's own kind is also called just that.
  return field.name == word || field.zh == word || (field.field == Field::programme_kind && word == "kind");
}

// The direct tests of one `and` group that speak of designations speak of the same period: one node for them
// all.
std::vector<Filter> join_designations(std::vector<Filter> parts) {
  std::vector<Filter> out;
  std::optional<std::size_t> joined;
  for (Filter& part : parts) {
    if (!is_designation(part)) {
      out.push_back(std::move(part));
      continue;
    }
    if (!joined) {
      joined = out.size();
      out.emplace_back();
      out.back().kind = Filter::Kind::designation;
    }
    out[*joined].tests.push_back(std::move(part.pred));
  }
  return out;
}

Filter group(Filter::Kind kind, std::vector<Filter> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Filter filter;
  filter.kind = parts.empty() ? Filter::Kind::always : kind;
  filter.parts = std::move(parts);
  return filter;
}

class FilterParser {
 public:
  FilterParser(Cursor& cursor, Objects objects) : cursor_(cursor), objects_(objects) {}

  Filter either() {
    std::vector<Filter> parts;
    do {
      parts.push_back(both());
    } while (cursor_.take_word("or") && fits(parts));
    return group(Filter::Kind::any, std::move(parts));
  }

 private:
  bool fits(const std::vector<Filter>& parts) {
    if (parts.size() < kMaxOperands) return true;
    cursor_.fail("too_long", cursor_.peek(), "条件过多", "too many conditions",
                 {"改用 name in ('a','b')", "use name in ('a','b')", ""});
    return false;
  }

  Filter both() {
    std::vector<Filter> parts;
    do {
      parts.push_back(unary());
    } while (cursor_.take_word("and") && fits(parts));
    return group(Filter::Kind::all, join_designations(std::move(parts)));
  }

  Filter unary() {
    const Cursor::Level level(cursor_);
    if (cursor_.take_word("not")) {
      std::vector<Filter> inner;
      inner.push_back(unary());
      Filter filter;
      filter.kind = Filter::Kind::negation;
      filter.parts = join_designations(std::move(inner));
      return filter;
    }
    if (cursor_.take_symbol("(")) {
      Filter filter = either();
      cursor_.expect(")");
      return filter;
    }
    return test();
  }

  Filter test() {
    Filter filter;
    filter.kind = Filter::Kind::pred;
    const Token name = cursor_.peek();
    if (name.kind != Lexeme::name || name.text == "and" || name.text == "or" || name.text == "in") {
      cursor_.unexpected("条件名称", "the name of a condition");
      return filter;
    }
    const FieldInfo* field = field_name();
    filter.pred.place = cursor_.place(name);
    if (field != nullptr) filter.pred.field = field->field;
    // An unknown name still takes its values, so that the rest of the filter is looked at.
    static constexpr FieldInfo kAnything{Field::none, Object::teacher, "", "",
                                         "",          FieldType::text, "", false};
    parse_values(cursor_, field != nullptr ? *field : kAnything, filter.pred);
    return filter;
  }

  // name | object.name
  const FieldInfo* field_name() {
    const Token first = cursor_.take();
    if (!cursor_.is_symbol(".")) return resolve(first, objects_);
    cursor_.take();
    const std::optional<Object> object = object_named(first.text);
    const Token second = cursor_.peek();
    if (second.kind != Lexeme::name) {
      cursor_.unexpected("条件名称", "the name of a condition");
      return nullptr;
    }
    cursor_.take();
    if (!object) return unknown_object(first);
    for (const Object allowed : objects_) {
      if (allowed == *object) return resolve(second, std::span(&allowed, 1));
    }
    cursor_.error("field_not_here", first, "这里不能用" + std::string(object_zh(*object)) + "的条件",
                  "conditions on the " + std::string(code(*object)) + " cannot be used here",
                  allowed_objects());
    return nullptr;
  }

  std::optional<Object> object_named(std::string_view word) const {
    for (std::size_t i = 0; i < kObjectWords.size(); ++i) {
      const auto object = static_cast<Object>(i);
      if (word == code(object) || word == kObjectWords[i]) return object;
    }
    return std::nullopt;
  }

  const FieldInfo* unknown_object(const Token& token) {
    std::vector<std::string_view> words;
    for (const Object object : objects_) words.push_back(code(object));
    cursor_.error("unknown_field", token, "没有名为 " + quoted_zh(token.text) + " 的对象",
                  "there is no object " + quoted_en(token.text), did_you_mean(nearest(token.text, words)));
    return nullptr;
  }

  Fix allowed_objects() const {
    Fix fix{"这里可用:", "usable here: ", ""};
    for (const Object object : objects_) {
      fix.zh += std::string(object == objects_.front() ? "" : "、") + std::string(object_zh(object));
      fix.en += std::string(object == objects_.front() ? "" : ", ") + std::string(code(object));
    }
    return fix;
  }

  const FieldInfo* resolve(const Token& name, Objects objects) {
    for (const Object object : objects) {
      for (const FieldInfo& field : fields()) {
        if (field.object == object && named(field, name.text)) return &field;
      }
    }
    for (const FieldInfo& field : fields()) {
      if (!named(field, name.text)) continue;
      cursor_.error("field_not_here", name,
                    quoted_zh(name.text) + " 是" + std::string(object_zh(field.object)) + "的条件,这里不能用",
                    quoted_en(name.text) + " is a condition on the " + std::string(code(field.object)) +
                        " and cannot be used here",
                    allowed_objects());
      return nullptr;
    }
    unknown_field(name, objects);
    return nullptr;
  }

  void unknown_field(const Token& name, Objects objects) {
    std::vector<std::string_view> words;
    for (const Object object : objects) {
      for (const FieldInfo& field : fields()) {
        if (field.object != object) continue;
        words.push_back(field.name);
        words.push_back(field.zh);
      }
    }
    const std::string_view near = nearest(name.text, words);
    cursor_.error("unknown_field", name, "没有名为 " + quoted_zh(name.text) + " 的条件",
                  "there is no condition " + quoted_en(name.text),
                  near.empty() ? allowed_objects() : did_you_mean(near));
  }

  Cursor& cursor_;
  Objects objects_;
};

}  // namespace

std::string_view object_zh(Object object) {
  return kObjectWords[static_cast<std::size_t>(object)];
}

Filter parse_filter(Cursor& cursor, Objects objects) {
  return FilterParser(cursor, objects).either();
}

}  // namespace xt::plans
