#include "demo_declarations.h"

#include <algorithm>

#include "base/id.h"
#include "declarations/convert.h"
#include "declarations/evidence.h"
#include "declarations/inspect.h"
#include "declarations/verify.h"
#include "orgs/key.h"
#include "people/people.h"
#include "rules/compile.h"

#include "demo.h"
#include "demo_picture.h"

namespace xt::app {
namespace {

using declarations::Declaration;
using declarations::Doer;
using declarations::Verdict;

constexpr std::int64_t kDay_ms = 86'400'000;

struct Claim {
  const char *kind, *title, *provider;
  int days_ago;  // the activity; declared two days later
  int hours_x100;
  const char* level = "";
};

const access::DemoAccount* account_of(const std::vector<access::DemoAccount>& all, access::Role role) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const access::DemoAccount& one) { return one.role == role; });
  return found == all.end() ? nullptr : &*found;
}

class Telling {
 public:
  Telling(House& house, const files::Store& files, declarations::Converter converter)
      : house_(house), files_(files), converter_(std::move(converter)) {}

  static Doer as(const access::DemoAccount& account, int days_ago) {
    Doer out;
    out.caller = {0,
                  account.login,
                  account.name,
                  account.role,
                  account.org_key,
                  orgs::subtree(account.org_key).hi,
                  account.teacher_id};
    out.actor = actor();
    out.today = kDemoDay - days_ago;
    out.now_ms = now_ms() - days_ago * kDay_ms;
    return out;
  }

