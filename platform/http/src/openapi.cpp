#include "http/openapi.h"

#include <cctype>
#include <map>
#include <set>

#include <boost/json.hpp>

#include "base/text.h"

#include "pretty.h"
#include "shape.h"
#include "status.h"

namespace xt::http {
namespace {

namespace json = boost::json;

const char* const kProblem =
    "{type: string, title: string, status: int, reason: string, "
    "fields: {name: string, reason: string, detail: string}[], instance: string}";
const char* const kAbout =
    "The JSON interface of Xingtan. Ids are strings of digits; dates are YYYY-MM-DD and every end is the "
    "last day, "
    "inclusive; hours are class hours of 45 minutes. Reads carry an ETag. A write of a signed-in browser "
    "carries the "
    "header X-CSRF-Token with the value that GET /api/session answers; a write may carry Idempotency-Key, "
    "and then "
    "happens once however often it is sent within a day. What people edit has a version, which single reads "
    "carry "
    "as their ETag: a write that carries If-Match with it is refused with 412 where somebody changed the "
    "thing "
    "meanwhile, and says who and when in the fields changed_by and changed_ms. Lists answer next_cursor, "
    "which goes back as "
    "cursor. "
    "Errors are RFC 9457 problem documents with a stable reason.";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// "GET /api/plans/{id}/state" -> getPlansIdState
std::string operation_id(const Route& route) {
  std::string out = lower(method_name(route.method));
  bool start = true;
  for (const char c : std::string_view(route.pattern).substr(std::string_view("/api").size())) {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (letter) out += start ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    start = !letter;
  }
  return out;
}

std::string tag_of(const Route& route) {
  const auto parts = split(std::string_view(route.pattern).substr(1), '/');
  return parts.size() > 1 ? std::string(parts[1]) : "api";
}

constexpr std::string_view kOrChanged = " | 412";
bool guarded(const Route& route) {
  return route.gives.ends_with(kOrChanged);
}

json::object file_content(std::string_view type) {
  return {{type, {{"schema", {{"type", "string"}, {"format", "binary"}}}}}};
}

class Writer {
 public:
  explicit Writer(const Router& router) : router_(router) {}

