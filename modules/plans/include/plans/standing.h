// A question that is asked again and again: some plans over one region, answered together in one pass over
// the columns. What was found is kept by chunk, so that after a commit only the chunks that it touched are
// passed over again, and only what rests on them is judged again. Thread-safe: one caller computes, others
// wait.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "plans/columns.h"
#include "plans/eval.h"

namespace xt::plans {

class Standing {
 public:
  struct Asked {
    Plan plan;
    EvalRequest request;
  };
  // `columns` outlives it. All requests are of the same region (`region` and `under`, as far as they name
  // one) and of the same `known`, and none is of one entity only: else answer() says invalid
  // plans.standing_mixed.
  Standing(const Columns& columns, std::vector<Asked> asked, int threads);
  ~Standing();
  Standing(const Standing&) = delete;
  Standing& operator=(const Standing&) = delete;

  // What Columns::evaluate says of each plan, over the newest snapshot. Errors as there.
  Result<std::vector<EvalResult>> answer();
  // Chunks that the latest answer() passed over.
  std::size_t passed() const;
  // Why the latest answer() was made row by row and not in one pass, which takes many times as long: also in
  // the log, as plans.not_in_one_pass. "" where it was one.
  std::string by_rows() const;
  // Bytes that are kept between answers.
  std::size_t bytes() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace xt::plans
