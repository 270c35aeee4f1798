#include <cmath>
#include <map>

#include <boost/json.hpp>

#include "base/digest.h"
#include "base/rational.h"
#include "base/text.h"
#include "intake/batches.h"
#include "people/people.h"
#include "vocab/vocab.h"

#include "read_row.h"
#include "words.h"

namespace xt::intake {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestText = 200;          // characters
constexpr std::int64_t kMostHours_x100 = 500'000;  // a record of 5,000 hours is a slip of the pen
constexpr std::int64_t kMostSessions = 10'000;

// Ids travel in lists (queries.sql): nothing that separates or quotes.
bool good_id(std::string_view id) {
  if (id.empty() || id.size() > kLongestId) return false;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && c != '-' && c != '_' && c != '.' && c != ':' && c != '/') return false;
  }
  return true;
}

// Reads one row; complains in words that name the member as the platform spelled it.
class Reader {
 public:
  Reader(const json::object& source, DoorRow& row, const auth::Keyring& keyring, Date today, NameOf name_of)
      : source_(source), row_(row), keyring_(keyring), today_(today), name_of_(name_of) {}

  void read() {
    row_.external_id = text("id", name_of_ == nullptr);  // the rows of a sheet are known by what they say
    if (!row_.external_id.empty() && !good_id(row_.external_id)) {
      row_.external_id.clear();
      complain("intake.bad_id", "id：最多 64 个字母、数字或 - _ . : /");
    }
    person();
    Achievement& a = row_.what;
    a.kind = word("kind", kKinds, "training");
    a.result = word("result", kResults, "");
    a.mode = vocab_word("mode", vocab::Kind::mode);
    a.level = vocab_word("level", vocab::Kind::level);
    a.category = vocab_word("category", vocab::Kind::category);
    a.role = vocab_word("role", vocab::Kind::role);
    a.programme_kind = vocab_word("programme_kind", vocab::Kind::programme_kind);
    if (a.kind == "degree") {
      degree();
    } else if (a.kind == "paper") {
      paper();
    } else {
      training();
    }
    if (a.to > today_) complain("intake.bad_days", "to：还没有到这一天");
    if (a.to < a.from) complain("intake.bad_days", "to：结束日期早于开始日期");
  }

 private:
  void complain(const char* reason, const std::string& what) {
    if (row_.reason.empty()) row_.reason = reason;
    row_.detail += (row_.detail.empty() ? "" : "；") + told(what);
    row_.state = "refused";
  }

  // "hours：必填" with the name that the source gave to it.
  std::string told(const std::string& what) const {
    const std::size_t end = what.find("：");
    if (name_of_ == nullptr || end == std::string::npos) return what;
    return std::string(name_of_(std::string_view(what).substr(0, end))) + what.substr(end);
  }

  std::string text(const char* name, bool required) {
    const json::value* value = source_.if_contains(name);
    if (value == nullptr || value->is_null()) {
      if (required) complain("intake.missing", std::string(name) + "：必填");
      return {};
    }
    if (!value->is_string()) {
      complain("intake.not_text", std::string(name) + "：应为文字");
      return {};
    }
    const auto& raw = value->get_string();
    if (!is_utf8({raw.data(), raw.size()}) || raw.find('\0') != json::string::npos) {
      complain("intake.not_text", std::string(name) + "：不是 UTF-8 文字");
      return {};
    }
    std::string out = tidy({raw.data(), raw.size()});
    if (length_utf8(out) > kLongestText) {
      complain("intake.too_long", std::string(name) + "：最多 200 字");
      return {};
    }
    if (out.empty() && required) complain("intake.missing", std::string(name) + "：必填");
    return out;
  }

  template <std::size_t N>
  std::string word(const char* name, const std::array<Word, N>& words, const char* otherwise) {
    const std::string given = text(name, false);
    if (given.empty()) return otherwise;
    const std::string_view key = key_in(words, given);
    if (!key.empty()) return std::string(key);
    std::string all;
    for (const Word& one : words) all += (all.empty() ? "" : " ") + std::string(name_of_ ? one.zh : one.key);
    complain("intake.unknown_word", std::string(name) + "：应为 " + all + " 之一");
    return otherwise;
  }

