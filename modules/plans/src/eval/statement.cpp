#include "eval/statement.h"

namespace xt::plans {

std::string Statement::add(db::Value value) {
  for (const db::Arg& arg : args_) {
    if (arg.value == value) return ":" + std::string(arg.name);
  }
  names_.push_back("p" + std::to_string(names_.size()));
  args_.push_back({names_.back(), std::move(value)});
  return ":" + names_.back();
}

std::string Statement::bind(std::int64_t value) {
  return add(value);
}
std::string Statement::bind(std::string_view value) {
  return add(std::string(value));
}

std::string Statement::key(const std::string& text) const {
  std::string out = text;
  for (const db::Arg& arg : args_) {
    out += '\0';
    if (const auto* number = std::get_if<std::int64_t>(&arg.value)) out += std::to_string(*number);
    if (const auto* word = std::get_if<std::string>(&arg.value)) out += "'" + *word;
  }
  return out;
}

}  // namespace xt::plans
