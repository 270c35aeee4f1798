// The template is what the importer reads: no column without a note, no note without a column, and every word
// of a list is understood.
#include "imports/template.h"

#include <set>

#include <gtest/gtest.h>

#include "notes.h"
#include "test_imports.h"

namespace xt::imports {
namespace {

using testing::Table;

class Templates : public testing::ImportsTest {
 protected:
  // The template read back, as a clerk's Excel would save it.
  std::vector<sheets::Row> read(Kind kind) {
    auto bytes = template_file(kind, {{"2145000001", "南宁市第一小学"}});
    EXPECT_TRUE(bytes.ok()) << kind_name(kind);
    std::vector<sheets::Row> rows;
    auto source = sheets::open_sheet_bytes(*std::move(bytes));
    EXPECT_TRUE(source.ok()) << kind_name(kind);
    sheets::Row row;
    for (;;) {
      const auto more = (*source)->next(row);
      EXPECT_TRUE(more.ok());
      if (!more.ok() || !*more) return rows;
      rows.push_back(row);
    }
  }
};

TEST_P(Templates, EveryColumnHasItsNoteAndEveryNoteItsColumn) {
  for (const Kind kind : all_kinds()) {
    std::set<std::string> columns;
    std::set<std::string> notes;
    for (const auto& column : columns_of(kind)) columns.insert(column.name);
    for (const Note& note : notes_of(kind)) notes.insert(std::string(note.column));
    EXPECT_EQ(columns, notes) << kind_name(kind);
  }
}

TEST_P(Templates, TheEmptyTemplateIsKnownByItsHeaderAndGoesIn) {
  for (const Kind kind : all_kinds()) {
    const auto rows = read(kind);
    ASSERT_EQ(rows.size(), 1U) << kind_name(kind);
    const auto source = sheets::from_rows(rows);
    const auto guessed = guess_kind(*source);
    ASSERT_TRUE(guessed.ok() && *guessed) << kind_name(kind);
    EXPECT_EQ(**guessed, kind) << kind_name(kind);
    EXPECT_EQ(good(kind, {rows[0].cells}).rows, 0) << kind_name(kind);
  }
}

TEST_P(Templates, EveryWordOfAListIsUnderstood) {
  for (const Kind kind : all_kinds()) {
    std::vector<std::string> header;
    for (const ColumnGuide& g : column_guide(kind)) header.push_back(g.name);
    for (std::size_t i = 0; i < header.size(); ++i) {
      const ColumnGuide guide = column_guide(kind)[i];
      Table table = {header};
      for (const std::string& word : guide.words) {
        table.emplace_back(header.size());
        table.back()[i] = word;
      }
      if (guide.words.empty()) continue;
      options.dry_run = true;
      const auto report = take(kind, table);
      ASSERT_TRUE(report.ok()) << kind_name(kind) << guide.name;
      for (const Rejected& row : report->first_rejected) {
        for (const FieldError& e : row.errors) {
          EXPECT_FALSE(e.name == guide.name && e.reason != "imports.missing")
              << kind_name(kind) << ": " << e.detail;
        }
      }
    }
  }
}

TEST_P(Templates, AForeignSheetIsNobodys) {
  const auto source = sheets::from_rows({{1, {"菜名", "价格"}}, {2, {"螺蛳粉", "12"}}});
  const auto guessed = guess_kind(*source);
  ASSERT_TRUE(guessed.ok());
  EXPECT_FALSE(*guessed);
}

XT_BOTH_ENGINES(Templates);

}  // namespace
}  // namespace xt::imports
