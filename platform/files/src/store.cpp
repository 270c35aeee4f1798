#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/id.h"
#include "files/files.h"

namespace xt::files {
namespace {

namespace fs = std::filesystem;

constexpr auto kHalfWritten = std::chrono::hours(24);

Error disk(const char* what) {
  return make_error(Code::unavailable, "files.disk", std::string(what) + ": " + std::strerror(errno));
}

bool is_digest(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

class Fd {
 public:
  explicit Fd(int fd) : fd_(fd) {}
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  bool close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd) == 0;
  }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(fd, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

// A rename is durable once its folder is.
bool sync_folder(const fs::path& folder) {
  const Fd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return fd.get() >= 0 && ::fsync(fd.get()) == 0;
}

Status write_durably(const fs::path& temporary, const fs::path& target, std::string_view bytes) {
  Fd fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (fd.get() < 0) return disk("open");
  if (!write_all(fd.get(), bytes) || ::fsync(fd.get()) != 0 || !fd.close()) {
    const Error full = disk("write");
    ::unlink(temporary.c_str());
    return full;
  }
  if (::rename(temporary.c_str(), target.c_str()) != 0) {
    const Error failed = disk("rename");
    ::unlink(temporary.c_str());
    return failed;
  }
  if (!sync_folder(target.parent_path())) return disk("sync");
  return {};
}

// What a killed process left; not what another is writing now.
void clear_half_written(const fs::path& folder) {
  std::error_code ignored;
  const auto now = fs::file_time_type::clock::now();
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const auto written = entry.last_write_time(ignored);
    if (!ignored && now - written > kHalfWritten) fs::remove(entry.path(), ignored);
  }
}

}  // namespace

Result<Store> Store::open(const fs::path& folder, const auth::Keyring& keyring) {
  std::error_code failed;
  fs::create_directories(folder / "tmp", failed);
  if (!failed) fs::permissions(folder, fs::perms::owner_all, failed);
  if (failed || ::access((folder / "tmp").c_str(), W_OK | X_OK) != 0) {
    return make_error(Code::unavailable, "files.folder", folder.string());
  }
  clear_half_written(folder / "tmp");
  return Store(folder, keyring);
}

fs::path Store::default_folder(std::string_view db_url) {
  if (db_url.starts_with("postgres")) {
    const char* home = std::getenv("HOME");
    return fs::path(home != nullptr ? home : ".") / ".local/state/xingtan" /
           (sha256_hex(db_url.substr(db_url.rfind('@') + 1)).substr(0, 16) + ".files");
  }
  if (db_url.starts_with("sqlite:")) db_url.remove_prefix(7);
  return std::string(db_url) + ".files";
}

fs::path Store::path_of(std::string_view digest) const {
  return folder_ / std::string(digest.substr(0, 2)) / std::string(digest);
}

Result<Stored> Store::put(std::string_view bytes, std::size_t max_bytes) const {
  if (bytes.size() > max_bytes) return make_error(Code::too_large, "files.too_large");
  Stored stored{sha256_hex(bytes), static_cast<std::int64_t>(bytes.size()), sniff(bytes)};
  const fs::path target = path_of(stored.digest);
  std::error_code failed;
  if (fs::exists(target, failed)) return stored;
  if (fs::create_directory(target.parent_path(), failed) && !sync_folder(folder_)) return disk("sync");
  if (failed) return make_error(Code::unavailable, "files.disk", failed.message());
  const fs::path temporary = folder_ / "tmp" / (std::to_string(::getpid()) + "-" + std::to_string(next_id()));
  XT_CHECK_OK(write_durably(temporary, target, keyring_.encrypt(bytes)));
  return stored;
}

Result<std::string> Store::get(std::string_view digest) const {
  if (!has(digest)) return make_error(Code::not_found, "files.unknown");
  std::ifstream in(path_of(digest), std::ios::binary | std::ios::ate);
  if (!in) return disk("open");
  std::string box(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0);
  if (!in.read(box.data(), static_cast<std::streamsize>(box.size()))) return disk("read");
  auto bytes = keyring_.decrypt(box);
  if (!bytes.ok() || sha256_hex(*bytes) != digest) {
    return make_error(Code::internal, "files.damaged", std::string(digest));
  }
  return bytes;
}

bool Store::has(std::string_view digest) const {
  std::error_code absent;
  return is_digest(digest) && fs::is_regular_file(path_of(digest), absent);
}

Status Store::remove(std::string_view digest) const {
  if (!is_digest(digest)) return make_error(Code::not_found, "files.unknown");
  std::error_code failed;
  fs::remove(path_of(digest), failed);
  if (failed) return make_error(Code::unavailable, "files.disk", failed.message());
  return {};
}

}  // namespace xt::files
