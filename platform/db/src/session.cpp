#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstring>

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

bool word_at(std::string_view sql, std::size_t at, std::string_view word) {
  const auto part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  if (sql.size() < at + word.size() || (at > 0 && part(sql[at - 1]))) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (std::toupper(static_cast<unsigned char>(sql[at + i])) != word[i]) return false;
  }
  return at + word.size() == sql.size() || !part(sql[at + word.size()]);
}

}  // namespace

std::string_view table_written(std::string_view sql) {
  constexpr const char* kBlank = " \t\r\n";
  const auto next = [&](std::size_t at) { return std::min(sql.find_first_not_of(kBlank, at), sql.size()); };
  std::size_t at = next(0);
  if (word_at(sql, at, "SELECT")) return {};
  const bool with = word_at(sql, at, "WITH");
  for (; at < sql.size(); ++at) {
    std::size_t name = std::string_view::npos;
    // What behind WITH is another word's part is sorted out by its second word; an upsert's DO UPDATE SET
    // comes after its INSERT.
    if (word_at(sql, at, "INSERT")) name = next(at + 6);
    if (word_at(sql, at, "DELETE")) name = next(at + 6);
    if (name != std::string_view::npos) {
      if (word_at(sql, name, "OR"))
        name = next(sql.find_first_of(kBlank, next(name + 2)));  // INSERT OR IGNORE
      if (!word_at(sql, name, "INTO") && !word_at(sql, name, "FROM"))
        name = std::string_view::npos;
      else
        name = next(name + 4);
    } else if (word_at(sql, at, "UPDATE")) {
      name = next(at + 6);
    }
    if (name != std::string_view::npos) {
      const std::size_t end = std::min(sql.find_first_of(" \t\r\n(", name), sql.size());
      return sql.substr(name, end - name);
    }
    if (!with) return {};
  }
  return {};
}

void Session::note(std::string_view text) {
  const std::string_view table = table_written(text);
  if (!table.empty() && !written_.contains(table)) written_.emplace(table);
}

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

Status scan(Session& session, const Query& query, const Args& args, const Session::Each& f) {
  return static_cast<Connection&>(session).scan(query, args, f);  // there are no other sessions
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
  const auto start = sql.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || (sql[start] | 0x20) != 'c')
    return false;  // most statements, on every call
  std::string head(sql.substr(start, 400));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return head.starts_with("CREATE") && head.find("TEMP") != std::string::npos;
}

bool script_creates_temp(std::string_view sql) {
  for (const std::string_view statement : split(sql, ';'))
    if (creates_temp(statement)) return true;
  return false;
}

const Value* find_arg(const Args& args, std::string_view name) {
  for (const Arg& arg : args)
    if (arg.name == name) return &arg.value;
  return nullptr;
}

bool storable(std::string_view text) {
  if (std::memchr(text.data(), 0, text.size()) != nullptr) return false;
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::size_t i = 0;  // past the ASCII that most columns are wholly made of
  for (std::uint64_t eight = 0; i + 8 <= text.size(); i += 8) {
    std::memcpy(&eight, text.data() + i, 8);
    if ((eight & kHighBits) != 0) break;
  }
  return is_utf8(text.substr(i));
}

}  // namespace xt::db
