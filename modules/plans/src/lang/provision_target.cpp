#include <string>
#include <utility>

#include "lang/provision.h"

namespace xt::plans {
namespace {

struct Target {
  Rational value;
  std::string text;
  bool share = false;
};

std::optional<Target> bad(Report& report, const TomlNode& node, std::string_view key) {
  report.error("bad_number", node.place, std::string(key) + " 读不成数:" + quoted_zh(node.text),
               std::string(key) + " is no number: " + quoted_en(node.text),
               {"写成 360、2.5、\"20%\" 或 \"1/3\"", "write 360, 2.5, \"20%\" or \"1/3\"", ""});
  return std::nullopt;
}

std::optional<Target> number(const TomlNode& node, std::string_view key, Report& report) {
  const bool quoted = node.kind == TomlNode::Kind::string;
  if (!quoted && node.kind != TomlNode::Kind::integer && node.kind != TomlNode::Kind::real) {
    wrong_type(report, node, key, "数或 \"20%\" 这样的文字", "a number or a string like \"20%\"");
    return std::nullopt;
  }
  if (node.text.size() > 40) return bad(report, node, key);
  std::string_view text = node.text;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const auto value = Rational::parse(text);
  if (!value) return bad(report, node, key);
  if (negative) {
    report.error("impossible_value", node.place, std::string(key) + " 不能是负数",
                 std::string(key) + " cannot be negative");
    return std::nullopt;
  }
  const bool share = text.find('%') != std::string_view::npos || text.find('/') != std::string_view::npos;
  return Target{*value, std::string(text), share};
}

}  // namespace

std::optional<TargetFacts> read_target(const Table& table, Provision& provision, Report& report) {
  const TomlNode* low = table.find("at_least");
  const TomlNode* high = table.find("at_most");
  const TomlNode* both = table.find("between");
  const TomlNode* first = low != nullptr ? low : high != nullptr ? high : both;
  if (first == nullptr) return std::nullopt;
  TargetFacts facts{false, first->place};
  if ((low != nullptr) + (high != nullptr) + (both != nullptr) > 1) {
    const TomlNode* second = both != nullptr && first != both ? both : high;
    report.error("two_targets", second->place, "at_least、at_most、between 只能写一个",
                 "only one of at_least, at_most, between",
                 {"两个界限写成 between = [a, b]", "two bounds: between = [a, b]", ""});
    return facts;
  }
  if (both == nullptr) {
    const auto target = number(*first, low != nullptr ? "at_least" : "at_most", report);
    if (!target) return facts;
    provision.comparison = low != nullptr ? Comparison::at_least : Comparison::at_most;
    (low != nullptr ? provision.low : provision.high) = target->value;
    provision.target_text = (low != nullptr ? "≥ " : "≤ ") + target->text;
    facts.share = target->share;
    return facts;
  }
  if (both->kind != TomlNode::Kind::array || both->items.size() != 2) {
    report.error("wrong_type", both->place, "between 要两个界限", "between takes two bounds",
                 {"写成 between = [1, 2]", "write between = [1, 2]", ""});
    return facts;
  }
  const auto from = number(both->items[0], "between", report);
  const auto to = number(both->items[1], "between", report);
  if (!from || !to) return facts;
  if (from->value > to->value) {
    report.error("between_reversed", both->place, "between 的下限大于上限",
                 "the lower bound of between is above the upper",
                 replace_with("[" + both->items[1].text + ", " + both->items[0].text + "]"));
    return facts;
  }
  provision.comparison = Comparison::between;
  provision.low = from->value;
  provision.high = to->value;
  provision.target_text = from->text + "–" + to->text;
  facts.share = from->share || to->share;
  return facts;
}

void read_required_share(const Table& table, Provision& provision, Report& report) {
  const TomlNode* node = table.find("required_share");
  if (node == nullptr) return;
  const auto share = number(*node, "required_share", report);
  if (!share) return;
  if (share->value > Rational(1) || share->value == Rational(0)) {
    const bool percent = !share->share && share->value > Rational(1) && share->value <= Rational(100);
    report.error("impossible_value", node->place, "required_share 要大于 0%,不超过 100%",
                 "required_share is above 0% and at most 100%",
                 percent ? replace_with("\"" + share->text + "%\"") : Fix{});
    return;
  }
  provision.required_share = share->value;
}

}  // namespace xt::plans
