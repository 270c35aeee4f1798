// Evidence: photographs and PDF files, kept by content (platform/files). What is shown of a photograph is a
// copy: upright, smaller, without metadata; the original is kept for who must prove something.
#pragma once

#include <string>
#include <string_view>

#include "declarations/declarations.h"
#include "files/files.h"
#include "scan/scan.h"

namespace xt::declarations {

inline constexpr std::size_t kMostBytes = 20U << 20;
inline constexpr std::size_t kMostFiles = 9;
inline constexpr int kViewEdge = 1'800, kThumbEdge = 320;  // pixels

// Looked at and stored, before any transaction: decoding takes a while.
struct Prepared {
  File file;  // without id
};
// Every refusal says what to do (field `file`, detail in Chinese): declarations.evidence_empty,
// evidence_too_large, evidence_heic, evidence_type, evidence_lies (the name says one thing, the bytes
// another), evidence_damaged, evidence_infected; scan.failed.
Result<Prepared> prepare(const files::Store& store, const scan::Scanner& scanner, std::string_view bytes,
                         std::string_view name);

// draft or sent_back. declarations.too_many_files; declarations.not_open.
Result<Declaration> attach(db::Session& session, const Doer& doer, const Item& item,
                           const Prepared& prepared);
Result<Declaration> detach(db::Session& session, const Doer& doer, const Item& item, Id file);

// The same content under another claim, whoever made it: {its title, the same person?}
struct Elsewhere {
  Id declaration = 0;
  std::string title;
  bool same_person = false;
};
Result<std::vector<Elsewhere>> elsewhere(db::Session& session, const Declaration& declaration,
                                         const File& file);

}  // namespace xt::declarations
