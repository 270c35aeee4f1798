#include <map>
#include <ostream>

#include "base/id.h"
#include "orgs/key.h"
#include "rules/cli.h"
#include "rules/compile.h"

#include "rules_queries.gen.h"

namespace xt::rules {
namespace {

struct Award {
  Id teacher = 0, id = 0;
  Achievement done;
  CountedEntry entry;
  std::string programme;
};

// The kind that a condition asks for; empty: none.
std::string kind_in(const Condition& c) {
  if (c.kind == Condition::Kind::test) {
    const bool asks = c.fact == Fact::kind && c.op != plans::Op::ne && !c.words.empty();
    return asks ? c.words.front() : std::string();
  }
  if (c.kind != Condition::Kind::all) return {};
  for (const Condition& part : c.parts) {
    if (std::string kind = kind_in(part); !kind.empty()) return kind;
  }
  return {};
}

std::string kind_of(const Book& book, const std::string& applied) {
  const std::size_t at = applied.find('@');
  const std::size_t hash = applied.find('#');
  if (at == std::string::npos || hash == std::string::npos) return "training";
  const RulePtr rule = book.find(applied.substr(0, at));
  if (rule == nullptr) return "training";
  for (const Clause& clause : rule->clauses) {
    if (clause.id != applied.substr(hash + 1)) continue;
    const std::string kind = kind_in(clause.when);
    return kind.empty() ? "training" : kind;
  }
  return "training";
}

Award award_of(const Book& book, const db::Row& row) {
  Award out;
  const auto day = [&](std::size_t column) { return Date(static_cast<std::int32_t>(row.i64(column))); };
  out.teacher = row.i64(0);
  out.id = row.i64(1);
  Achievement& a = out.done;
  a.from = day(2);
  a.to = day(3);
  a.mode = row.text(4);
  a.level = row.text(5);
  a.category = row.text(6);
  a.role = row.text(7);
  a.programme_kind = row.text(8);
  a.claimed_hours_x100 = row.i64(9);
  a.claimed_credits_x100 = row.i64(10);
  a.region = orgs::region_code(row.i64(11));
  a.kind = kind_of(book, std::string(row.text(12)));
  out.entry = {a.to,   std::string(row.text(12)), a.mode,     a.level,    a.category,
               a.role, a.programme_kind,          row.i64(9), row.i64(10)};
  out.programme = row.text(13);
  return out;
}

struct Change {
  std::int64_t entries = 0, hours_x100 = 0, credits_x100 = 0;
};

class Preview {
 public:
  Preview(const Book& now, Book then, const PreviewArgs& args, std::ostream& out)
      : now_(now), then_(std::move(then)), args_(args), out_(out) {}

  void take(const Award& award) {
    if (award.teacher != teacher_) {
      close_person();
      teacher_ = award.teacher;
      before_ = Counted();
      after_ = Counted();
      person_ = Change();
    }
    ++all_;
    const auto before = convert(now_, award.done, before_);
    const auto after = convert(then_, award.done, after_);
    before_.add(award.entry);
    const bool same = before.ok() && before->hours_x100 == award.entry.hours_x100 &&
                      before->credits_x100 == award.entry.credits_x100;
    if (!same || !after.ok()) {
      ++apart_;
      after_.add(award.entry);
      return;
    }
    after_.add(counted_of(award.done, *after));
    note(award, *before, *after);
  }

  void finish() {
    close_person();
    const bool en = args_.english;
    out_ << all_ << (en ? " entries, " : " 条记录,") << changed_ << (en ? " would change, " : " 条会变,")
         << apart_
         << (en ? " cannot be converted again from the ledger and stay\n" : " 条不能从账本重新折算,不动\n");
    out_ << gain_ << (en ? " people would gain, " : " 人会增加,") << lose_
         << (en ? " would lose\n" : " 人会减少\n");
    for (const auto& [clauses, change] : by_clause_) {
      out_ << clauses << '\t' << change.entries << (en ? " entries\t" : " 条\t")
           << signed_text(change.hours_x100) << (en ? " h\t" : " 学时\t") << signed_text(change.credits_x100)
           << (en ? " credits\n" : " 学分\n");
    }
  }

  bool changed() const { return changed_ > 0; }

 private:
  static std::string signed_text(std::int64_t value) {
    return (value > 0 ? "+" : "") + format_hundredths(value);
  }

  void note(const Award& award, const Conversion& before, const Conversion& after) {
    const std::int64_t hours = after.hours_x100 - before.hours_x100;
    const std::int64_t credits = after.credits_x100 - before.credits_x100;
    if (hours == 0 && credits == 0) return;
    ++changed_;
    person_.hours_x100 += hours;
    person_.credits_x100 += credits;
    Change& sum = by_clause_[before.rule + " → " + after.rule];
    ++sum.entries;
    sum.hours_x100 += hours;
    sum.credits_x100 += credits;
    if (shown_++ >= args_.examples) return;
    out_ << award.done.to.iso() << '\t' << award.programme << '\t' << format_hundredths(before.hours_x100)
         << "→" << format_hundredths(after.hours_x100) << (args_.english ? " h\t" : " 学时\t")
         << format_hundredths(before.credits_x100) << "→" << format_hundredths(after.credits_x100)
         << (args_.english ? " credits\n" : " 学分\n");
  }

  void close_person() {
    const std::int64_t gained = person_.credits_x100 != 0 ? person_.credits_x100 : person_.hours_x100;
    gain_ += gained > 0 ? 1 : 0;
    lose_ += gained < 0 ? 1 : 0;
    person_ = Change();
  }

  const Book& now_;
  Book then_;
  const PreviewArgs& args_;
  std::ostream& out_;
  Id teacher_ = 0;
  Counted before_, after_;
  Change person_;
  std::int64_t all_ = 0, changed_ = 0, apart_ = 0, gain_ = 0, lose_ = 0;
  int shown_ = 0;
  std::map<std::string, Change> by_clause_;
};

}  // namespace

int preview(db::Database& database, const Book& book, const PreviewArgs& args, std::ostream& out,
            std::ostream& err) {
  const Compiled draft = load_version(args.draft);
  for (const plans::Diagnostic& d : draft.diagnostics) err << plans::to_text(d, !args.english) << '\n';
  if (draft.rule == nullptr) return 1;
  std::vector<RulePtr> rules;
  for (const RulePtr& rule : book.all()) {
    if (rule->tag() != draft.rule->tag()) rules.push_back(rule);
  }
  rules.push_back(draft.rule);
  const auto key = orgs::region_key(args.region.empty() ? draft.rule->region : args.region);
  if (!key) {
    err << "region: rules.bad_region\n";
    return 1;
  }
  const orgs::KeyRange range = orgs::subtree(*key);
  Preview preview(book, Book(std::move(rules)), args, out);
  const db::Args days = {
      {"lo", range.lo}, {"hi", range.hi}, {"from_day", args.from.days()}, {"to_day", args.to.days() + 1}};
  const Status read = database.read([&](db::Session& session) -> Status {
    return session.each(sql::past_awards, days, [&](const db::Row& row) {
      preview.take(award_of(book, row));
      return true;
    });
  });
  if (!read.ok()) {
    err << read.error().reason << ' ' << read.error().note << '\n';
    return 1;
  }
  preview.finish();
  return preview.changed() ? 3 : 0;
}

}  // namespace xt::rules
