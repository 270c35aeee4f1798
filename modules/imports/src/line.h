// One row of a sheet on its way in: its cells as the person wrote them, what they mean, and what is wrong
// with them. Every complaint names the row and the column as the person sees them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "sheets/header.h"
#include "sheets/sheets.h"
#include "vocab/vocab.h"

namespace xt::imports {

enum class Outcome : std::uint8_t {
  created,
  changed,
  unchanged,
  later  // good, and counted by the handler's finish()
};

class Line {
 public:
  Line(const sheets::Header& header, const std::vector<sheets::Column>& columns, const sheets::Row& row)
      : header_(&header), columns_(&columns), row_(row) {}

  std::int64_t number() const { return row_.number; }
  const std::vector<std::string>& cells() const { return row_.cells; }
  const std::vector<FieldError>& errors() const { return errors_; }
  bool good() const { return errors_.empty(); }
  Outcome outcome = Outcome::created;

  // Trimmed, full-width folded; "" where the cell or the column is absent. Excel's error values are
  // complained about.
  std::string text(std::size_t column);
  std::string required(std::size_t column);
  std::optional<Date> date(std::size_t column);  // a month is its first day
  std::optional<Date> required_date(std::size_t column);
  // The half-open end of an inclusive last day; kOpenEnd where the cell is empty. A month lasts to its last
  // day.
  Date end(std::size_t column);
  std::optional<std::int64_t> integer(std::size_t column, std::int64_t low, std::int64_t high);
  std::optional<std::int64_t> hundredths(std::size_t column, std::int64_t low, std::int64_t high);
  std::optional<bool> yes_no(std::size_t column);
  // The stored code of a word; "" where the cell is empty. An unknown word is complained about with those
  // that exist.
  std::string word(std::size_t column, vocab::Kind kind);

  void complain(std::size_t column, std::string reason, const std::string& what);
  // A store's complaint: `name` is the sheet's column, the place is put before its words.
  void complain(const FieldError& error);

 private:
  bool complained(std::size_t column) const;

  const sheets::Header* header_;
  const std::vector<sheets::Column>* columns_;
  sheets::Row row_;
  std::vector<FieldError> errors_;
};

}  // namespace xt::imports
