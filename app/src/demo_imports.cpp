#include "demo_imports.h"

#include <algorithm>

#include "base/id.h"
#include "files/files.h"
#include "imports/runs.h"
#include "imports/work.h"
#include "orgs/orgs.h"

#include "demo.h"

namespace xt::app {
namespace {

// A year before every plan of the demonstration, so that no number of theirs moves.
std::string funds_sheet(const std::string& county) {
  return "机构代码,年度,科目,出资方,口径,金额\r\n" + county + ",2018,教师培训经费,县,预算,860000\r\n" +
         county + ",2018,教师培训经费,县,决算,851300.50\r\n" + county +
         ",2018,校长培训经费,县,预算,120000\r\n" + county + ",2018,校长培训经费,市,预算,约4万\r\n" + county +
         ",2018,教材费,县,预算,30000\r\n" + "450102,2018,教师培训经费,县,预算,1\r\n";
}
std::string calendar_sheet(const std::string& county) {
  return "地区代码,学年,学期,开始日期,结束日期\r\n" + county + ",2017,1,2017-09-01,2018-01-26\r\n" + county +
         ",2017,2,2018-03-01,2018-07-06\r\n" + county + ",2018,秋季,2018-09-03,2018-08-31\r\n";
}

class Importing {
 public:
  Importing(House& house, const files::Store& store, const access::DemoAccount& county)
      : house_(house),
        store_(store),
        county_(county),
        runner_(*house.database, imports::job_handlers(*house.database, house.keyring, store)) {}

  Status run(imports::Kind kind, const std::string& name, const std::string& sheet, bool apply) {
    XT_TRY(const files::Stored stored, store_.put(sheet));
    imports::Run run;
    run.id = next_id();
    run.kind = kind;
    run.account_name = county_.name;
    run.scope = orgs::subtree(county_.org_key);
    run.file_name = name;
    run.file = stored.digest;
    run.file_bytes = stored.bytes;
    run.as_of = kDemoDay;
    XT_TRY([[maybe_unused]] const Id check, house_.database->write([&](db::Session& s) -> Result<Id> {
      XT_CHECK_OK(imports::insert_run(s, run));
      return imports::begin_check(s, run);
    }));
    XT_TRY([[maybe_unused]] const bool checked, runner_.run_one());
    if (!apply) return {};
    XT_TRY([[maybe_unused]] const Id job,
           house_.database->write([&](db::Session& s) { return imports::begin_apply(s, run); }));
    XT_TRY([[maybe_unused]] const bool applied, runner_.run_one());
    return {};
  }

 private:
  House& house_;
  const files::Store& store_;
  const access::DemoAccount& county_;
  jobs::Runner runner_;
};

}  // namespace

Status demo_imports(House& house, const std::string& db_url,
                    const std::vector<access::DemoAccount>& accounts) {
  const auto county = std::find_if(accounts.begin(), accounts.end(), [](const access::DemoAccount& one) {
    return one.role == access::Role::county_admin;
  });
  if (county == accounts.end()) return {};
  imports::RunFilter mine;
  mine.scope = orgs::subtree(county->org_key);
  XT_TRY(const auto known, house.database->read([&](db::Session& s) { return imports::list_runs(s, mine); }));
  if (known.total > 0) return {};
  XT_TRY(const orgs::Org org,
         house.database->read([&](db::Session& s) { return orgs::find(s, county->org_key); }));
  XT_TRY(const files::Store store, files::Store::open(files::Store::default_folder(db_url), house.keyring));
  Importing importing(house, store, *county);
  XT_CHECK_OK(importing.run(imports::Kind::funds, "2018年培训经费.csv", funds_sheet(org.code), true));
  return importing.run(imports::Kind::calendar, "2017-2018校历.csv", calendar_sheet(org.code), false);
}

}  // namespace xt::app
