// The parts of an .xlsx file are XML: expat, and its limits.
#pragma once

#include <memory>
#include <string_view>

#include "package.h"

namespace xt::sheets {

// Attributes as expat gives them: name, value, …, nullptr. Prefixes are cut off the names.
class Attributes {
 public:
  explicit Attributes(const char** list) : list_(list) {}
  std::string_view operator[](std::string_view name) const;  // empty where absent

 private:
  const char** list_;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual Status start(std::string_view name, const Attributes& attributes) = 0;
  virtual Status end(std::string_view name) = 0;
  virtual Status text(std::string_view text) = 0;
};

// Pushes bytes through expat. No DTD (so no entities), bounded depth, bounded length of a tag.
class XmlReader {
 public:
  XmlReader(XmlHandler& handler, const Options& options);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  Status feed(std::string_view bytes, bool last);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Status parse_part(Part& part, XmlHandler& handler, const Options& options);

}  // namespace xt::sheets
