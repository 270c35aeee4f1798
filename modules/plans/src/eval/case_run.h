// How a case is run, open to tests: which evaluator stands beside the one in SQL, and what SQL said.
#pragma once

#include <functional>

#include "plans/case_run.h"
#include "plans/columns.h"

namespace xt::plans {

struct CaseEvaluators {
  // Asked where the columns are asked; empty: the columns themselves.
  std::function<Result<EvalResult>(const Columns&, const Plan&, const EvalRequest&)> columns;
  // Told what the SQL evaluator said of the provisions that are expected; may be empty.
  std::function<void(const EvalResult&)> in_sql;
};

Result<std::vector<Difference>> run_case(const Plan& plan, const Case& one,
                                         const std::vector<db::ModuleMigrations>& migrations,
                                         const CaseEvaluators& evaluators);

}  // namespace xt::plans
