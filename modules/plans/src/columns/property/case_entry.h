// A random world in which the evaluators differ, as an entry of cases.toml: the way from a failing property
// to a case that `plan test` runs.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "eval/case_run.h"

namespace xt::plans::testing {

// The migrations of every room that cases need, upstream first.
const std::vector<db::ModuleMigrations>& rooms();

// The lines of a world as sheets, by kind. Sheets say less than tables: entries of nobody or of a day without
// employment, reversals, merged people, second employments and coverage by itself are left out.
std::map<std::string, std::string> sheets_of(const std::vector<std::string>& world);

struct CaseAsked {
  const Plan& plan;
  std::string provision;
  EvalRequest request;  // at, known, under
  CaseEvaluators evaluators;
};

// The entry, with what SQL says as what is expected, when the evaluators differ in it, too: in the world
// itself or else in the smallest part of `whole` in which they do. Empty: the sheets cannot say it.
std::string case_entry(const std::vector<std::string>& world, const std::vector<std::string>& whole,
                       const CaseAsked& asked);

}  // namespace xt::plans::testing
