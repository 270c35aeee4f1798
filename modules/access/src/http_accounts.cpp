// Accounts as administrators see and change them.
#include "http_accounts.h"

#include <array>

#include "access/audit.h"
#include "access/guard.h"
#include "access/invite.h"
#include "access/may.h"
#include "access/under.h"
#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "http/precondition.h"
#include "orgs/orgs.h"
#include "sheets/table.h"

namespace xt::access {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

constexpr std::size_t kSmallBody = 4096;  // octets
constexpr std::array kRoles{Role::teacher,        Role::school_admin, Role::county_admin, Role::city_admin,
                            Role::province_admin, Role::provider,     Role::expert,       Role::auditor};

std::string_view role_word(Role role) {
  constexpr std::array<std::string_view, 8> words{"教师",       "学校管理员", "县级管理员", "市级管理员",
                                                  "省级管理员", "承训单位",   "专家",       "审计人员"};
  return words[static_cast<std::size_t>(role)];
}

Result<AccountFilter> filter_of(db::Session& session, const Request& request) {
  const Caller& caller = caller_of(request);
  AccountFilter filter;
  XT_TRY(const std::string under, http::query_text(request, "under"));
  XT_TRY(filter.under, keys_under(session, caller, under));
  XT_TRY(filter.text, http::query_text(request, "q", 50));
  XT_TRY(const std::string role, http::query_text(request, "role"));
  if (!role.empty()) {
    filter.role = parse_role(role);
    if (!filter.role) return http::bad_parameter("role", "unknown", "没有这个角色");
  }
  XT_TRY(const std::string active, http::query_text(request, "active"));
  if (active == "true" || active == "false") filter.active = active == "true";
  XT_TRY(const std::string teacher, http::query_text(request, "teacher"));
  if (!teacher.empty()) {
    const auto id = parse_id(teacher);
    if (!id) return http::bad_parameter("teacher", "unknown", "没有这名教师");
    filter.teacher = *id;
  }
  XT_TRY(const std::string cursor, http::query_text(request, "cursor"));
  if (!cursor.empty()) {
    const auto before = parse_id(cursor);
    if (!before) return http::bad_parameter("cursor", "unknown", "请从第一页重新查看");
    filter.before = *before;
  }
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  filter.limit = static_cast<int>(limit);
  return filter;
}

// The whole list, a line for each post.
Result<Response> accounts_file(db::Session& session, const Caller& caller, AccountFilter filter, Date today) {
  filter.limit = static_cast<int>(sheets::kMostTableRows);
  filter.before = 0;
  XT_TRY(const AccountPage page, accounts(session, caller, filter, today));
  sheets::TableHead head{"账号",
                         {{"登录名"},
                          {"姓名"},
                          {"状态"},
                          {"角色"},
                          {"单位代码"},
                          {"单位"},
                          {"起", sheets::ColumnType::date},
                          {"止", sheets::ColumnType::date},
                          {"最近登录", sheets::ColumnType::date}},
                         {{"截至", today.iso()}}};
  std::vector<std::vector<sheets::Cell>> rows;
  for (const AccountLine& line : page.accounts) {
    const std::string state = !line.active ? "已停用" : line.waiting ? "待本人设置密码" : "在用";
    sheets::Cell seen;
    if (line.signed_in_ms != 0) seen = shanghai_date(line.signed_in_ms);
    for (const Post& post : line.posts) {
      sheets::Cell last;
      if (post.period.to != kOpenEnd) last = post.period.to - 1;
      rows.push_back({line.login, line.name, state, std::string(role_word(post.role)), post.org_code,
                      post.org_name, post.period.from, last, seen});
    }
  }
  XT_TRY(std::string bytes, sheets::write_table(std::move(head), rows));
  return http::download(std::move(bytes), "账号 " + today.iso() + ".xlsx", sheets::kXlsxMediaType);
}

Result<Response> get_accounts(db::Database& database, Date today, const Request& request) {
  const Caller& caller = caller_of(request);
  if (request.query_value("format") == "xlsx") {
    return database.write([&](db::Session& session) -> Result<Response> {
      XT_TRY(const AccountFilter filter, filter_of(session, request));
      XT_CHECK_OK(audit(session, actor_of(request),
                        {"access.export_accounts", "accounts", filter.under.lo, {}, {}, {}}));
      return accounts_file(session, caller, filter, today);
    });
  }
  XT_TRY(const AccountPage page, database.read([&](db::Session& session) -> Result<AccountPage> {
    XT_TRY(const AccountFilter filter, filter_of(session, request));
    return accounts(session, caller, filter, today);
  }));
  json::array lines;
  for (const AccountLine& line : page.accounts) lines.push_back(line_json(line, today));
  json::array roles;
  for (const Role role : kRoles) {
    if (manages(caller.role, role)) roles.emplace_back(role_name(role));
  }
  json::object body{{"accounts", std::move(lines)},
                    {"next_cursor", nullptr},
                    {"total", page.total},
                    {"roles", std::move(roles)}};
  if (page.next) body["next_cursor"] = std::to_string(*page.next);
  return private_json(std::move(body));
}

// What a form of the page changes: a sign-in or a chosen password makes no other version of it.
std::string account_version(const AccountLine& line) {
  std::string posts;
  for (const Post& post : line.posts) {
    posts += std::to_string(post.id) + ":" + std::string(role_name(post.role)) + ":" +
             std::to_string(post.scope.lo) + ":" + post.period.from.iso() + ":" + post.period.to.iso() + ";";
  }
  return version_of({line.name, line.active ? "1" : "0", posts});
}

Status as_loaded(db::Session& session, const Request& request, Id id, Date today) {
  XT_TRY(const AccountLine line, account(session, caller_of(request), id, today));
  return unchanged(session, request,
                   {account_version(line), "account:" + std::to_string(id), "access.changed_meanwhile"});
}

Result<Response> answer_account(db::Session& session, const Request& request, Id id, Date today,
                                int status = 200) {
  XT_TRY(const AccountLine line, account(session, caller_of(request), id, today));
  json::object body = line_json(line, today);
  XT_TRY(const auto link, open_link(session, id));
  body["link"] = nullptr;
  if (link) body["link"] = json::object{{"kind", link->kind}, {"expires_ms", link->expires_ms}};
  Response out = private_json(std::move(body), status);
  out.headers.add("ETag", http::entity_tag(account_version(line)));
  return out;
}

Result<std::optional<Date>> date_member(const json::object& body, std::string_view name) {
  const json::value* value = body.if_contains(name);
  if (value == nullptr || value->is_null()) return std::optional<Date>();
  const auto date = value->is_string() ? Date::parse_iso(value->get_string()) : std::nullopt;
  if (!date) return http::bad_parameter(name, "not_a_date", "请按“年-月-日”填写");
  return std::optional<Date>(*date);
}

Result<Role> role_member(const json::object& body) {
  XT_TRY(const std::string name, http::json_string(body, "role", 32));
  const auto role = parse_role(name);
  if (!role) return http::bad_parameter("role", "unknown", "没有这个角色");
  return *role;
}

// Everything that changes one account answers the account as it is now.
template <class F>
Result<Response> changing(db::Database& database, const Request& request, Date today, int status,
                          F&& change) {
  return with_account(database, request, today,
                      [&](db::Session& session, const Change& asked) -> Result<Response> {
                        XT_CHECK_OK(as_loaded(session, request, asked.account, today));
                        XT_CHECK_OK(change(session, asked));
                        return answer_account(session, request, asked.account, today, status);
                      });
}

Result<Response> patch_account(db::Database& database, Date today, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  const json::value* active = body.if_contains("active");
  const json::value* must_change = body.if_contains("must_change");
  const bool named = body.contains("name");
  const bool switched = active != nullptr && active->is_bool();
  const bool forced = must_change != nullptr && *must_change == true;
  if (!named && !switched && !forced) {
    return http::bad_parameter("active", "required", "请说明要修改什么");
  }
  std::string name;
  if (named) {
    XT_TRY(name, http::json_string(body, "name", 50));
  }
  return changing(database, request, today, 200, [&](db::Session& session, const Change& change) -> Status {
    if (named) XT_CHECK_OK(rename(session, change, name));
    if (switched) XT_CHECK_OK(set_active(session, change, active->get_bool()));
    if (forced) XT_CHECK_OK(require_change(session, change));
    return {};
  });
}

Result<Response> post_post(db::Database& database, Date today, const Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const NewPost post, new_post(body));
  return changing(database, request, today, 201, [&](db::Session& session, const Change& change) -> Status {
    XT_TRY([[maybe_unused]] const Id id, add_post(session, change, post));
    return {};
  });
}

