#include "verify_walk.h"

#include <algorithm>
#include <string>
#include <vector>

#include "credits/chain.h"
#include "db/scan.h"

#include "credits_queries.gen.h"
#include "store.h"

namespace xt::credits {
namespace {

constexpr std::int64_t kTellEvery = 10'000;

struct Head {
  Id teacher = 0;
  std::int64_t seq = 0;
  std::string hash;
};

// Entries in order, held against their chains' heads in order; stops at the first difference.
class Walk {
 public:
  Walk(Stretch& out, const std::vector<Head>& heads) : out_(out), heads_(heads) {}

  bool step(const db::Row& row) {
    const ChainRow entry = chain_row(row);
    if (entry.teacher != teacher_ && !(leave() && enter(entry.teacher))) return false;
    ++out_.entries;
    if (entry.seq != seq_ + 1)
      return differ(seq_ + 1, "gap", std::to_string(seq_ + 1), std::to_string(entry.seq));
    const std::string_view hash = chainer_.next_view(hash_, entry), found = row.text(25);
    if (hash != found) return differ(entry.seq, "hash", std::string(hash), std::string(found));
    seq_ = entry.seq;
    hash_.assign(hash);
    return amounts(entry);
  }

  void finish() {
    if (!out_.difference && leave()) pass_heads(std::numeric_limits<Id>::max());
  }

 private:
  // The end of the chain against its head row.
  bool leave() {
    if (teacher_ == 0) return true;
    const Head& head = heads_[next_head_++];
    if (seq_ == head.seq && hash_ == head.hash) return true;
    return differ(std::min(seq_, head.seq) + 1, "tail", "seq " + std::to_string(head.seq) + " " + head.hash,
                  "seq " + std::to_string(seq_) + " " + hash_);
  }

  bool enter(Id teacher) {
    if (teacher > std::numeric_limits<Id>::min() && !pass_heads(teacher - 1)) return false;
    ++out_.teachers;
    teacher_ = teacher;
    seq_ = 0;
    hash_.clear();
    awards_.clear();
    if (next_head_ < heads_.size() && heads_[next_head_].teacher == teacher) return true;
    return differ(1, "head", "a head row", "none");
  }

  // Heads up to `last` that no entry belongs to: their chains must be empty.
  bool pass_heads(Id last) {
    for (; next_head_ < heads_.size() && heads_[next_head_].teacher <= last; ++next_head_) {
      const Head& head = heads_[next_head_];
      if (head.seq == 0) continue;
      teacher_ = head.teacher;
      return differ(1, "gap", "seq 1 to " + std::to_string(head.seq), "no entries");
    }
    return true;
  }

  // A reversal takes back one entry of the same chain, exactly, once.
  bool amounts(const ChainRow& e) {
    if (e.kind != "reversal") {
      if (carries_amounts(e.kind)) awards_.push_back({e.id, e.hours_x100, e.credits_x100, e.records});
      return true;
    }
    const Id id = e.reverses.value_or(0);
    const auto it =
        std::find_if(awards_.rbegin(), awards_.rend(), [&](const Award& a) { return a.id == id; });
    if (it == awards_.rend()) return differ(e.seq, "reversal", "an entry to take back", "none");
    if (it->hours_x100 != -e.hours_x100 || it->credits_x100 != -e.credits_x100 || it->records != -e.records) {
      return differ(e.seq, "reversal", std::to_string(-it->hours_x100), std::to_string(e.hours_x100));
    }
    *it = awards_.back();
    awards_.pop_back();
    return true;
  }

  bool differ(std::int64_t seq, const char* what, std::string expected, std::string found) {
    out_.difference = Difference{teacher_, seq, what, std::move(expected), std::move(found), {}, {}};
    return false;
  }

  struct Award {
    Id id;
    std::int64_t hours_x100, credits_x100, records;
  };
  Stretch& out_;
  const std::vector<Head>& heads_;
  std::size_t next_head_ = 0;
  Chainer chainer_;
  Id teacher_ = 0;
  std::int64_t seq_ = 0;
  std::string hash_;
  std::vector<Award> awards_;  // of this chain, not taken back yet
};

}  // namespace

Result<Stretch> walk(db::Session& session, Id lo, Id hi, const std::function<void(std::int64_t)>& more) {
  const db::Args range = {{"lo", lo}, {"hi", hi}};
  std::vector<Head> heads;
  XT_CHECK_OK(db::scan(session, sql::heads_between, range, [&](const db::Row& row) {
    heads.push_back({row.i64(0), row.i64(1), std::string(row.text(2))});
    return true;
  }));
  Stretch out;
  Walk walk(out, heads);
  std::int64_t told = 0;
  XT_CHECK_OK(db::scan(session, sql::entries_between, range, [&](const db::Row& row) {
    const bool on = walk.step(row);
    if (out.entries - told >= kTellEvery) more(out.entries - std::exchange(told, out.entries));
    return on;
  }));
  walk.finish();
  more(out.entries - told);
  return out;
}

}  // namespace xt::credits
