#include "asked.h"

#include <boost/json.hpp>

#include "access/may.h"
#include "base/text.h"
#include "http/json.h"

namespace xt::workshop {
namespace {

Error wrong(std::string_view name, std::string reason, std::string detail) {
  Error out = make_error(Code::invalid, "workshop.wrong_input");
  out.fields.push_back({std::string(name), std::move(reason), std::move(detail)});
  return out;
}

}  // namespace

Result<orgs::Key> own_region(const access::Caller& caller, const std::string& code) {
  const auto key = orgs::region_key(code);
  if (!key) return make_error(Code::invalid, "workshop.unknown_region", code);
  const orgs::KeyRange range = orgs::subtree(*key);
  XT_CHECK_OK(access::within(caller, range.lo, range.hi));
  return *key;
}

Result<std::optional<std::string>> text_member(const boost::json::object& body, std::string_view name) {
  const auto* member = body.if_contains(name);
  if (member == nullptr || member->is_null()) return std::optional<std::string>();
  if (!member->is_string()) return wrong(name, "not_text", "");
  std::string text(member->as_string());
  if (text.size() > kMaxText) {
    return make_error(Code::too_large, "workshop.text_too_large", std::string(name));
  }
  if (!is_utf8(text)) return wrong(name, "not_utf8", "");
  std::erase(text, '\0');  // no person writes it, and PostgreSQL does not keep it
  return std::optional(std::move(text));
}

Result<Texts> texts_of(Room& room, const access::Caller& caller, const boost::json::object& body) {
  Texts out;
  XT_TRY(auto toml, text_member(body, "toml"));
  XT_TRY(auto source, text_member(body, "source"));
  XT_TRY(auto cases, text_member(body, "cases"));
  if (!toml) return wrong("toml", "required", "");
  out.toml = *std::move(toml);
  out.cases = cases.value_or("");
  if (source) {
    out.source = *std::move(source);
    return out;
  }
  XT_TRY(const std::string draft, http::json_string(body, "draft", 20));
  const auto id = parse_id(draft);
  if (!id) return wrong("draft", "not_an_id", "");
  XT_TRY(Draft read, room.database.read([&](db::Session& s) { return read_draft(s, caller, *id); }));
  out.source = std::move(read.texts.source);
  return out;
}

boost::json::array to_json(const std::vector<plans::Diagnostic>& diagnostics) {
  boost::json::array out;
  for (const plans::Diagnostic& d : diagnostics) {
    out.push_back({{"file", d.file},
                   {"line", d.line},
                   {"column", d.column},
                   {"reason", d.reason},
                   {"message_zh", d.message_zh},
                   {"message_en", d.message_en},
                   {"suggestion_zh", d.suggestion_zh},
                   {"suggestion_en", d.suggestion_en},
                   {"fix", d.fix}});
  }
  return out;
}

}  // namespace xt::workshop
