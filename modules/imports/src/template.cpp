#include "imports/template.h"

#include "sheets/template.h"

#include "notes.h"

namespace xt::imports {
namespace {

std::vector<std::string> words_of(const Note& note) {
  std::vector<std::string> words;
  if (note.words == Note::Words::yes_no) words = {"是", "否"};
  if (note.words == Note::Words::term) words = {"1", "2"};
  if (note.words == Note::Words::vocab) {
    for (const vocab::Term& term : vocab::terms(note.kind)) words.emplace_back(term.zh);
  }
  return words;
}

const Note* note_of(Kind kind, std::string_view column) {
  for (const Note& note : notes_of(kind)) {
    if (note.column == column) return &note;
  }
  return nullptr;
}

}  // namespace

std::string_view kind_title(Kind kind) {
  return title_of(kind);
}

std::vector<ColumnGuide> column_guide(Kind kind) {
  std::vector<ColumnGuide> out;
  for (const sheets::Column& column : columns_of(kind)) {
    ColumnGuide guide{column.name, column.required && column.either == 0, {}, {}, {}, false};
    if (const Note* note = note_of(kind, column.name)) {
      guide.note = note->note;
      guide.example = note->example;
      guide.words = words_of(*note);
      guide.several = note->several;
    }
    out.push_back(std::move(guide));
  }
  return out;
}

Result<std::string> template_file(Kind kind,
                                  const std::vector<std::pair<std::string, std::string>>& schools) {
  sheets::Template sheet;
  sheet.title = kind_title(kind);
  sheet.hints = {"在第一张表里填写，一行一条；不要改动第一行的列名，列的次序可以变。",
                 "带 ★ 的列必填。没有错的行会导入，有错的行连同原因退回。同一张表再导入一次不会重复。"};
  std::vector<std::string> codes;
  for (const auto& school : schools) codes.push_back(school.first);
  for (ColumnGuide& guide : column_guide(kind)) {
    sheets::TemplateColumn column{guide.name,    guide.required, guide.note,
                                  guide.example, guide.words,    !guide.several};
    const Note* note = note_of(kind, guide.name);
    if (note != nullptr && note->words == Note::Words::school && !codes.empty()) {
      column.words = codes;
      column.only_words = false;  // institutions and regions have codes, too
      sheet.lookup_title = "学校对照";
      sheet.lookup = schools;
    }
    sheet.columns.push_back(std::move(column));
  }
  return sheets::write_template(sheet);
}

}  // namespace xt::imports
