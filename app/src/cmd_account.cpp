// xingtan account add | password | off: the accounts of people. Passwords come from standard input, one line,
// because a command line is seen by everybody on the machine.
#include <iostream>

#include <unistd.h>

#include "access/accounts.h"
#include "orgs/orgs.h"

#include "commands.h"
#include "common.h"

namespace xt::app {
namespace {

struct Args {
  std::string db;
  std::string login;
  std::string name;
  std::string role;
  std::string scope;
  std::string teacher;
  bool must_change = false;
};

std::string read_password() {
  if (::isatty(STDIN_FILENO) != 0) std::cerr << "密码 (password): " << std::flush;
  std::string line;
  std::getline(std::cin, line);
  return line;
}

int answer(const Status& status) {
  return status.ok() ? kDone : say(status.error());
}

int add(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  access::NewAccount account;
  account.login = args.login;
  account.name = args.name;
  account.role = *access::parse_role(args.role);
  if (!args.teacher.empty()) account.teacher_id = parse_id(args.teacher);
  const auto org =
      house->database->read([&](db::Session& session) { return orgs::find(session, args.scope); });
  if (!org.ok()) return say(org.error());
  account.org_key = org->key;
  account.password = read_password();
  account.must_change = args.must_change;
  auth::Passwords passwords;
  const auto id = access::create_account(*house->database, passwords, actor(), account);
  if (!id.ok()) return say(id.error());
  std::cout << *id << '\n';
  return kDone;
}

int password(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  auth::Passwords passwords;
  return answer(access::set_password(*house->database, passwords, actor(), args.login, read_password()));
}

int off(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  return answer(access::deactivate(*house->database, actor(), args.login));
}

}  // namespace

void add_account(const Command& command) {
  CLI::App* account = command.root.add_subcommand("account", "账号 (accounts: add, password, off)");
  account->require_subcommand(1);
  auto args = std::make_shared<Args>();
  int& code = command.exit_code;
  const auto with = [&](const char* name, const char* help, int (*run)(const Args&)) {
    CLI::App* sub = account->add_subcommand(name, help);
    sub->add_option("--db", args->db, "sqlite:FILE | FILE | postgresql://…")->required();
    sub->add_option("--login", args->login)->required();
    sub->callback([args, run, &code] { code = run(*args); });
    return sub;
  };
  CLI::App* make = with("add", "新建账号，密码从标准输入读取 (the password comes from standard input)", &add);
  make->add_option("--name", args->name, "姓名")->required();
  make->add_option("--scope", args->scope,
                   "代码：地区六位、学校十位或机构代码 (code of a region, school, institution)")
      ->required();
  make->add_option("--teacher", args->teacher, "id of the teacher, for role teacher");
  make->add_flag("--must-change", args->must_change,
                 "首次登录须自行改密码 (a password of their own must be chosen at the first sign-in)");
  make->add_option("--role", args->role)
      ->required()
      ->check(CLI::IsMember({"teacher", "school_admin", "county_admin", "city_admin", "province_admin",
                             "provider", "expert", "auditor"}));
  with("password",
       "重设密码，结束全部登录，下次登录须改密码 (sets a new password to be changed at the next sign-in)",
       &password);
  with("off", "停用账号 (deactivates)", &off);
}

}  // namespace xt::app
