// POST /api/workshop/intake: the text of a file; nothing is kept of it.
#include <boost/json.hpp>

#include "documents/documents.h"
#include "http/json.h"

#include "asked.h"

namespace xt::workshop {

Result<http::Response> intake_route(Room&, const http::Request& request) {
  XT_TRY(const documents::Document found, documents::read(request.body));
  boost::json::array notices;
  for (const std::string& notice : found.notices) notices.emplace_back(notice);
  return http::no_store(http::json(
      {{"kind", documents::code(found.kind)}, {"text", found.text}, {"notices", std::move(notices)}}));
}

}  // namespace xt::workshop
