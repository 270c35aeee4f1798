// The audit in words, for who reads it away from the web app: the same sentences and details, in the reader's
// language. The words are the web catalogue's (data/trail_words.gen.json, kept equal by a test of the web
// app).
#pragma once

#include <string>
#include <string_view>

#include "access/trail.h"

namespace xt::access {

extern const char* const kTrailWords;

class TrailWords {
 public:
  static const TrailWords& in(bool english);

  // A word of the sheet itself: "title", "at" …
  std::string sheet(std::string_view name) const;
  std::string actor(const TrailLine& line) const;
  // What was done to what, as it goes on behind the name of who did it.
  std::string deed(const TrailLine& line) const;
  // "label: value" for every detail.
  std::string details(const TrailLine& line) const;

 private:
  struct Table;
  explicit TrailWords(bool english);
  std::string object(const TrailLine& line) const;
  const Table* table_;  // of the process, never freed
};

}  // namespace xt::access
