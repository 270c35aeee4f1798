// The closed lists of the rule language that no other room needs: kinds of achievement, results, and the
// facts that conditions and formulas may name. Thread-safe; everything answered lives as long as the program.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "vocab/vocab.h"

namespace xt::rules {

struct KindOfWord {
  std::string_view code;  // stored and sent: "open_class"
  std::string_view zh;    // 公开课; rule files may write it
  std::string_view en;
};

// What was done: training, school_study, open_class, lecture, project, contest, paper, degree …
std::span<const KindOfWord> kinds();
// What came of it: excellent, good, pass, fail.
std::span<const KindOfWord> results();

const KindOfWord* find_kind(std::string_view word);    // by code or Chinese word
const KindOfWord* find_result(std::string_view word);  // nullptr: not one of them

enum class Fact : std::uint8_t {
  // words
  kind,
  result,
  mode,
  level,
  category,
  role,
  programme_kind,
  // yes or no
  novice,     // in the first year of service
  principal,  // a school's principal
  required,   // 必修
  // numbers
  claimed,          // hours as the certificate or the organiser says
  claimed_credits,  // credits likewise
  days,             // first day to last day, both counted
  half_days,        // as claimed
  sessions,         // times: lessons given, meetings
  items,            // papers, awards, projects; 1 where nothing is said
  words,            // of ten thousand characters (万字)
  months,
  terms,   // 学期
  absent,  // share of the sessions missed, 0 … 1; unknown without attendance
  hours,   // after conversion: in formulas of credits and in conditions on what is counted
  credits  // after conversion: in conditions on what is counted
};

enum class FactType : std::uint8_t { word, flag, number };

struct FactInfo {
  Fact fact;
  std::string_view name, zh, en;
  FactType type;
  std::optional<vocab::Kind> vocabulary;  // words other than kind and result
  std::string_view unit_zh, unit_en;      // 学时 / h
  bool ledger;                            // an entry of the ledger knows it too
  bool asked;                             // a form asks for it (Achievement::units_x100)
};

std::span<const FactInfo> facts();
const FactInfo& info(Fact fact);
const FactInfo* find_fact(std::string_view name);  // by name or Chinese word

}  // namespace xt::rules
