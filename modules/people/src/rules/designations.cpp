#include <algorithm>

#include "base/text.h"
#include "people/teacher_row.h"
#include "vocab/vocab.h"

namespace xt::people {
namespace {

constexpr std::size_t kMostDesignations = 50;

Error refuse(std::string reason, std::string detail) {
  Error error = make_error(Code::invalid, reason);
  error.fields.push_back({"荣誉称号", std::move(reason), std::move(detail)});
  return error;
}

// Takes a run of digits off the front; -1 where there is none.
int take_number(std::string_view& text, std::size_t most) {
  std::size_t n = 0;
  int value = 0;
  while (n < most && n < text.size() && text[n] >= '0' && text[n] <= '9')
    value = value * 10 + (text[n++] - '0');
  text.remove_prefix(n);
  return n == 0 ? -1 : value;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// 2022-01-01, 2022/1/1, 2022.1.1, 2022年1月1日.
std::optional<Date> parse_day(std::string_view text) {
  const int year = take_number(text, 4);
  if (!take(text, "-") && !take(text, "/") && !take(text, ".") && !take(text, "年")) return std::nullopt;
  const int month = take_number(text, 2);
  if (!take(text, "-") && !take(text, "/") && !take(text, ".") && !take(text, "月")) return std::nullopt;
  const int day = take_number(text, 2);
  take(text, "日");
  if (!text.empty() || year < 1900 || year > 2199) return std::nullopt;
  return Date::checked(year, month, day);
}

struct Halves {
  std::string before, after;
  bool found = false;
};

Halves cut(std::string_view text, std::string_view at) {
  const std::size_t place = text.find(at);
  if (place == std::string_view::npos) return {tidy(text), {}, false};
  return {tidy(text.substr(0, place)), tidy(text.substr(place + at.size())), true};
}

Result<Period> parse_period(const std::string& text, const std::string& whole) {
  const Halves ends = cut(text, "~");
  const auto from = parse_day(ends.before);
  if (!from) {
    return refuse("people.designation_date",
                  "“" + whole + "”的起始日期“" + ends.before + "”不是日期，应如2022-01-01");
  }
  if (!ends.found || ends.after.empty()) return Period{*from, kOpenEnd};
  const auto last = parse_day(ends.after);
  if (!last) {
    return refuse("people.designation_date",
                  "“" + whole + "”的终止日期“" + ends.after + "”不是日期，应如2027-02-28");
  }
  if (*last < *from) return refuse("people.designation_order", "“" + whole + "”的终止日期早于起始日期");
  return Period{*from, *last + 1};
}

Result<Designation> parse_one(const std::string& text) {
  const Halves dated = cut(text, "@");
  const Halves named = cut(dated.before, ":");
  if (!dated.found || !named.found || named.after.empty()) {
    return refuse("people.designation_form",
                  "“" + text + "”的写法不对，应为“级别:称号@起始日期”或“级别:称号@起始日期~终止日期”");
  }
  const vocab::Term* level = vocab::find(vocab::Kind::designation_level, named.before);
  if (level == nullptr) {
    return refuse("people.designation_level",
                  "“" + text + "”的级别“" + named.before + "”不认识，可填：国、省（自治区）、市、县、校");
  }
  if (length_utf8(named.after) > 60) return refuse("people.designation_form", "荣誉称号不能超过60个字");
  XT_TRY(const Period period, parse_period(dated.after, text));
  // Plans may name honours of their own; a title outside the vocabulary is kept as it was written.
  const vocab::Term* title = vocab::find(vocab::Kind::designation, named.after);
  return Designation{title == nullptr ? named.after : std::string(title->key), std::string(level->key),
                     period};
}

}  // namespace

Result<std::vector<Designation>> parse_designations(std::string_view text) {
  std::vector<Designation> out;
  std::string whole = tidy(text);  // folds ； ： ＠ ～ to half-width
  for (std::string_view part : split(whole, ';')) {
    const std::string one = tidy(part);
    if (one.empty()) continue;
    XT_TRY(Designation designation, parse_one(one));
    for (const Designation& other : out) {
      if (other.designation == designation.designation && other.level == designation.level &&
          other.period.overlaps(designation.period) && other != designation) {
        return refuse("people.designation_overlap", "“" + one + "”与同一荣誉的另一段时间重叠");
      }
    }
    if (std::find(out.begin(), out.end(), designation) == out.end()) out.push_back(std::move(designation));
    if (out.size() > kMostDesignations) return refuse("people.designation_form", "一个单元格最多填50项荣誉");
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string format_designations(const std::vector<Designation>& designations) {
  std::string out;
  for (const Designation& d : designations) {
    if (!out.empty()) out += ';';
    out += vocab::zh(vocab::Kind::designation_level, d.level);
    out += ':';
    out += vocab::zh(vocab::Kind::designation, d.designation);
    out += '@' + d.period.from.iso();
    if (d.period.to != kOpenEnd) out += '~' + (d.period.to - 1).iso();
  }
  return out;
}

}  // namespace xt::people
