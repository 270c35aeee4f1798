// What the commands of plans share.
#pragma once

#include <iosfwd>
#include <string>

#include "plans/compile.h"
#include "plans/eval_cli.h"

namespace xt::plans {

// `option` is named in the message.
Result<Date> day_or_today(const std::string& text, const char* option);
// One line; answers 1.
int say(std::ostream& err, const Error& error);

}  // namespace xt::plans
