#include "sources.h"

#include "people/people.h"
#include "rules/holds.h"

#include "credits_queries.gen.h"
#include "hold_json.h"
#include "origin.h"

namespace xt::credits {
namespace {

constexpr const char* kGone = "原先计入的同一项成果已被冲销，这一来源的记录待重新认定";

struct Left {
  Id teacher;
  std::string key, entry;
};

Status wait_again(db::Session& session, const Left& left) {
  const std::string detail = kGone;
  XT_TRY(const std::int64_t known,
         session.exec(sql::wait_again, {{"teacher", left.teacher}, {"key", left.key}, {"detail", detail}}));
  if (known == 0) {
    XT_TRY(const NewEntry told, parse_hold_json(left.entry));
    XT_TRY(const auto jobs, people::employments(session, std::vector<Id>{left.teacher}));
    XT_TRY([[maybe_unused]] const auto made,
           session.exec(sql::save_hold, {{"teacher", left.teacher},
                                         {"id", next_id()},
                                         {"detail", detail},
                                         {"entry", left.entry},
                                         {"key", left.key},
                                         {"org_key", org_on(jobs, told.earned_on)},
                                         {"now", now_ms()},
                                         {"origin", whole_origin(told.origin)}}));
  }
  XT_TRY([[maybe_unused]] const auto gone,
         session.exec(sql::drop_source, {{"teacher", left.teacher}, {"key", left.key}}));
  return {};
}

}  // namespace

Status save_sources(db::Session& session, const std::vector<OtherSource>& sources) {
  for (const OtherSource& s : sources) {
    XT_TRY([[maybe_unused]] const auto made,
           session.exec(sql::save_source, {{"teacher", s.told.teacher},
                                           {"key", s.told.key},
                                           {"chain", s.chain},
                                           {"entry_id", s.entry},
                                           {"origin", whole_origin(s.told.origin)},
                                           {"entry", hold_json(s.told)},
                                           {"hold", s.hold},
                                           {"now", now_ms()}}));
  }
  return {};
}

Status move_sources(db::Session& session, const Place& from, const Place& to) {
  XT_TRY([[maybe_unused]] const auto moved,
         session.exec(
             sql::move_sources,
             {{"chain", from.chain}, {"entry", from.entry}, {"to_chain", to.chain}, {"to_entry", to.entry}}));
  return {};
}

Status wake_sources(db::Session& session, const std::vector<Id>& chains) {
  std::vector<Left> left;
  XT_CHECK_OK(session.each(sql::sources_left, {{"ids", joined(chains)}}, [&](const db::Row& row) {
    left.push_back({row.i64(0), std::string(row.text(1)), std::string(row.text(2))});
    return true;
  }));
  for (const Left& one : left) XT_CHECK_OK(wait_again(session, one));
  return {};
}

}  // namespace xt::credits
