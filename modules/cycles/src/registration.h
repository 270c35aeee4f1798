// Periodic registration of teachers' certificates (教师〔2013〕9号, 第七条): what the data can say of it. The
// rest stands on the paper with room for a hand and a seal.
#pragma once

#include <string>
#include <vector>

#include "cycles/account.h"
#include "http/message.h"
#include "orgs/orgs.h"

#include "listing.h"

namespace xt::cycles {

struct Condition {
  const char* id;
  const char* zh;
  std::string state;  // met missed no_data
  std::string said;   // what it rests on, in Chinese, as it is printed
};
// Of 第七条, in its order.
std::vector<Condition> conditions(const Account& account, bool in_post, const std::string& school);

// A whole list as a PDF to be signed.
Result<http::Response> registration_paper(const Cycle& cycle, const orgs::Org& region, const Listing& found,
                                          Date made);

}  // namespace xt::cycles
