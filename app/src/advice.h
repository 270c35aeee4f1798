// What a reason means to the person at the keyboard, and what they can do.
#pragma once

#include <string>

#include "base/result.h"

namespace xt::app {

// A Chinese sentence with an English twin; empty where the fields say it better, or nobody has words.
std::string advice(const Error& error);

// What was thrown, as an error with a reason that has words: a full disk, a file that is no database, a lost
// server.
Error lost(const std::string& what);

}  // namespace xt::app
