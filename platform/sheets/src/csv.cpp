#include "csv.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

#include "encoding.h"
#include "refuse.h"

namespace xt::sheets {
namespace {

constexpr std::size_t kChunk = 256 * 1024;

// Takes back the apostrophe that keeps Excel from reading a text as a formula (writer.h).
bool is_guarded(std::string_view cell) {
  if (!cell.starts_with('\'')) return false;
  const auto first = cell.find_first_not_of('\'');
  return first != std::string_view::npos &&
         std::string_view("=+-@\t\r").find(cell[first]) != std::string_view::npos;
}

class CsvSource : public RowSource {
 public:
  CsvSource(std::unique_ptr<Bytes> bytes, Options options)
      : bytes_(std::move(bytes)), options_(std::move(options)) {}

  Status start() {
    XT_CHECK_OK(refill());
    if (buffer_.starts_with("sep=") && buffer_.size() > 5) {
      separator_ = buffer_[4];
      begin_ = std::min(buffer_.find('\n'), buffer_.size() - 1) + 1;
    } else {
      separator_ = guess_separator(buffer_);
    }
    stops_.fill(false);
    for (char c : {separator_, '\n', '\r'}) stops_[static_cast<unsigned char>(c)] = true;
    return {};
  }

  Result<bool> next(Row& row) override {
    if (failed_) return *failed_;
    auto answer = read_row(row);
    if (!answer.ok()) failed_ = answer.error();
    return answer;
  }

  Progress progress() const override { return {offset_, bytes_->size()}; }

 private:
  // Spreadsheets write the emptied rows below a table as nothing but separators.
  static bool blank(const Row& row) {
    return std::ranges::all_of(row.cells, [](const std::string& cell) {
      return cell.find_first_not_of(" \t") == std::string::npos;
    });
  }

  enum class Outcome { row, need_more, unbalanced, too_long, too_wide };

  Result<bool> read_row(Row& row) {
    for (;;) {
      if (begin_ == buffer_.size()) {
        if (ended_) return false;
        XT_CHECK_OK(refill());
        continue;
      }
      const Outcome outcome = parse(row);
      if (outcome == Outcome::need_more) {
        XT_CHECK_OK(refill());
        continue;
      }
      ++number_;
      XT_CHECK_OK(check(outcome));
      begin_ = at_;
      refill_size_ = kChunk;
      if (blank(row)) continue;
      row.number = number_;
      return true;
    }
  }

  Status check(Outcome outcome) const {
    switch (outcome) {
      case Outcome::unbalanced:
        return refuse(Code::invalid, "sheets.unbalanced_quote",
                      row_name(number_) + "的双引号没有配对（或单元格超过 " +
                          std::to_string(options_.max_cell_chars) +
                          " 个字）。请检查这一行的引号，或用 Excel 另存为 .xlsx 再上传。");
      case Outcome::too_long:
        return refuse(Code::too_large, "sheets.cell_too_long",
                      row_name(number_) + "有单元格超过 " + std::to_string(options_.max_cell_chars) +
                          " 个字，请缩短。");
      case Outcome::too_wide:
        return refuse(Code::too_large, "sheets.too_many_columns",
                      row_name(number_) + "超过 " + std::to_string(options_.max_columns) +
                          " 列，请检查分隔符，或删去多余的列。");
      default:
        break;
    }
    if (number_ > options_.max_csv_rows) {
      return refuse(Code::too_large, "sheets.too_many_rows",
                    "文件超过 " + std::to_string(options_.max_csv_rows) + " 行，请分成几个文件上传。");
    }
    if (decoder_.first_bad() >= 0 && dropped_ + static_cast<std::int64_t>(at_) > decoder_.first_bad()) {
      return refuse(Code::malformed, "sheets.bad_encoding",
                    row_name(number_) +
                        "有无法识别的字符，文件可能已损坏。请用 Excel 打开，另存为“CSV UTF-8”或 .xlsx。");
    }
    return {};
  }

  // One record from begin_; leaves at_ behind it.
  Outcome parse(Row& row) {
    std::size_t column = 0;
    at_ = begin_;
    for (;;) {
      if (column == row.cells.size()) {
        if (column == static_cast<std::size_t>(options_.max_columns)) return Outcome::too_wide;
        row.cells.emplace_back();
      }
      std::string& cell = row.cells[column];
      const Outcome outcome = at_ < buffer_.size() && buffer_[at_] == '"' ? quoted(cell) : plain(cell);
      if (outcome != Outcome::row) return outcome;
      ++column;
      if (at_ == buffer_.size()) {
        if (!ended_) return Outcome::need_more;
        break;
      }
      const char stop = buffer_[at_++];
      if (stop == separator_) continue;
      if (stop == '\r') {
        if (at_ == buffer_.size() && !ended_) return Outcome::need_more;
        if (at_ < buffer_.size() && buffer_[at_] == '\n') ++at_;
      }
      break;
    }
    row.cells.resize(column);
    return Outcome::row;
  }

