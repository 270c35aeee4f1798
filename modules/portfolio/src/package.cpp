#include "archive/archive.h"
#include "base/digest.h"
#include "portfolio/portfolio.h"

namespace xt::portfolio {

std::string package(const std::vector<File>& files, Date made) {
  archive::Archive out(made);
  std::string sums;
  for (const File& one : files) {
    out.add(one.name, one.bytes);
    sums += sha256_hex(one.bytes) + "  " + one.name + "\n";
  }
  out.add("SHA256SUMS", sums);
  return out.finish();
}

}  // namespace xt::portfolio
