// Result<T>: what a function answers when failure is part of its job. Exceptions are left for lost
// infrastructure (out of memory, a broken connection); see docs/adr/0003-errors.md.
//
// Error.code is a closed list that maps to an HTTP status in one file (platform/http). Error.reason is the
// stable machine-readable name, "<module>.<what>", e.g. "credits.overlapping_entry"; people's words for it
// are in the web app's catalogue. Error.note goes only to the log. Thread-safety: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace xt {

enum class Code : std::uint8_t {
  invalid,       // 422: the input breaks a rule; fields say which
  malformed,     // 400: the input cannot be read at all
  unauthorized,  // 401
  forbidden,     // 403
  not_found,     // 404
  conflict,      // 409: the state changed under the caller, or the key is taken
  too_large,     // 413
  too_many,      // 429
  unavailable,   // 503: try again
  internal       // 500
};

// One wrong field of an input: `name` as the caller spelled it, `reason` stable, `detail` for a person.
struct FieldError {
  std::string name;
  std::string reason;
  std::string detail;
};

struct Error {
  Code code = Code::internal;
  std::string reason;
  std::vector<FieldError> fields{};
  std::string note{};
};

inline Error make_error(Code code, std::string reason, std::string note = {}) {
  return Error{code, std::move(reason), {}, std::move(note)};
}

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit by design
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit by design

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  Error& error() & { return std::get<1>(state_); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit by design
  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  Error& error() & { return *error_; }
  const Error& error() const& { return *error_; }
  Error&& error() && { return *std::move(error_); }

 private:
  std::optional<Error> error_;
};

using Status = Result<void>;

}  // namespace xt

#define XT_CONCAT_(a, b) a##b
#define XT_CONCAT(a, b) XT_CONCAT_(a, b)
// XT_TRY(auto x, f());  -- x is the value, or the error is returned.
#define XT_TRY_(tmp, decl, expr)                \
  auto tmp = (expr);                            \
  if (!tmp.ok()) return std::move(tmp).error(); \
  decl = *std::move(tmp)
#define XT_TRY(decl, expr) XT_TRY_(XT_CONCAT(xt_try_, __LINE__), decl, expr)
// XT_CHECK_OK(f());  -- for Result<void>.
#define XT_CHECK_OK(expr) \
  if (auto xt_status = (expr); !xt_status.ok()) return std::move(xt_status).error()
