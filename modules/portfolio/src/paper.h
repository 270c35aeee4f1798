// Parts of papers that the portfolio and the statement of a leaver share.
#pragma once

#include <string>

#include "pdf/document.h"
#include "portfolio/portfolio.h"

namespace xt::portfolio {

std::string day_words(Date day);             // 2024年5月1日
std::string span_words(const Period& days);  // 2021年1月1日至2025年12月31日
void accounts_table(pdf::Document& document, const std::vector<Standing>& cycles);
// What stands, by year; what was taken back is left out.
void entries_table(pdf::Document& document, const std::vector<Line>& lines);
void years_table(pdf::Document& document, const Portfolio& portfolio);

}  // namespace xt::portfolio
