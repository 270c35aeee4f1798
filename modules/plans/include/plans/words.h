// The names of measures, for editors that complete what a person writes. Fields: plans/fields.h; the words of
// values: room vocab.
#pragma once

#include <string_view>
#include <vector>

namespace xt::plans {

// What stands between the parentheses.
enum class Argument : unsigned char { filter, item_kind, account, attribute, list, comparison, measure, cap };
std::string_view code(Argument argument);  // "item_kind"

struct MeasureName {
  std::string_view name, zh;  // both are understood
  Argument argument;
};

std::vector<MeasureName> measure_names();

}  // namespace xt::plans
