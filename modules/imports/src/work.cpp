#include "imports/work.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <boost/json.hpp>

#include "access/audit.h"

#include "imports_queries.gen.h"
#include "journal.h"
#include "rejects.h"
#include "report_json.h"
#include "undo.h"

namespace xt::imports {
namespace {

namespace fs = std::filesystem;

// Progress is told in thousandths: reading is the greater part.
constexpr std::int64_t kWhole = 1'000;
constexpr std::int64_t kReading = 700;

// A folder of its own that goes away with everything in it: what comes back passes through here on its way
// into the store.
class Scratch {
 public:
  Scratch() : folder_((fs::temp_directory_path() / "xt-import-XXXXXX").string()) {
    made_ = ::mkdtemp(folder_.data()) != nullptr;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    if (made_) fs::remove_all(folder_, ignored);
  }
  bool made() const { return made_; }
  std::string path(const char* name) const { return folder_ + "/" + name; }

 private:
  std::string folder_;
  bool made_ = false;
};

Result<Id> run_id(const jobs::Work& work) {
  boost::system::error_code wrong;
  const auto args = boost::json::parse(work.job().args, wrong);
  if (wrong || !args.is_object() || !args.as_object().contains("run")) {
    return make_error(Code::invalid, "imports.bad_job", work.job().args);
  }
  return args.at("run").as_int64();
}

Status pulse(jobs::Work& work, const Progress& p) {
  std::int64_t done = 0;
  if (p.phase == "reading" && p.bytes_total > 0) done = p.bytes_read * kReading / p.bytes_total;
  if (p.phase == "applying" && p.rows_total > 0) {
    done = kReading + p.rows * (kWhole - kReading) / p.rows_total;
  }
  return work.pulse(std::min(done, kWhole), kWhole);
}

// The work ended through itself, not through what it found: the runner decides.
bool is_runners(const Error& error) {
  return error.reason.starts_with("jobs.") || error.code == Code::unavailable;
}

class Work {
 public:
  Work(db::Database& database, const auth::Keyring& keyring, const files::Store& files)
      : database_(database), keyring_(keyring), files_(files) {}

  Result<std::string> check(jobs::Work& work) const { return take_in(work, "checking", true); }
  Result<std::string> apply(jobs::Work& work) const { return take_in(work, "applying", false); }

  Result<std::string> undo(jobs::Work& work) const {
    XT_TRY(const Run run, load(work));
    if (run.state != "undoing" || run.job != work.job().id) return std::string("{}");
    const auto progress = [&](std::int64_t done) {
      return work.pulse(std::min(done, run.counts.rows), run.counts.rows);
    };
    std::vector<UndoPlan::Blocker> blockers;
    const Status done = database_.write_many([&](db::Session& session) -> Status {
      XT_TRY(const UndoPlan plan, undo_run(session, run, run.undo_reason, progress));
      blockers = plan.blockers;
      if (!blockers.empty()) return make_error(Code::conflict, "imports.undo_blocked");
      XT_TRY(const std::int64_t mine, session.exec(sql::save_undone, args_of(run, work)));
      if (mine == 0) return make_error(Code::conflict, "jobs.cancelled");
      return audit(session, run, "imports.undo", run.undo_reason);
    });
    return ended(work, run, done);
  }

 private:
  Result<Run> load(const jobs::Work& work) const {
    XT_TRY(const Id id, run_id(work));
    return database_.read([&](db::Session& session) { return find_run(session, id); });
  }

  static db::Args args_of(const Run& run, const jobs::Work& work) {
    return {{"id", run.id}, {"job_id", work.job().id}, {"now_ms", now_ms()}};
  }

  static Status audit(db::Session& session, const Run& run, const std::string& action,
                      const std::string& reason) {
    access::Deed deed;
    deed.action = action;
    deed.object = "import:" + std::to_string(run.id);
    deed.org_key = run.scope.lo;
    deed.before = run.state;
    deed.after = run.file;
    deed.detail = boost::json::serialize(
        boost::json::object{{"kind", kind_name(*run.kind)}, {"rows", run.counts.rows}, {"reason", reason}});
    return access::audit(session, {run.account, run.account_name, {}}, deed);
  }

  Result<std::string> take_in(jobs::Work& work, std::string_view expected, bool dry_run) const {
    XT_TRY(const Run run, load(work));
    // Done before a crash, or taken back: nothing is left to do.
    if (run.state != expected || run.job != work.job().id || !run.kind) return std::string("{}");
    const Scratch scratch;
    if (!scratch.made()) return make_error(Code::unavailable, "files.disk");
    auto bytes = files_.get(run.file);
    Status done;
    if (!bytes.ok()) {
      done = bytes.error();
    } else {
      done = dry_run ? rehearse(work, run, *bytes, scratch) : really(work, run, *bytes, scratch);
    }
    return ended(work, run, done);
  }

