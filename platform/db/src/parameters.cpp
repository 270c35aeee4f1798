#include "parameters.h"

#include <algorithm>

namespace xt::db {
namespace {

bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool in_name(char c) {
  return starts_name(c) || (c >= '0' && c <= '9');
}

std::size_t past(std::string_view sql, std::string_view end, std::size_t from) {
  const auto at = sql.find(end, from);
  return at == std::string_view::npos ? sql.size() : at + end.size();
}

// Past a literal or a quoted name that opens at `at`; a doubled quote reads as an end and a new beginning.
std::size_t past_quoted(std::string_view sql, std::size_t at) {
  const char quote = sql[at];
  const bool escapes = quote == '\'' && at > 0 && (sql[at - 1] == 'E' || sql[at - 1] == 'e') &&
                       (at < 2 || !in_name(sql[at - 2]));
  for (std::size_t i = at + 1; i < sql.size(); ++i) {
    if (escapes && sql[i] == '\\') {
      ++i;
    } else if (sql[i] == quote) {
      return i + 1;
    }
  }
  return sql.size();
}

// PostgreSQL's block comments nest.
std::size_t past_comment(std::string_view sql, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i + 1 < sql.size(); ++i) {
    if (sql[i] == '/' && sql[i + 1] == '*') {
      ++depth;
      ++i;
    } else if (sql[i] == '*' && sql[i + 1] == '/') {
      ++i;
      if (--depth == 0) return i + 1;
    }
  }
  return sql.size();
}

// Past $tag$…$tag$, or past the dollar sign where it opens nothing.
std::size_t past_dollar(std::string_view sql, std::size_t at) {
  std::size_t end = at + 1;
  while (end < sql.size() && in_name(sql[end])) ++end;
  const bool opens = end < sql.size() && sql[end] == '$' && (end == at + 1 || starts_name(sql[at + 1])) &&
                     (at == 0 || !in_name(sql[at - 1]));
  return opens ? past(sql, sql.substr(at, end + 1 - at), end + 1) : at + 1;
}

// Where what begins at `at` ends, when it is nothing a parameter can stand in; `at` otherwise.
std::size_t skip(std::string_view sql, std::size_t at) {
  const char c = sql[at];
  const char next = at + 1 < sql.size() ? sql[at + 1] : '\0';
  if (c == '\'' || c == '"') return past_quoted(sql, at);
  if (c == '-' && next == '-') return past(sql, "\n", at);
  if (c == '/' && next == '*') return past_comment(sql, at);
  if (c == '$') return past_dollar(sql, at);
  if (c == ':' && next == ':') return at + 2;
  return at;
}

}  // namespace

CutSql cut_sql(std::string_view sql) {
  CutSql out;
  std::size_t start = 0;
  for (std::size_t i = 0; i < sql.size();) {
    if (const std::size_t end = skip(sql, i); end != i) {
      i = end;
    } else if (sql[i] == ':' && i + 1 < sql.size() && starts_name(sql[i + 1])) {
      std::size_t stop = i + 1;
      while (stop < sql.size() && in_name(sql[stop])) ++stop;
      const std::string name(sql.substr(i + 1, stop - i - 1));
      const auto known = std::find(out.names.begin(), out.names.end(), name);
      out.places.push_back(static_cast<std::size_t>(known - out.names.begin()));
      if (known == out.names.end()) out.names.push_back(name);
      out.pieces.emplace_back(sql.substr(start, i - start));
      start = i = stop;
    } else {
      ++i;
    }
  }
  out.pieces.emplace_back(sql.substr(start));
  return out;
}

std::string with_numbers(const CutSql& cut, const std::vector<const Value*>& values) {
  std::vector<std::string> words;
  int number = 0;
  for (const Value* value : values)
    words.push_back(value->index() == 0 ? std::string("NULL") : "$" + std::to_string(++number));
  std::string out = cut.pieces.front();
  for (std::size_t i = 0; i < cut.places.size(); ++i)
    out.append(words[cut.places[i]]).append(cut.pieces[i + 1]);
  return out;
}

}  // namespace xt::db
