// GET /api/workshop/words: what may be written, for completion and for the form. The same for everybody.
#include <boost/json.hpp>

#include "http/json.h"
#include "plans/fields.h"
#include "plans/words.h"
#include "vocab/vocab.h"

#include "asked.h"

namespace xt::workshop {
namespace {

namespace json = boost::json;

std::string_view type_of(plans::FieldType type) {
  constexpr std::string_view kWords[] = {"word", "number", "flag", "text"};
  return kWords[static_cast<std::size_t>(type)];
}

json::array fields() {
  json::array out;
  for (const plans::FieldInfo& field : plans::fields()) {
    out.push_back({{"name", field.name},
                   {"object", plans::code(field.object)},
                   {"zh", field.zh},
                   {"en", field.en},
                   {"type", type_of(field.type)},
                   {"words", field.vocabulary},
                   {"attribute", field.attr}});
  }
  return out;
}

json::object vocabularies() {
  json::object out;
  for (const vocab::Kind kind : vocab::kinds()) {
    json::array terms;
    for (const vocab::Term& term : vocab::terms(kind)) {
      terms.push_back({{"key", term.key}, {"zh", term.zh}, {"en", term.en}});
    }
    out[vocab::name(kind)] = std::move(terms);
  }
  return out;
}

json::array measures() {
  json::array out;
  for (const plans::MeasureName& one : plans::measure_names()) {
    out.push_back({{"name", one.name}, {"zh", one.zh}, {"argument", plans::code(one.argument)}});
  }
  return out;
}

}  // namespace

Result<http::Response> words_route(Room&, const http::Request&) {
  http::Response response =
      http::json({{"fields", fields()}, {"vocabularies", vocabularies()}, {"measures", measures()}});
  response.headers.add("Cache-Control", "private, max-age=3600");
  return response;
}

}  // namespace xt::workshop
