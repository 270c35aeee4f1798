// The file of saved answers: a line with the format and the digest of the rest, then JSON.
#include <boost/json.hpp>

#include "base/digest.h"
#include "web/saved_answers.h"

namespace xt::plans {
namespace {

namespace json = boost::json;

// Another number for every change of what follows: older files are left aside then.
constexpr std::string_view kFormat = "xingtan-answers-1 ";

json::value fraction(const std::optional<Rational>& value) {
  if (!value) return nullptr;
  return json::array{value->num(), value->den()};
}
std::optional<Rational> fraction_of(const json::value& value) {
  if (value.is_null()) return std::nullopt;
  const json::array& parts = value.as_array();
  const auto out = Rational::of(parts.at(0).to_number<std::int64_t>(), parts.at(1).to_number<std::int64_t>());
  if (!out) throw std::out_of_range("fraction");
  return out;
}

json::array counts(const Counts& c) {
  return {c.entities, c.met, c.on_track, c.behind, c.missed, c.no_data};
}
Counts counts_of(const json::value& value) {
  const json::array& parts = value.as_array();
  const auto at = [&](std::size_t i) { return parts.at(i).to_number<std::int64_t>(); };
  return {at(0), at(1), at(2), at(3), at(4), at(5)};
}

Date date_of(const json::value& value) {
  return Date(value.to_number<std::int32_t>());
}
std::string text_of(const json::value& value) {
  const json::string& text = value.as_string();
  return {text.data(), text.size()};
}
// A value of an enumeration with so many.
template <class E>
E choice_of(const json::value& value, int many) {
  const int number = value.to_number<int>();
  if (number < 0 || number >= many) throw std::out_of_range("choice");
  return static_cast<E>(number);
}

json::object provision(const ProvisionResult& p) {
  json::array missing, windows;
  for (const std::string& one : p.missing) missing.emplace_back(one);
  for (const WindowResult& w : p.windows) {
    windows.push_back(json::array{w.first.days(), w.last.days(), static_cast<int>(w.status), counts(w.counts),
                                  fraction(w.share)});
  }
  return {{"id", p.id},
          {"title", p.title},
          {"title_en", p.title_en},
          {"strength", static_cast<int>(p.strength)},
          {"judged", p.judged},
          {"comparison", static_cast<int>(p.comparison)},
          {"status", static_cast<int>(p.status)},
          {"first", p.first.days()},
          {"last", p.last.days()},
          {"counts", counts(p.counts)},
          {"share", fraction(p.share)},
          {"required_share", fraction(p.required_share)},
          {"value", fraction(p.value)},
          {"low", fraction(p.low)},
          {"high", fraction(p.high)},
          {"missing", std::move(missing)},
          {"windows", std::move(windows)}};
}
ProvisionResult provision_of(const json::object& o) {
  ProvisionResult p;
  p.id = text_of(o.at("id"));
  p.title = text_of(o.at("title"));
  p.title_en = text_of(o.at("title_en"));
  p.strength = choice_of<Strength>(o.at("strength"), 3);
  p.judged = o.at("judged").as_bool();
  p.comparison = choice_of<Comparison>(o.at("comparison"), 4);
  p.status = choice_of<State>(o.at("status"), 5);
  p.first = date_of(o.at("first"));
  p.last = date_of(o.at("last"));
  p.counts = counts_of(o.at("counts"));
  p.share = fraction_of(o.at("share"));
  p.required_share = fraction_of(o.at("required_share")).value_or(Rational(1));
  p.value = fraction_of(o.at("value"));
  p.low = fraction_of(o.at("low"));
  p.high = fraction_of(o.at("high"));
  for (const json::value& one : o.at("missing").as_array()) p.missing.push_back(text_of(one));
  for (const json::value& one : o.at("windows").as_array()) {
    const json::array& w = one.as_array();
    p.windows.push_back({date_of(w.at(0)), date_of(w.at(1)), choice_of<State>(w.at(2), 5), counts_of(w.at(3)),
                         fraction_of(w.at(4))});
  }
  return p;
}

json::object answer(const std::string& key, const SavedAnswer& saved) {
  const EvalResult& r = *saved.result;
  json::array provisions;
  for (const ProvisionResult& p : r.provisions) provisions.push_back(provision(p));
  return {{"key", key},
          {"digest", saved.digest},
          {"today", saved.today.days()},
          {"made_ms", saved.made_ms},
          {"plan", r.plan},
          {"at", r.at.days()},
          {"known", r.known.days()},
          {"under", r.under},
          {"key_lo", r.key_lo},
          {"key_hi", r.key_hi},
          {"provisions", std::move(provisions)}};
}
std::pair<std::string, SavedAnswer> answer_of(const json::object& o) {
  SavedAnswer saved;
  saved.digest = text_of(o.at("digest"));
  saved.today = date_of(o.at("today"));
  saved.made_ms = o.at("made_ms").to_number<std::int64_t>();
  EvalResult r;
  r.saved_ms = saved.made_ms;
  r.plan = text_of(o.at("plan"));
  r.at = date_of(o.at("at"));
  r.known = date_of(o.at("known"));
  r.under = text_of(o.at("under"));
  r.key_lo = o.at("key_lo").to_number<std::int64_t>();
  r.key_hi = o.at("key_hi").to_number<std::int64_t>();
  for (const json::value& p : o.at("provisions").as_array()) {
    r.provisions.push_back(provision_of(p.as_object()));
  }
  saved.result = std::make_shared<const EvalResult>(std::move(r));
  return {text_of(o.at("key")), std::move(saved)};
}

}  // namespace

std::string pack_answers(const std::multimap<std::string, SavedAnswer>& answers) {
  json::array all;
  for (const auto& [key, one] : answers) all.push_back(answer(key, one));
  const std::string body = json::serialize(all);
  return std::string(kFormat) + sha256_hex(body) + "\n" + body;
}

std::optional<std::multimap<std::string, SavedAnswer>> unpack_answers(std::string_view bytes) {
  constexpr std::size_t kDigest = 64;
  if (!bytes.starts_with(kFormat) || bytes.size() < kFormat.size() + kDigest + 1) return std::nullopt;
  const std::string_view digest = bytes.substr(kFormat.size(), kDigest);
  const std::string_view body = bytes.substr(kFormat.size() + kDigest + 1);
  if (bytes[kFormat.size() + kDigest] != '\n' || sha256_hex(body) != digest) return std::nullopt;
  std::multimap<std::string, SavedAnswer> out;
  try {
    const json::value all = json::parse(body);
    for (const json::value& one : all.as_array()) out.insert(answer_of(one.as_object()));
  } catch (const std::exception&) {
    return std::nullopt;  // written by a program that meant something else
  }
  return out;
}

}  // namespace xt::plans
