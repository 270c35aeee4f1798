#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/text.h"

#include "connection.h"

namespace xt::db {
namespace {

OwnedRow own(const Row& row) {
  OwnedRow out;
  out.values.reserve(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) out.values.push_back(row.value(i));
  return out;
}

template <class Q>
Result<std::vector<OwnedRow>> collect(Session& session, const Q& query, const Args& args) {
  std::vector<OwnedRow> rows;
  XT_CHECK_OK(session.each(query, args, [&](const Row& row) {
    rows.push_back(own(row));
    return true;
  }));
  return rows;
}

template <class Q>
Result<OwnedRow> first(Session& session, const Q& query, const Args& args) {
  std::optional<OwnedRow> found;
  XT_CHECK_OK(session.each(query, args, [&](const Row& row) {
    found = own(row);
    return false;
  }));
  if (!found) return make_error(Code::not_found, "db.no_row");
  return *std::move(found);
}

}  // namespace

std::int64_t OwnedRow::i64(std::size_t column) const {
  const Value& v = values[column];
  if (const auto* number = std::get_if<std::int64_t>(&v)) return *number;
  std::int64_t out = 0;
  if (const auto* text = std::get_if<std::string>(&v))
    std::from_chars(text->data(), text->data() + text->size(), out);
  return out;
}

std::string_view OwnedRow::text(std::size_t column) const {
  const Value& v = values[column];
  if (const auto* text = std::get_if<std::string>(&v)) return *text;
  const auto* number = std::get_if<std::int64_t>(&v);
  if (number == nullptr) return {};
  if (printed_.size() != values.size()) printed_.resize(values.size());
  if (printed_[column].empty()) printed_[column] = std::to_string(*number);
  return printed_[column];
}

Result<std::vector<OwnedRow>> Session::all(const Query& q, const Args& args) {
  return collect(*this, q, args);
}
Result<std::vector<OwnedRow>> Session::all(const Sql& q, const Args& args) {
  return collect(*this, q, args);
}
Result<OwnedRow> Session::one(const Query& q, const Args& args) {
  return first(*this, q, args);
}
Result<OwnedRow> Session::one(const Sql& q, const Args& args) {
  return first(*this, q, args);
}

Status Connection::attempt(const std::function<Status()>& f) {
  XT_CHECK_OK(script("SAVEPOINT xt_attempt"));
  Status status = f();
  if (wants_retry_) return usable();  // the whole transaction will run again
  if (status.ok() && !failed_) return script("RELEASE SAVEPOINT xt_attempt");
  Error error = status.ok() ? *failed_ : std::move(status).error();
  failed_.reset();
  XT_CHECK_OK(script("ROLLBACK TO SAVEPOINT xt_attempt"));
  XT_CHECK_OK(script("RELEASE SAVEPOINT xt_attempt"));
  return error;
}

bool creates_temp(std::string_view sql) {
  std::string head(sql.substr(0, std::min<std::size_t>(sql.size(), 400)));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const auto create = head.find("CREATE");
  return create != std::string::npos && head.find("TEMP", create) != std::string::npos;
}

const Value* find_arg(const Args& args, std::string_view name) {
  for (const Arg& arg : args)
    if (arg.name == name) return &arg.value;
  return nullptr;
}

bool storable(std::string_view text) {
  return text.find('\0') == std::string_view::npos && is_utf8(text);
}

}  // namespace xt::db
