#include "base/rational.h"
#include "declarations/declarations.h"
#include "orgs/key.h"

namespace xt::declarations {

Converter plain_converter() {
  return [](db::Session&, const Declaration& declaration) -> Result<Converted> {
    Converted out;
    out.hours_x100 = declaration.content.hours_x100;
    out.rule = "plain@1";
    out.lines = {"按申报的 " + format_hundredths(out.hours_x100) + " 学时记（每学时45分钟）"};
    // An institution has no level of its own below the county.
    out.chain = orgs::level_of(declaration.org_key) == orgs::Level::school ? "school,county" : "county";
    return out;
  };
}

}  // namespace xt::declarations
