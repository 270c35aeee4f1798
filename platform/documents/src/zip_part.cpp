#include "zip_part.h"

#include <algorithm>

#include <zip.h>

namespace xt::documents {
namespace {

constexpr std::size_t kTail = 22 + 65'535;  // the end record and the longest comment
constexpr std::size_t kChunk = 64 << 10;

Error zip_bomb(std::string note) {
  return make_error(Code::too_large, "documents.zip_bomb", std::move(note));
}

// libzip sets aside memory for as many entries as the file claims; so the claim is read first.
bool claims_too_much(std::string_view bytes, int most) {
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kTail));
  for (auto at = tail.find("PK\x05\x06"); at != std::string_view::npos;
       at = tail.find("PK\x05\x06", at + 1)) {
    if (at + 12 > tail.size()) break;
    const int entries = static_cast<unsigned char>(tail[at + 10]) | static_cast<unsigned char>(tail[at + 11])
                                                                        << 8;
    if (entries > most) return true;
  }
  return false;
}

}  // namespace

Result<Zip> Zip::open(std::string_view bytes, const Limits& limits) {
  if (claims_too_much(bytes, limits.max_zip_entries)) return zip_bomb("entries");
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (source != nullptr && archive == nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive == nullptr) return damaged("zip_open");
  Zip out(limits, archive);
  if (zip_get_num_entries(archive, 0) > limits.max_zip_entries) return zip_bomb("entries");
  return out;
}

Zip::~Zip() {
  if (archive_ != nullptr) zip_discard(archive_);
}

Result<std::optional<std::string>> Zip::part(const std::string& name) const {
  const auto index = zip_name_locate(archive_, name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return std::optional<std::string>();
  zip_stat_t info;
  if (zip_stat_index(archive_, static_cast<zip_uint64_t>(index), 0, &info) != 0) return damaged("zip_stat");
  if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE) {
    return make_error(Code::invalid, "documents.password");
  }
  zip_file_t* file = zip_fopen_index(archive_, static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) return damaged("zip_fopen " + name);
  std::string out;
  std::string chunk(kChunk, '\0');
  // What is unpacked is counted: the size that the zip declares may be a lie.
  for (;;) {
    const auto n = zip_fread(file, chunk.data(), chunk.size());
    if (n <= 0) {
      zip_fclose(file);
      if (n < 0) return damaged("zip_fread " + name);
      return std::optional(std::move(out));
    }
    out.append(chunk, 0, static_cast<std::size_t>(n));
    if (out.size() > limits_.max_unzipped_bytes) {
      zip_fclose(file);
      return zip_bomb(name);
    }
  }
}

}  // namespace xt::documents
