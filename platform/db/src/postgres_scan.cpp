// COPY … TO STDOUT (FORMAT binary): no result object for each row, no decimal digits on either side.
// https://www.postgresql.org/docs/15/sql-copy.html, "Binary Format".
#include <cstring>
#include <memory>
#include <vector>

#include "postgres_connection.h"

namespace xt::db {
namespace {

constexpr std::size_t kSignature = 11;  // "PGCOPY\n\377\r\n\0"

struct FreeCopy {
  void operator()(char* bytes) const { PQfreemem(bytes); }
};
using CopyPtr = std::unique_ptr<char, FreeCopy>;

// Big-endian, two's complement, of 1 to 8 octets.
std::int64_t number(const char* bytes, std::size_t size) {
  std::uint64_t out = (static_cast<unsigned char>(*bytes) & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
  for (std::size_t i = 0; i < size; ++i) out = out << 8 | static_cast<unsigned char>(bytes[i]);
  return static_cast<std::int64_t>(out);
}

class CopiedRow final : public Row {
 public:
  // The fields of a row; false at the end of the copy, or where it is not what the manual says.
  bool take(std::string_view bytes) {
    fields_.clear();
    if (bytes.size() < 2) return false;
    const std::int64_t count = number(bytes.data(), 2);
    bytes.remove_prefix(2);
    for (std::int64_t i = 0; i < count; ++i) {
      if (bytes.size() < 4) return false;
      const std::int64_t size = number(bytes.data(), 4);
      bytes.remove_prefix(4);
      if (size < 0) {
        fields_.emplace_back();
        continue;
      }
      if (bytes.size() < static_cast<std::size_t>(size)) return false;
      fields_.push_back(bytes.substr(0, static_cast<std::size_t>(size)));
      bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    return count >= 0;
  }

  std::size_t size() const override { return fields_.size(); }
  bool null(std::size_t column) const override { return fields_[column].data() == nullptr; }
  std::int64_t i64(std::size_t column) const override {
    const std::string_view field = fields_[column];
    return field.empty() || field.size() > 8 ? 0 : number(field.data(), field.size());
  }
  std::string_view text(std::size_t column) const override { return fields_[column]; }
  Value value(std::size_t column) const override {
    return null(column) ? Value() : Value(std::string(fields_[column]));
  }

 private:
  std::vector<std::string_view> fields_;
};

// The header goes with the first row.
bool skip_header(std::string_view& bytes) {
  if (bytes.size() < kSignature + 8 || !bytes.starts_with("PGCOPY\n\377\r\n")) return false;
  const auto extension = static_cast<std::size_t>(number(bytes.data() + kSignature + 4, 4));
  if (bytes.size() < kSignature + 8 + extension) return false;
  bytes.remove_prefix(kSignature + 8 + extension);
  return true;
}

Result<std::string> with_literals(std::string_view text, const Args& args) {
  const CutSql cut = cut_sql(text);
  std::string out = cut.pieces.front();
  for (std::size_t i = 0; i < cut.places.size(); ++i) {
    const Value* value = find_arg(args, cut.names[cut.places[i]]);
    const auto* whole = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
    if (whole == nullptr)
      return make_error(Code::internal, "db.parameter", ":" + cut.names[cut.places[i]] + " is no number");
    // A bare -9223372036854775808 is read as the negative of what does not fit.
    out.append("'").append(std::to_string(*whole)).append("'::bigint").append(cut.pieces[i + 1]);
  }
  return out;
}

}  // namespace

Status PostgresConnection::scan(const Query& query, const Args& args, const Each& f) {
  XT_CHECK_OK(usable());
  if (active_ != nullptr) active_->keep_rest();
  auto text = with_literals(query.postgres, args);
  if (!text.ok()) return fail(std::move(text).error());
  // Until the session ends; millions of rows are not sorted through files.
  XT_CHECK_OK(command("SET LOCAL work_mem = '64MB'"));
  const std::string sql = "COPY (" + *text + "\n) TO STDOUT (FORMAT binary)";
  {
    const ResultPtr begun(PQexec(connection_, sql.c_str()));
    XT_CHECK_OK(check(begun.get(), query.postgres));
  }
  struct Drain {  // the connection takes no new statement before, whatever the function throws
    PGconn* connection;
    ~Drain() {
      char* bytes = nullptr;
      while (PQgetCopyData(connection, &bytes, 0) > 0) PQfreemem(bytes);
    }
  };
  bool sound = true;
  {
    const Drain drain{connection_};
    CopiedRow row;
    bool first = true;
    for (bool wanted = true; wanted;) {
      char* raw = nullptr;
      const int size = PQgetCopyData(connection_, &raw, 0);
      if (size < 0) break;
      const CopyPtr held(raw);
      std::string_view bytes(raw, static_cast<std::size_t>(size));
      if (std::exchange(first, false)) sound = skip_header(bytes);
      if (!sound || !row.take(bytes)) break;
      wanted = f(row);
    }
  }
  XT_CHECK_OK(collect(query.postgres));
  if (!sound) return fail(make_error(Code::internal, "db.statement", "not a binary copy"));
  return usable();
}

}  // namespace xt::db
