// What a teacher is to those who ask, by day and organisation.
#pragma once

#include <cstdint>
#include <vector>

#include "columns/fused/person_tests.h"

namespace xt::plans::columns {

// Classes of one teacher, each asked once.
class Classes {
 public:
  Classes(PersonTests& tests) : tests_(tests) {}
  void begin(const Chunk& chunk, std::uint32_t teacher) {
    chunk_ = &chunk, teacher_ = teacher;
    known_.clear();
  }
  PersonTests::Stretch at(std::int32_t day, std::uint32_t org) {
    for (const Known& one : known_) {
      if (one.org == org && one.stretch.holds(day)) return one.stretch;
    }
    known_.push_back({org, tests_.ask(*chunk_, teacher_, day, org)});
    return known_.back().stretch;
  }
  const PersonTests& tests() const { return tests_; }

 private:
  struct Known {
    std::uint32_t org;
    PersonTests::Stretch stretch;
  };
  PersonTests& tests_;
  const Chunk* chunk_ = nullptr;
  std::uint32_t teacher_ = 0;
  std::vector<Known> known_;
};

}  // namespace xt::plans::columns
