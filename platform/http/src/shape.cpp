#include "shape.h"

#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include <boost/json.hpp>

namespace xt::http {
namespace {

namespace json = boost::json;
constexpr int kDeepest = 16;

struct Base {
  std::string_view word, type, detail_name, detail;
};
constexpr std::array kBases{
    Base{"string", "string", "", ""}, Base{"id", "string", "pattern", "^[0-9]{1,19}$"},
    Base{"int", "integer", "", ""},   Base{"number", "number", "", ""},
    Base{"bool", "boolean", "", ""},  Base{"date", "string", "format", "date"},
    Base{"null", "null", "", ""}};

class Reader {
 public:
  Reader(std::string_view text, std::set<std::string>& named) : text_(text), named_(named) {}

  json::object whole() {
    json::object out = type();
    if (!at_end()) fail("more than one type");
    return out;
  }
  json::object whole_fields() {
    json::object out = fields('\0');
    if (!at_end()) fail("unexpected");
    return out;
  }
  Status status() const {
    if (fault_.empty()) return {};
    return make_error(Code::internal, "http.bad_shape", fault_ + " in \"" + std::string(text_) + "\"");
  }

 private:
  bool at_end() {
    skip();
    return pos_ >= text_.size();
  }
  void skip() {
    while (pos_ < text_.size() && text_[pos_] == ' ') ++pos_;
  }
  char peek() {
    skip();
    return pos_ < text_.size() ? text_[pos_] : '\0';
  }
  bool take(std::string_view what) {
    skip();
    if (!text_.substr(pos_).starts_with(what)) return false;
    pos_ += what.size();
    return true;
  }
  void fail(const std::string& what) {
    if (fault_.empty()) fault_ = what + " at " + std::to_string(pos_);
    pos_ = text_.size();
  }
  std::string word() {
    skip();
    const std::size_t from = pos_;
    while (pos_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[pos_])) != 0 || text_[pos_] == '_'))
      ++pos_;
    if (from == pos_) fail("a name is missing");
    return std::string(text_.substr(from, pos_ - from));
  }

  // Literals of a union become one enum; the rest stays as alternatives.
  json::object type() {
    if (++depth_ > kDeepest) fail("too deep");
    json::array literals;
    json::array others;
    do {
      if (peek() == '\'') {
        literals.emplace_back(literal());
      } else {
        others.push_back(postfix());
      }
    } while (take("|"));
    --depth_;
    if (!literals.empty()) others.push_back(json::object{{"type", "string"}, {"enum", std::move(literals)}});
    if (others.size() == 1) return std::move(others[0].as_object());
    return {{"anyOf", std::move(others)}};
  }
  std::string literal() {
    take("'");
    const std::size_t end = text_.find('\'', pos_);
    if (end == std::string_view::npos) {
      fail("an open quote");
      return {};
    }
    std::string out(text_.substr(pos_, end - pos_));
    pos_ = end + 1;
    return out;
  }
  json::object postfix() {
    json::object out = primary();
    while (take("[]")) out = {{"type", "array"}, {"items", std::move(out)}};
    return out;
  }
  json::object primary() {
    if (take("{")) return fields('}');
    if (take("(")) {
      json::object out = type();
      if (!take(")")) fail("a ) is missing");
      return out;
    }
    const std::string name = word();
    if (name == "any") return {};
    if (name == "map") return map();
    for (const Base& base : kBases) {
      if (base.word != name) continue;
      json::object out{{"type", base.type}};
      if (!base.detail.empty()) out[base.detail_name] = base.detail;
      return out;
    }
    if (name.empty() || std::isupper(static_cast<unsigned char>(name[0])) == 0) fail("no such type: " + name);
    named_.insert(name);
    return {{"$ref", "#/components/schemas/" + name}};
  }
  json::object map() {
    if (!take("<")) fail("map<…>");
    json::object values = type();
    if (!take(">")) fail("a > is missing");
    return {{"type", "object"}, {"additionalProperties", std::move(values)}};
  }
  json::object fields(char close) {
    json::object properties;
    json::array required;
    while (peek() != close && pos_ < text_.size()) {
      const std::string name = word();
      const bool optional = take("?");
      if (!take(":")) fail("a : is missing");
      if (properties.contains(name)) fail(name + " is there twice");
      properties[name] = type();
      if (!optional) required.emplace_back(name);
      if (!take(",")) break;
    }
    if (close != '\0' && !take(std::string_view(&close, 1))) fail("a } is missing");
    json::object out{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) out["required"] = std::move(required);
    return out;
  }

  std::string_view text_;
  std::set<std::string>& named_;
  std::size_t pos_ = 0;
  int depth_ = 0;
  std::string fault_;
};

}  // namespace

Result<json::object> schema_of(std::string_view text, std::set<std::string>& named) {
  Reader reader(text, named);
  json::object out = reader.whole();
  XT_CHECK_OK(reader.status());
  return out;
}

Result<json::object> fields_of(std::string_view text, std::set<std::string>& named) {
  Reader reader(text, named);
  json::object out = reader.whole_fields();
  XT_CHECK_OK(reader.status());
  return out;
}

}  // namespace xt::http
