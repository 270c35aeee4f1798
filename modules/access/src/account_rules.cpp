#include "account_rules.h"

#include <algorithm>

#include "base/text.h"

namespace xt::access {
namespace {

constexpr std::size_t kMinLogin = 2;
constexpr std::size_t kMaxLogin = 64;
constexpr std::size_t kMaxName = 50;

bool is_login(std::string_view login) {
  return login.size() >= kMinLogin && login.size() <= kMaxLogin &&
         std::all_of(login.begin(), login.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '@' ||
                  c == '-';
         });
}

}  // namespace

std::string normal_login(std::string_view login) {
  std::string out = tidy(login);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::vector<FieldError> password_faults(std::string_view password) {
  const std::size_t length = length_utf8(password);
  if (length < auth::kMinPassword) {
    return {{"password", "too_short", "密码至少 " + std::to_string(auth::kMinPassword) + " 个字符"}};
  }
  if (length > auth::kMaxPassword) {
    return {{"password", "too_long", "密码最多 " + std::to_string(auth::kMaxPassword) + " 个字符"}};
  }
  return {};
}

std::vector<FieldError> login_faults(std::string_view login) {
  if (is_login(normal_login(login))) return {};
  return {{"login", "not_a_login", "登录名为 2 至 64 位字母、数字或 ._@-"}};
}

std::vector<FieldError> name_faults(std::string_view text) {
  const std::string name = tidy(text);
  if (name.empty()) return {{"name", "required", "请填写姓名"}};
  if (length_utf8(name) > kMaxName) return {{"name", "too_long", "姓名最多 50 字"}};
  return {};
}

std::vector<FieldError> faults_of(const NewAccount& account) {
  std::vector<FieldError> faults = password_faults(account.password);
  for (auto part : {login_faults(account.login), name_faults(account.name)}) {
    faults.insert(faults.end(), part.begin(), part.end());
  }
  if (account.role == Role::teacher && !account.teacher_id) {
    faults.push_back({"teacher_id", "required", "教师账号须对应一名教师"});
  }
  return faults;
}

bool fits(Role role, std::string_view org_level) {
  switch (role) {
    case Role::teacher:
    case Role::school_admin:
      return org_level == "school" || org_level == "institution";
    case Role::county_admin:
      return org_level == "county";
    case Role::city_admin:
      return org_level == "city";
    case Role::province_admin:
      return org_level == "province" || org_level == "nation";
    case Role::provider:
      return org_level == "institution";
    case Role::expert:
    case Role::auditor:
      return !org_level.empty();
  }
  return false;
}

}  // namespace xt::access
