#include "ahead.h"

#include <algorithm>
#include <chrono>

#include <sys/resource.h>
#include <unistd.h>

#include "access/posts.h"
#include "base/id.h"
#include "log/log.h"
#include "orgs/orgs.h"

namespace xt::app {
namespace {

constexpr int kPollMs = 250;
constexpr int kRetryMs = 30'000;
constexpr int kMostRestMs = 2'000;
constexpr std::size_t kMostPlaces = 64;
// Months that are over change seldom: late entries and corrections.
constexpr std::int64_t kMonthsMs = 10 * 60 * 1000;

constexpr const char* kOfPlace[] = {"/api/overview", "/api/plans", "/api/schools"};
constexpr const char* kOfPlan[] = {"/api/plans/{id}/state", "/api/plans/{id}/changes"};

}  // namespace

Ahead::~Ahead() {
  stop();
}

void Ahead::start(const std::vector<http::Route>& routes) {
  for (const http::Route& route : routes) {
    const auto wanted = [&](const char* pattern) { return route.pattern == pattern; };
    if (route.method != http::Method::get) continue;
    if (std::any_of(std::begin(kOfPlace), std::end(kOfPlace), wanted) ||
        std::any_of(std::begin(kOfPlan), std::end(kOfPlan), wanted)) {
      pages_.push_back(route);
    }
  }
  thread_ = std::thread([this] { run(); });
}

void Ahead::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Ahead::visit(const std::string& code) {
  const std::lock_guard lock(mutex_);
  if (visited_.size() < kMostPlaces) visited_.insert(code);
}

bool Ahead::wait(int ms) {
  std::unique_lock lock(mutex_);
  woken_.wait_for(lock, std::chrono::milliseconds(ms), [&] { return stopping_; });
  return !stopping_;
}

bool Ahead::rest(std::int64_t begin) {
  return wait(static_cast<int>(std::clamp<std::int64_t>(now_ms() - begin, 0, kMostRestMs)));
}

void Ahead::run() {
  // Whoever waits for an answer comes first.
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 10);
  while (wait(kPollMs)) {
    try {
      if (!round()) return;
    } catch (const db::Lost& lost) {
      log::warn("app.ahead", {{"reason", "db.lost"}, {"note", lost.what()}});
      if (!wait(kRetryMs)) return;
    }
  }
}

// Administrators of the places that people use now: of each place one.
Result<std::vector<access::Caller>> Ahead::callers() {
  return database_.read([](db::Session& session) -> Result<std::vector<access::Caller>> {
    XT_TRY(const auto places, access::places_in_use(session, kMostPlaces));
    std::vector<access::Caller> out;
    for (const orgs::KeyRange& place : places) {
      access::Caller caller;
      caller.role = access::Role::province_admin;
      caller.key_lo = place.lo;
      caller.key_hi = place.hi;
      out.push_back(std::move(caller));
    }
    return out;
  });
}

// False where it must end.
bool Ahead::round() {
  const std::uint64_t version = desk_->version();
  if (version == 0) return true;
  auto people = callers();
  if (!people.ok()) return true;
  if (changed()) {
    answered_ = version;
    for (const access::Caller& caller : *people) {
      if (changed()) return true;
      const std::int64_t begin = now_ms();
      answer(caller);
      if (!rest(begin)) return false;
    }
  }
  std::set<std::string> places;
  const bool due = now_ms() >= next_months_ms_ && months_version_ != version;
  if (due) {
    const auto codes = database_.read([&](db::Session& session) -> Result<std::vector<std::string>> {
      std::vector<std::string> out;
      for (const access::Caller& caller : *people) {
        XT_TRY(const orgs::Org org, orgs::find(session, caller.key_lo));
        out.push_back(org.code);
      }
      return out;
    });
    if (codes.ok()) places.insert(codes->begin(), codes->end());
    months_version_ = version;
  }
  looked_at();
  for (const std::string& code : places) {
    months(code, due);
    looked_at();
  }
  if (due) next_months_ms_ = now_ms() + kMonthsMs;
  return true;
}

// Where somebody waits for months: before all others.
void Ahead::looked_at() {
  std::set<std::string> places;
  {
    const std::lock_guard lock(mutex_);
    places.swap(visited_);
  }
  for (const std::string& code : places) months(code, false);
}

void Ahead::answer(const access::Caller& caller) {
  http::Request request;
  request.context = caller;
  const auto ask = [&](const http::Route& route) {
    if (const auto done = route.handler(request); !done.ok()) {
      log::warn("app.ahead", {{"route", route.pattern}, {"reason", done.error().reason}});
    }
  };
  const auto plans = desk_->binding(caller.scope());
  for (const http::Route& route : pages_) {
    if (route.pattern.find("{id}") == std::string::npos) {
      request.params.clear();
      ask(route);
      continue;
    }
    for (const auto& plan : plans) {
      request.params = {{"id", plan->id}};
      ask(route);
    }
  }
}

void Ahead::months(const std::string& code, bool again) {
  const auto region = database_.read([&](db::Session& session) { return orgs::find(session, code); });
  if (!region.ok()) return;
  std::int64_t begin = now_ms();
  for (const auto& plan : desk_->binding(region->subtree())) {
    const auto made = desk_->fill_months(*plan, *region, again, [&] {
      const bool on = rest(begin);
      begin = now_ms();
      return on;
    });
    if (!made.ok()) log::warn("app.ahead", {{"plan", plan->id}, {"reason", made.error().reason}});
  }
}

}  // namespace xt::app