  static Options options_of(jobs::Work& work, const Run& run, const Scratch& scratch) {
    Options options;
    options.as_of = run.as_of;
    options.errors_path = scratch.path("returned.xlsx");
    options.for_code = run.for_code;
    options.item_kinds = run.item_kinds;
    options.years = run.years;
    options.scope = run.scope;
    options.batch = run.id;
    options.progress = [&work](const Progress& p) { return pulse(work, p); };
    return options;
  }

  Status rehearse(jobs::Work& work, const Run& run, const std::string& bytes, const Scratch& scratch) const {
    Options options = options_of(work, run, scratch);
    options.dry_run = true;
    XT_TRY(const Report report,
           imports::run(
               database_, keyring_, *run.kind, [&] { return sheets::open_sheet_bytes(bytes); }, options));
    return database_.write(
        [&](db::Session& session) { return save(session, work, run, report, "checked", scratch); });
  }

  // The rows, what they changed, the run's new state and the audit are one transaction. The job's own row is
  // left alone: its lease is renewed meanwhile from another one.
  Status really(jobs::Work& work, const Run& run, const std::string& bytes, const Scratch& scratch) const {
    Journal journal(run.id);
    Options options = options_of(work, run, scratch);
    options.keep = [&](db::Session& session, const Kept& kept) { return journal.add(session, kept); };
    options.before_commit = [&](db::Session& session, const Report& report) -> Status {
      XT_CHECK_OK(journal.flush(session));
      XT_CHECK_OK(save(session, work, run, report, "applied", scratch));
      return audit(session, run, "imports.apply", "");
    };
    const auto open = [&] {
      journal.restart();
      return sheets::open_sheet_bytes(bytes);
    };
    XT_TRY([[maybe_unused]] const Report report, imports::run(database_, keyring_, *run.kind, open, options));
    return {};
  }

  Status save(db::Session& session, const jobs::Work& work, const Run& run, const Report& report,
              const char* state, const Scratch& scratch) const {
    std::string returned;
    if (report.rejected > 0) {
      XT_TRY(returned, keep_file(scratch.path("returned.xlsx")));
    }
    XT_TRY(const std::int64_t mine, session.exec(sql::save_report, {{"id", run.id},
                                                                    {"job_id", work.job().id},
                                                                    {"expected", run.state},
                                                                    {"state", std::string(state)},
                                                                    {"row_count", report.rows},
                                                                    {"new_count", report.created},
                                                                    {"changed_count", report.changed},
                                                                    {"unchanged_count", report.unchanged},
                                                                    {"held_count", report.held},
                                                                    {"rejected_count", report.rejected},
                                                                    {"report", report_json(report)},
                                                                    {"returned", returned},
                                                                    {"now_ms", now_ms()}}));
    if (mine == 0) return make_error(Code::conflict, "jobs.cancelled");
    return {};
  }

  Result<std::string> keep_file(const std::string& path) const {
    std::ifstream in(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    if (!in) return make_error(Code::unavailable, "files.disk", path);
    constexpr std::size_t kMostReturned = 4 * files::kMaxBytes;  // an error column makes a sheet longer
    XT_TRY(const files::Stored stored, files_.put(bytes, kMostReturned));
    return stored.digest;
  }

  // What went wrong with the sheet is an outcome of the work, kept in the run for the person; what went wrong
  // with the work is the runner's affair, until it gives up.
  Result<std::string> ended(jobs::Work& work, const Run& run, const Status& done) const {
    if (done.ok()) return "{\"run\":\"" + std::to_string(run.id) + "\"}";
    const Error& error = done.error();
    const bool last = work.job().tries >= jobs::Options().max_tries && !error.reason.starts_with("jobs.");
    if (is_runners(error) && !last) return error;
    const db::Args why = {{"id", run.id},
                          {"job_id", work.job().id},
                          {"reason", error.reason},
                          {"detail", mask_numbers(sentence(error.fields))}};
    XT_TRY([[maybe_unused]] const std::int64_t kept,
           database_.write([&](db::Session& session) { return session.exec(sql::step_back, why); }));
    return make_error(Code::invalid, error.reason, error.note);
  }

  db::Database& database_;
  const auth::Keyring& keyring_;
  const files::Store& files_;
};

}  // namespace

std::map<std::string, jobs::Handler> job_handlers(db::Database& database, const auth::Keyring& keyring,
                                                  const files::Store& files) {
  const Work work(database, keyring, files);
  return {{"imports.check", [work](jobs::Work& w) { return work.check(w); }},
          {"imports.apply", [work](jobs::Work& w) { return work.apply(w); }},
          {"imports.undo", [work](jobs::Work& w) { return work.undo(w); }}};
}

}  // namespace xt::imports
