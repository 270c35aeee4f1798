#include "job_handlers.h"

namespace xt::app {

std::map<std::string, jobs::Handler> job_handlers(const JobTools&) {
  return {};
}

}  // namespace xt::app
