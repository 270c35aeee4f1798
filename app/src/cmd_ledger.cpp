// xingtan ledger verify | audit | root | rotate-key | holds | release | drop | reverse: the credit bank's
// ledger (modules/credits) and the log over it (modules/proof).
#include <iostream>
#include <limits>

#include "access/audit.h"
#include "base/rational.h"
#include "credits/credits.h"
#include "credits/reads.h"
#include "credits/verify.h"
#include "orgs/orgs.h"
#include "proof/keys.h"
#include "proof/log.h"
#include "rules/compile.h"

#include "commands.h"
#include "common.h"
#include "recount.h"

namespace xt::app {
namespace {

struct Args {
  std::string db;
  std::string under = "000000";
  std::string rules = "rules";
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

int root(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  const auto made = proof::extend(*house->database, house->keyring, now_ms());
  if (!made.ok()) return say(made.error());
  const auto last = house->database->read([](db::Session& session) { return proof::last_root(session); });
  if (!last.ok()) return say(last.error());
  if (!*last) {
    std::cout << "ledger root: no entries yet (账上还没有记录)\n";
    return kDone;
  }
  std::cout << (*last)->day.iso() << '\t' << (*last)->size << '\t' << (*last)->root << '\n'
            << (*last)->signature << '\n';
  return kDone;
}

void print(const proof::LogDifference& d) {
  std::cout << "ledger audit: DIFFERENCE in the log: " << d.what;
  if (!d.day.empty()) std::cout << " of " << d.day;
  if (d.teacher != 0) std::cout << ", teacher " << d.teacher << ", seq " << d.seq;
  if (d.what != "signature" && d.what != "shrunk") {
    std::cout << ", leaf " << d.index;
    if (d.count > 1) std::cout << " to " << d.index + d.count - 1;
  }
  const bool forged = d.what == "signature";
  std::cout << (forged ? "\n  the signed root was changed (签名的根被改动)\n"
                       : "\n  the ledger is no longer what was signed (账目与已签名的根不符)\n");
}

// First every chain, which says exactly where; then the log, which shows what was rewritten with all its
// hashes.
int audit(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  const int chains = credits::ledger_verify_command(*house->database, std::cout, {});
  const auto report = proof::check_log(*house->database);
  if (!report.ok()) return say(report.error());
  if (report->difference) {
    print(*report->difference);
    return kFailed;
  }
  std::cout << "ledger audit: the log agrees, " << report->leaves << " entries under " << report->roots
            << " signed roots (与已签名的根相符)\n";
  return chains;
}

int rotate(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  const auto kid = house->database->write([&](db::Session& session) -> Result<std::string> {
    XT_TRY(const auto pair, proof::rotate_key(session, house->keyring, now_ms()));
    access::Deed deed;
    deed.action = "proof.rotate_key";
    deed.object = "key:" + pair.key().kid;
    XT_CHECK_OK(access::audit(session, actor(), deed));
    return pair.key().kid;
  });
  if (!kid.ok()) return say(kid.error());
  std::cout << *kid << '\n';
  return kDone;
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
      XT_TRY(id, credits::release_hold(session, args.teacher, args.object, decision,
                                       recount_by_rules(rules::load_book(args.rules).book)));
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
  with("audit", "核对每条链和每日签名的根 (every chain, and the signed roots; exit 1 at a difference)",
       audit);
  with("root", "把新记录收入日志并签名 (take new entries into the log and sign its root)", root);
  with("rotate-key", "更换签名密钥 (a new signing key; what the old one signed still verifies)", rotate);
  with("holds", "列出待核记录 (what waits for a decision)", holds)
      ->add_option("--under", args->under, "code of a region, school or institution");
  const auto deciding = [&](const char* name, const char* help, const char* object, int (*run)(const Args&)) {
    CLI::App* sub = with(name, help, run);
    sub->add_option("--teacher", args->teacher)->required();
    sub->add_option(object, args->object)->required();
    sub->add_option("--reason", args->reason, "理由 (why; stays in the ledger)")->required();
    return sub;
  };
  deciding("release", "核准待核记录入账 (post a held entry)", "--hold", decided<Deed::release>)
      ->add_option("--rules", args->rules, "折算规则目录 (conversion rules: caps count at the release)")
      ->capture_default_str();
  deciding("drop", "不予认定待核记录 (drop a held entry for good)", "--hold", decided<Deed::drop>);
  deciding("reverse", "冲销一条记录 (take an entry back)", "--entry", decided<Deed::reverse>);
}

}  // namespace xt::app
