#include "xml.h"

#include <algorithm>
#include <memory>

#include <expat.h>

#include "readers.h"

namespace xt::documents {
namespace {

constexpr int kDeepest = 256;
constexpr std::size_t kChunk = 1 << 20;

std::string_view local(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct State {
  XmlHandler& handler;
  XML_Parser parser = nullptr;
  int depth = 0;
  bool refused = false;

  void stop() {
    refused = true;
    XML_StopParser(parser, XML_FALSE);
  }
  static State& of(void* data) { return *static_cast<State*>(data); }
  static void XMLCALL on_start(void* data, const char* name, const char** attributes) {
    State& s = of(data);
    if (s.refused) return;
    if (++s.depth > kDeepest) return s.stop();
    s.handler.start(local(name), Attributes(attributes));
  }
  static void XMLCALL on_end(void* data, const char* name) {
    State& s = of(data);
    if (s.refused) return;
    --s.depth;
    s.handler.end(local(name));
  }
  static void XMLCALL on_text(void* data, const char* text, int size) {
    if (!of(data).refused) of(data).handler.text({text, static_cast<std::size_t>(size)});
  }
  static void XMLCALL on_doctype(void* data, const char*, const char*, const char*, int) { of(data).stop(); }
};

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (const char** at = list_; *at != nullptr; at += 2) {
    if (local(*at) == name) return at[1];
  }
  return {};
}

Status parse_xml(std::string_view xml, XmlHandler& handler) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                            &XML_ParserFree);
  State state{handler, parser.get()};
  XML_SetUserData(parser.get(), &state);
  XML_SetElementHandler(parser.get(), State::on_start, State::on_end);
  XML_SetCharacterDataHandler(parser.get(), State::on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), State::on_doctype);
  for (std::size_t at = 0; at <= xml.size(); at += kChunk) {
    const std::string_view part = xml.substr(at, kChunk);
    const bool last = at + kChunk >= xml.size();
    const auto outcome = XML_Parse(parser.get(), part.data(), static_cast<int>(part.size()), last ? 1 : 0);
    if (state.refused || outcome != XML_STATUS_OK) return damaged("xml");
    if (handler.full() || last) return {};
  }
  return {};
}

}  // namespace xt::documents
