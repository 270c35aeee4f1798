// A ledger of millions of entries, written past the program so that it is there soon (bench/ledger_verify).
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/digest.h"
#include "credits/chain.h"
#include "db/db.h"

namespace xt::credits::testing {

// The texts that a row points to.
struct LargeTexts {
  std::string programme, key;
};

inline Id large_id(std::int64_t n) {
  return 5'000'000'000'000'000 + n * 28'672;
}

inline ChainRow large_row(std::int64_t teacher, std::int64_t seq, LargeTexts& texts) {
  texts.programme = "县级教师全员培训第" + std::to_string(seq) + "期";
  texts.key = sha256_hex(std::to_string(teacher) + "/" + std::to_string(seq));
  ChainRow row;
  row.teacher = large_id(teacher);
  row.seq = seq;
  row.id = 6'000'000'000'000'000 + seq * 20'000'000 + teacher;
  row.kind = "award";
  row.earned_from = 18'600 + 70 * seq;
  row.earned_on = row.earned_from + 1;
  row.posted_ms = 1'750'000'000'000 + seq * 86'400'000;
  row.hours_x100 = 1200;
  row.credits_x100 = 120;
  row.records = 1;
  row.mode = "in_person";
  row.level = "county";
  row.category = "subject";
  row.programme = texts.programme;
  row.provider = "县教师发展中心";
  row.org_key = 4501022145000000 + teacher / 50;
  row.origin = "import:1";
  row.key = texts.key;
  return row;
}

class LargeLedger {
 public:
  LargeLedger(std::int64_t teachers, std::int64_t each, bool by_teacher)
      : teachers_(teachers),
        each_(each),
        by_teacher_(by_teacher),
        hashes_(static_cast<std::size_t>(teachers)) {}
  void fill(db::Database& database) {
    const std::int64_t entries = teachers_ * each_;
    for (std::int64_t from = 0; from < entries; from += kAtOnce) {
      throw_unless(database.write([&](db::Session& s) -> Status {
        auto bulk = s.bulk("credits_entry",
                           "teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, hours_x100, "
                           "credits_x100, records, mode, level, category, programme, provider, org_key, "
                           "origin, key, hash");
        for (std::int64_t at = from; at < std::min(from + kAtOnce, entries); ++at)
          XT_CHECK_OK(put(*bulk, at));
        return bulk->finish();
      }));
    }
    throw_unless(database.write([&](db::Session& s) -> Status {
      auto bulk = s.bulk("credits_chain", "teacher_id, seq, hash");
      for (std::int64_t t = 0; t < teachers_; ++t) {
        XT_CHECK_OK(bulk->add({large_id(t), each_, hashes_[static_cast<std::size_t>(t)]}));
      }
      XT_CHECK_OK(bulk->finish());
      return s.engine() == db::Engine::postgres ? s.script("ANALYZE credits_entry; ANALYZE credits_chain")
                                                : Status{};
    }));
  }

 private:
  static void throw_unless(const Status& done) {
    if (!done.ok()) throw std::runtime_error(done.error().reason + ": " + done.error().note);
  }
  static constexpr std::int64_t kAtOnce = 500'000;

  Status put(db::Bulk& bulk, std::int64_t at) {
    const std::int64_t many = by_teacher_ ? each_ : teachers_;
    const std::int64_t teacher = by_teacher_ ? at / many : at % many;
    const std::int64_t seq = 1 + (by_teacher_ ? at % many : at / many);
    const ChainRow e = large_row(teacher, seq, texts_);
    std::string& hash = hashes_[static_cast<std::size_t>(teacher)];
    hash = chainer_.next(hash, e);
    XT_CHECK_OK(bulk.add({e.teacher, e.seq, e.id, std::string(e.kind), e.earned_from, e.earned_on,
                          e.posted_ms, e.hours_x100, e.credits_x100, e.records, std::string(e.mode),
                          std::string(e.level), std::string(e.category), texts_.programme,
                          std::string(e.provider), e.org_key, std::string(e.origin), texts_.key, hash}));
    return {};
  }

  const std::int64_t teachers_, each_;
  const bool by_teacher_;
  Chainer chainer_;
  LargeTexts texts_;
  std::vector<std::string> hashes_;
};

// What an insider would do: 12 hours become 13.
inline Status change_one_byte(db::Session& session, Id teacher, std::int64_t seq) {
  return session.script("UPDATE credits_entry SET hours_x100 = 1300 WHERE teacher_id = " +
                        std::to_string(teacher) + " AND seq = " + std::to_string(seq));
}

}  // namespace xt::credits::testing
