// Whole files in a folder, named by the SHA-256 of what is in them and encrypted under the installation's
// key.
//
// A put is atomic and durable: the bytes go to a temporary file, are synced, and are renamed into place; the
// same content again writes nothing. Nothing from outside becomes a path: a digest that is not 64 lower-case
// hex digits does not exist. Thread-safety: all functions may be called from any thread, and several
// processes may share a folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "auth/keyring.h"
#include "base/result.h"

namespace xt::files {

// The largest file of any room; a room may be stricter.
inline constexpr std::size_t kMaxBytes = 64U << 20;

enum class Type : std::uint8_t {
  xlsx,
  docx,
  zip,  // any other archive, also other office documents
  xls,  // the office formats of before 2007
  pdf,
  image,  // PNG, JPEG, GIF
  html,   // also what some systems export as ".xls"
  text,   // csv and the like, in any encoding
  binary,
  empty
};
std::string_view type_name(Type type);  // "xlsx"
// By content: signatures, and for archives the names in their directory.
Type sniff(std::string_view bytes);

struct Stored {
  std::string digest;  // SHA-256 of the content, 64 hex
  std::int64_t bytes = 0;
  Type type = Type::empty;
};

class Store {
 public:
  // Makes the folder (mode 700) where it is absent, and clears away what a killed process left half written.
  // files.folder where it cannot be made or written to.
  static Result<Store> open(const std::filesystem::path& folder, const auth::Keyring& keyring);
  // Beside a SQLite file ("x.db" -> "x.db.files"); for a server database below ~/.local/state/xingtan.
  static std::filesystem::path default_folder(std::string_view db_url);

  // files.too_large, files.disk (unavailable: full or failing).
  Result<Stored> put(std::string_view bytes, std::size_t max_bytes = kMaxBytes) const;
  // files.unknown; files.damaged where the content is no longer what its name says.
  Result<std::string> get(std::string_view digest) const;
  bool has(std::string_view digest) const;
  // Again: no effect.
  Status remove(std::string_view digest) const;

 private:
  Store(std::filesystem::path folder, const auth::Keyring& keyring)
      : folder_(std::move(folder)), keyring_(keyring) {}
  std::filesystem::path path_of(std::string_view digest) const;

  std::filesystem::path folder_;
  auth::Keyring keyring_;
};

}  // namespace xt::files
