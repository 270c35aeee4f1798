#include "trail_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <boost/json.hpp>

#include "base/date.h"
#include "base/rational.h"
#include "base/text.h"

namespace xt::access {

struct TrailWords::Table {
  boost::json::object words;
  bool english = false;
};

namespace {

namespace json = boost::json;

// "" where it is not there.
std::string text_at(const json::object& from, std::string_view part, std::string_view name) {
  const json::value* words = from.if_contains(part);
  const json::value* found =
      words != nullptr && words->is_object() ? words->get_object().if_contains(name) : nullptr;
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

std::string filled(std::string sentence, std::string_view place, std::string_view with) {
  const std::size_t at = sentence.find(place);
  if (at != std::string::npos) sentence.replace(at, place.size(), with);
  return sentence;
}

std::string key_of(std::string_view code) {
  std::string out(code);
  for (char& c : out) c = c == '.' ? '_' : c;
  return out;
}

std::string day_text(std::string_view iso, bool english) {
  const auto day = Date::parse_iso(iso);
  if (!day) return std::string(iso);
  const Ymd parts = day->ymd();
  if (english) {
    constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar",  "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"};
    const std::string month(kMonths.at(static_cast<std::size_t>(parts.month) - 1));
    return std::to_string(parts.day) + " " + month + " " + std::to_string(parts.year);
  }
  return std::to_string(parts.year) + "年" + std::to_string(parts.month) + "月" + std::to_string(parts.day) +
         "日";
}

// 12345 -> 12,345, as both languages write it; what is no whole number stays as it is.
std::string grouped(const std::string& raw) {
  const std::size_t first = raw.starts_with('-') ? 1 : 0;
  if (raw.size() == first || !std::all_of(raw.begin() + static_cast<std::ptrdiff_t>(first), raw.end(),
                                          [](char c) { return c >= '0' && c <= '9'; }))
    return raw;
  std::string out = raw;
  for (std::size_t at = out.size(); at > first + 3; at -= 3) out.insert(at - 3, ",");
  return out;
}

std::string grouped_hundredths(std::int64_t value) {
  const std::string text = format_hundredths(value);
  const std::size_t point = std::min(text.find('.'), text.size());
  return grouped(text.substr(0, point)) + text.substr(point);
}

// Codes with commas between them, each by its word; one that has none stays as it is.
std::string worded(const json::object& words, std::string_view codes, bool english) {
  std::string out;
  for (const std::string_view code : split(codes, ',')) {
    const json::value* word = words.if_contains(key_of(code));
    if (!out.empty()) out += english ? ", " : "、";
    out += word != nullptr && word->is_string() ? std::string(word->get_string()) : std::string(code);
  }
  return out;
}

std::string value_text(const json::object& fact, const std::string& raw, bool english) {
  const json::value& told = fact.at("told");
  if (told.is_object()) return worded(told.get_object(), raw, english);
  if (told == "day") return day_text(raw, english);
  if (told == "count") return grouped(raw);
  if (told == "hundredths") {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(raw.data(), raw.data() + raw.size(), number);
    return fault == std::errc() && end == raw.data() + raw.size() ? grouped_hundredths(number) : raw;
  }
  return raw;
}

}  // namespace

TrailWords::TrailWords(bool english) {
  table_ = new Table{json::parse(kTrailWords).at(english ? "en" : "zh-CN").as_object(), english};
}

const TrailWords& TrailWords::in(bool english) {
  static const TrailWords chinese_words(false);
  static const TrailWords english_words(true);
  return english ? english_words : chinese_words;
}

std::string TrailWords::sheet(std::string_view name) const {
  return text_at(table_->words, "sheet", name);
}

std::string TrailWords::actor(const TrailLine& line) const {
  if (!line.actor_name.empty()) return line.actor_name;
  constexpr std::string_view kCommand = "cli:";
  if (line.actor.starts_with(kCommand))
    return filled(text_at(table_->words, "text", "cli"), "{name}", line.actor.substr(kCommand.size()));
  if (line.actor.starts_with("job:")) return text_at(table_->words, "text", "job");
  return line.actor;
}

std::string TrailWords::object(const TrailLine& line) const {
  const std::size_t colon = line.object.find(':');
  const std::string kind = line.object.substr(0, colon);
  std::string word = text_at(table_->words, "kind", kind);
  if (word.empty()) word = kind;
  if (!line.object_name.empty())
    return filled(filled(text_at(table_->words, "text", "named"), "{kind}", word), "{name}",
                  line.object_name);
  return colon == std::string::npos ? word : word + " " + line.object.substr(colon + 1);
}

std::string TrailWords::deed(const TrailLine& line) const {
  std::string sentence = text_at(table_->words, "deed", key_of(line.action));
  if (sentence.empty()) sentence = filled(text_at(table_->words, "text", "unknown"), "{action}", line.action);
  boost::system::error_code bad;
  const json::value detail = json::parse(line.detail, bad);
  std::string role;
  if (!bad && detail.is_object()) role = text_at(json::object{{"detail", detail}}, "detail", "role");
  sentence = filled(std::move(sentence), "{what}", object(line));
  return filled(std::move(sentence), "{role}", text_at(table_->words, "role", role));
}

std::string TrailWords::details(const TrailLine& line) const {
  boost::system::error_code bad;
  const json::value detail = json::parse(line.detail, bad);
  if (bad || !detail.is_object()) return {};
  const json::object& facts = table_->words.at("facts").as_object();
  const std::string room = line.action.substr(0, line.action.find('.'));
  std::string out;
  for (const auto& [name, value] : detail.get_object()) {
    if (!value.is_string() && !value.is_number()) continue;
    const std::string raw = value.is_string() ? std::string(value.get_string()) : json::serialize(value);
    if (raw.empty()) continue;
    const json::value* fact = facts.if_contains(line.action + "." + std::string(name));
    if (fact == nullptr) fact = facts.if_contains(room + "." + std::string(name));
    if (!out.empty()) out += table_->english ? "; " : "；";
    if (fact == nullptr) {
      out += std::string(name) + (table_->english ? ": " : "：") + raw;
      continue;
    }
    const json::object& known = fact->as_object();
    out += std::string(known.at("label").as_string()) + (table_->english ? ": " : "：") +
           value_text(known, raw, table_->english);
  }
  return out;
}

}  // namespace xt::access
