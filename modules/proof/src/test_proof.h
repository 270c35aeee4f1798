// For the tests of this room: a school of a county, teachers with entries, a folder of files.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "access/accounts.h"
#include "auth/keyring.h"
#include "base/digest.h"
#include "credits/credits.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "files/files.h"
#include "jobs/jobs.h"
#include "orgs/orgs.h"
#include "people/people.h"
#include "proof/issue.h"

namespace xt::proof::testing {

inline constexpr std::int64_t kCounty = 4501020000000000;
inline constexpr std::int64_t kSchool = kCounty + 2145000001;
// What an insider with the database's password reaches past the rooms.
inline const std::string kEntries = std::string("credits") + "_entry";
inline const std::string kChains = std::string("credits") + "_chain";
inline const std::string kJobs = std::string("jobs") + "_job";
inline constexpr const char* kOrigin = "https://xue.example.cn";

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}
inline void must(Status result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
}

class Folder {
 public:
  Folder() : path_((std::filesystem::temp_directory_path() / "xt-proof-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no folder");
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline people::TeacherRow teacher_row(int n) {
  const std::string digits = "45010219800101" + std::to_string(1000 + n).substr(1);
  people::TeacherRow row;
  row.name = "李四光";
  row.identity = must(people::parse_identity(
      people::IdKind::resident_id, digits + *people::resident_check_character(digits), Date::of(2025, 1, 1)));
  row.org_key = kSchool;
  row.stage = "primary";
  row.service_day = Date::of(2015, 9, 1);
  return row;
}

class ProofTest : public db::testing::EngineTest {
 protected:
  template <class F>
  auto read(F f) {
    return must(database().read(f));
  }
  template <class F>
  auto write(F f) {
    return must(database().write(f));
  }

  ProofTest()
      : keyring_(auth::Keyring::random()), files_(must(files::Store::open(folder_.path(), keyring_))) {
    must(db::migrate(database(), {orgs::migrations(), people::migrations(), access::migrations(),
                                  credits::migrations(), jobs::migrations(), migrations()}));
    must(orgs::seed(database()));
    const auto outcomes = write([&](db::Session& s) {
      return people::upsert(s, keyring_,
                            std::vector<people::TeacherRow>{teacher_row(0), teacher_row(1), teacher_row(2)},
                            {Date::of(2025, 1, 1), false});
    });
    for (const auto& outcome : outcomes) teachers_.push_back(outcome.teacher);
  }

  Id teacher(int n) const { return teachers_.at(static_cast<std::size_t>(n)); }
  const auth::Keyring& keyring() const { return keyring_; }
  const files::Store& files() const { return files_; }
  Tools tools() { return {database(), keyring_, files_, kOrigin}; }

  // Ten and a half hours on two days of 2023, worth one credit.
  Id earn(int who, int week) {
    credits::NewEntry e;
    e.teacher = teacher(who);
    e.earned_from = Date::of(2023, 1, 2) + 7 * week;
    e.earned_on = e.earned_from + 1;
    e.both_days_given = true;
    e.hours_x100 = 1050;
    e.credits_x100 = 100;
    e.mode = "in_person";
    e.programme = "项目" + std::to_string(week);
    e.provider = "县教师发展中心";
    e.origin = "import:1";
    e.key = digest_fields({std::to_string(who), std::to_string(week)});
    return write([&](db::Session& s) { return credits::post(s, std::vector<credits::NewEntry>{e}); })
        .at(0)
        .id;
  }
  void take_back(int who, Id entry) {
    write([&](db::Session& s) { return credits::reverse(s, teacher(who), entry, {1, "重复登记"}); });
  }
  static Wanted of_2023(Id teacher) {
    return {teacher, "hours", Date::of(2023, 1, 1), Date::of(2023, 12, 31)};
  }
  By by(Id account = 7) const { return {{account, "t", ""}, now_ms()}; }
  Certificate issued(int who) { return must(issue(tools(), of_2023(teacher(who)), by())); }
  std::int64_t audits(const std::string& action) {
    return read([&](db::Session& s) {
             return s.one(db::Sql{"SELECT COUNT(*) FROM access_pub_audit WHERE action = '" + action + "'"});
           })
        .i64(0);
  }

 private:
  Folder folder_;
  auth::Keyring keyring_;
  files::Store files_;
  std::vector<Id> teachers_;
};

}  // namespace xt::proof::testing
