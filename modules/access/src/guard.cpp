#include "access/guard.h"

#include "base/digest.h"
#include "http/precondition.h"

#include "access_queries.gen.h"

namespace xt::access {

std::string version_of(std::initializer_list<std::string_view> fields) {
  constexpr std::size_t kDigits = 16;
  return digest_fields(fields).substr(0, kDigits);
}

Status unchanged(db::Session& session, const http::Request& request, const Guarded& what) {
  if (http::holds(request, what.version)) return {};
  return changed_meanwhile(session, what);
}

Error changed_meanwhile(db::Session& session, const Guarded& what) {
  const auto rows = session.all(sql::last_change, {{"object", what.object}, {"org_key", what.org_key}});
  if (!rows.ok()) return rows.error();
  Error out = make_error(Code::conflict, what.reason);
  if (rows->empty()) return out;
  const db::OwnedRow& last = rows->front();
  const std::string name(last.text(2).empty() ? last.text(1) : last.text(2));
  out.fields = {{"changed_by", "changed_meanwhile", name},
                {"changed_ms", "changed_meanwhile", std::to_string(last.i64(0))}};
  return out;
}

}  // namespace xt::access
