// Expat and its limits: no DTD (so no entities), bounded depth.
#pragma once

#include <string_view>

#include "base/result.h"

namespace xt::documents {

// Attributes as expat gives them; prefixes are cut off the names.
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
  virtual void start(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;
  // True: enough was read, the rest is left.
  virtual bool full() const { return false; }
};

Status parse_xml(std::string_view xml, XmlHandler& handler);

}  // namespace xt::documents