Result<Response> patch_post(db::Database& database, Date today, const Request& request) {
  XT_TRY(const Id post, http::path_id(request, "post"));
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::optional<Date> last_day, date_member(body, "to"));
  if (!last_day) return http::bad_parameter("to", "required", "请填写最后一天");
  return changing(database, request, today, 200, [&](db::Session& session, const Change& change) {
    return end_post(session, change, post, *last_day);
  });
}

}  // namespace

json::object line_json(const AccountLine& line, Date today) {
  json::array posts;
  for (const Post& post : line.posts) posts.push_back(post_json(post, today));
  json::object out{
      {"id", std::to_string(line.id)}, {"login", line.login},       {"name", line.name},
      {"active", line.active},         {"waiting", line.waiting},   {"must_change", line.must_change},
      {"factor", line.factor},         {"signed_in_ms", nullptr},   {"created_ms", line.created_ms},
      {"manageable", line.manageable}, {"posts", std::move(posts)}, {"version", account_version(line)}};
  if (line.signed_in_ms != 0) out["signed_in_ms"] = line.signed_in_ms;
  return out;
}

Response private_json(json::object body, int status) {
  return no_store(http::json(std::move(body), status));
}

Result<NewPost> new_post(const json::object& body) {
  NewPost post;
  XT_TRY(post.role, role_member(body));
  XT_TRY(post.org, http::json_string(body, "org", 32));
  if (const json::value* teacher = body.if_contains("teacher_id");
      teacher != nullptr && teacher->is_string()) {
    post.teacher_id = parse_id(teacher->get_string());
  }
  XT_TRY(post.from, date_member(body, "from"));
  XT_TRY(post.last_day, date_member(body, "to"));
  return post;
}

