#include "imports/sources.h"

#include "db/list.h"

#include "imports_queries.gen.h"

namespace xt::imports {

Result<std::map<Id, Source>> sources(db::Session& session, std::span<const Id> runs) {
  std::map<Id, Source> out;
  if (runs.empty()) return out;
  XT_CHECK_OK(session.each(sql::sources, {{"ids", db::list_of(runs)}}, [&](const db::Row& row) {
    out[row.i64(0)] = {
        std::string(row.text(1)), std::string(row.text(2)), {row.i64(3), row.i64(4)}, row.i64(5)};
    return true;
  }));
  return out;
}

}  // namespace xt::imports