  Result<Declaration> draft(const Doer& doer, const Claim& claim) {
    declarations::Content content;
    content.kind = claim.kind;
    content.title = claim.title;
    content.provider = claim.provider;
    content.level = claim.level;
    content.from = content.on = kDemoDay - claim.days_ago;
    content.hours_x100 = claim.hours_x100;
    XT_TRY(const auto file, declarations::prepare(files_, scan::Scanner(), demo_picture(++pictures_),
                                                  "IMG_" + std::to_string(2'000 + pictures_) + ".png"));
    return house_.database->write([&](db::Session& session) -> Result<Declaration> {
      XT_TRY(const Declaration made, declarations::make(session, doer, content));
      return declarations::attach(session, doer, {made.id, made.version}, file);
    });
  }
  Result<Declaration> submitted(const Doer& doer, const Claim& claim) {
    XT_TRY(const Declaration made, draft(doer, claim));
    return house_.database->write([&](db::Session& session) {
      return declarations::submit(session, doer, {made.id, made.version}, converter_);
    });
  }
  Result<Declaration> decided(const Doer& doer, Verdict verdict, const Declaration& one,
                              const declarations::Words& words = {}) {
    return house_.database->write([&](db::Session& session) -> Result<Declaration> {
      XT_TRY(const auto done,
             declarations::decide(session, doer, verdict, {{one.id, one.version}}, words, 0));
      if (done.done.empty()) return make_error(Code::internal, "app.demo", done.refused.front().reason);
      return declarations::find(session, one.id);
    });
  }
  Status settle(int days_ago = 0) {
    XT_TRY([[maybe_unused]] const auto posted,
           declarations::settle(*house_.database, converter_, now_ms() - days_ago * kDay_ms));
    return {};
  }
  // All that was recognised in the place lately.
  Result<declarations::Draw> drawn(const Doer& doer) {
    declarations::DrawAsk ask;
    ask.lo = doer.caller.key_lo;
    ask.hi = doer.caller.key_hi;
    ask.from = doer.today - 60;
    ask.to = doer.today;
    ask.percent_x100 = 10'000;
    ask.due = kDemoDay + 10;
    ask.seed = "demo";
    return house_.database->write_many(
        [&](db::Session& session) { return declarations::draw(session, doer, ask); });
  }
  Status found(const Doer& doer, const declarations::Draw& draw, Id one,
               const declarations::Finding& finding) {
    return house_.database->write([&](db::Session& session) -> Status {
      XT_TRY(const auto row, declarations::find_drawn(session, draw.id, one));
      XT_CHECK_OK(declarations::find_out(session, doer, row, finding));
      return {};
    });
  }

 private:
  House& house_;
  const files::Store& files_;
  declarations::Converter converter_;
  int pictures_ = 0;
};

struct People {
  const access::DemoAccount &teacher, &school, &county;
};

// Waits for the level that its rule asks next.
Result<Declaration> verified(Telling& telling, const People& people, Declaration one, int days_ago) {
  while (!one.next_level.empty()) {
    const bool school = one.next_level == "school";
    if (!school && one.next_level != "county") return one;
    XT_TRY(one, telling.decided(Telling::as(school ? people.school : people.county, days_ago),
                                Verdict::verify, one));
  }
  return one;
}

Status of_teacher(Telling& telling, const People& people) {
  const auto self = [&](int days_ago) { return Telling::as(people.teacher, days_ago); };
  XT_CHECK_OK(telling.draft(self(1), {"lesson_review", "听评课：分数的初步认识", "", 2, 200}));
  XT_TRY(const auto unclear,
         telling.submitted(self(9), {"training", "市教科所学科骨干研讨班", "市教育科学研究所", 12, 600}));
  XT_CHECK_OK(telling.decided(Telling::as(people.school, 4), Verdict::send_back, unclear,
                              {{"unreadable"}, "证明上的公章看不清，请重新拍一张。"}));
  XT_CHECK_OK(telling.submitted(self(3), {"school_study", "校本研修：作业设计专题", "", 5, 400}));
  XT_TRY(const auto paper, telling.submitted(self(60), {"paper", "《核心素养视角下的单元整体教学》",
                                                        "省级教育期刊", 70, 0, "province"}));
  XT_CHECK_OK(verified(telling, people, paper, 50));
  XT_TRY(const auto training,
         telling.submitted(self(40), {"training", "县域阅读指导培训", "县教师进修学校", 43, 800}));
  XT_CHECK_OK(verified(telling, people, training, 30));
  XT_TRY(const auto twice, telling.submitted(self(30), {"other", "观看线上直播讲座", "", 33, 200}));
  XT_CHECK_OK(telling.decided(Telling::as(people.school, 26), Verdict::reject, twice,
                              {{"not_countable"}, "没有组织单位的证明，不计学时。"}));
  return {};
}

constexpr Claim kOfColleagues[] = {
    {"training", "片区数学教研活动", "县教研室", 16, 400},
    {"open_class", "公开课：秋天的怀念", "", 9, 200},
    {"lesson_planning", "集体备课：二次函数", "", 6, 400},
    {"mentoring", "师徒结对听课指导", "", 5, 400},
    {"contest", "县级课堂教学竞赛", "县教育局", 8, 0, "county"},
    {"exchange", "城乡结对学校交流", "", 4, 600},
    {"practice", "社区科普实践", "", 7, 400},
    {"training", "急救知识培训", "县红十字会", 3, 300},
};

// What the county draws and the city inspects, of the last of the colleagues.
struct Inspected {
  Claim claim;
  const char *finding, *words;
};
constexpr Inspected kInspected[] = {
    {{"training", "教研员走进学校活动", "市教育科学研究所", 46, 200}, "upheld", ""},
    {{"training", "家庭教育指导讲座", "县妇联", 44, 200}, "doubtful", "签到表缺一页，请学校补交。"},
    {{"training", "安全知识讲座", "县应急管理局", 42, 200}, "reversed", "与主办单位核对，名单里没有本人。"},
};

Status inspections(Telling& telling, const People& people, const access::DemoAccount& city,
                   const std::vector<access::DemoAccount>& colleagues) {
  std::vector<Id> told;
  for (std::size_t n = 0; n < std::size(kInspected) && n < colleagues.size(); ++n) {
    const Claim& claim = kInspected[n].claim;
    XT_TRY(const auto one, telling.submitted(Telling::as(colleagues[n], claim.days_ago - 2), claim));
    XT_CHECK_OK(verified(telling, people, one, claim.days_ago - 8));
    told.push_back(one.id);
  }
  XT_CHECK_OK(telling.settle(20));
  XT_TRY(const auto draw, telling.drawn(Telling::as(people.county, 12)));
  for (std::size_t n = 0; n < told.size(); ++n) {
    const Status said = telling.found(Telling::as(city, 8 - static_cast<int>(n)), draw, told[n],
                                      {kInspected[n].finding, kInspected[n].words, 1});
    // One that the ledger held is not in the draw.
    if (!said.ok() && said.error().reason != "declarations.not_drawn") return said;
  }
  return {};
}

}  // namespace

Status demo_declarations(House& house, const std::string& db_url, const std::string& rules_folder,
                         const std::vector<access::DemoAccount>& accounts) {
  const access::DemoAccount* teacher = account_of(accounts, access::Role::teacher);
  const access::DemoAccount* school = account_of(accounts, access::Role::school_admin);
  const access::DemoAccount* county = account_of(accounts, access::Role::county_admin);
  const access::DemoAccount* city = account_of(accounts, access::Role::city_admin);
  if (teacher == nullptr || school == nullptr || county == nullptr || !teacher->teacher_id) return {};
  XT_TRY(const auto known, house.database->read([&](db::Session& session) {
    return declarations::of_person(session, *teacher->teacher_id);
  }));
  if (!known.empty()) return {};
  XT_TRY(const auto files, files::Store::open(files::Store::default_folder(db_url), house.keyring));
  Telling telling(house, files, declarations::rule_converter(rules::load_book(rules_folder).book));
  const People people{*teacher, *school, *county};
  XT_CHECK_OK(of_teacher(telling, people));
  XT_TRY(const auto colleagues, house.database->read([&](db::Session& session) {
    return people::employed_in(session, orgs::subtree(teacher->org_key), kDemoDay);
  }));
  std::vector<access::DemoAccount> others;
  XT_TRY(const auto labels, house.database->read([&](db::Session& session) {
    return people::labels(session, colleagues, kDemoDay);
  }));
  for (std::size_t i = 0; i < colleagues.size(); ++i) {
    if (colleagues[i] == *teacher->teacher_id) continue;
    others.push_back(*teacher);
    others.back().name = labels[i].name;
    others.back().teacher_id = colleagues[i];
  }
  if (city != nullptr && others.size() >= std::size(kInspected)) {
    const std::vector<access::DemoAccount> last(others.end() - std::size(kInspected), others.end());
    XT_CHECK_OK(inspections(telling, people, *city, last));
  }
  std::size_t n = 0;
  for (const access::DemoAccount& person : others) {
    if (n >= std::size(kOfColleagues)) break;
    const Claim& claim = kOfColleagues[n];
    XT_TRY(const auto one, telling.submitted(Telling::as(person, claim.days_ago - 2), claim));
    const bool on = n++ % 3 == 2 && one.next_level == "school" && one.chain.find(',') != std::string::npos;
    if (on) XT_CHECK_OK(telling.decided(Telling::as(*school, 1), Verdict::verify, one));
  }
  return telling.settle();
}

}  // namespace xt::app
