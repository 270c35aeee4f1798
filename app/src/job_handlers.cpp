#include "job_handlers.h"

#include "imports/work.h"

namespace xt::app {

std::map<std::string, jobs::Handler> job_handlers(const JobTools& tools) {
  std::map<std::string, jobs::Handler> all;
  all.merge(imports::job_handlers(tools.database, tools.keyring, tools.files));
  return all;
}

}  // namespace xt::app
