#include "report_json.h"

#include <boost/json.hpp>

#include "people/identity.h"

#include "rejects.h"

namespace xt::imports {
namespace {

namespace json = boost::json;

constexpr std::size_t kNotices = 50;
constexpr std::size_t kRejected = 50;
constexpr std::size_t kShortestNumber = 15;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

json::array cells_json(const std::vector<std::string>& cells) {
  json::array out;
  for (const std::string& cell : cells) out.emplace_back(mask_numbers(cell));
  return out;
}

json::array problems_json(const Report& report) {
  json::array out;
  for (const Problem& p : report.problems) {
    json::array rows(p.rows.begin(), p.rows.end());
    out.push_back(json::object{{"reason", p.reason},
                               {"detail", mask_numbers(p.detail)},
                               {"held", p.held},
                               {"count", p.count},
                               {"rows", std::move(rows)}});
  }
  return out;
}

}  // namespace

std::string mask_numbers(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - i < kShortestNumber) {
      end = std::max(end, i + 1);
      out += text.substr(i, end - i);
    } else {
      if (end < text.size() && (text[end] == 'X' || text[end] == 'x')) ++end;
      out += people::mask_number(text.substr(i, end - i));
    }
    i = end;
  }
  return out;
}

std::string report_json(const Report& report) {
  json::array samples;
  for (const Sample& s : report.samples) {
    samples.push_back(json::object{{"row", s.row}, {"outcome", s.outcome}, {"cells", cells_json(s.cells)}});
  }
  json::array notices;
  for (const sheets::Notice& n : report.notices) {
    if (notices.size() == kNotices) break;
    notices.push_back(json::object{{"row", n.row}, {"reason", n.reason}, {"detail", mask_numbers(n.detail)}});
  }
  json::array rejected;
  for (const Rejected& r : report.first_rejected) {
    if (rejected.size() == kRejected) break;
    rejected.push_back(json::object{{"row", r.row}, {"detail", mask_numbers(sentence(r.errors))}});
  }
  return json::serialize(json::object{{"problems", problems_json(report)},
                                      {"samples", std::move(samples)},
                                      {"header", cells_json(report.header)},
                                      {"notices", std::move(notices)},
                                      {"rejected", std::move(rejected)}});
}

}  // namespace xt::imports
