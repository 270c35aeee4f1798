// The pieces of an .xlsx file (ECMA-376 part 1, SpreadsheetML). package.cpp: the zip and its limits; xml.cpp:
// expat and its limits; workbook.cpp: which sheet; styles.cpp: which numbers are dates; strings.cpp: the
// shared strings; cells.cpp: what a cell says; sheet.cpp: the rows.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/sheets.h"

#include "bytes.h"

struct zip;
struct zip_file;

namespace xt::sheets {

Result<std::unique_ptr<RowSource>> open_xlsx(std::unique_ptr<Bytes> bytes, const Options& options);

// One part of the zip, unpacked while it is read. Lives no longer than its Package.
class Part {
 public:
  Part(zip_file* file, std::int64_t packed, std::int64_t declared, const Options& options,
       std::int64_t* total);
  ~Part();
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;

  // 0 at the end. Errors: sheets.zip_bomb, sheets.damaged.
  Result<std::size_t> read(char* to, std::size_t want);
  Progress progress() const { return {read_, declared_}; }

 private:
  zip_file* file_;
  std::int64_t packed_;
  std::int64_t declared_;
  std::int64_t read_ = 0;
  const Options& options_;
  std::int64_t* total_;
};

class Package {
 public:
  static Result<std::unique_ptr<Package>> open(std::unique_ptr<Bytes> bytes, const Options& options);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  bool has(const std::string& name) const;
  Result<std::unique_ptr<Part>> part(const std::string& name);  // sheets.damaged where there is none
  const Options& options() const { return options_; }

 private:
  Package(std::unique_ptr<Bytes> bytes, Options options, zip* archive);

  std::unique_ptr<Bytes> bytes_;
  Options options_;
  zip* archive_;
  std::int64_t unzipped_ = 0;
};

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

// workbook.cpp
struct Workbook {
  std::string sheet_part;
  std::string styles_part;   // empty: none
  std::string strings_part;  // empty: none
  bool system_1904 = false;
};
Result<Workbook> read_workbook(Package& package);

// styles.cpp: for each cell format (cellXfs) whether its numbers are dates or times.
Result<std::vector<bool>> read_date_formats(Package& package, const std::string& part);
bool is_date_format(int id);
bool is_date_code(std::string_view code);

// strings.cpp
class SharedStrings {
 public:
  std::optional<std::string_view> at(std::size_t index) const;
  Status add(std::string_view text, const Options& options);

 private:
  std::string all_;
  std::vector<std::uint64_t> ends_;
};
Result<SharedStrings> read_strings(Package& package, const std::string& part);
// Collects the text of <si> or <is>: runs joined, phonetic runs left out.
class StringCollector {
 public:
  void start(std::string_view name);
  void end(std::string_view name);
  Status text(std::string_view text, const Options& options);
  void clear();
  const std::string& value() const { return value_; }

 private:
  std::string value_;
  bool in_text_ = false;
  int phonetic_ = 0;
};
// "_x000D_" -> CR (ECMA-376 part 1, 22.9.2.19 ST_Xstring), in place.
void unescape(std::string& text);

// cells.cpp
std::string number_text(std::string_view raw);
// ISO text of a serial; `raw` itself where it is no date.
std::string date_text(std::string_view raw, bool system_1904);
struct CellRef {
  std::int64_t column = 0;  // 1-based
  std::int64_t row = 0;
};
std::optional<CellRef> parse_cell_ref(std::string_view text);

// sheet.cpp
Result<std::unique_ptr<RowSource>> open_worksheet(std::unique_ptr<Package> package, Workbook book);

}  // namespace xt::sheets
