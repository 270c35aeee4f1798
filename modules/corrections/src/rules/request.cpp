#include "rules/request.h"

#include <algorithm>

#include "base/rational.h"
#include "base/text.h"

namespace xt::corrections::rules {
namespace {

constexpr std::int64_t kMostHours_x100 = 100'000;  // 1,000 hours in one activity
constexpr std::size_t kLongestObject = 200;

Error wrong(const char* reason, const char* name, const char* what, const char* detail) {
  return Error{Code::invalid, reason, {{name, what, detail}}, {}};
}

}  // namespace

std::vector<std::string_view> choices_for(std::string_view about) {
  if (about == "entry") return {"hours", "dates", "not_mine", "duplicate", "other"};
  if (about == "period" || about == "designation") return {"value", "dates", "not_mine", "other"};
  if (about == "missing") return {"entry", "period", "designation", "other"};
  return {};
}

Status check(const Ask& ask) {
  constexpr const char* kReason = "corrections.bad_request";
  const auto choices = choices_for(ask.about);
  if (choices.empty()) return wrong(kReason, "about", "unknown", "entry period designation missing");
  if (std::find(choices.begin(), choices.end(), ask.choice) == choices.end())
    return wrong(kReason, "choice", "unknown", "请选择哪里不对");
  if (ask.about == "missing" ? !ask.object.empty() : ask.object.empty())
    return wrong(kReason, "object", "required", "请选择要更正的记录");
  if (length_utf8(ask.object) > kLongestObject) return wrong(kReason, "object", "too_long", "");
  if (length_utf8(ask.words) < 2) return wrong(kReason, "words", "required", "请用一句话说明");
  if (length_utf8(ask.words) > kLongestWords) return wrong(kReason, "words", "too_long", "最多500字");
  return {};
}

namespace {

Status check_replacement(const Answer& answer, Date today) {
  constexpr const char* kReason = "corrections.bad_answer";
  if (!answer.hours_x100 && !answer.earned_from && !answer.earned_on)
    return wrong(kReason, "hours", "required", "请填写更正后的学时或日期");
  if (answer.hours_x100 && (*answer.hours_x100 <= 0 || *answer.hours_x100 > kMostHours_x100))
    return wrong(kReason, "hours", "out_of_range", "0.01–1000");
  if (answer.earned_on && *answer.earned_on > today)
    return wrong(kReason, "earned_on", "in_future", "不能晚于今天");
  return {};
}

}  // namespace

Status check(const Answer& answer, std::string_view about, Date today) {
  constexpr const char* kReason = "corrections.bad_answer";
  if (length_utf8(answer.reply) < 2) return wrong(kReason, "reply", "required", "请写明答复");
  if (length_utf8(answer.reply) > kLongestWords) return wrong(kReason, "reply", "too_long", "最多500字");
  if (!answer.link.empty() &&
      (!answer.link.starts_with('/') || answer.link.starts_with("//") || length_utf8(answer.link) > 200))
    return wrong(kReason, "link", "not_a_path", "本站页面的地址，以 / 开头");
  if (!answer.accept) return {};
  const bool entry = about == "entry";
  if (answer.action == "handled" || (entry && answer.action == "reverse")) return {};
  if (entry && answer.action == "replace") return check_replacement(answer, today);
  return wrong(kReason, "action", "unknown", entry ? "reverse replace handled" : "handled");
}

std::optional<std::int64_t> scaled_credits(std::int64_t credits_x100, std::int64_t old_hours_x100,
                                           std::int64_t new_hours_x100) {
  if (old_hours_x100 == new_hours_x100 || credits_x100 == 0) return credits_x100;
  return mul_div_half_up(credits_x100, new_hours_x100, old_hours_x100);
}

}  // namespace xt::corrections::rules
