#include "db/scratch.h"

#include <cstdlib>
#include <filesystem>

#include <unistd.h>

#include "base/id.h"

namespace xt::db::testing {
namespace {

std::string server_url() {
  const char* url = std::getenv("XT_TEST_POSTGRES");
  return url == nullptr ? "" : url;
}

void on_server(const std::string& sql) {
  Options options;
  options.connections = 1;
  auto database = Database::open(server_url(), options);
  if (!database.ok()) throw Lost(database.error().note);
  const Status done = (*database)->write([&](Session& s) { return s.script(sql); });
  if (!done.ok()) throw Lost(done.error().note);
}

}  // namespace

std::vector<Engine> engines() {
  std::vector<Engine> out{Engine::sqlite};
  if (!server_url().empty()) out.push_back(Engine::postgres);
  return out;
}

Scratch::Scratch(Engine engine) : engine_(engine) {
  name_ = "xt_" + std::to_string(getpid()) + "_" + std::to_string(next_id());
  if (engine == Engine::sqlite) {
    url_ = (std::filesystem::temp_directory_path() / (name_ + ".db")).string();
    return;
  }
  on_server("CREATE SCHEMA " + name_);
  url_ = server_url();
  url_ += url_.find('?') == std::string::npos ? "?" : "&";
  url_ += "options=-csearch_path%3D" + name_;
}

Scratch::~Scratch() {
  if (engine_ == Engine::sqlite) {
    for (const char* tail : {"", "-wal", "-shm"}) {
      std::error_code ignored;
      std::filesystem::remove(url_ + tail, ignored);
    }
    return;
  }
  try {
    on_server("DROP SCHEMA " + name_ + " CASCADE");
  } catch (const Lost&) {  // the server is thrown away as well
  }
}

}  // namespace xt::db::testing
