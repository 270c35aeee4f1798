#include <algorithm>

#include "base/id.h"
#include "base/text.h"
#include "imports/imports.h"

#include "handler.h"
#include "rejects.h"
#include "tally.h"

namespace xt::imports {
namespace {

// Rows per chunk: enough that the stores' batch statements pay, little enough to stay in the cache.
constexpr std::size_t kChunkRows = 5'000;
constexpr int kCollisions = 3;
constexpr std::string_view kDryRun = "imports.dry_run";

void count(const Line& line, Report& report) {
  switch (line.outcome) {
    case Outcome::created:
      ++report.created;
      break;
    case Outcome::changed:
      ++report.changed;
      break;
    case Outcome::unchanged:
      ++report.unchanged;
      break;
    case Outcome::later:
      break;
  }
}

// Rows that people emptied below or between others, a stray blank left behind.
bool blank(const sheets::Row& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return tidy(cell).empty(); });
}

class Run {
 public:
  Run(Kind kind, const Setting& setting) : setting_(setting), handler_(make_handler(kind, setting)) {}

  Result<Report> apply(db::Session& session, sheets::RowSource& source) {
    XT_TRY(const sheets::Header header, sheets::find_header(source, handler_->columns()));
    report_.batch = setting_.batch;
    report_.notices = header.notices;
    report_.header = header.cells;
    Rejects rejects(setting_.options->errors_path, header);
    std::vector<Line> lines;
    lines.reserve(kChunkRows);
    sheets::Row row;
    for (;;) {
      XT_TRY(const bool more, source.next(row));
      if (more && !blank(row)) lines.emplace_back(header, handler_->columns(), row);
      if (lines.size() == kChunkRows || (!more && !lines.empty())) {
        XT_CHECK_OK(chunk(session, lines, rejects, source));
        lines.clear();
      }
      if (!more) break;
    }
    // All of its rows are in, there being none. With `--for` that even says that there are none.
    if (report_.rows == 0) report_.notices.push_back({0, "imports.empty", "表头下面没有数据行"});
    XT_CHECK_OK(handler_->finish(session, report_, tally_));
    XT_CHECK_OK(rejects.finish());
    report_.notices.insert(report_.notices.end(), source.notices().begin(), source.notices().end());
    tally_.write(report_);
    if (setting_.options->before_commit && !setting_.options->dry_run) {
      XT_CHECK_OK(setting_.options->before_commit(session, report_));
    }
    return std::move(report_);
  }

 private:
  Status chunk(db::Session& session, std::vector<Line>& lines, Rejects& rejects,
               const sheets::RowSource& source) {
    XT_CHECK_OK(handler_->apply(session, lines));
    for (const Line& line : lines) {
      ++report_.rows;
      tally_.saw(line);
      if (line.good()) {
        count(line, report_);
      } else {
        XT_CHECK_OK(rejects.add(line, report_));
      }
    }
    if (setting_.options->progress) {
      const auto at = source.progress();
      XT_CHECK_OK(setting_.options->progress({"reading", report_.rows, at.bytes_read, at.bytes_total, 0}));
    }
    return {};
  }

  Setting setting_;
  std::unique_ptr<Handler> handler_;
  Report report_;
  Tally tally_;
};

}  // namespace

Result<Report> run(db::Database& database, const auth::Keyring& keyring, Kind kind, const SourceFactory& open,
                   const Options& options) {
  const Setting setting{&keyring, &options, options.batch == 0 ? next_id() : options.batch,
                        shanghai_date(now_ms())};
  std::optional<Report> rehearsed;
  // The whole import is one transaction, so that a killed one leaves nothing behind; a retry reads the sheet
  // anew.
  const auto once = [&] {
    return database.write_many([&](db::Session& session) -> Result<Report> {
      XT_TRY(auto source, open());
      Run attempt(kind, setting);
      XT_TRY(Report report, attempt.apply(session, *source));
      if (!options.dry_run) return report;
      rehearsed = std::move(report);
      return make_error(Code::conflict, std::string(kDryRun));  // rolls back
    });
  };
  auto done = once();
  // Somebody else put the same new rows in meanwhile: seen anew, they are there.
  for (int again = 0; again < kCollisions && !done.ok() && done.error().reason == "db.unique"; ++again) {
    done = once();
  }
  if (!done.ok() && done.error().reason == kDryRun && rehearsed) return *std::move(rehearsed);
  return done;
}

}  // namespace xt::imports
