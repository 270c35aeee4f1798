#include "xml.h"

#include <array>
#include <utility>

#include <expat.h>

#include "refuse.h"

namespace xt::sheets {
namespace {

constexpr std::size_t kChunk = 64 * 1024;
// Expat keeps an unfinished tag whole in memory.
constexpr std::int64_t kLongestTag = 1 << 20;

std::string_view local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (const char** at = list_; *at != nullptr; at += 2) {
    if (local_name(*at) == name) return at[1];
  }
  return {};
}

struct XmlReader::State {
  XmlHandler& handler;
  const Options& options;
  XML_Parser parser = nullptr;
  Status status;
  int depth = 0;
  std::int64_t fed = 0;

  void stop(Status why) {
    if (!status.ok()) return;
    status = std::move(why);
    XML_StopParser(parser, XML_FALSE);
  }

  static State& of(void* data) { return *static_cast<State*>(data); }

  static void XMLCALL on_start(void* data, const char* name, const char** attributes) {
    State& s = of(data);
    if (!s.status.ok()) return;
    if (++s.depth > s.options.max_xml_depth) return s.stop(damaged_xlsx("xml depth"));
    if (auto status = s.handler.start(local_name(name), Attributes(attributes)); !status.ok())
      s.stop(std::move(status));
  }

  static void XMLCALL on_end(void* data, const char* name) {
    State& s = of(data);
    if (!s.status.ok()) return;
    --s.depth;
    if (auto status = s.handler.end(local_name(name)); !status.ok()) s.stop(std::move(status));
  }

  static void XMLCALL on_text(void* data, const char* text, int size) {
    State& s = of(data);
    if (!s.status.ok()) return;
    if (auto status = s.handler.text({text, static_cast<std::size_t>(size)}); !status.ok())
      s.stop(std::move(status));
  }

  static void XMLCALL on_doctype(void* data, const char*, const char*, const char*, int) {
    of(data).stop(refuse(Code::invalid, "sheets.dtd",
                         "文件内含有不允许的 XML 声明（DTD），已拒绝读取。请另存为 .xlsx 后再试。"));
  }
};

XmlReader::XmlReader(XmlHandler& handler, const Options& options)
    : state_(new State{.handler = handler, .options = options, .status = {}}) {
  state_->parser = XML_ParserCreate(nullptr);
  XML_SetUserData(state_->parser, state_.get());
  XML_SetElementHandler(state_->parser, State::on_start, State::on_end);
  XML_SetCharacterDataHandler(state_->parser, State::on_text);
  XML_SetStartDoctypeDeclHandler(state_->parser, State::on_doctype);
}

XmlReader::~XmlReader() {
  XML_ParserFree(state_->parser);
}

Status XmlReader::feed(std::string_view bytes, bool last) {
  State& s = *state_;
  const auto outcome = XML_Parse(s.parser, bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0);
  if (!s.status.ok()) return s.status;
  if (outcome != XML_STATUS_OK) {
    return damaged_xlsx("xml: " + std::string(XML_ErrorString(XML_GetErrorCode(s.parser))) + " at line " +
                        std::to_string(XML_GetCurrentLineNumber(s.parser)));
  }
  s.fed += static_cast<std::int64_t>(bytes.size());
  if (!last && s.fed - static_cast<std::int64_t>(XML_GetCurrentByteIndex(s.parser)) > kLongestTag) {
    return damaged_xlsx("xml: tag too long");
  }
  return {};
}

Status parse_part(Part& part, XmlHandler& handler, const Options& options) {
  XmlReader reader(handler, options);
  std::string chunk(kChunk, '\0');
  for (;;) {
    XT_TRY(const std::size_t n, part.read(chunk.data(), chunk.size()));
    XT_CHECK_OK(reader.feed(std::string_view(chunk).substr(0, n), n == 0));
    if (n == 0) return {};
  }
}

}  // namespace xt::sheets