  Result<std::string> write(const std::string& version) {
    json::object paths;
    std::map<std::string, std::map<int, const Route*>> sorted;
    for (const Route& route : router_.routes()) {
      if (route.pattern.starts_with("/api/"))
        sorted[route.pattern].emplace(static_cast<int>(route.method), &route);
    }
    std::set<std::string> tags;
    for (const auto& [pattern, methods] : sorted) {
      json::object path;
      for (const auto& [method, route] : methods) {
        path[lower(method_name(route->method))] = operation(*route);
        tags.insert(tag_of(*route));
      }
      paths[pattern] = std::move(path);
    }
    json::array tag_list;
    for (const std::string& tag : tags) tag_list.push_back({{"name", tag}, {"description", "/api/" + tag}});
    json::object schemas = named_shapes();
    if (!faults_.empty()) return make_error(Code::internal, "http.bad_shape", faults_);
    const json::object document{
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "Xingtan 杏坛"},
          {"version", version},
          {"description", kAbout},
          {"license", {{"name", "Proprietary"}, {"identifier", "LicenseRef-Proprietary"}}}}},
        {"servers", {{{"url", "/"}, {"description", "this installation"}}}},
        {"tags", std::move(tag_list)},
        {"paths", std::move(paths)},
        {"components",
         {{"schemas", std::move(schemas)},
          {"securitySchemes",
           {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "xt_session"}}},
            {"token", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
    return pretty(document);
  }

 private:
  void fault(const Route& route, const std::string& what) {
    faults_ += std::string(method_name(route.method)) + " " + route.pattern + ": " + what + "\n";
  }
  json::object schema(const Route& route, std::string_view text) {
    auto read = schema_of(text, used_);
    if (read.ok()) return *std::move(read);
    fault(route, read.error().note);
    return {};
  }

  json::object operation(const Route& route) {
    json::object out{{"operationId", operation_id(route)},
                     {"summary", route.summary},
                     {"tags", {tag_of(route)}},
                     {"x-permission", route.permission}};
    if (route.permission == "public") {
      out["security"] = json::array{};
    } else {
      out["security"] = {{{"session", json::array{}}}, {{"token", json::array{}}}};
    }
    json::array parameters = parameters_of(route);
    if (!parameters.empty()) out["parameters"] = std::move(parameters);
    if (route.takes == "file") {
      out["requestBody"] = {{"required", true}, {"content", file_content("application/octet-stream")}};
    } else if (!route.takes.empty()) {
      out["requestBody"] = {{"required", true},
                            {"content", {{"application/json", {{"schema", schema(route, route.takes)}}}}}};
    }
    json::object answers = responses(route);
    if (guarded(route)) {
      json::object changed = problem();
      changed["description"] =
          "somebody changed it meanwhile; the fields changed_by and changed_ms say who and when";
      answers["412"] = std::move(changed);
    }
    out["responses"] = std::move(answers);
    return out;
  }

  // RFC 9110, 13.1.
  static json::array preconditions() {
    const auto header = [](const char* name, const char* what) {
      return json::object{{"name", name},
                          {"in", "header"},
                          {"required", false},
                          {"description", what},
                          {"schema", {{"type", "string"}}}};
    };
    return {header("If-Match", "the version in quotes: only where the thing is still as it was loaded"),
            header("If-None-Match", "*: only where there is no such thing yet")};
  }

  json::array parameters_of(const Route& route) {
    json::array out;
    if (guarded(route)) out = preconditions();
    for (const std::string_view segment : split(std::string_view(route.pattern).substr(1), '/')) {
      if (!segment.starts_with('{')) continue;
      out.push_back({{"name", segment.substr(1, segment.size() - 2)},
                     {"in", "path"},
                     {"required", true},
                     {"schema", {{"type", "string"}}}});
    }
    auto fields = fields_of(route.query, used_);
    if (!fields.ok()) {
      fault(route, fields.error().note);
      return out;
    }
    const json::value* required = fields->if_contains("required");
    for (const auto& [name, type] : fields->at("properties").as_object()) {
      bool must = false;
      if (required != nullptr) {
        for (const json::value& one : required->as_array()) must = must || one.as_string() == name;
      }
      out.push_back({{"name", name}, {"in", "query"}, {"required", must}, {"schema", type}});
    }
    return out;
  }

  json::object responses(const Route& route) {
    std::string_view text = route.gives;
    if (guarded(route)) text.remove_suffix(kOrChanged.size());
    if (text.empty()) fault(route, "does not say what it answers");
    std::string status = "200";
    if (text.size() > 4 && (text[0] == '2' || text[0] == '3') && text[3] == ' ') {
      status = text.substr(0, 3);
      text.remove_prefix(4);
    }
    if (text == "none") {
      if (status == "200") status = "204";
      const char* said = status == "204" ? "done" : status_name(std::stoi(status));
      return {{status, {{"description", said}}}, {"4XX", problem()}, {"5XX", problem()}};
    }
    json::object content;
    constexpr std::string_view kOrFile = " | file";
    if (text == "file" || text.ends_with(kOrFile)) {
      content = file_content("application/octet-stream");
      text.remove_suffix(text == "file" ? text.size() : kOrFile.size());
    }
    if (!text.empty()) content["application/json"] = {{"schema", schema(route, text)}};
    return {{status, {{"description", status_name(std::stoi(status))}, {"content", std::move(content)}}},
            {"4XX", problem()},
            {"5XX", problem()}};
  }
  static json::object problem() {
    return {{"description", "a problem (RFC 9457)"},
            {"content",
             {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
  }

  // After the paths: only then is it known which names are used.
  json::object named_shapes() {
    json::object out;
    std::map<std::string, std::string> texts{{"Problem", kProblem}};
    used_.insert("Problem");
    for (const Shape& shape : router_.shapes()) {
      if (!texts.emplace(shape.name, shape.text).second) faults_ += shape.name + ": there twice\n";
    }
    for (const auto& [name, text] : texts) {
      auto read = schema_of(text, used_);
      if (read.ok()) {
        out[name] = *std::move(read);
      } else {
        faults_ += name + ": " + read.error().note + "\n";
      }
    }
    for (const std::string& name : used_) {
      if (!texts.contains(name)) faults_ += name + ": named but not there\n";
    }
    for (const auto& [name, text] : texts) {
      if (!used_.contains(name)) faults_ += name + ": there for nobody\n";
    }
    return out;
  }

  const Router& router_;
  std::set<std::string> used_;
  std::string faults_;
};

}  // namespace

Result<std::string> openapi(const Router& router, const std::string& version) {
  return Writer(router).write(version);
}

}  // namespace xt::http
