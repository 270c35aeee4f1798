// Everything that one evaluation asks of the ledger and of the teachers, answered in one pass over the
// chunks. First the judge runs over FusedFacts that only take notes (every count is empty), then run() goes
// through the chunks, then the judge runs again and finds its answers. What no note can be taken of is asked
// row by row, as ColumnFacts do.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "columns/execute/column_facts.h"
#include "columns/fused/partial.h"
#include "columns/fused/teacher_measure.h"

namespace xt::plans::columns {

class ChunkWorker;

class Questions {
 public:
  Questions(const Snapshot& snapshot, Region region, Date known)
      : snapshot_(snapshot), region_(std::move(region)), known_(known) {}

  // Leaves that are not of the ledger are asked of `facts`. Each answers the number of the question, or
  // nothing where it is none for one pass. `by_org`: of each organisation, not of each region.
  std::optional<std::size_t> states(const Facts::Asked& asked, Facts& facts);
  std::optional<std::size_t> sum(const Expr& leaf, const Period& days, bool by_org);
  std::optional<std::size_t> heads(const Filter& filter, Date day, bool by_org);
  // Why a teacher of this population may have no value; "" where everybody has one.
  const std::string& missing(std::size_t states) const { return states_[states].missing; }

  // These small tables (table_of) changed: asks again what rests on them. Of whom something is another now.
  std::vector<Id> ask_again(const std::vector<std::string>& tables);

  // No more questions from here on. One worker a thread. unavailable plans.not_in_one_pass where the snapshot
  // does not allow the pass; the note says why.
  Result<std::vector<std::unique_ptr<ChunkWorker>>> workers(int threads) const;
  Partial nothing() const;

 private:
  struct States {
    const Provision* provision;
    MeasureNode measure;
    rules::Span span;
    Date at, d;
    std::size_t test;                 // whose population
    std::uint32_t own = kNone;        // own window
    std::vector<std::size_t> covers;  // of which all must hold
    std::string missing;
  };
  struct Sum {
    std::size_t column;
    bool heads, by_org;
    bool operator==(const Sum&) const = default;
  };
  struct Heads {
    std::size_t test;
    bool by_org;
    bool operator==(const Heads&) const = default;
  };
  struct Test {  // the filter's bit, asked on a day
    std::size_t day, bit;
    bool operator==(const Test&) const = default;
  };
  struct Cover {
    const Coverage* known;
    Period days;
    std::string name;
    std::uint32_t own;  // of these days those of the teacher's own window
  };
  struct Fact {
    LeafQuery query;
    Date d;
    std::uint32_t own = kNone;
    std::unordered_map<Id, std::int64_t> values;
    std::unordered_map<Id, std::vector<std::pair<Date, std::int64_t>>> by_day;  // of own windows
  };
  std::optional<std::size_t> test(const Filter& filter, Date day);
  void ask(Fact& fact) const;
  std::optional<std::size_t> fact(const Expr& leaf, const rules::Span& span, const Period& days,
                                  const Facts::Asked& asked, Facts& facts, States& out);
  friend class ChunkWorker;

  const Snapshot& snapshot_;
  Region region_;
  Date known_;
  Lanes lanes_;
  ColumnSet columns_;
  std::vector<OwnWindow> own_;
  std::vector<Filter> filters_;  // of populations
  std::map<std::string, std::size_t> filter_index_;
  std::vector<Date> days_;
  std::vector<Test> tests_;
  std::vector<States> states_;
  std::vector<Sum> sums_;
  std::vector<Heads> heads_;
  std::vector<Fact> facts_;
  std::vector<Cover> covers_;
};

// What the judge asks, noted once for all threads that answer.
struct Notes {
  struct OfLeaf {
    std::vector<std::size_t> parts;  // questions
    bool heads = false;              // of Questions::heads
  };
  explicit Notes(Questions of) : questions(std::move(of)) {}
  Questions questions;
  std::unordered_map<std::string, std::optional<OfLeaf>> leaves;
  std::map<std::string, std::size_t> populations;
};

class FusedFacts final : public ColumnFacts {
 public:
  FusedFacts(const Snapshot& snapshot, Region region, std::shared_ptr<Notes> notes)
      : ColumnFacts(snapshot, std::move(region)), notes_(std::move(notes)) {}

  // From now on there are answers.
  void answer(std::shared_ptr<const Partial> partial) { partial_ = std::move(partial); }

  Result<std::shared_ptr<const Entities>> entities(Entity kind, const Filter& where, Date day,
                                                   const std::optional<Period>& service) override;
  Result<std::shared_ptr<const std::vector<LeafRow>>> leaf(const Entities& entities,
                                                           const LeafQuery& query) override;
  std::optional<Facts::Judged> judged(const Asked& asked) override;

  // What the answers rest on that were given since it was cleared.
  struct Trace {
    std::vector<std::size_t> states, sums, heads;  // questions
    bool rows = false;                             // what people have and are, asked row by row
    std::vector<std::string> tables;               // small tables: table_of
  };
  Trace& trace() { return trace_; }

 private:
  std::optional<Notes::OfLeaf> note(const Entities& entities, const LeafQuery& query);
  std::vector<LeafRow> rows(const Notes::OfLeaf& noted, const Entities& entities,
                            const LeafQuery& query) const;
  void whole_region(const Notes::OfLeaf& noted, const Entities& entities, const LeafQuery& query,
                    std::vector<LeafRow>& out) const;

  std::shared_ptr<Notes> notes_;  // only read once there are answers
  std::shared_ptr<const Partial> partial_;
  Trace trace_;
};

}  // namespace xt::plans::columns
