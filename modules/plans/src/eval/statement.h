// A statement under construction: text with named parameters and their values. Values only ever enter through
// bind().
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

#include "db/db.h"

namespace xt::plans {

class Statement {
 public:
  Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // The parameter's place in the text, ":p7". Equal values share one parameter.
  std::string bind(std::int64_t value);
  std::string bind(std::string_view value);

  xt::Status each(db::Session& session, const std::string& text, const db::Session::Each& f) const {
    return session.each(db::Sql{text}, args_, f);
  }
  // Text and values together: the same key asks the same question of the same snapshot.
  std::string key(const std::string& text) const;
  const db::Args& args() const { return args_; }

 private:
  std::string add(db::Value value);
  std::deque<std::string> names_;  // Arg holds views
  db::Args args_;
};

}  // namespace xt::plans
