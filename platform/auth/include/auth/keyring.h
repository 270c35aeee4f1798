// The installation's one secret, and what is done with it: identity numbers are stored encrypted
// (XSalsa20-Poly1305, libsodium secretbox) and found again by a keyed hash (BLAKE2b). Without the key a
// stolen database file names nobody.
//
// The key lives outside the database: in the environment (XINGTAN_KEY, 64 hex digits; or XINGTAN_KEY_FILE, a
// path), or in a file of mode 600 beside the SQLite file. Losing it loses the identity numbers: it belongs
// into the backup plan, apart from the database. Thread-safety: immutable after loading; copies are cheap.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace xt::auth {

class Keyring {
 public:
  // XINGTAN_KEY, else XINGTAN_KEY_FILE, else FILE.key for "sqlite:FILE" (or a bare path), else a file below
  // ~/.local/state/xingtan named by the URL without its password. A missing file is created.
  // Errors: auth.key_unreadable, auth.key_permissions (others may read it), auth.key_damaged.
  static Result<Keyring> for_database(std::string_view db_url);
  static Result<Keyring> load_or_create(const std::filesystem::path& file);
  static Result<Keyring> from_hex(std::string_view hex64);
  static Keyring random();  // for tests and throw-away databases

  // "v1." + base64url(nonce, box); two encryptions of one text differ. 20 bytes become 83 characters.
  std::string encrypt(std::string_view plaintext) const;
  // auth.wrong_key when the text was not made by `encrypt` under this key, or was changed.
  Result<std::string> decrypt(std::string_view box) const;
  // 64 hex digits, equal for equal text: for unique indexes and lookups. Normalise the text first.
  std::string lookup_hash(std::string_view text) const;
  // 16 hex digits that identify the key without telling it: kept in the database to notice a wrong key at
  // start.
  std::string fingerprint() const;

 private:
  using Key = std::array<unsigned char, 32>;
  explicit Keyring(const Key& master);
  Key encryption_{};
  Key lookup_{};
  std::string fingerprint_;
};

}  // namespace xt::auth
