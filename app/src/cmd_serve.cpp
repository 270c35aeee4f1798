// xingtan serve --db URL --port N --web DIR: the server, until SIGTERM or SIGINT.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "access/http.h"
#include "access/idempotency.h"
#include "base/text.h"
#include "declarations/verify.h"
#include "fetch/fetch.h"
#include "http/server.h"
#include "log/log.h"
#include "proof/daily.h"
#include "rules/compile.h"

#include "commands.h"
#include "common.h"
#include "demo.h"
#include "job_handlers.h"
#include "routes.h"

namespace xt::app {
namespace {

struct Args {
  std::string db;
  std::string plans = "plans";
  std::string rules = "rules";
  std::string files;
  std::string origin;
  bool demo = false;
  std::vector<std::string> need_factor;  // roles
  access::OidcOptions oidc;              // without an issuer: none
  std::string oidc_secret_file;
  std::string engine = "columns";
  std::size_t memory_limit = 0;
  scan::Options scan;
  int undo_seconds = 120;
  http::Options http;
};

// The column snapshot of the plans, loading in the background; none with --engine sql.
Result<std::shared_ptr<plans::LiveColumns>> columns(db::Database& database, const Args& args) {
  if (args.engine == "sql") return std::shared_ptr<plans::LiveColumns>{};
  plans::ColumnsOptions options;
  options.memory_limit = args.memory_limit;
  if (options.memory_limit != 0) XT_CHECK_OK(plans::Columns::fits(database, options));
  auto out = std::make_shared<plans::LiveColumns>(database, options);
  out->start();
  return out;
}

// A rule that does not compile is left out, and the log says so: the farther region's holds.
rules::Book rule_book(const std::string& folder) {
  const rules::Loaded loaded = rules::load_book(folder);
  for (const plans::Diagnostic& d : loaded.diagnostics) {
    log::warn("rules.not_compiled", {{"what", plans::to_text(d, false)}});
  }
  return loaded.book;
}

std::optional<Error> translate(const std::exception& thrown) {
  if (dynamic_cast<const db::Lost*>(&thrown) == nullptr) return std::nullopt;
  return make_error(Code::unavailable, "app.database_lost", thrown.what());
}

// Without an issuer: none.
Result<std::optional<access::OidcOptions>> oidc(const Args& args) {
  if (args.oidc.issuer.empty()) return std::optional<access::OidcOptions>{};
  if (!fetch::may_ask(args.oidc.issuer)) {
    return make_error(Code::invalid, "app.bad_oidc_issuer", args.oidc.issuer);
  }
  access::OidcOptions out = args.oidc;
  std::ifstream file(args.oidc_secret_file);
  std::getline(file, out.secret);
  out.secret = trim_ascii(out.secret);
  if (out.secret.empty()) return make_error(Code::invalid, "app.no_oidc_secret", args.oidc_secret_file);
  return std::optional(std::move(out));
}

int serve(Args args) {
  // More connections than workers, so that /healthz and background jobs never wait behind a full house.
  const jobs::Options job_options;
  auto house = open_house(args.db, args.http.workers + 3 + job_options.threads);
  if (!house.ok()) return say(house.error());
  if (args.files.empty()) args.files = files::Store::default_folder(args.db).string();
  const auto files = files::Store::open(args.files, house->keyring);
  if (!files.ok()) return say(files.error());
  if (args.origin.empty()) args.origin = "http://" + args.http.address + ":" + std::to_string(args.http.port);
  const std::optional<Date> today = args.demo ? std::optional(kDemoDay) : std::nullopt;
  access::SignIn::Options sign_in_options;
  sign_in_options.demo = args.demo;
  sign_in_options.keyring = house->keyring;
  for (const std::string& role : args.need_factor) {
    sign_in_options.need_factor.push_back(*access::parse_role(role));
  }
  auto provider = oidc(args);
  if (!provider.ok()) return say(provider.error());
  sign_in_options.oidc = *std::move(provider);
  access::SignIn sign_in(*house->database, sign_in_options);
  args.http.metrics = std::make_shared<http::Metrics>();
  args.http.translate = translate;
  const auto live = columns(*house->database, args);
  if (!live.ok()) return say(live.error());
  const rules::Book rules = rule_book(args.rules);
  jobs::Runner runner(
      *house->database,
      job_handlers({*house->database, house->keyring, *files, args.plans, today, args.origin, rules}),
      job_options);
  args.http.around_writes = access::idempotent(*house->database);
  // Beside the files: derived, like a cache, but of this database.
  const auto saved = *live ? plans::saved_answers(args.files + ".answers") : nullptr;
  Ahead ahead(*house->database);
  auto router = make_router({*house->database, house->keyring, sign_in, args.http.metrics, args.plans, today,
                             *files, runner, args.origin, *live, saved, rules, &ahead,
                             scan::Scanner(args.scan), args.undo_seconds * 1'000LL});
  if (!router.ok()) return say(router.error());
  const Status scheduled = house->database->write([](db::Session& session) -> Status {
    XT_CHECK_OK(proof::schedule_root(session, now_ms()));
    // Verified while the server was down: posted now.
    return declarations::keep_settling(session, now_ms(), now_ms());
  });
  if (!scheduled.ok()) return say(scheduled.error());
  runner.start();
  if (*live) ahead.start(router->routes());
  http::Server server(args.http, *std::move(router), access::gate(sign_in));
  const auto clean = server.run([&](std::uint16_t port) {
    std::cout << "杏坛 Xingtan: http://" << args.http.address << ':' << port << std::endl;
    log::info("app.serve", {{"address", args.http.address}, {"port", int{port}}, {"demo", args.demo}});
  });
  runner.stop();
  ahead.stop();
  if (*live) (*live)->stop();
  if (!clean.ok()) return say(clean.error());
  log::info("app.end", {{"clean", *clean}});
  log::flush();
  // A request still runs: what it uses must not be taken away from under it. Its transaction rolls back.
  if (!*clean) std::_Exit(kFailed);
  return kDone;
}

void add_oidc(CLI::App& sub, Args& args) {
  CLI::Option* issuer = sub.add_option("--oidc-issuer", args.oidc.issuer,
                                       "OpenID Connect provider to sign in by: its issuer URL");
  CLI::Option* client = sub.add_option("--oidc-client", args.oidc.client, "client id at the provider");
  CLI::Option* secret =
      sub.add_option("--oidc-secret-file", args.oidc_secret_file, "file with the client's secret")
          ->check(CLI::ExistingFile);
  args.oidc.name = "统一身份认证";
  sub.add_option("--oidc-name", args.oidc.name, "its name on the sign-in page")->capture_default_str();
  issuer->needs(client)->needs(secret);
  client->needs(issuer);
  secret->needs(issuer);
}

void add_evidence(CLI::App& sub, Args& args) {
  sub.add_option(
      "--scan-command", args.scan.command,
      "virus scanner for evidence: reads the file on standard input, ends with 0 clean, 1 infected");
  sub.add_option("--scan-socket", args.scan.socket, "clamd's unix socket, instead of a command");
  sub.add_option("--undo-window", args.undo_seconds,
                 "seconds in which a verification may be taken back; posted afterwards")
      ->check(CLI::Range(1, 120))
      ->capture_default_str();
}

}  // namespace

void add_serve(const Command& command) {
  CLI::App* sub = command.root.add_subcommand("serve", "启动服务 (serve the web app and the API)");
  auto args = std::make_shared<Args>();
  args->http.port = 8080;
  sub->add_option("--db", args->db, "sqlite:FILE | FILE | postgresql://…")->required();
  sub->add_option("--port", args->http.port, "0: any free one")->capture_default_str();
  sub->add_option("--address", args->http.address)->capture_default_str();
  sub->add_option("--web", args->http.web_root, "folder of the built web app")->check(CLI::ExistingDirectory);
  sub->add_option("--plans", args->plans, "folder of the plans")->capture_default_str();
  sub->add_option("--rules", args->rules, "folder of the conversion rules")->capture_default_str();
  sub->add_option("--files", args->files,
                  "folder of the files people hand in (default: beside the database)");
  sub->add_option("--public-url", args->origin,
                  "where the public reaches this server, printed on certificates: https://example.edu.cn")
      ->check(CLI::Validator(
          [](const std::string& text) {
            const bool good = text.starts_with("http") && !text.ends_with('/') && text.size() < 200;
            return good ? std::string() : std::string("write it as https://example.edu.cn");
          },
          "URL"));
  sub->add_option("--engine", args->engine, "columns: plans are judged in memory; sql: in the database")
      ->check(CLI::IsMember({"sql", "columns"}))
      ->capture_default_str();
  sub->add_option("--memory-limit", args->memory_limit,
                  "most that the column snapshot may take, for example 2GB; default: no limit")
      ->transform(CLI::AsSizeValue(false));
  sub->add_option("--workers", args->http.workers)->check(CLI::Range(1, 256))->capture_default_str();
  args->http.rate = {50, 500};
  sub->add_option("--rate", args->http.rate.per_second,
                  "requests a second of one account, after a burst; 0: no limit")
      ->check(CLI::Range(0, 100'000))
      ->capture_default_str();
  sub->add_option("--trusted-proxy", args->http.trusted_proxies,
                  "addresses whose X-Forwarded-* are believed");
  sub->add_option("--require-second-factor", args->need_factor,
                  "roles that must set up a second factor first: province_admin,city_admin,auditor")
      ->delimiter(',')
      ->check(CLI::IsMember({"teacher", "school_admin", "county_admin", "city_admin", "province_admin",
                             "provider", "expert", "auditor"}));
  add_oidc(*sub, *args);
  add_evidence(*sub, *args);
  sub->add_flag("--demo", args->demo,
                "demonstration accounts may sign in, and are listed on the sign-in page");
  sub->callback([args, &code = command.exit_code] { code = serve(*args); });
}

}  // namespace xt::app