  std::string vocab_word(const char* name, vocab::Kind kind) {
    const std::string given = text(name, false);
    if (given.empty()) return {};
    if (const vocab::Term* term = vocab::find(kind, given)) return std::string(term->key);
    complain("intake.unknown_word",
             std::string(name) + "：不认识这个词（" + std::string(vocab::zh(kind)) + "）");
    return {};
  }

  Date day(const char* name, bool required, Date otherwise) {
    const std::string given = text(name, required);
    if (given.empty()) return otherwise;
    const auto parsed = Date::parse_iso(given);
    if (parsed && *parsed >= Date::of(1980, 1, 1) && *parsed < kOpenEnd) return *parsed;
    complain("intake.bad_days", std::string(name) + "：日期写成 2025-03-31");
    return otherwise;
  }

  // A number, or its text; at most two decimals.
  std::int64_t hundredths(const char* name, bool required) {
    const json::value* value = source_.if_contains(name);
    std::optional<std::int64_t> out;
    if (value == nullptr || value->is_null()) {
      if (required) complain("intake.missing", std::string(name) + "：必填");
      return 0;
    }
    if (value->is_string()) {
      out = parse_hundredths(tidy({value->get_string().data(), value->get_string().size()}));
    } else if (value->is_int64() && value->get_int64() >= 0 && value->get_int64() <= kMostHours_x100) {
      out = value->get_int64() * 100;
    } else if (value->is_double() && value->get_double() >= 0 && value->get_double() <= kMostHours_x100) {
      const double scaled = value->get_double() * 100;
      if (std::abs(scaled - std::round(scaled)) < 1e-6) out = std::llround(scaled);
    }
    if (out && *out >= 0 && *out <= kMostHours_x100) return *out;
    complain("intake.bad_number", std::string(name) + "：应为 0 至 5000 的数，最多两位小数");
    return 0;
  }

  std::optional<std::int64_t> count(const char* name, std::int64_t least, std::int64_t most) {
    const json::value* value = source_.if_contains(name);
    if (value == nullptr || value->is_null()) return std::nullopt;
    if (value->is_int64() && value->get_int64() >= least && value->get_int64() <= most)
      return value->get_int64();
    complain("intake.bad_number", std::string(name) + "：应为 " + std::to_string(least) + " 至 " +
                                      std::to_string(most) + " 的整数");
    return std::nullopt;
  }

  void person() {
    row_.name = text("name", true);
    const auto kind = people::parse_id_kind(text("id_kind", false));
    if (!kind) complain("intake.unknown_word", "id_kind：不认识这种证件");
    const std::string number = text("id_number", true);
    if (number.empty() || !kind) return;
    const auto identity = people::parse_identity(*kind, number, today_);
    if (identity.ok()) {
      row_.person = people::lookup_hash(keyring_, *identity);
      return;
    }
    for (const FieldError& e : identity.error().fields) {
      complain("intake.bad_id_number", "id_number：" + e.detail);
    }
  }

  void training() {
    Achievement& a = row_.what;
    a.programme = text("title", true);
    a.provider = text("provider", false);
    a.to = day("to", true, today_);
    a.both_days_given = source_.contains("from") && !source_.at("from").is_null();
    a.from = day("from", false, a.to);
    a.hours_x100 = hundredths("hours", true);
    a.credits_x100 = hundredths("credits", false);
    a.sessions_planned = count("sessions_planned", 1, kMostSessions);
    a.sessions_attended = count("sessions_attended", 0, kMostSessions);
    if (a.sessions_attended && (!a.sessions_planned || *a.sessions_attended > *a.sessions_planned)) {
      complain("intake.bad_number", "sessions_attended：不能多于 sessions_planned");
    }
  }

