// xingtan people merge | correct-id: corrections of who is who; both only show what would happen without
// --apply. xingtan people names: builds the index of names anew.
#include <iostream>

#include "access/audit.h"
#include "credits/credits.h"
#include "people/corrections.h"
#include "people/names.h"

#include "commands.h"
#include "common.h"

namespace xt::app {
namespace {

struct Args {
  std::string db;
  Id keep = 0;
  Id other = 0;
  std::string id_kind;
  std::string id_number;
  std::string reason;
  bool apply = false;
};

people::CorrectionOptions options(const Args& args) {
  return {!args.apply, args.reason, 0, credits::note};
}

int merge(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  const auto report = house->database->write([&](db::Session& session) -> Result<people::MergeReport> {
    XT_TRY(people::MergeReport made, people::merge(session, args.keep, args.other, options(args)));
    if (args.apply) {
      access::Deed deed;
      deed.action = "people.merge";
      deed.object = "teacher:" + std::to_string(args.other);
      XT_CHECK_OK(access::audit(session, actor(), deed));
    }
    return made;
  });
  if (!report.ok()) return say(report.error());
  for (const std::string& line : report->changes) std::cout << line << '\n';
  std::cout << (args.apply ? "已合并 (merged)\n" : "仅预览，加 --apply 执行 (a dry run: add --apply)\n");
  return kDone;
}

int correct_id(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  const auto kind = people::parse_id_kind(args.id_kind);
  if (!kind) return say(make_error(Code::invalid, "people.id_kind", args.id_kind));
  const auto identity = people::parse_identity(*kind, args.id_number, shanghai_date(now_ms()));
  if (!identity.ok()) return say(identity.error());
  const Status status = house->database->write([&](db::Session& session) -> Status {
    XT_CHECK_OK(people::correct_identity(session, house->keyring, args.keep, *identity, options(args)));
    if (!args.apply) return {};
    access::Deed deed;
    deed.action = "people.correct_identity";
    deed.object = "teacher:" + std::to_string(args.keep);
    return access::audit(session, actor(), deed);
  });
  if (!status.ok()) return say(status.error());
  std::cout << (args.apply ? "已更正 (corrected)\n" : "可以更正，加 --apply 执行 (a dry run: add --apply)\n");
  return kDone;
}

int names(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  const auto built = people::build_names(*house->database, true);
  if (!built.ok()) return say(built.error());
  std::cout << "已重建姓名索引：" << *built << " 人 (names of " << *built << " people indexed)\n";
  return kDone;
}

}  // namespace

void add_people(const Command& command) {
  CLI::App* people = command.root.add_subcommand("people", "人员档案更正 (people: merge, correct-id, names)");
  people->require_subcommand(1);
  auto args = std::make_shared<Args>();
  int& code = command.exit_code;
  const auto with = [&](const char* name, const char* help, int (*run)(const Args&)) {
    CLI::App* sub = people->add_subcommand(name, help);
    sub->add_option("--db", args->db, "sqlite:FILE | FILE | postgresql://…")->required();
    sub->add_option("--reason", args->reason, "理由 (why; stays in the chains)")->required();
    sub->add_flag("--apply", args->apply, "do it; without, only show what would happen");
    sub->callback([args, run, &code] { code = run(*args); });
    return sub;
  };
  CLI::App* two = with("merge", "合并同一人的两份档案 (two records of one person)", merge);
  two->add_option("--keep", args->keep, "the record that goes on")->required();
  two->add_option("--merge", args->other, "the record that becomes its alias")->required();
  CLI::App* one = with("correct-id", "更正证件号码 (a wrong identity number)", correct_id);
  one->add_option("--teacher", args->keep)->required();
  one->add_option("--id-kind", args->id_kind, "证件类型; default: 居民身份证");
  one->add_option("--id-number", args->id_number)->required();
  CLI::App* index = people->add_subcommand("names", "重建姓名索引 (build the index of names anew)");
  index->add_option("--db", args->db, "sqlite:FILE | FILE | postgresql://…")->required();
  index->callback([args, &code] { code = names(*args); });
}

}  // namespace xt::app
