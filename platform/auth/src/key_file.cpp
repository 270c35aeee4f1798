// Where the key comes from: environment, or a file that only its owner may read.
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "auth/keyring.h"
#include "base/text.h"

#include "sodium_once.h"

namespace xt::auth {
namespace {

namespace fs = std::filesystem;

Error unreadable(const fs::path& file, int error) {
  return make_error(Code::internal, "auth.key_unreadable", file.string() + ": " + std::strerror(error));
}

// Written whole under another name and then linked: two processes that start together agree on one key, and a
// crash leaves either no key or a complete one.
Status create(const fs::path& file) {
  sodium_once();
  std::array<unsigned char, 40> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  const std::string text = hex({reinterpret_cast<const char*>(bytes.data()), 32}) + "\n";
  const fs::path draft = file.string() + "." + hex({reinterpret_cast<const char*>(bytes.data()) + 32, 8});
  const int fd = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return unreadable(file, errno);
  const bool written =
      ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(fd) == 0;
  const int error = errno;
  ::close(fd);
  const bool linked = written && (::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST);
  const int link_error = errno;
  ::unlink(draft.c_str());
  if (!written) return unreadable(file, error);
  if (!linked) return unreadable(file, link_error);
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const int dir = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (dir >= 0) {
    ::fsync(dir);
    ::close(dir);
  }
  return {};
}

// "postgresql://user:secret@host/db" -> the same without ":secret".
std::string without_password(std::string_view url) {
  const auto scheme = url.find("://");
  const auto at = url.find('@');
  if (scheme == std::string_view::npos || at == std::string_view::npos || at < scheme)
    return std::string(url);
  const auto colon = url.find(':', scheme + 3);
  if (colon == std::string_view::npos || colon > at) return std::string(url);
  return std::string(url.substr(0, colon)) + std::string(url.substr(at));
}

Result<fs::path> state_file(std::string_view url) {
  sodium_once();
  const char* home = std::getenv("HOME");
  const fs::path folder =
      fs::path(home != nullptr && *home != '\0' ? home : "/var/lib/xingtan") / ".local/state/xingtan";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return unreadable(folder, error.value());
  const std::string plain = without_password(url);
  std::string mark(8, '\0');
  std::array<unsigned char, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(plain.data()),
                     plain.size(), nullptr, 0);
  std::memcpy(mark.data(), digest.data(), mark.size());
  return folder / (hex(mark) + ".key");
}

}  // namespace

Result<Keyring> Keyring::load_or_create(const fs::path& file) {
  struct stat info{};
  if (::stat(file.c_str(), &info) != 0) {
    if (errno != ENOENT) return unreadable(file, errno);
    XT_CHECK_OK(create(file));
    if (::stat(file.c_str(), &info) != 0) return unreadable(file, errno);
  }
  if ((info.st_mode & 077) != 0) {
    return make_error(Code::internal, "auth.key_permissions",
                      file.string() + ": others may read the key; run: chmod 600 " + file.string());
  }
  std::ifstream in(file);
  if (!in) return unreadable(file, errno);
  std::string text(128, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  auto ring = from_hex(text);
  if (!ring.ok()) ring.error().note += ": " + file.string();
  return ring;
}

Result<Keyring> Keyring::for_database(std::string_view db_url) {
  if (const char* key = std::getenv("XINGTAN_KEY"); key != nullptr && *key != '\0') return from_hex(key);
  if (const char* file = std::getenv("XINGTAN_KEY_FILE"); file != nullptr && *file != '\0') {
    return load_or_create(file);
  }
  if (db_url.find("://") != std::string_view::npos && !db_url.starts_with("sqlite:")) {
    XT_TRY(const fs::path file, state_file(db_url));
    return load_or_create(file);
  }
  std::string_view path = db_url;
  if (path.starts_with("sqlite:")) path.remove_prefix(7);
  if (path.starts_with("//")) path.remove_prefix(2);
  path = path.substr(0, path.find('?'));
  if (path.empty() || path == ":memory:") return random();
  return load_or_create(std::string(path) + ".key");
}

}  // namespace xt::auth
