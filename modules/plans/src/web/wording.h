// The words of files that leave the house (workbooks, the report): what the web app says in its own
// catalogue. Pure.
#pragma once

#include <string>
#include <vector>

#include "plans/eval.h"
#include "plans/plan.h"

namespace xt::plans {

struct Words {
  bool english = false;
  std::string operator()(const char* zh, const char* en) const { return english ? en : zh; }
  std::string state(State state) const;
  std::string sign(const ProvisionResult& result) const;   // "✓", "·" for what is not judged
  std::string shown(const ProvisionResult& result) const;  // the state's word; of a permission "鼓励"
  std::string strength(Strength strength) const;
  std::string title(const Provision& provision) const;
  std::string title(const Plan& plan) const;
  // "312.5学时", "2%", "—".
  std::string amount(const std::optional<Rational>& value, const Provision& provision) const;
  // "不少于360学时"; "" where there is none.
  std::string target(const Provision& provision) const;
  // What the page shows first: the one value, or the share that met.
  std::string figure(const ProvisionResult& result, const Provision& provision) const;
  // Why there is no data and who can supply it, a sentence each.
  std::vector<std::string> missing(const ProvisionResult& result, const Provision& provision) const;
};

// In what a value is counted: "学时", "人次", "元"; "%" of a share.
std::string unit_of(const Provision& provision, bool english);
// 0.6762 -> "67.6%": cut, not rounded, so that 99.97 % never reads as 100 %.
std::string percent(const Rational& share);

}  // namespace xt::plans
