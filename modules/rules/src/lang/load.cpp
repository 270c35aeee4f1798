#include <algorithm>
#include <system_error>

#include "base/digest.h"
#include "base/text.h"
#include "plans/lang/read_file.h"
#include "plans/lang/report.h"
#include "rules/compile.h"

namespace xt::rules {
namespace {

namespace fs = std::filesystem;

// v<digits>.toml
bool is_version_file(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name.size() < 7 || name[0] != 'v' || path.extension() != ".toml") return false;
  const std::string digits = name.substr(1, name.size() - 6);
  return digits.find_first_not_of("0123456789") == std::string::npos;
}

// What versions.txt beside the file says of it: "v1.toml <SHA-256>". Empty: it was not put in force yet.
std::string digest_in_force(const fs::path& path) {
  const auto list = plans::read_file(path.parent_path() / kVersionsFile, plans::kMaxSourceBytes);
  if (!list) return {};
  for (const std::string_view line : split(*list, '\n')) {
    const std::size_t blank = line.find(' ');
    if (blank != std::string_view::npos && line.substr(0, blank) == path.filename().string())
      return std::string(line.substr(blank + 1));
  }
  return {};
}

void add_versions(const fs::path& folder, std::vector<fs::path>& out) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (is_version_file(entry.path())) out.push_back(entry.path());
  }
}

}  // namespace

std::vector<fs::path> version_files(const fs::path& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<fs::path> out;
  add_versions(path, out);
  for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
    if (entry.is_directory(error)) add_versions(entry.path(), out);
  }
  std::sort(out.begin(), out.end());
  return out;
}

Compiled load_version(const fs::path& path) {
  plans::Report report(path.string());
  const auto toml = plans::read_file(path, plans::kMaxPlanBytes);
  const auto source = plans::read_file(path.parent_path() / "source.txt", plans::kMaxSourceBytes);
  if (!toml || !source) {
    const std::string missing = toml ? (path.parent_path() / "source.txt").string() : path.string();
    report.error("unreadable", {}, "读不到 " + missing, "cannot read " + missing);
    return {nullptr, report.errors()};
  }
  Compiled out = compile(path.string(), *toml, *source);
  if (out.rule == nullptr) return out;
  std::error_code error;
  const std::string folder = fs::absolute(path, error).parent_path().filename().string();
  const std::string name = "v" + std::to_string(out.rule->version) + ".toml";
  const std::string in_force = digest_in_force(path);
  if (!in_force.empty() && in_force != sha256_hex(*toml)) {
    report.error(
        "version_changed", {},
        "这一版已经施行,内容却变了:请恢复原文,把改动写成 v" + std::to_string(out.rule->version + 1) + ".toml",
        "this version is in force and was changed: restore it and write the change as v" +
            std::to_string(out.rule->version + 1) + ".toml");
    return {nullptr, report.errors()};
  }
  if (folder == out.rule->id && path.filename() == name) return out;
  const std::string wanted = out.rule->id + "/" + name;
  report.error("name_differs", {}, "文件应当叫 " + wanted, "the file is to be called " + wanted);
  return {nullptr, report.errors()};
}

Loaded load_book(const fs::path& folder) {
  Loaded out;
  std::vector<RulePtr> rules;
  const auto files = version_files(folder);
  if (files.empty()) {
    plans::Report report(folder.string());
    report.error("unreadable", {}, "没有规则文件", "there are no rule files");
    out.diagnostics = report.errors();
  }
  for (const fs::path& file : files) {
    Compiled one = load_version(file);
    if (one.rule != nullptr) rules.push_back(std::move(one.rule));
    out.diagnostics.insert(out.diagnostics.end(), one.diagnostics.begin(), one.diagnostics.end());
  }
  out.book = Book(std::move(rules));
  return out;
}

}  // namespace xt::rules
