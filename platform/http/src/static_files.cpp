#include "static_files.h"

#include <algorithm>
#include <array>
#include <fstream>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "base/text.h"

#include "url.h"

namespace xt::http {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxFile = 64U << 20;  // octets
constexpr std::size_t kMaxCached = 128U << 20;  // octets, all forms together

std::string_view content_type_of(const fs::path& file) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 20> types{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json; charset=utf-8"},
      {".map", "application/json; charset=utf-8"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".jpeg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".ttf", "font/ttf"},
      {".txt", "text/plain; charset=utf-8"},
      {".pdf", "application/pdf"},
      {".wasm", "application/wasm"},
      {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
  }};
  const std::string extension = file.extension().string();
  for (const auto& [name, type] : types) {
    if (equal_ignoring_case(name, extension)) return type;
  }
  return "application/octet-stream";
}

// Vite names what it builds "name-B4x_9aQz.js": such a file never changes under its name.
bool is_hashed(const fs::path& file) {
  const std::string stem = file.stem().string();
  const auto dash = stem.rfind('-', stem.size() > 8 ? stem.size() - 9 : 0);
  if (dash == std::string::npos || stem.size() - dash != 9) return false;
  return std::all_of(stem.begin() + static_cast<std::ptrdiff_t>(dash) + 1, stem.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  if (trim_ascii(if_none_match) == "*") return true;
  for (const std::string_view part : split(if_none_match, ',')) {
    if (trim_ascii(part) == etag) return true;
  }
  return false;
}

std::optional<std::string> read_file(const fs::path& file, std::uintmax_t size) {
  std::ifstream in(file, std::ios::binary);
  std::string content(size, '\0');
  if (!in.read(content.data(), static_cast<std::streamsize>(size))) return std::nullopt;
  return content;
}

std::string http_date(std::time_t time) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S GMT}", fmt::gmtime(time));
}

}  // namespace

StaticFiles::StaticFiles(const std::string& root) {
  std::error_code error;
  if (!root.empty()) root_ = fs::canonical(root, error);
}

// Only a regular file whose real place is below the root: a link that leads out is not followed.
std::optional<fs::path> StaticFiles::find(const std::string& path) const {
  if (root_.empty() || !is_plain_path(path)) return std::nullopt;
  std::error_code error;
  const fs::path file = fs::canonical(root_ / path.substr(1), error);
  if (error || !fs::is_regular_file(file, error) || error) return std::nullopt;
  const auto [end, rest] = std::mismatch(root_.begin(), root_.end(), file.begin(), file.end());
  if (end != root_.end()) return std::nullopt;
  return file;
}

std::shared_ptr<const std::string> StaticFiles::form_of(const fs::path& file, Entry& entry, Coding coding) {
  if (const auto found = entry.forms.find(coding); found != entry.forms.end()) return found->second;
  std::optional<std::string> content;
  if (coding == Coding::identity) {
    content = read_file(file, entry.size);
  } else {
    // What the build compressed already, as long as it is not older than the file itself.
    const fs::path twin = file.string() + (coding == Coding::brotli ? ".br" : ".gz");
    struct stat info{};
    if (::stat(twin.c_str(), &info) == 0 && S_ISREG(info.st_mode) && info.st_mtime >= entry.modified &&
        static_cast<std::uintmax_t>(info.st_size) < entry.size) {
      content = read_file(twin, static_cast<std::uintmax_t>(info.st_size));
    }
    if (!content && entry.size > kCompressAbove) {
      const auto plain = form_of(file, entry, Coding::identity);
      if (plain) content = compress(coding, *plain, true);
    }
  }
  const auto form = content ? std::make_shared<const std::string>(*std::move(content)) : nullptr;
  if (form == nullptr && coding == Coding::identity) return nullptr;
  cached_ += form ? form->size() : 0;
  entry.forms.emplace(coding, form);
  return form;
}

std::optional<Response> StaticFiles::serve(const Request& request) {
  auto file = find(request.path == "/" ? "/index.html" : request.path);
  const bool is_page = fs::path(request.path).extension().empty() && !request.path.starts_with("/assets/");
  if (!file && is_page && is_plain_path(request.path)) file = find("/index.html");
  if (!file) return std::nullopt;
  struct stat info{};
  if (::stat(file->c_str(), &info) != 0 || static_cast<std::uintmax_t>(info.st_size) > kMaxFile)
    return std::nullopt;

  Response response;
  response.content_type = content_type_of(*file);
  const std::int64_t stamp = info.st_mtim.tv_sec * 1'000'000'000LL + info.st_mtim.tv_nsec;
  const std::string etag = fmt::format("W/\"{:x}-{:x}\"", stamp, info.st_size);
  response.headers.add("ETag", etag);
  response.headers.add("Last-Modified", http_date(info.st_mtime));
  response.headers.add("Cache-Control",
                       is_hashed(*file) ? "public, max-age=31536000, immutable" : "no-cache");
  const bool compressible = is_compressible(response.content_type);
  if (compressible) response.headers.add("Vary", "Accept-Encoding");
  const std::string_view if_none_match = request.headers.get("if-none-match");
  const bool unchanged = if_none_match.empty()
                             ? request.headers.get("if-modified-since") == http_date(info.st_mtime)
                             : matches_etag(if_none_match, etag);
  if (unchanged) {
    response.status = 304;
    return response;
  }

  const std::lock_guard lock(mutex_);
  if (cached_ > kMaxCached) {
    cache_.clear();
    cached_ = 0;
  }
  auto& entry = cache_[file->string()];
  if (!entry || entry->stamp != stamp || entry->size != static_cast<std::uintmax_t>(info.st_size)) {
    entry = std::make_shared<Entry>();
    entry->stamp = stamp;
    entry->size = static_cast<std::uintmax_t>(info.st_size);
    entry->modified = info.st_mtime;
  }
  const Coding coding = compressible ? negotiate(request.headers.get("accept-encoding")) : Coding::identity;
  if (coding != Coding::identity) {
    response.shared_body = form_of(*file, *entry, coding);
    if (response.shared_body) response.headers.add("Content-Encoding", std::string(coding_name(coding)));
  }
  if (!response.shared_body) response.shared_body = form_of(*file, *entry, Coding::identity);
  if (!response.shared_body) return std::nullopt;
  return response;
}

}  // namespace xt::http
