#include "journal.h"

#include <array>

namespace xt::imports {
namespace {

constexpr std::size_t kAtATime = 5'000;

}  // namespace

Status Journal::add(db::Session& session, const Kept& kept) {
  rows_.push_back({++seq_, kept});
  return rows_.size() < kAtATime ? Status{} : flush(session);
}

Status Journal::flush(db::Session& session) {
  if (rows_.empty()) return {};
  auto bulk = session.bulk("imports_change", "run_id, seq, what, created, ref, was, became");
  for (const Row& row : rows_) {
    const Change& change = row.kept.change;
    const std::array<db::Value, 7> values = {run_,
                                             row.seq,
                                             std::string(row.kept.what),
                                             std::int64_t{row.kept.created ? 1 : 0},
                                             change.ref,
                                             change.before,
                                             change.after};
    XT_CHECK_OK(bulk->add(values.data(), values.size()));
  }
  XT_CHECK_OK(bulk->finish());
  rows_.clear();
  return {};
}

}  // namespace xt::imports