  Outcome plain(std::string& cell) {
    const std::size_t from = at_;
    while (at_ < buffer_.size() && !stops_[static_cast<unsigned char>(buffer_[at_])]) ++at_;
    std::string_view text(buffer_.data() + from, at_ - from);
    if (is_too_long(text)) return Outcome::too_long;
    if (is_guarded(text)) text.remove_prefix(1);
    cell.assign(text);
    return Outcome::row;
  }

  Outcome quoted(std::string& cell) {
    ++at_;
    cell.clear();
    for (;;) {
      const auto quote = buffer_.find('"', at_);
      if (quote == std::string::npos) {
        cell.append(buffer_, at_);
        return ended_ || is_too_long(cell) ? Outcome::unbalanced : Outcome::need_more;
      }
      cell.append(buffer_, at_, quote - at_);
      if (is_too_long(cell)) return Outcome::unbalanced;
      at_ = quote + 1;
      if (at_ == buffer_.size() && !ended_) return Outcome::need_more;
      if (at_ == buffer_.size() || buffer_[at_] != '"') break;
      cell += '"';
      ++at_;
    }
    // Text after the closing quote belongs to the cell, as in Excel.
    const std::size_t from = at_;
    while (at_ < buffer_.size() && !stops_[static_cast<unsigned char>(buffer_[at_])]) ++at_;
    cell.append(buffer_, from, at_ - from);
    if (is_guarded(cell)) cell.erase(0, 1);
    return is_too_long(cell) ? Outcome::too_long : Outcome::row;
  }

  bool is_too_long(std::string_view text) const {
    const auto most = static_cast<std::size_t>(options_.max_cell_chars);
    return text.size() > most && (text.size() > most * 4 || length_utf8(text) > most);
  }

  // Drops what is done and reads on. A record that does not fit asks for twice as much each time, so that the
  // record is scanned again only a few times.
  Status refill() {
    dropped_ += static_cast<std::int64_t>(begin_);
    buffer_.erase(0, begin_);
    begin_ = 0;
    raw_.resize(refill_size_);
    refill_size_ = std::min<std::size_t>(refill_size_ * 2, 64 * kChunk);
    XT_TRY(const std::size_t n, bytes_->read_at(offset_, raw_.data(), raw_.size()));
    offset_ += static_cast<std::int64_t>(n);
    ended_ = n < raw_.size();
    decoder_.decode(std::string_view(raw_).substr(0, n), ended_, buffer_);
    return {};
  }

  std::unique_ptr<Bytes> bytes_;
  Options options_;
  Decoder decoder_;
  std::string raw_;
  std::string buffer_;  // UTF-8; records before begin_ are done
  std::size_t begin_ = 0;
  std::size_t at_ = 0;
  std::size_t refill_size_ = kChunk;
  std::int64_t offset_ = 0;   // of the file
  std::int64_t dropped_ = 0;  // bytes of UTF-8 before buffer_
  std::int64_t number_ = 0;
  bool ended_ = false;
  char separator_ = ',';
  std::array<bool, 256> stops_{};
  std::optional<Error> failed_;
};

}  // namespace

char guess_separator(std::string_view text) {
  constexpr std::string_view kCandidates = ",\t;";
  constexpr int kLines = 50;
  constexpr std::size_t kMostCounted = 300;
  // How many lines have how many of each: the separator is the one whose usual count is shared by most lines.
  std::array<std::array<int, kMostCounted>, 3> lines_with{};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  int lines = 0;
  for (std::size_t i = 0; i <= text.size() && lines < kLines; ++i) {
    const char c = i < text.size() ? text[i] : '\n';
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (const auto k = kCandidates.find(c); k != std::string_view::npos) ++counts[k];
    if (c != '\n') continue;
    for (std::size_t k = 0; k < counts.size(); ++k) ++lines_with[k][std::min(counts[k], kMostCounted - 1)];
    counts.fill(0);
    ++lines;
  }
  char best = ',';
  std::pair<int, std::size_t> best_score{0, 0};
  for (std::size_t k = 0; k < kCandidates.size(); ++k) {
    for (std::size_t count = 1; count < kMostCounted; ++count) {
      const std::pair<int, std::size_t> score{lines_with[k][count], count};
      if (score > best_score) {
        best_score = score;
        best = kCandidates[k];
      }
    }
  }
  return best;
}

Result<std::unique_ptr<RowSource>> open_csv(std::unique_ptr<Bytes> bytes, const Options& options) {
  auto source = std::make_unique<CsvSource>(std::move(bytes), options);
  XT_CHECK_OK(source->start());
  return std::unique_ptr<RowSource>(std::move(source));
}

}  // namespace xt::sheets
