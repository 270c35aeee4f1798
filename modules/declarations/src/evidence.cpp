#include "declarations/evidence.h"

#include <algorithm>

#include "base/id.h"
#include "base/text.h"
#include "images/images.h"

#include "declarations_queries.gen.h"
#include "store.h"

namespace xt::declarations {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLongestName = 120;

Error refuse(Code code, const char* reason, std::string detail) {
  return Error{code, reason, {{"file", reason, std::move(detail)}}, {}};
}

// ISO base media files name their brand behind "ftyp" (ISO/IEC 14496-12); these are those of HEIF.
bool is_heic(std::string_view bytes) {
  if (bytes.size() < 12 || bytes.substr(4, 4) != "ftyp") return false;
  constexpr std::string_view kBrands[] = {"heic", "heix", "hevc", "hevx", "heim",
                                          "heis", "mif1", "msf1", "avif"};
  return std::find(std::begin(kBrands), std::end(kBrands), bytes.substr(8, 4)) != std::end(kBrands);
}

// "jpeg png pdf", or what it is instead.
std::string type_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "png";
  if (bytes.starts_with("%PDF-"sv)) return "pdf";
  if (is_heic(bytes)) return "heic";
  return std::string(files::type_name(files::sniff(bytes)));
}

std::string extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return "";
  std::string out(name.substr(dot + 1));
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (out == "jpg" || out == "jpe" || out == "jfif") return "jpeg";
  return out;
}

Status check_type(const std::string& type, std::string_view name) {
  const bool known = type == "jpeg" || type == "png" || type == "pdf";
  const std::string said = extension(name);
  const bool claims = said == "jpeg" || said == "png" || said == "pdf";
  if (type == "heic" && !(claims && said != "heic"))
    return refuse(
        Code::invalid, "declarations.evidence_heic",
        "这是苹果手机的 HEIC 照片，多数电脑打不开。请在手机“设置 → 相机 → 格式”里选“兼容性最佳”后重拍，"
        "或把照片截图后上传截图。");
  if (known && (said == type || !claims)) return {};
  // A photograph under the other photograph's name harms nobody: programs write such names by the thousand.
  if (known && type != "pdf" && said != "pdf") return {};
  if (claims)
    return refuse(Code::invalid, "declarations.evidence_lies",
                  "文件名是 ." + said + "，内容却是 " + (type == "binary" ? "别的东西" : type) +
                      "。请不要改扩展名：重新拍照，或在原来的程序里另存为 PDF 后上传。");
  return refuse(Code::invalid, "declarations.evidence_type",
                "只收照片（JPEG、PNG）和 PDF。文档请另存为 PDF，表格请截图或另存为 PDF。");
}

std::string file_name(std::string_view given) {
  std::string name(given.substr(given.find_last_of("/\\") + 1));
  name = tidy(name);
  name.resize(offset_utf8(name, kLongestName));
  return name.empty() ? "未命名" : name;
}

Status draw(const files::Store& store, std::string_view bytes, File& file) {
  const auto damaged = [](const Error& why) {
    if (why.reason == "images.too_many_pixels")
      return refuse(Code::too_large, "declarations.evidence_too_large", "照片像素太多，请缩小后再传。");
    Error out =
        refuse(Code::invalid, "declarations.evidence_damaged", "照片打不开，可能没有传完整。请重新拍一张。");
    out.note = why.reason + " " + why.note;
    return out;
  };
  const auto facts = images::inspect(bytes);
  if (!facts.ok()) return damaged(facts.error());
  file.width = facts->width;
  file.height = facts->height;
  file.taken = facts->taken;
  for (const auto& [edge, digest] : {std::pair(kViewEdge, &file.view), std::pair(kThumbEdge, &file.thumb)}) {
    const auto copy = images::render(bytes, edge);
    if (!copy.ok()) return damaged(copy.error());
    XT_TRY(const files::Stored stored, store.put(*copy));
    *digest = stored.digest;
  }
  return {};
}

