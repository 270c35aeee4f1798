// The routes as data: what is served, who may call it, and what it is for. OpenAPI is generated from the same
// table. Filled at start by each module's `http.cpp`, then frozen; afterwards read by all threads.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace xt::http {

// Plain and synchronous: runs on a worker thread, may block on the database. An exception becomes a 500 (or a
// 503 where the infrastructure is lost), never the end of the process.
using Handler = std::function<Result<Response>(const Request&)>;

inline constexpr std::size_t kDefaultBodyLimit = 1 << 20;

// `permission`: "public" (anyone), "session" (anyone signed in), or a name of modules/access such as
// "plans.read". Empty is refused at start: nothing is open by omission.
struct Route {
  Method method = Method::get;
  std::string pattern;  // "/api/plans/{id}/state": literal or {name} segments, nothing else
  std::string permission;
  std::string summary;  // one line for the API's description
  Handler handler;
  std::size_t body_limit = kDefaultBodyLimit;  // octets
  // What goes in and out, in the words of shapes (README.md): the query "at?: date, limit?: int"; the body
  // "{login: string, password: string}" or "file"; the answer "Plan", "{entries: Entry[]}", "201 Job" (a
  // status that is not 200), "none" (204), "file", or "Plan | file" where a parameter chooses.
  std::string query = {};
  std::string takes = {};
  std::string gives = {};
};

// A shape with a name, for all routes: {"Counts", "{met: int, behind: int}"}.
struct Shape {
  std::string name;
  std::string text;
};

// Where a request leads. `route` is null for 404 (`allow` empty) and 405 (`allow` = "GET, HEAD, OPTIONS").
struct Match {
  const Route* route = nullptr;
  std::map<std::string, std::string, std::less<>> params;
  std::string allow;
};

class Router {
 public:
  void add(Route route);
  void add(std::vector<Route> routes);
  void add(std::vector<Shape> shapes);

  // http.bad_route, with a note that lists every fault: empty permission, two routes for one method and path,
  // one shape with different parameter names, two patterns of which neither is more specific ("/a/{x}/c",
  // "/a/b/{y}").
  Status freeze();

  // A literal segment wins over a parameter. HEAD is answered by GET. `path` is decoded; an empty segment or
  // a parameter with an encoded '/' matches nothing.
  Match match(Method method, std::string_view path) const;

  const std::vector<Route>& routes() const { return routes_; }
  const std::vector<Shape>& shapes() const { return named_; }

 private:
  struct Form {
    std::vector<std::string> segments;  // "{}" stands for a parameter
    std::vector<std::string> names;
    std::vector<std::size_t> routes;
  };
  static Form form_of(const Route& route);
  std::vector<Route> routes_;
  std::vector<Shape> named_;
  std::map<std::size_t, std::vector<Form>> forms_;  // by number of segments, the more specific first
};

}  // namespace xt::http
