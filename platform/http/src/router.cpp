#include "http/router.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.h"

#include "url.h"

namespace xt::http {
namespace {

constexpr std::string_view kParameter = "{}";

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}' &&
         is_token(segment.substr(1, segment.size() - 2));
}

std::string fault_of(const Route& route) {
  if (!route.pattern.starts_with('/')) return "does not start with /";
  if (route.permission.empty()) return "declares no permission";
  if (!route.handler) return "has no handler";
  if (route.method == Method::head || route.method == Method::options)
    return "HEAD and OPTIONS are answered already";
  std::set<std::string_view> names;
  for (const std::string_view segment : split(std::string_view(route.pattern).substr(1), '/')) {
    const bool braces = segment.find_first_of("{}*") != std::string_view::npos;
    if (segment.empty() && route.pattern != "/") return "has an empty segment";
    if (braces && !is_parameter(segment)) return "has a segment that is neither literal nor {name}";
    if (braces && !names.insert(segment).second) return "repeats a parameter";
  }
  return {};
}

// Of two forms of one length that can match one path: -1 the first is more specific, 1 the second, 0
// neither.
int specificity(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  bool a_wins = false;
  bool b_wins = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    a_wins = a_wins || (a[i] != kParameter && b[i] == kParameter);
    b_wins = b_wins || (a[i] == kParameter && b[i] != kParameter);
  }
  return a_wins == b_wins ? 0 : (a_wins ? -1 : 1);
}

bool can_meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != kParameter && b[i] != kParameter && a[i] != b[i]) return false;
  }
  return true;
}

bool fits(const std::vector<std::string>& segments, const std::vector<std::string_view>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (segments[i] == kParameter ? parts[i].empty() : segments[i] != parts[i]) return false;
  }
  return true;
}

}  // namespace

Router::Form Router::form_of(const Route& route) {
  Form form;
  for (const std::string_view segment : split(std::string_view(route.pattern).substr(1), '/')) {
    const bool parameter = is_parameter(segment);
    form.segments.emplace_back(parameter ? kParameter : segment);
    if (parameter) form.names.emplace_back(segment.substr(1, segment.size() - 2));
  }
  return form;
}

void Router::add(Route route) {
  routes_.push_back(std::move(route));
}

void Router::add(std::vector<Route> routes) {
  for (Route& route : routes) add(std::move(route));
}

void Router::add(std::vector<Shape> shapes) {
  named_.insert(named_.end(), std::make_move_iterator(shapes.begin()), std::make_move_iterator(shapes.end()));
}

Status Router::freeze() {
  std::string faults;
  const auto fault = [&](const Route& route, const std::string& what) {
    faults += std::string(method_name(route.method)) + " " + route.pattern + " " + what + "\n";
  };
  forms_.clear();
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    const Route& route = routes_[i];
    if (const std::string what = fault_of(route); !what.empty()) {
      fault(route, what);
      continue;
    }
    Form form = form_of(route);
    auto& same_length = forms_[form.segments.size()];
    bool known = false;
    for (Form& other : same_length) {
      const Route& first = routes_[other.routes.front()];
      if (other.segments == form.segments) {
        known = true;
        if (other.names != form.names) fault(route, "names its parameters unlike " + first.pattern);
        for (const std::size_t j : other.routes) {
          if (routes_[j].method == route.method) fault(route, "is there twice");
        }
        other.routes.push_back(i);
      } else if (can_meet(other.segments, form.segments) && specificity(other.segments, form.segments) == 0) {
        fault(route, "and " + first.pattern + " match the same paths and neither is more specific");
      }
    }
    if (known) continue;
    form.routes.push_back(i);
    same_length.push_back(std::move(form));
  }
  for (auto& [length, forms] : forms_) {
    // "More specific" is only a partial order; the number of literals extends it to a total one.
    std::stable_sort(forms.begin(), forms.end(),
                     [](const Form& a, const Form& b) { return a.names.size() < b.names.size(); });
  }
  if (!faults.empty()) return make_error(Code::internal, "http.bad_route", faults);
  return {};
}

Match Router::match(Method method, std::string_view path) const {
  Match match;
  if (!path.starts_with('/')) return match;
  const auto parts = split(path.substr(1), '/');
  const auto same_length = forms_.find(parts.size());
  if (same_length == forms_.end()) return match;
  for (const Form& form : same_length->second) {
    if (!fits(form.segments, parts)) continue;
    std::set<std::string_view> allowed{"OPTIONS"};
    for (const std::size_t index : form.routes) {
      const Route& route = routes_[index];
      allowed.insert(method_name(route.method));
      if (route.method == Method::get) allowed.insert("HEAD");
      if (route.method == method || (method == Method::head && route.method == Method::get))
        match.route = &route;
    }
    for (const std::string_view name : allowed)
      match.allow += (match.allow.empty() ? "" : ", ") + std::string(name);
    std::size_t name = 0;
    for (std::size_t k = 0; k < parts.size() && name < form.names.size(); ++k) {
      if (form.segments[k] == kParameter) match.params.emplace(form.names[name++], parts[k]);
    }
    return match;
  }
  return match;
}

}  // namespace xt::http
