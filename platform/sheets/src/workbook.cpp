#include <utility>

#include "base/text.h"

#include "refuse.h"
#include "xlsx.h"

namespace xt::sheets {
namespace {

constexpr std::size_t kMostListed = 1'000;  // sheets or relations

struct Relation {
  std::string id;
  std::string type;  // the last word of the URI: transitional and strict documents differ in the rest
  std::string target;
};

class RelationReader : public XmlHandler {
 public:
  std::vector<Relation> relations;

  Status start(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship" || attributes["TargetMode"] == "External" || relations.size() == kMostListed)
      return {};
    const auto type = attributes["Type"];
    relations.push_back({std::string(attributes["Id"]), std::string(type.substr(type.rfind('/') + 1)),
                         std::string(attributes["Target"])});
    return {};
  }
  Status end(std::string_view) override { return {}; }
  Status text(std::string_view) override { return {}; }
};

struct SheetEntry {
  std::string name;
  std::string relation;
  bool visible = true;
};

class WorkbookReader : public XmlHandler {
 public:
  std::vector<SheetEntry> sheets;
  bool system_1904 = false;

  Status start(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      const auto flag = attributes["date1904"];
      system_1904 = flag == "1" || flag == "true";
    }
    if (name == "sheet" && sheets.size() < kMostListed) {
      const auto state = attributes["state"];
      sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"]),
                        state != "hidden" && state != "veryHidden"});
    }
    return {};
  }
  Status end(std::string_view) override { return {}; }
  Status text(std::string_view) override { return {}; }
};

// "xl/workbook.xml" + "worksheets/sheet1.xml" -> "xl/worksheets/sheet1.xml"; "/xl/x.xml" -> "xl/x.xml".
std::string resolve(const std::string& base, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder = base.substr(0, base.rfind('/') + 1);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.resize(folder.rfind('/', folder.size() - 2) + 1);
  }
  if (target.starts_with("./")) target.remove_prefix(2);
  return folder + std::string(target);
}

Result<std::vector<Relation>> read_relations(Package& package, const std::string& of) {
  const auto slash = of.rfind('/') + 1;
  const std::string name = of.substr(0, slash) + "_rels/" + of.substr(slash) + ".rels";
  if (!package.has(name)) return std::vector<Relation>{};
  XT_TRY(auto part, package.part(name));
  RelationReader reader;
  XT_CHECK_OK(parse_part(*part, reader, package.options()));
  return std::move(reader.relations);
}

Result<std::string> find_workbook(Package& package) {
  XT_TRY(const auto relations, read_relations(package, ""));
  std::string path = "xl/workbook.xml";
  for (const auto& relation : relations) {
    if (relation.type == "officeDocument") path = resolve("", relation.target);
  }
  if (!package.has(path) || path.ends_with(".bin")) {
    return refuse(Code::invalid, "sheets.not_xlsx",
                  "这是压缩包或其他办公文件，不是 .xlsx 表格。请上传 .xlsx 或 .csv 文件（.xlsb、.ods、.et "
                  "请先另存为 .xlsx）。");
  }
  return path;
}

const SheetEntry* choose(const std::vector<SheetEntry>& sheets, const std::string& wanted) {
  for (const auto& sheet : sheets) {
    if (wanted.empty() ? sheet.visible : tidy(sheet.name) == tidy(wanted)) return &sheet;
  }
  return nullptr;
}

Error no_sheet(const std::vector<SheetEntry>& sheets, const std::string& wanted) {
  std::string names;
  for (const auto& sheet : sheets) names += (names.empty() ? "" : "、") + sheet.name;
  if (wanted.empty()) return refuse(Code::invalid, "sheets.no_sheet", "文件里没有可见的工作表。");
  return refuse(Code::invalid, "sheets.no_sheet",
                "文件里没有名为“" + wanted + "”的工作表。现有：" + names + "。");
}

}  // namespace

Result<Workbook> read_workbook(Package& package) {
  XT_TRY(const std::string path, find_workbook(package));
  XT_TRY(auto part, package.part(path));
  WorkbookReader reader;
  XT_CHECK_OK(parse_part(*part, reader, package.options()));
  XT_TRY(const auto relations, read_relations(package, path));
  const std::string& wanted = package.options().sheet;
  const SheetEntry* sheet = choose(reader.sheets, wanted);
  if (sheet == nullptr) return no_sheet(reader.sheets, wanted);
  Workbook book;
  book.system_1904 = reader.system_1904;
  for (const auto& relation : relations) {
    const std::string target = resolve(path, relation.target);
    if (relation.id == sheet->relation) {
      if (relation.type != "worksheet") {
        return refuse(Code::invalid, "sheets.no_sheet", "工作表“" + sheet->name + "”是图表，不是数据表。");
      }
      book.sheet_part = target;
    }
    if (relation.type == "styles") book.styles_part = target;
    if (relation.type == "sharedStrings") book.strings_part = target;
  }
  if (book.sheet_part.empty()) return damaged_xlsx("no relation of the sheet");
  return book;
}

Result<std::unique_ptr<RowSource>> open_xlsx(std::unique_ptr<Bytes> bytes, const Options& options) {
  XT_TRY(auto package, Package::open(std::move(bytes), options));
  XT_TRY(Workbook book, read_workbook(*package));
  return open_worksheet(std::move(package), std::move(book));
}

}  // namespace xt::sheets