json::object post_json(const Post& post, Date today) {
  json::object out{{"id", std::to_string(post.id)},
                   {"role", role_name(post.role)},
                   {"scope", {{"code", post.org_code}, {"name", post.org_name}, {"level", post.org_level}}},
                   {"from", post.period.from.iso()},
                   {"to", nullptr},
                   {"holds", post.holds(today)}};
  if (post.period.to != kOpenEnd) out["to"] = (post.period.to - 1).iso();
  if (post.teacher_id) out["teacher_id"] = std::to_string(*post.teacher_id);
  return out;
}

std::vector<http::Route> account_routes(db::Database& database, SignIn& sign_in) {
  using http::Method;
  const auto with = [&](auto handler) {
    return [&database, &sign_in, handler](const Request& request) {
      return handler(database, sign_in.today(), request);
    };
  };
  http::Route list{Method::get, "/api/accounts", "access.accounts", "accounts in the caller's subtree",
                   with(get_accounts)};
  list.query =
      "q?: string, role?: string, active?: bool, teacher?: id, under?: string, cursor?: id, limit?: int, "
      "format?: 'json' | 'xlsx'";
  list.gives = "{accounts: AccountLine[], next_cursor: id | null, total: int, roles: Role[]} | file";
  http::Route one{Method::get, "/api/accounts/{id}", "access.accounts", "one account",
                  [&database, &sign_in](const Request& request) -> Result<Response> {
                    XT_TRY(const Id id, http::path_id(request, "id"));
                    return database.read([&](db::Session& session) {
                      return answer_account(session, request, id, sign_in.today());
                    });
                  }};
  one.gives = "AccountLine";
  http::Route change{Method::patch,       "/api/accounts/{id}",
                     "access.accounts",   "renames, switches off (which ends all sessions) or on",
                     with(patch_account), kSmallBody};
  change.takes = "{name?: string, active?: bool, must_change?: bool}";
  change.gives = "AccountLine";
  http::Route add{Method::post,      "/api/accounts/{id}/posts",
                  "access.accounts", "gives a further post",
                  with(post_post),   kSmallBody};
  add.takes = "{role: string, org: string, teacher_id?: id, from?: date, to?: date}";
  add.gives = "201 AccountLine";
  http::Route end{Method::patch,     "/api/accounts/{id}/posts/{post}",
                  "access.accounts", "says the last day of a post",
                  with(patch_post),  kSmallBody};
  end.takes = "{to: date}";
  end.gives = "AccountLine";
  http::Route out{Method::del, "/api/accounts/{id}/sessions", "access.accounts",
                  "signs a person out everywhere",
                  with([](db::Database& place, Date today, const Request& request) {
                    return changing(place, request, today, 200, end_sessions);
                  })};
  http::Route factor{Method::del, "/api/accounts/{id}/factor", "access.accounts",
                     "takes away a lost second factor, and signs the person out",
                     with([](db::Database& place, Date today, const Request& request) {
                       return changing(place, request, today, 200, drop_factor);
                     })};
  out.gives = factor.gives = "AccountLine";
  for (http::Route* route : {&change, &add, &end, &out, &factor}) route->gives += " | 412";
  return {list, one, change, add, end, out, factor};
}

}  // namespace xt::access
