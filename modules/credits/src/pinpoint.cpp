#include "pinpoint.h"

#include <vector>

#include "base/digest.h"
#include "base/text.h"

namespace xt::credits {
namespace {

// In the order of the canonical form.
constexpr std::string_view kColumns[] = {
    "teacher_id", "seq",        "id",           "kind",    "earned_from",  "earned_on",
    "posted_ms",  "hours_x100", "credits_x100", "records", "start_minute", "end_minute",
    "mode",       "level",      "category",     "role",    "programme",    "programme_kind",
    "provider",   "org_key",    "rule",         "origin",  "reverses",     "key",
    "note"};

// The values of the netstrings behind "xt1".
std::vector<std::string> values_of(const std::string& canonical) {
  std::vector<std::string> out;
  for (std::size_t at = 3; at < canonical.size();) {
    const std::size_t colon = canonical.find(':', at);
    const std::size_t length = std::stoul(canonical.substr(at, colon - at));
    out.push_back(canonical.substr(colon + 1, length));
    at = colon + 1 + length + 1;
  }
  return out;
}

class Search {
 public:
  Search(std::string_view previous, const ChainRow& row, std::string_view hash) : hash_(hash) {
    std::string canonical;
    append_canonical(canonical, row);
    values_ = values_of(canonical);
    head_ = std::string(previous.empty() ? kChainStart : previous) + "xt1";
  }

  std::optional<Pinpoint> run() {
    for (std::size_t column = 0; column < values_.size() && column < std::size(kColumns); ++column) {
      head_until_ = head_;
      for (std::size_t i = 0; i < column; ++i) append(head_until_, values_[i]);
      tail_.clear();
      for (std::size_t i = column + 1; i < values_.size(); ++i) append(tail_, values_[i]);
      if (auto was = in_value(values_[column])) return Pinpoint{std::string(kColumns[column]), *was};
    }
    return std::nullopt;
  }

 private:
  static void append(std::string& out, std::string_view value) {
    out += std::to_string(value.size()) + ":";
    out += value;
    out += ",";
  }

  bool fits(const std::string& value) {
    text_ = head_until_;
    append(text_, value);
    text_ += tail_;
    sha_.update(text_);
    return sha_.finish_hex() == hash_;
  }

  std::optional<std::string> in_value(const std::string& now) {
    for (std::size_t at = 0; at < now.size(); ++at) {
      std::string was = now;
      for (int byte = 0; byte < 256; ++byte) {
        was[at] = static_cast<char>(byte);
        if (was[at] != now[at] && fits(was)) return was;
      }
      was = now;
      was.erase(at, 1);
      if (fits(was)) return was;
    }
    for (std::size_t at = 0; at <= now.size(); ++at) {
      std::string was = now;
      was.insert(at, 1, '\0');
      for (int byte = 0; byte < 256; ++byte) {
        was[at] = static_cast<char>(byte);
        if (fits(was)) return was;
      }
    }
    return std::nullopt;
  }

  std::string hash_, head_, head_until_, tail_, text_;
  std::vector<std::string> values_;
  Sha256 sha_;
};

}  // namespace

std::optional<Pinpoint> one_byte(std::string_view previous, const ChainRow& row, std::string_view hash) {
  return Search(previous, row, hash).run();
}

}  // namespace xt::credits
