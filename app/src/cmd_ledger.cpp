// xingtan ledger verify | holds | release | drop | reverse: the credit bank's ledger (modules/credits).
#include <iostream>
#include <limits>

#include "access/audit.h"
#include "base/rational.h"
#include "credits/credits.h"
#include "credits/reads.h"
#include "credits/verify.h"
#include "orgs/orgs.h"

#include "commands.h"
#include "common.h"

namespace xt::app {
namespace {

struct Args {
  std::string db;
  std::string under = "000000";
  Id teacher = 0;
  Id object = 0;  // a hold, or an entry
  std::string reason;
};

int verify(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  credits::VerifyOptions options;
  if (args.teacher != 0) options.teacher = args.teacher;
  return credits::ledger_verify_command(*house->database, std::cout, options);
}

void print(const credits::Hold& hold) {
  std::cout << hold.id << '\t' << hold.teacher << '\t' << hold.reason << '\t' << hold.earned_from.iso()
            << '\t' << hold.earned_on.iso() << '\t' << format_hundredths(hold.hours_x100) << '\t'
            << hold.programme << '\t' << hold.detail << '\n';
}

// All open holds below an organisation, a page at a time.
int holds(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  const auto org =
      house->database->read([&](db::Session& session) { return orgs::find(session, args.under); });
  if (!org.ok()) return say(org.error());
  std::cout << "hold\tteacher\treason\tfrom\tto\thours\tprogramme\tdetail\n";
  for (Id after = 0;;) {
    const auto page = house->database->read([&](db::Session& session) {
      return credits::open_holds(session, org->key, org->key_hi, after, 200);
    });
    if (!page.ok()) return say(page.error());
    if (page->empty()) return kDone;
    for (const auto& hold : *page) print(hold);
    after = page->back().id;
  }
}

enum class Deed { release, drop, reverse };

Result<Id> decide(db::Session& session, const Args& args, Deed deed) {
  const access::Actor who = actor();
  const credits::Decision decision{who.account_id, args.reason};
  Id id = 0;
  access::Deed trace;
  switch (deed) {
    case Deed::release: {
      XT_TRY(id, credits::release_hold(session, args.teacher, args.object, decision));
      trace.action = "credits.release_hold";
      break;
    }
    case Deed::drop:
      XT_CHECK_OK(credits::drop_hold(session, args.teacher, args.object, decision));
      trace.action = "credits.drop_hold";
      break;
    case Deed::reverse: {
      XT_TRY(id, credits::reverse(session, args.teacher, args.object, decision));
      trace.action = "credits.reverse";
      break;
    }
  }
  trace.object = (deed == Deed::reverse ? "entry:" : "hold:") + std::to_string(args.object);
  XT_CHECK_OK(access::audit(session, who, trace));
  return id;
}

template <Deed deed>
int decided(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  const auto id = house->database->write([&](db::Session& session) { return decide(session, args, deed); });
  if (!id.ok()) return say(id.error());
  if (*id != 0) std::cout << *id << '\n';
  return kDone;
}

}  // namespace

void add_ledger(const Command& command) {
  CLI::App* ledger =
      command.root.add_subcommand("ledger", "学分账 (the ledger: verify, holds, release, drop, reverse)");
  ledger->require_subcommand(1);
  auto args = std::make_shared<Args>();
  args->db = default_database();
  int& code = command.exit_code;
  const auto with = [&](const char* name, const char* help, int (*run)(const Args&)) {
    CLI::App* sub = ledger->add_subcommand(name, help);
    sub->add_option("--db", args->db, "sqlite:FILE | FILE | postgresql://…")->capture_default_str();
    sub->callback([args, run, &code] { code = run(*args); });
    return sub;
  };
  with("verify", "核对每位教师的账目链 (recompute every chain; exit 1 at a difference)", verify)
      ->add_option("--teacher", args->teacher, "one chain only");
  with("holds", "列出待核记录 (what waits for a decision)", holds)
      ->add_option("--under", args->under, "code of a region, school or institution");
  const auto deciding = [&](const char* name, const char* help, const char* object, int (*run)(const Args&)) {
    CLI::App* sub = with(name, help, run);
    sub->add_option("--teacher", args->teacher)->required();
    sub->add_option(object, args->object)->required();
    sub->add_option("--reason", args->reason, "理由 (why; stays in the ledger)")->required();
  };
  deciding("release", "核准待核记录入账 (post a held entry)", "--hold", decided<Deed::release>);
  deciding("drop", "不予认定待核记录 (drop a held entry for good)", "--hold", decided<Deed::drop>);
  deciding("reverse", "冲销一条记录 (take an entry back)", "--entry", decided<Deed::reverse>);
}

}  // namespace xt::app
