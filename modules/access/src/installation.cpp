#include "access/accounts.h"

#include "access_queries.gen.h"

namespace xt::access {

Status check_key(db::Database& database, std::string_view fingerprint) {
  // Only read where the key is the known one: a start must not wait for whoever writes.
  XT_TRY(const bool same, database.read([&](db::Session& session) -> Result<bool> {
    const auto known = session.one(sql::installation, {{"name", "key_fingerprint"}});
    return known.ok() && known->text(0) == fingerprint;
  }));
  if (same) return {};
  return database.write([&](db::Session& session) -> Status {
    auto known = session.one(sql::installation, {{"name", "key_fingerprint"}});
    if (known.ok()) {
      if (known->text(0) == fingerprint) return {};
      return make_error(Code::internal, "access.other_key",
                        "this database was written under another key (fingerprint " +
                            std::string(known->text(0)) + ", not " + std::string(fingerprint) +
                            "): set XINGTAN_KEY or restore the key file");
    }
    if (known.error().code != Code::not_found) return std::move(known).error();
    XT_TRY([[maybe_unused]] const auto rows,
           session.exec(sql::put_installation,
                        {{"name", "key_fingerprint"}, {"value", std::string(fingerprint)}}));
    return {};
  });
}

}  // namespace xt::access
