#include "json.h"

#include "http/json.h"
#include "proof/number.h"

namespace xt::proof {

namespace json = boost::json;

json::value amount(std::int64_t hundredths) {
  if (hundredths % 100 == 0) return hundredths / 100;
  return static_cast<double>(hundredths) / 100;
}

json::object certificate_json(const Certificate& one, const std::string& origin) {
  const Content content = content_of(one.content);
  json::object out{{"id", std::to_string(one.id)},
                   {"number", printed_number(one.number)},
                   {"kind", one.kind},
                   {"title", one.title},
                   {"teacher", json::object{{"id", std::to_string(one.teacher)}, {"name", content.name}}},
                   {"school", content.school},
                   {"issuer", content.issuer},
                   {"from", one.period.from.iso()},
                   {"to", (one.period.to - 1).iso()},
                   {"entries", content.lines.size()},
                   {"hours", amount(one.hours_x100)},
                   {"credits", amount(one.credits_x100)},
                   {"state", one.state},
                   {"changed", one.changed},
                   {"issued_on", shanghai_date(one.issued_ms).iso()},
                   {"issued_ms", one.issued_ms},
                   {"digest", one.file_digest},
                   {"url", verify_url(origin, one.number)},
                   {"ended_on", nullptr},
                   {"reason", nullptr},
                   {"replaced_by", nullptr}};
  if (one.state != "valid") {
    out["ended_on"] = shanghai_date(one.ended_ms).iso();
    out["reason"] = one.ended_reason;
  }
  if (one.replaced_by) out["replaced_by"] = std::to_string(*one.replaced_by);
  return out;
}

json::array certificates_json(std::span<const Certificate> list, const std::string& origin) {
  json::array out;
  for (const Certificate& one : list) out.push_back(certificate_json(one, origin));
  return out;
}

http::Response kept_private(json::value value, int status) {
  return http::no_store(http::json(value, status));
}

}  // namespace xt::proof
