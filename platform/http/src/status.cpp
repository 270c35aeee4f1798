#include "status.h"

#include <algorithm>
#include <array>

namespace xt::http {
namespace {

struct Named {
  int status;
  const char* name;
};
constexpr std::array kNames{Named{200, "OK"},
                            Named{201, "Created"},
                            Named{202, "Accepted"},
                            Named{204, "No Content"},
                            Named{206, "Partial Content"},
                            Named{301, "Moved Permanently"},
                            Named{302, "Found"},
                            Named{303, "See Other"},
                            Named{304, "Not Modified"},
                            Named{307, "Temporary Redirect"},
                            Named{308, "Permanent Redirect"},
                            Named{400, "Bad Request"},
                            Named{401, "Unauthorized"},
                            Named{403, "Forbidden"},
                            Named{404, "Not Found"},
                            Named{405, "Method Not Allowed"},
                            Named{408, "Request Timeout"},
                            Named{409, "Conflict"},
                            Named{412, "Precondition Failed"},
                            Named{413, "Content Too Large"},
                            Named{422, "Unprocessable Content"},
                            Named{429, "Too Many Requests"},
                            Named{431, "Request Header Fields Too Large"},
                            Named{500, "Internal Server Error"},
                            Named{501, "Not Implemented"},
                            Named{503, "Service Unavailable"},
                            Named{505, "HTTP Version Not Supported"}};

}  // namespace

const char* status_name(int status) {
  const auto* found =
      std::find_if(kNames.begin(), kNames.end(), [&](const Named& named) { return named.status == status; });
  return found == kNames.end() ? "Status" : found->name;
}

}  // namespace xt::http
