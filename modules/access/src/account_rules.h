// What an account must be: pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/accounts.h"

namespace xt::access {

std::string normal_login(std::string_view login);  // tidied, ASCII lower case
std::vector<FieldError> faults_of(const NewAccount& account);
std::vector<FieldError> login_faults(std::string_view login);
std::vector<FieldError> name_faults(std::string_view name);
std::vector<FieldError> password_faults(std::string_view password);
bool fits(Role role, std::string_view org_level);

}  // namespace xt::access
