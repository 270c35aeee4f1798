#include "spool.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <queue>
#include <tuple>
#include <utility>

namespace xt::imports {
namespace {

auto order(const SpooledEntry& s) {
  return std::tuple(s.entry.teacher, s.entry.earned_on, s.row);
}

bool before(const SpooledEntry& a, const SpooledEntry& b) {
  return order(a) < order(b);
}

// One list of fields for writing and reading, so that the two cannot drift apart.
template <class Numbers, class Texts>
void fields(SpooledEntry& s, Numbers&& number, Texts&& text) {
  credits::NewEntry& e = s.entry;
  std::int64_t from = e.earned_from.days(), on = e.earned_on.days(), both = e.both_days_given ? 1 : 0;
  std::int64_t start = e.start_minute.value_or(-1), end = e.end_minute.value_or(-1);
  for (std::int64_t* n :
       {&s.row, &e.teacher, &from, &on, &both, &start, &end, &e.hours_x100, &e.credits_x100, &e.posted_ms}) {
    number(*n);
  }
  e.earned_from = Date(static_cast<std::int32_t>(from));
  e.earned_on = Date(static_cast<std::int32_t>(on));
  e.both_days_given = both != 0;
  e.start_minute = start < 0 ? std::nullopt : std::optional(static_cast<int>(start));
  e.end_minute = end < 0 ? std::nullopt : std::optional(static_cast<int>(end));
  for (std::string* t : {&e.kind, &e.mode, &e.level, &e.category, &e.role, &e.programme, &e.programme_kind,
                         &e.provider, &e.rule, &e.origin, &e.key}) {
    text(*t);
  }
}

Error disk_full() {
  const int code = errno;
  return Error{
      Code::unavailable,
      "imports.disk_full",
      {{"", "imports.disk_full", "临时文件写不下或读不回：磁盘可能满了，请清理后重新导入；数据库没有改动"}},
      std::strerror(code)};
}

bool write(std::FILE* file, SpooledEntry& s) {
  bool good = true;
  const auto bytes = [&](const void* p, std::size_t n) { good = good && std::fwrite(p, 1, n, file) == n; };
  fields(
      s, [&](std::int64_t& n) { bytes(&n, sizeof n); },
      [&](std::string& t) {
        const std::uint32_t size = static_cast<std::uint32_t>(t.size());
        bytes(&size, sizeof size);
        bytes(t.data(), t.size());
      });
  return good;
}

// False at the end of the run.
bool read(std::FILE* file, SpooledEntry& s) {
  bool good = true;
  const auto bytes = [&](void* p, std::size_t n) { good = good && std::fread(p, 1, n, file) == n; };
  fields(
      s, [&](std::int64_t& n) { bytes(&n, sizeof n); },
      [&](std::string& t) {
        std::uint32_t size = 0;
        bytes(&size, sizeof size);
        t.resize(good ? size : 0);
        bytes(t.data(), t.size());
      });
  return good;
}

}  // namespace

Status Spool::add(SpooledEntry entry) {
  run_.push_back(std::move(entry));
  ++spooled_;
  return run_.size() >= run_entries_ ? write_run() : Status{};
}

Status Spool::write_run() {
  std::sort(run_.begin(), run_.end(), before);
  File file(std::tmpfile());
  if (!file) return disk_full();
  for (SpooledEntry& s : run_) {
    if (!write(file.get(), s)) return disk_full();
  }
  if (std::fflush(file.get()) != 0) return disk_full();
  std::rewind(file.get());
  files_.push_back(std::move(file));
  run_.clear();
  return {};
}

Status Spool::drain(std::size_t batch, const Batch& f) {
  std::vector<SpooledEntry> out;
  if (files_.empty()) {  // all in memory: no file was needed
    std::sort(run_.begin(), run_.end(), before);
    for (std::size_t i = 0; i < run_.size(); i += batch) {
      const auto last = run_.begin() + static_cast<std::ptrdiff_t>(std::min(i + batch, run_.size()));
      out.assign(std::make_move_iterator(run_.begin() + static_cast<std::ptrdiff_t>(i)),
                 std::make_move_iterator(last));
      XT_CHECK_OK(f(out));
    }
    run_.clear();
    spooled_ = 0;
    return {};
  }
  if (!run_.empty()) XT_CHECK_OK(write_run());
  struct Head {
    SpooledEntry entry;
    std::FILE* file;
  };
  const auto later = [](const Head& a, const Head& b) { return before(b.entry, a.entry); };
  std::priority_queue<Head, std::vector<Head>, decltype(later)> heads(later);
  for (const File& file : files_) {
    Head head{{}, file.get()};
    if (read(head.file, head.entry)) heads.push(std::move(head));
  }
  while (!heads.empty()) {
    Head head = heads.top();
    heads.pop();
    --spooled_;
    out.push_back(head.entry);
    if (read(head.file, head.entry)) heads.push(std::move(head));
    if (out.size() >= batch || heads.empty()) {
      XT_CHECK_OK(f(out));
      out.clear();
    }
  }
  files_.clear();
  // A disk that fails while reading looks like the end of a run: nothing may be left out unseen.
  return std::exchange(spooled_, 0) == 0 ? Status{} : Status{disk_full()};
}

}  // namespace xt::imports