  void degree() {
    Achievement& a = row_.what;
    a.provider = text("school", true);
    a.degree = word("degree", kDegrees, "");
    if (a.degree.empty() && !source_.contains("degree")) complain("intake.missing", "degree：必填");
    a.programme = text("title", false);
    if (a.programme.empty()) a.programme = a.provider + zh_of_degree(a.degree);
    a.to = a.from = day("date", true, today_);
    a.hours_x100 = hundredths("hours", false);
    a.credits_x100 = hundredths("credits", false);
  }

  void paper() {
    Achievement& a = row_.what;
    a.programme = text("title", true);
    a.provider = text("journal", true);
    if (a.level.empty() && row_.reason.empty()) complain("intake.missing", "level：必填");
    a.author_rank = static_cast<int>(count("author_rank", 1, 50).value_or(0));
    if (a.author_rank == 0 && !source_.contains("author_rank"))
      complain("intake.missing", "author_rank：必填（第几作者）");
    a.role = "author";
    a.to = a.from = day("date", true, today_);
    a.hours_x100 = hundredths("hours", false);
    a.credits_x100 = hundredths("credits", false);
  }

  static std::string zh_of_degree(const std::string& key) {
    for (const Word& word : kDegrees) {
      if (word.key == key) return std::string(word.zh);
    }
    return {};
  }

  const json::object& source_;
  DoorRow& row_;
  const auth::Keyring& keyring_;
  const Date today_;
  const NameOf name_of_;
};

}  // namespace

void settle_twins(std::vector<DoorRow>& rows) {
  std::map<std::string, std::string> first;  // id -> digest
  for (DoorRow& row : rows) {
    if (row.state != "accepted") continue;
    const std::string digest = row.digest();
    const auto [at, fresh] = first.emplace(row.external_id, digest);
    if (fresh) continue;
    const bool equal = at->second == digest;
    row.state = equal ? "repeated" : "refused";
    row.reason = equal ? "intake.twice" : "intake.id_taken";
    row.detail = equal ? "这一批里已有同一条" : "id：这一批里同一个 id 还有另一条内容不同的记录";
  }
}

void read_row(const json::object& source, DoorRow& row, const auth::Keyring& keyring, Date today,
              NameOf name_of) {
  row.what.from = row.what.to = today;
  Reader(source, row, keyring, today, name_of).read();
}

std::string DoorRow::digest() const {
  const Achievement& a = what;
  const auto times = [](const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : "-"; };
  return digest_fields({person,
                        name,
                        a.kind,
                        a.programme,
                        a.provider,
                        a.mode,
                        a.level,
                        a.category,
                        a.role,
                        a.programme_kind,
                        a.result,
                        a.degree,
                        std::to_string(a.author_rank),
                        a.from.iso(),
                        a.to.iso(),
                        a.both_days_given ? "1" : "0",
                        std::to_string(a.hours_x100),
                        std::to_string(a.credits_x100),
                        times(a.sessions_planned),
                        times(a.sessions_attended)});
}

Result<std::vector<DoorRow>> read_batch(const json::object& body, const auth::Keyring& keyring, Date today) {
  const json::value* list = body.if_contains("rows");
  if (list == nullptr || !list->is_array() || list->get_array().empty() ||
      list->get_array().size() > kMostRows) {
    return Error{Code::invalid, "intake.bad_batch", {{"rows", "intake.bad_batch", "rows：1 至 1000 条"}}, {}};
  }
  std::vector<DoorRow> out(list->get_array().size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    DoorRow& row = out[i];
    row.number = static_cast<int>(i) + 1;
    const json::value& one = list->get_array()[i];
    if (one.is_object()) {
      read_row(one.get_object(), row, keyring, today);
    } else {
      row.what.from = row.what.to = today;
      row.state = "refused";
      row.reason = "intake.not_text";
      row.detail = "每一条都应是一个对象";
    }
  }
  settle_twins(out);
  return out;
}

}  // namespace xt::intake
