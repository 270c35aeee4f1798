#include "package.h"

#include <algorithm>
#include <utility>

#include <zip.h>

#include "refuse.h"

namespace xt::sheets {
namespace {

constexpr std::int64_t kRatioFrom = 16LL << 20;
constexpr std::size_t kTail = 22 + 65'535;  // the end record and the longest comment

Error zip_bomb(std::string note) {
  return refuse(Code::too_large, "sheets.zip_bomb",
                "文件解压后过大，不像正常的表格，已拒绝读取。请另存为 .xlsx 后再试。", std::move(note));
}

// libzip sets aside memory for as many entries as the file claims; so the claim is read first.
Status check_entries(Bytes& bytes, const Options& options) {
  const auto size = bytes.size();
  const auto n = std::min<std::int64_t>(size, kTail);
  std::string tail(static_cast<std::size_t>(n), '\0');
  XT_TRY(const std::size_t got, bytes.read_at(size - n, tail.data(), tail.size()));
  tail.resize(got);
  for (auto at = tail.find("PK\x05\x06"); at != std::string::npos; at = tail.find("PK\x05\x06", at + 1)) {
    if (at + 12 > tail.size()) break;
    const int entries = static_cast<unsigned char>(tail[at + 10]) | static_cast<unsigned char>(tail[at + 11])
                                                                        << 8;
    if (entries > options.max_zip_entries) return zip_bomb("entries: " + std::to_string(entries));
  }
  return {};
}

}  // namespace

Part::Part(zip_file* file, std::int64_t packed, std::int64_t declared, const Options& options,
           std::int64_t* total)
    : file_(file), packed_(packed), declared_(declared), options_(options), total_(total) {}

Part::~Part() {
  zip_fclose(file_);
}

Result<std::size_t> Part::read(char* to, std::size_t want) {
  const auto n = zip_fread(file_, to, want);
  if (n < 0) return damaged_xlsx("zip_fread");
  read_ += n;
  *total_ += n;
  if (*total_ > options_.max_unzipped_bytes) return zip_bomb("unzipped bytes");
  if (read_ > kRatioFrom && read_ / std::max<std::int64_t>(packed_, 1) > options_.max_zip_ratio)
    return zip_bomb("ratio");
  return static_cast<std::size_t>(n);
}

Package::Package(std::unique_ptr<Bytes> bytes, Options options, zip* archive)
    : bytes_(std::move(bytes)), options_(std::move(options)), archive_(archive) {}

Package::~Package() {
  zip_discard(archive_);
}

Result<std::unique_ptr<Package>> Package::open(std::unique_ptr<Bytes> bytes, const Options& options) {
  XT_CHECK_OK(check_entries(*bytes, options));
  zip_t* archive = nullptr;
  if (!bytes->path().empty()) {
    int code = 0;
    archive = zip_open(bytes->path().c_str(), ZIP_RDONLY, &code);
  } else {
    zip_error_t error;
    zip_error_init(&error);
    const auto all = bytes->all();
    zip_source_t* source = zip_source_buffer_create(all.data(), all.size(), 0, &error);
    if (source != nullptr) archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source != nullptr && archive == nullptr) zip_source_free(source);
    zip_error_fini(&error);
  }
  if (archive == nullptr) return damaged_xlsx("zip_open");
  std::unique_ptr<Package> package(new Package(std::move(bytes), options, archive));
  if (zip_get_num_entries(archive, 0) > options.max_zip_entries) return zip_bomb("entries");
  return package;
}

bool Package::has(const std::string& name) const {
  return zip_name_locate(archive_, name.c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<std::unique_ptr<Part>> Package::part(const std::string& name) {
  const auto index = zip_name_locate(archive_, name.c_str(), ZIP_FL_NOCASE);
  zip_stat_t info;
  if (index < 0 || zip_stat_index(archive_, static_cast<zip_uint64_t>(index), 0, &info) != 0) {
    return damaged_xlsx("no part " + name);
  }
  if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE) {
    return refuse(Code::invalid, "sheets.password",
                  "文件设有密码，无法读取。请去掉密码后另存为 .xlsx 再上传。");
  }
  zip_file_t* file = zip_fopen_index(archive_, static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) return damaged_xlsx("zip_fopen " + name);
  return std::make_unique<Part>(file, static_cast<std::int64_t>(info.comp_size),
                                static_cast<std::int64_t>(info.size), options_, &unzipped_);
}

}  // namespace xt::sheets