Result<Declaration> open_own(db::Session& session, const Doer& doer, const Item& item) {
  XT_TRY(Declaration found, own(session, doer, item));
  if (found.state != "draft" && found.state != "sent_back")
    return make_error(Code::conflict, "declarations.not_open", found.state);
  return found;
}

}  // namespace

Result<Prepared> prepare(const files::Store& store, const scan::Scanner& scanner, std::string_view bytes,
                         std::string_view name) {
  if (bytes.empty()) return refuse(Code::invalid, "declarations.evidence_empty", "文件是空的，请重新选择。");
  if (bytes.size() > kMostBytes)
    return refuse(Code::too_large, "declarations.evidence_too_large", "文件超过20MB，请压缩或分页后再传。");
  Prepared out;
  out.file.type = type_of(bytes);
  XT_CHECK_OK(check_type(out.file.type, name));
  XT_TRY(const scan::Finding finding, scanner.look(bytes));
  if (finding == scan::Finding::infected)
    return refuse(Code::invalid, "declarations.evidence_infected",
                  "杀毒程序在文件里发现了病毒，没有保存。请给电脑或手机查毒后重新上传。");
  out.file.scanned = finding == scan::Finding::clean ? "clean" : "unscanned";
  out.file.name = file_name(name);
  if (out.file.type != "pdf") XT_CHECK_OK(draw(store, bytes, out.file));
  XT_TRY(const files::Stored stored, store.put(bytes, kMostBytes));
  out.file.digest = stored.digest;
  out.file.bytes = stored.bytes;
  return out;
}

Result<Declaration> attach(db::Session& session, const Doer& doer, const Item& item,
                           const Prepared& prepared) {
  XT_TRY(const Declaration before, open_own(session, doer, item));
  XT_TRY(const auto present, files_of(session, before));
  if (present.size() >= kMostFiles) return make_error(Code::conflict, "declarations.too_many_files");
  const File& f = prepared.file;
  const bool again =
      std::any_of(present.begin(), present.end(), [&](const File& one) { return one.digest == f.digest; });
  if (again) return before;
  XT_CHECK_OK(session.exec(sql::insert_file, {{"teacher", before.teacher},
                                              {"declaration", before.id},
                                              {"id", next_id()},
                                              {"name", f.name},
                                              {"type", f.type},
                                              {"digest", f.digest},
                                              {"bytes", f.bytes},
                                              {"width", std::int64_t{f.width}},
                                              {"height", std::int64_t{f.height}},
                                              {"taken", std::int64_t{f.taken ? f.taken->days() : 0}},
                                              {"view", f.view},
                                              {"thumb", f.thumb},
                                              {"scanned", f.scanned},
                                              {"now", doer.now_ms}}));
  return change(session, doer, before, before, {"attach", "", "", f.digest});
}

Result<Declaration> detach(db::Session& session, const Doer& doer, const Item& item, Id file) {
  XT_TRY(const Declaration before, open_own(session, doer, item));
  XT_TRY(const std::int64_t removed,
         session.exec(
             sql::remove_file,
             {{"teacher", before.teacher}, {"declaration", before.id}, {"id", file}, {"now", doer.now_ms}}));
  if (removed != 1) return make_error(Code::not_found, "declarations.no_file");
  return change(session, doer, before, before, {"detach", "", "", std::to_string(file)});
}

Result<std::vector<Elsewhere>> elsewhere(db::Session& session, const Declaration& declaration,
                                         const File& file) {
  std::vector<Elsewhere> out;
  XT_CHECK_OK(session.each(
      sql::same_file, {{"digest", file.digest}, {"declaration", declaration.id}}, [&](const db::Row& row) {
        out.push_back({row.i64(0), std::string(row.text(1)), row.i64(2) == declaration.teacher});
        return true;
      }));
  return out;
}

}  // namespace xt::declarations
