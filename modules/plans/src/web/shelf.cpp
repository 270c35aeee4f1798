#include "web/shelf.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <set>
#include <utility>

#include "base/id.h"
#include "log/log.h"
#include "plans/compile.h"
#include "plans/lang/read_file.h"
#include "plans/versions.h"

#include "plans_queries.gen.h"

namespace xt::plans {
namespace {

constexpr std::int64_t kLookMs = 1'000;

void say_not_compiled(const std::string& plan, const Compiled& compiled) {
  const Diagnostic& first = compiled.diagnostics.front();
  log::warn("plans.not_compiled", {{"plan", plan},
                                   {"errors", static_cast<std::int64_t>(compiled.diagnostics.size())},
                                   {"first", to_text(first, false)}});
}

// A version that does not compile any more is left out, and the one before it stays in force: better than no
// plan, and the log says so.
std::unique_ptr<Edition> edition_of(const db::OwnedRow& row) {
  auto out = std::make_unique<Edition>();
  const std::string id(row.text(0));
  const std::string source(row.text(7));
  out->effective = Date(static_cast<std::int32_t>(row.i64(2)));
  out->published = Date(static_cast<std::int32_t>(row.i64(3)));
  out->published_ms = row.i64(4);
  out->published_by = row.text(5);
  out->note = row.text(6);
  out->toml = row.text(8);
  out->cases = row.text(9);
  out->digest = row.text(10);
  const std::string label = id + " " + std::to_string(row.i64(1));
  if (digest_of(source, out->toml, out->cases) != out->digest) {
    log::error("plans.version_changed", {{"plan", label}});
    return nullptr;
  }
  Compiled compiled = compile("plan.toml", out->toml, source);
  if (!compiled.ok()) {
    say_not_compiled(label, compiled);
    return nullptr;
  }
  out->plan = *std::move(compiled.plan);
  out->plan.version = static_cast<int>(row.i64(1));
  return out;
}

std::string text_of(const std::filesystem::path& path) {
  return read_file(path, kMaxSourceBytes).value_or(std::string());
}

}  // namespace

Shelf::Shelf(std::vector<std::unique_ptr<Edition>> folder, std::optional<Date> today) : today_(today) {
  put(std::move(folder));
}

void Shelf::put(std::vector<std::unique_ptr<Edition>> read) const {
  for (std::unique_ptr<Edition>& one : read) {
    Book& book = books_[one->plan.id];
    const Edition* edition = one.get();
    // The database's version 1 replaces the folder's.
    std::erase_if(book, [&](const Edition* old) { return old->plan.version == edition->plan.version; });
    book.push_back(edition);
    std::sort(book.begin(), book.end(),
              [](const Edition* a, const Edition* b) { return a->plan.version < b->plan.version; });
    all_.push_back(std::move(one));
  }
}

Status Shelf::refresh(db::Database& database, bool now) const {
  const std::int64_t clock = now_ms();
  std::int64_t known_rows = 0;
  std::set<std::pair<std::string, int>> held;
  {
    const std::shared_lock lock(mutex_);
    if (!now && clock - looked_ms_ < kLookMs) return {};
    known_rows = rows_;
    for (const auto& one : all_) {
      if (!one->digest.empty()) held.emplace(one->plan.id, one->plan.version);
    }
  }
  std::int64_t rows = 0;
  std::vector<std::unique_ptr<Edition>> read;
  XT_CHECK_OK(database.read([&](db::Session& session) -> Status {
    read.clear();
    XT_TRY(const auto count, session.one(sql::count_versions));
    rows = count.i64(0);
    if (rows == known_rows) return {};
    XT_TRY(const auto heads, session.all(sql::version_heads));
    for (const auto& head : heads) {
      const std::string id(head.text(0));
      if (held.contains({id, static_cast<int>(head.i64(1))})) continue;
      XT_TRY(const auto row, session.one(sql::read_version, {{"plan_id", id}, {"number", head.i64(1)}}));
      if (auto edition = edition_of(row)) read.push_back(std::move(edition));
    }
    return {};
  }));
  const std::unique_lock lock(mutex_);
  looked_ms_ = clock;
  // Somebody else may have read the same while this one did.
  if (rows_ >= rows) return {};
  put(std::move(read));
  rows_ = rows;
  return {};
}

const Shelf::Book* Shelf::book(std::string_view id) const {
  const auto found = books_.find(id);
  return found == books_.end() ? nullptr : &found->second;
}

const Edition& Shelf::in_force(const Book& editions, Date at, Date known) {
  for (auto one = editions.rbegin(); one != editions.rend(); ++one) {
    if ((*one)->effective <= at && (*one)->published <= known) return **one;
  }
  return *editions.front();
}

Shelf::List Shelf::plans(Date at, Date known) const {
  const std::shared_lock lock(mutex_);
  List out;
  for (const auto& [id, editions] : books_) out.emplace_back(in_force(editions, at, known).plan);
  return out;
}

Shelf::List Shelf::plans() const {
  return plans(today(), today());
}

const Plan* Shelf::find(std::string_view id, Date at, Date known) const {
  const std::shared_lock lock(mutex_);
  const Book* found = book(id);
  return found == nullptr ? nullptr : &in_force(*found, at, known).plan;
}

const Plan* Shelf::find(std::string_view id) const {
  return find(id, today(), today());
}

std::vector<const Edition*> Shelf::editions(std::string_view id) const {
  const std::shared_lock lock(mutex_);
  const Book* found = book(id);
  return found == nullptr ? Book{} : *found;
}

Date Shelf::today() const {
  return today_.value_or(shanghai_date(now_ms()));
}

std::shared_ptr<const Shelf> open_shelf(const std::string& folder, std::optional<Date> today) {
  std::vector<std::unique_ptr<Edition>> editions;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (!std::filesystem::is_regular_file(entry.path() / "plan.toml", none)) continue;
    Compiled compiled = load(entry.path());
    if (!compiled.ok()) {
      say_not_compiled(entry.path().filename().string(), compiled);
      continue;
    }
    auto edition = std::make_unique<Edition>();
    edition->plan = *std::move(compiled.plan);
    edition->plan.version = 1;
    edition->effective = edition->plan.first;
    edition->toml = text_of(entry.path() / "plan.toml");
    edition->cases = text_of(entry.path() / "cases.toml");
    editions.push_back(std::move(edition));
  }
  return std::make_shared<const Shelf>(std::move(editions), today);
}

}  // namespace xt::plans
