#include "undo.h"

#include "base/id.h"
#include "credits/undo.h"
#include "funds/funds.h"
#include "orgs/change.h"
#include "orgs/terms.h"
#include "registry/registry.h"
#include "research/research.h"

#include "imports_queries.gen.h"

namespace xt::imports {
namespace {

constexpr std::int64_t kPage = 5'000;
// A rehearsal answers a person who waits.
constexpr std::int64_t kRehearsed = 20'000;

class Undo {
 public:
  Undo(db::Session& session, const Run& run) : session_(session), run_(run) {}

  Status changes(const std::function<Status(std::int64_t)>& progress) {
    std::int64_t before = INT64_MAX;
    std::int64_t done = 0;
    for (;;) {
      XT_TRY(const auto rows,
             session_.all(sql::changes_of, {{"run_id", run_.id}, {"before", before}, {"limit", kPage}}));
      for (const auto& row : rows) XT_CHECK_OK(one(row));
      if (rows.empty()) return {};
      before = rows.back().i64(0);
      done += static_cast<std::int64_t>(rows.size());
      if (progress) XT_CHECK_OK(progress(done));
    }
  }

  UndoPlan take() {
    for (const auto& [reason, count] : blockers_) plan_.blockers.push_back({reason, count});
    return std::move(plan_);
  }
  UndoPlan& plan() { return plan_; }
  void block(const std::string& reason, std::int64_t count = 1) { blockers_[reason] += count; }

 private:
  Status one(const db::Row& row) {
    const std::string what(row.text(1));
    const Change change{std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5))};
    if (what == "cover") return cover(row, change);
    if (what == "teacher" || what == "school" || what == "institution") {
      block("imports.undo_" + what);
      return {};
    }
    XT_TRY(const bool back, take_back(what, change));
    back ? static_cast<void>(++plan_.takes_back[what]) : block("imports.undo_touched");
    return {};
  }

  Result<bool> take_back(const std::string& what, const Change& change) {
    if (what == "item") return registry::take_back(session_, change);
    if (what == "fund") return funds::take_back(session_, change);
    if (what == "session") return research::take_back(session_, change);
    if (what == "flag") return orgs::take_back_flag(session_, change);
    if (what == "term") return orgs::take_back_term(session_, change);
    return make_error(Code::internal, "imports.bad_change", what);
  }

  // What this import was the first to say stays said where another one says it, too.
  Status cover(const db::Row& row, const Change& change) {
    if (row.i64(2) == 0) return {};
    XT_TRY(const auto heirs, session_.all(sql::heir_of_cover, {{"ref", change.ref}, {"run_id", run_.id}}));
    if (heirs.empty()) {
      ++plan_.takes_back["cover"];
      return registry::uncover(session_, change);
    }
    XT_CHECK_OK(
        session_.exec(sql::inherit_cover, {{"run_id", heirs.front().i64(0)}, {"seq", heirs.front().i64(1)}}));
    return {};
  }

  db::Session& session_;
  const Run& run_;
  UndoPlan plan_;
  std::map<std::string, std::int64_t> blockers_;
};

std::string origin_of(const Run& run) {
  return "import:" + std::to_string(run.id);
}

// Whose chains hold what the import posted; none of imports from before people were kept.
Result<std::vector<Id>> people_of(db::Session& session, const Run& run) {
  std::vector<Id> out;
  std::int64_t before = INT64_MAX;
  for (;;) {
    XT_TRY(const auto rows,
           session.all(sql::changes_of, {{"run_id", run.id}, {"before", before}, {"limit", kPage}}));
    if (rows.empty()) return out;
    for (const auto& row : rows) {
      if (const auto id = parse_id(row.text(3)); id && row.text(1) == "person") out.push_back(*id);
    }
    before = rows.back().i64(0);
  }
}

}  // namespace

Result<UndoPlan> undo_run(db::Session& session, const Run& run, const std::string& reason,
                          const std::function<Status(std::int64_t done)>& progress) {
  Undo undo(session, run);
  if (run.kind != Kind::entries) {
    XT_CHECK_OK(undo.changes(progress));
  } else {
    XT_TRY(const std::vector<Id> people, people_of(session, run));
    const credits::Decision decision{run.account, reason};
    XT_TRY(const auto done,
           people.empty() ? credits::undo_origin(session, origin_of(run), decision, progress)
                          : credits::undo_origin_among(session, origin_of(run), people, decision, progress));
    undo.plan().takes_back["entry"] = done.reversed;
    undo.plan().takes_back["hold"] = done.open_holds;
  }
  return undo.take();
}

Result<UndoPlan> plan_undo(db::Session& session, const Run& run) {
  Undo undo(session, run);
  if (run.kind == Kind::entries) {
    XT_TRY(const std::vector<Id> people, people_of(session, run));
    XT_TRY(const auto counts, people.empty() ? credits::count_origin(session, origin_of(run))
                                             : credits::count_origin_among(session, origin_of(run), people));
    undo.plan().takes_back["entry"] = counts.entries - counts.reversed;
    undo.plan().takes_back["hold"] = counts.open_holds;
    return undo.take();
  }
  std::int64_t all = 0;
  std::map<std::string, std::int64_t> by_what;
  XT_CHECK_OK(session.each(sql::count_changes, {{"run_id", run.id}}, [&](const db::Row& row) {
    all += row.i64(2);
    by_what[std::string(row.text(0))] += row.i64(2);
    return true;
  }));
  if (all <= kRehearsed) {
    XT_CHECK_OK(undo.changes({}));
  } else {
    undo.plan().takes_back = by_what;  // the work itself finds out what stands in the way
  }
  return undo.take();
}

}  // namespace xt::imports
