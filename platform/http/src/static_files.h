// The files of the web app. Small ones are kept in memory with their compressed forms; each request asks the
// file system whether the file changed. Thread-safe.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "http/message.h"

#include "compress.h"

namespace xt::http {

class StaticFiles {
 public:
  explicit StaticFiles(const std::string& root);

  // nullopt: not a file of ours, nor a page of the app (which is answered with index.html, so that an address
  // inside the app can be opened directly).
  std::optional<Response> serve(const Request& request);

 private:
  struct Entry {
    std::int64_t stamp = 0;  // modification time, file clock ticks
    std::uintmax_t size = 0;
    std::time_t modified = 0;
    std::map<Coding, std::shared_ptr<const std::string>> forms;
  };
  std::optional<std::filesystem::path> find(const std::string& path) const;
  std::shared_ptr<const std::string> form_of(const std::filesystem::path& file, Entry& entry, Coding coding);

  std::filesystem::path root_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Entry>> cache_;  // guarded by mutex_, as are the entries
  std::size_t cached_ = 0;                               // octets, guarded by mutex_
};

}  // namespace xt::http
