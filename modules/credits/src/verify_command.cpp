#include <ostream>

#include "credits/verify.h"

namespace xt::credits {
namespace {

const char* sentence(const std::string& what) {
  if (what == "hash")
    return "the row was changed after it was posted, or rows were exchanged (记录在入账后被改动)";
  if (what == "gap") return "rows are missing (缺少记录)";
  if (what == "tail") return "rows at the end are missing or were added (末尾记录缺失或被添加)";
  if (what == "head") return "the chain has no head row (链首记录缺失)";
  return "a reversal does not take back exactly one entry (冲销与原记录不符)";
}

}  // namespace

int ledger_verify_command(db::Database& database, std::ostream& out, const VerifyOptions& options) {
  const auto report = verify(database, options);
  if (!report) {
    out << "ledger verify: " << report.error().reason << ' ' << report.error().note << '\n';
    return 1;
  }
  if (!report->difference) {
    out << "ledger verify: ok, " << report->entries << " entries in " << report->teachers
        << " chains (账目完整)\n";
    return 0;
  }
  const Difference& d = *report->difference;
  out << "ledger verify: DIFFERENCE at teacher " << d.teacher << ", seq " << d.seq << ": " << sentence(d.what)
      << "\n";
  if (!d.column.empty())
    out << "  one byte of the column `" << d.column << "` was changed; it was: " << d.was
        << " (被改的列与原值)\n";
  out << "  expected " << d.expected << "\n  found    " << d.found << "\n  " << report->entries
      << " entries read before it; later ones were not judged\n";
  return 1;
}

}  // namespace xt::credits
