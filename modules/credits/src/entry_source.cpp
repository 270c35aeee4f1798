#include "entry_source.h"

#include <algorithm>

#include "access/may.h"
#include "base/date.h"

namespace xt::credits {

std::optional<Id> import_of(const std::string& origin) {
  std::string_view rest = origin;
  if (rest.starts_with("undo:")) rest.remove_prefix(5);
  if (!rest.starts_with("import:")) return std::nullopt;
  rest.remove_prefix(7);
  return parse_id(rest.substr(0, rest.find(':')));
}

std::optional<std::int64_t> row_of(const std::string& origin) {
  if (!import_of(origin) || origin.starts_with("undo:")) return std::nullopt;
  const auto colon = origin.find(':', 7);
  return colon == std::string::npos ? std::nullopt : parse_id(std::string_view(origin).substr(colon + 1));
}

std::vector<Id> imports_of(const std::vector<Entry>& entries) {
  std::vector<Id> out;
  for (const Entry& entry : entries) {
    if (const auto id = import_of(entry.origin)) out.push_back(*id);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

boost::json::object describe(const access::Caller& caller, Id import, const Source& source) {
  boost::json::object out{{"file", source.file_name}, {"on", shanghai_date(source.created_ms).iso()}};
  if (caller.role == access::Role::teacher) return out;
  out["posted_by"] = source.account_name;
  if (access::may(caller, "imports.read").ok() && access::within(caller, source.key_lo, source.key_hi).ok()) {
    out["run"] = std::to_string(import);
  }
  return out;
}

}  // namespace xt::credits
