#include "job_handlers.h"

#include <utility>

#include "cycles/closes.h"
#include "declarations/convert.h"
#include "declarations/verify.h"
#include "imports/work.h"
#include "intake/batches.h"
#include "proof/http.h"

namespace xt::app {
namespace {

// Whatever the end was: a job that fails may have committed a part.
jobs::Handler telling(jobs::Handler handler, std::function<void()> committed) {
  return [handler = std::move(handler), committed = std::move(committed)](jobs::Work& work) {
    auto outcome = handler(work);
    committed();
    return outcome;
  };
}

}  // namespace

std::map<std::string, jobs::Handler> job_handlers(const JobTools& tools) {
  std::map<std::string, jobs::Handler> all;
  all.merge(imports::job_handlers(tools.database, tools.keyring, tools.files));
  all.merge(intake::job_handlers(tools.database, intake::by_rules(tools.rules)));
  all.merge(proof::job_handlers(tools.database, tools.keyring, tools.files, tools.origin));
  all.merge(cycles::job_handlers(tools.database, tools.rules));
  all.merge(
      declarations::job_handlers(tools.database, declarations::rule_converter(tools.rules), tools.today));
  if (tools.committed) {
    for (auto& [kind, handler] : all) handler = telling(std::move(handler), tools.committed);
  }
  return all;
}

}  // namespace xt::app
