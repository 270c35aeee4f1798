#include "credits/verify.h"

#include <limits>
#include <unordered_map>

#include "credits/chain.h"

#include "credits_queries.gen.h"
#include "pinpoint.h"
#include "store.h"

namespace xt::credits {
namespace {

constexpr std::int64_t kProgressEvery = 50'000;

struct Amounts {
  std::int64_t hours_x100 = 0, credits_x100 = 0, records = 0;
};

// Walks the entries of all chains in order; stops at the first difference.
class Walk {
 public:
  Walk(VerifyReport& report, const Progress& progress) : report_(report), progress_(progress) {}

  bool step(const db::Row& row) {
    const ChainRow entry = chain_row(row);
    if (entry.teacher != teacher_ && !(leave() && enter(entry.teacher, row))) return false;
    ++report_.entries;
    if (progress_ && report_.entries % kProgressEvery == 0) progress_(report_.entries);
    if (entry.seq != seq_ + 1)
      return differ(seq_ + 1, "gap", std::to_string(seq_ + 1), std::to_string(entry.seq));
    std::string hash = chainer_.next(hash_, entry);
    if (hash != row.text(25)) return differ(entry.seq, "hash", std::move(hash), std::string(row.text(25)));
    seq_ = entry.seq;
    hash_ = std::move(hash);
    return amounts(entry);
  }

  // The end of the chain against its head row.
  bool leave() {
    if (teacher_ == 0) return true;
    if (seq_ != head_seq_ || hash_ != head_hash_) {
      return differ(std::min(seq_, head_seq_) + 1, "tail",
                    "seq " + std::to_string(head_seq_) + " " + head_hash_,
                    "seq " + std::to_string(seq_) + " " + hash_);
    }
    return true;
  }

 private:
  bool enter(Id teacher, const db::Row& row) {
    ++report_.teachers;
    teacher_ = teacher;
    seq_ = 0;
    hash_.clear();
    awards_.clear();
    if (row.null(26)) return differ(1, "head", "a head row", "none");
    head_seq_ = row.i64(26);
    head_hash_ = row.text(27);
    return true;
  }

  // A reversal takes back one entry of the same chain, exactly, once.
  bool amounts(const ChainRow& e) {
    if (e.kind != "reversal") {
      if (carries_amounts(e.kind)) awards_[e.id] = {e.hours_x100, e.credits_x100, e.records};
      return true;
    }
    const auto it = awards_.find(e.reverses.value_or(0));
    if (it == awards_.end()) return differ(e.seq, "reversal", "an entry to take back", "none");
    const Amounts& a = it->second;
    if (a.hours_x100 != -e.hours_x100 || a.credits_x100 != -e.credits_x100 || a.records != -e.records) {
      return differ(e.seq, "reversal", std::to_string(-a.hours_x100), std::to_string(e.hours_x100));
    }
    awards_.erase(it);
    return true;
  }

  bool differ(std::int64_t seq, const char* what, std::string expected, std::string found) {
    report_.difference = Difference{teacher_, seq, what, std::move(expected), std::move(found)};
    return false;
  }

  VerifyReport& report_;
  const Progress& progress_;
  Chainer chainer_;
  Id teacher_ = 0;
  std::int64_t seq_ = 0, head_seq_ = 0;
  std::string hash_, head_hash_;
  std::unordered_map<Id, Amounts> awards_;
};

// The row that differs, looked at more closely: what comes after it in the chain was hashed over what it was.
Status look_closely(db::Session& session, Difference& d) {
  XT_TRY(const auto rows, session.all(sql::links_around, {{"teacher", d.teacher}, {"seq", d.seq}}));
  std::string previous;
  const db::OwnedRow* row = nullptr;
  for (const auto& one : rows) {
    if (one.i64(1) == d.seq - 1) previous = one.text(25);
    if (one.i64(1) == d.seq) row = &one;
  }
  if (row == nullptr) return {};
  Chainer chainer;
  for (const auto& one : rows) {
    if (one.i64(1) != d.seq + 1) continue;
    // It fits the row as it stands, so the row is what was posted.
    if (chainer.next(d.expected, chain_row(one)) == one.text(25)) d.column = "hash";
  }
  XT_TRY(const auto head, session.all(sql::head_of, {{"teacher", d.teacher}}));
  const bool is_last = !head.empty() && head[0].i64(0) == d.seq;
  if (is_last && head[0].text(1) == d.expected) d.column = "hash";
  if (d.column == "hash") {
    d.was = d.expected;
    return {};
  }
  if (const auto found = one_byte(previous, chain_row(*row), d.found)) {
    d.column = found->column;
    d.was = found->was;
  }
  return {};
}

}  // namespace

Result<VerifyReport> verify(db::Database& database, const VerifyOptions& options, const Progress& progress) {
  const db::Args range = {{"lo", options.teacher.value_or(std::numeric_limits<Id>::min())},
                          {"hi", options.teacher.value_or(std::numeric_limits<Id>::max())}};
  return database.read([&](db::Session& session) -> Result<VerifyReport> {
    VerifyReport report;
    Walk walk(report, progress);
    XT_CHECK_OK(session.each(sql::every_entry, range, [&](const db::Row& row) { return walk.step(row); }));
    if (!report.difference) walk.leave();
    if (report.difference && report.difference->what == "hash")
      XT_CHECK_OK(look_closely(session, *report.difference));
    XT_TRY(const auto lost, session.all(sql::heads_without_entries, range));
    if (!lost.empty() && (!report.difference || lost[0].i64(0) < report.difference->teacher)) {
      report.difference =
          Difference{lost[0].i64(0), 1, "gap", "seq 1 to " + std::to_string(lost[0].i64(1)), "no entries"};
    }
    return report;
  });
}

}  // namespace xt::credits
