#include "fetch/fetch.h"

#include <memory>

#include <curl/curl.h>

namespace xt::fetch {
namespace {

constexpr long kConnect_ms = 5'000;
constexpr long kWhole_ms = 10'000;

// Once, before the first handle; libcurl's own initialisation is not safe among threads.
void initialise() {
  static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(done);
}

// libcurl's own reading of the address, so that what is checked is what is called.
std::string part(CURLU* url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, 0) != CURLUE_OK) return {};
  std::string out(text);
  curl_free(text);
  return out;
}

struct Sink {
  std::string body;
  bool too_large = false;
};
std::size_t take(char* data, std::size_t size, std::size_t count, void* to) {
  auto& sink = *static_cast<Sink*>(to);
  const std::size_t length = size * count;
  if (sink.body.size() + length > kMaxBody) {
    sink.too_large = true;
    return 0;  // ends the transfer
  }
  sink.body.append(data, length);
  return length;
}

struct Cleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Headers = std::unique_ptr<curl_slist, Cleanup>;

void add(Headers& headers, const std::string& line) {
  curl_slist* longer = curl_slist_append(headers.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  static_cast<void>(headers.release());
  headers.reset(longer);
}

void bound(CURL* curl) {
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https,http");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, kConnect_ms);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, kWhole_ms);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "Xingtan");
}

}  // namespace

bool may_ask(const std::string& url) {
  initialise();
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> read(curl_url(), &curl_url_cleanup);
  if (!read || curl_url_set(read.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return false;
  if (!part(read.get(), CURLUPART_USER).empty() || !part(read.get(), CURLUPART_FRAGMENT).empty())
    return false;
  const std::string scheme = part(read.get(), CURLUPART_SCHEME);
  const std::string host = part(read.get(), CURLUPART_HOST);
  if (host.empty()) return false;
  return scheme == "https" ||
         (scheme == "http" && (host == "localhost" || host == "127.0.0.1" || host == "[::1]"));
}

std::string url_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return out;
}

std::string form_of(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out += '&';
    out += url_encoded(name) + "=" + url_encoded(value);
  }
  return out;
}

Result<Answer> ask(const Ask& ask) {
  if (!may_ask(ask.url)) return make_error(Code::invalid, "fetch.bad_address", ask.url);
  const std::unique_ptr<CURL, Cleanup> curl(curl_easy_init());
  if (!curl) throw std::bad_alloc();
  bound(curl.get());
  Headers headers;
  add(headers, "Accept: application/json");
  if (!ask.user.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, ask.user.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, ask.password.c_str());
  }
  const std::string form = ask.form ? form_of(*ask.form) : "";
  if (ask.form) {
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(form.size()));
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, form.c_str());
  }
  Sink sink;
  curl_easy_setopt(curl.get(), CURLOPT_URL, ask.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &sink);
  const CURLcode code = curl_easy_perform(curl.get());
  if (sink.too_large) return make_error(Code::unavailable, "fetch.too_large", ask.url);
  if (code != CURLE_OK) {
    return make_error(Code::unavailable, "fetch.unreachable", ask.url + ": " + curl_easy_strerror(code));
  }
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  return Answer{static_cast<int>(status), std::move(sink.body)};
}

}  // namespace xt::fetch
