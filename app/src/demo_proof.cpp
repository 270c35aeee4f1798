#include "demo_proof.h"

#include <algorithm>

#include "base/id.h"
#include "orgs/key.h"
#include "people/people.h"
#include "proof/issue.h"
#include "proof/log.h"

#include "demo.h"

namespace xt::app {
namespace {

constexpr std::size_t kColleagues = 6;

// Who has no hours in a year gets no paper.
Result<std::optional<proof::Certificate>> issued(const proof::Tools& tools, Id teacher, int year,
                                                 int days_ago) {
  proof::By by{actor(), now_ms() - days_ago * kDayMs};
  const auto made = proof::issue(tools, {teacher, "hours", Date::of(year, 1, 1), Date::of(year, 12, 31)}, by);
  if (made.ok()) return std::optional(*made);
  if (made.error().reason == "proof.no_hours") return std::optional<proof::Certificate>{};
  return made.error();
}

}  // namespace

Status demo_proof(House& house, const std::string& db_url, int port,
                  const std::vector<access::DemoAccount>& accounts) {
  const auto found = std::find_if(accounts.begin(), accounts.end(), [](const access::DemoAccount& one) {
    return one.role == access::Role::teacher;
  });
  if (found == accounts.end() || !found->teacher_id) return {};
  const Id teacher = *found->teacher_id;
  XT_TRY(const auto known,
         house.database->read([&](db::Session& session) { return proof::of_teacher(session, teacher); }));
  if (!known.empty()) return {};
  XT_TRY(const auto files, files::Store::open(files::Store::default_folder(db_url), house.keyring));
  const proof::Tools tools{*house.database, house.keyring, files, "http://127.0.0.1:" + std::to_string(port)};
  for (const int year : {2022, 2023, 2024}) {
    XT_TRY([[maybe_unused]] const auto made, issued(tools, teacher, year, 400 - 100 * (year - 2022)));
  }
  XT_TRY(const auto colleagues, house.database->read([&](db::Session& session) {
    return people::employed_in(session, orgs::subtree(found->org_key), kDemoDay);
  }));
  std::optional<proof::Certificate> last;
  for (std::size_t i = 0; i < std::min(kColleagues, colleagues.size()); ++i) {
    XT_TRY(auto made, issued(tools, colleagues[i], 2023, 60));
    if (made) last = std::move(made);
  }
  if (last) {
    XT_CHECK_OK(house.database->write([&](db::Session& session) -> Status {
      XT_TRY([[maybe_unused]] const auto ended,
             proof::end(session, last->id, {0, "学时登记有误，更正后重新签发", now_ms()}));
      return {};
    }));
  }
  XT_TRY([[maybe_unused]] const auto root, proof::extend(*house.database, house.keyring, now_ms()));
  return {};
}

}  // namespace xt::app
