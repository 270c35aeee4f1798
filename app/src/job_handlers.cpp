#include "job_handlers.h"

#include <utility>

#include "cycles/closes.h"
#include "declarations/convert.h"
#include "declarations/verify.h"
#include "imports/work.h"
#include "intake/batches.h"
#include "proof/http.h"

namespace xt::app {
std::map<std::string, jobs::Handler> job_handlers(const JobTools& tools) {
  std::map<std::string, jobs::Handler> all;
  all.merge(imports::job_handlers(tools.database, tools.keyring, tools.files));
  all.merge(intake::job_handlers(tools.database, intake::by_rules(tools.rules)));
  all.merge(proof::job_handlers(tools.database, tools.keyring, tools.files, tools.origin));
  all.merge(cycles::job_handlers(tools.database, tools.rules));
  all.merge(
      declarations::job_handlers(tools.database, declarations::rule_converter(tools.rules), tools.today));
  return all;
}

}  // namespace xt::app
