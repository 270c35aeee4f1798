#include <algorithm>
#include <map>
#include <utility>

#include "orgs/orgs.h"
#include "people/corrections.h"
#include "vocab/vocab.h"

#include "people_queries.gen.h"
#include "store.h"

namespace xt::people {
namespace {

constexpr std::size_t kLongestReason = 500;

std::string days(const Period& period) {
  return period.from.iso() + (period.to == kOpenEnd ? "起" : "至" + (period.to - 1).iso());
}

// Takes over what the surviving record leaves open and says so, line by line.
class Merger {
 public:
  Merger(Record& keep, const Record& gone, std::map<std::int64_t, std::string> schools)
      : keep_(keep), gone_(gone), schools_(std::move(schools)) {}

  std::vector<std::string> run() {
    for (const auto& span : gone_.jobs.spans()) {
      take(keep_.jobs, keep_.jobs_changed, span, "任职", school(span.value.org_key));
    }
    for (const auto& [kind, timeline] : gone_.periods) {
      for (const auto& span : timeline.spans())
        take(keep_.periods[kind], keep_.periods_changed, span, word(kind), said(kind, span.value));
    }
    for (const auto& [honour, timeline] : gone_.honours) {
      const std::string name(vocab::zh(vocab::Kind::designation, honour.first));
      for (const auto& span : timeline.spans())
        take(keep_.honours[honour], keep_.honours_changed, span, "荣誉", name);
    }
    std::erase_if(keep_.periods, [](const auto& item) { return item.second.empty(); });
    std::erase_if(keep_.honours, [](const auto& item) { return item.second.empty(); });
    if (gone_.service_day < keep_.service_day) {
      lines_.push_back("从教日期提前到" + Date(static_cast<std::int32_t>(gone_.service_day)).iso());
      keep_.service_day = gone_.service_day;
      keep_.core_changed = true;
    }
    return std::move(lines_);
  }

 private:
  std::string school(std::int64_t key) const {
    const auto found = schools_.find(key);
    return found == schools_.end() ? std::to_string(key) : found->second;
  }

  static std::string word(const std::string& kind) {
    if (kind == "title_rank") return "职称";
    if (kind == "full_time") return "专任教师";
    return kind == "absence" ? "离岗情况" : "岗位";
  }

  // In words what a period says.
  static std::string said(const std::string& kind, const std::string& value) {
    if (kind == "full_time") return value == "1" ? "是" : "否";
    const auto zh = [&](vocab::Kind of) {
      const std::string_view found = vocab::zh(of, value);
      return found.empty() ? value : std::string(found);
    };
    if (kind == "title_rank") return zh(vocab::Kind::title_rank);
    return kind == "post" ? zh(vocab::Kind::post) : value;
  }

  template <class V>
  void take(Timeline<V>& timeline, bool& changed, const Dated<V>& span, const std::string& what,
            const std::string& value) {
    const bool took = timeline.fill(span.period, span.value);
    changed = changed || took;
    lines_.push_back((took ? "并入" : "保留原记录，不并入") + what + "“" + value + "”（" + days(span.period) +
                     "）");
  }

  Record& keep_;
  const Record& gone_;
  std::map<std::int64_t, std::string> schools_;
  std::vector<std::string> lines_;
};

Status check_reason(const CorrectionOptions& options) {
  if (options.reason.empty() || options.reason.size() > kLongestReason * 4) {
    return make_error(Code::invalid, "people.reason_required");
  }
  return {};
}

Status trace(db::Session& session, const CorrectionOptions& options, Id teacher, const std::string& key,
             const std::string& note) {
  if (!options.trace) return {};
  return options.trace(session, teacher, key,
                       note + "；经办" + std::to_string(options.actor) + "；理由：" + options.reason);
}

}  // namespace

Result<MergeReport> merge(db::Session& session, Id keep, Id drop, const CorrectionOptions& options) {
  XT_CHECK_OK(check_reason(options));
  if (keep == drop) return make_error(Code::invalid, "people.merge_same");
  std::vector<Id> ids = {std::min(keep, drop), std::max(keep, drop)};
  XT_TRY(std::vector<Record> records, load(session, ids));
  if (records.size() != 2) return make_error(Code::not_found, "people.no_teacher");
  Record& stays = records[records[0].id == keep ? 0 : 1];
  const Record& goes = records[records[0].id == keep ? 1 : 0];
  if (stays.merged_into != 0 || goes.merged_into != 0)
    return make_error(Code::conflict, "people.already_merged");
  std::vector<orgs::Key> worked_at;
  for (const auto& span : goes.jobs.spans()) worked_at.push_back(span.value.org_key);
  XT_TRY(auto schools, orgs::names(session, worked_at));
  MergeReport report{keep, drop, Merger(stays, goes, std::move(schools)).run()};
  if (options.dry_run) return report;
  Record* changed[] = {&stays};
  XT_CHECK_OK(save(session, changed));
  const db::Args args = {{"keep", keep}, {"gone", drop}};
  XT_TRY([[maybe_unused]] const auto identities, session.exec(sql::point_identities, args));
  XT_TRY([[maybe_unused]] const auto pointed, session.exec(sql::point_aliases, args));
  // Nobody finds the alias any more; those who search find the record that speaks.
  XT_TRY([[maybe_unused]] const auto hidden,
         session.exec(sql::delete_find, {{"ids", join_ids(std::vector<Id>{drop})}}));
  const std::string key = "merge:" + std::to_string(drop) + ">" + std::to_string(keep);
  XT_CHECK_OK(trace(session, options, drop, key, "本档案并入" + std::to_string(keep)));
  XT_CHECK_OK(trace(session, options, keep, key, "档案" + std::to_string(drop) + "并入本档案"));
  return report;
}

Status correct_identity(db::Session& session, const auth::Keyring& keyring, Id teacher,
                        const Identity& identity, const CorrectionOptions& options) {
  XT_CHECK_OK(check_reason(options));
  XT_TRY(const std::vector<Record> records, load(session, std::vector<Id>{teacher}));
  if (records.empty()) return make_error(Code::not_found, "people.no_teacher");
  if (records.front().merged_into != 0) return make_error(Code::conflict, "people.already_merged");
  const std::string hash = lookup_hash(keyring, identity);
  XT_TRY(const std::vector<Person> owner, find(session, std::vector<std::string>{hash}));
  if (owner[0].id != 0 && owner[0].id != teacher) {
    return make_error(Code::conflict, "people.identity_taken", std::to_string(owner[0].id));
  }
  if (options.dry_run) return {};
  const db::Value born =
      identity.born ? db::Value(std::int64_t{identity.born->days()}) : db::Value(std::monostate{});
  XT_TRY([[maybe_unused]] const auto retired, session.exec(sql::retire_identities, {{"id", teacher}}));
  XT_TRY([[maybe_unused]] const auto added,
         session.exec(sql::add_identity, {{"hash", hash}, {"id", teacher}}));
  XT_TRY([[maybe_unused]] const auto set,
         session.exec(sql::set_identity_cipher, {{"id", teacher},
                                                 {"cipher", keyring.encrypt(identity.number)},
                                                 {"kind", std::string(code_of(identity.kind))},
                                                 {"born", born},
                                                 {"sex", identity.sex}}));
  // The key names the new number by its keyed hash, so that correcting back and forth leaves each its note.
  return trace(session, options, teacher, "identity:" + hash.substr(0, 16) + ":" + std::to_string(next_id()),
               "证件号码更正为" + mask_number(identity.number));
}

Result<std::int64_t> move_employments(db::Session& session, std::int64_t from_org, std::int64_t to_org,
                                      Date day) {
  const db::Args args = {{"from_org", from_org}, {"to_org", to_org}, {"day", std::int64_t{day.days()}}};
  XT_TRY(const std::int64_t later, session.exec(sql::move_later_employments, args));
  XT_TRY(const std::int64_t opened, session.exec(sql::open_moved_employments, args));
  XT_TRY(
      [[maybe_unused]] const auto ended,
      session.exec(sql::end_moved_employments, {{"from_org", from_org}, {"day", std::int64_t{day.days()}}}));
  XT_TRY([[maybe_unused]] const auto found,
         session.exec(sql::find_at_moved, {{"from_org", from_org}, {"to_org", to_org}}));
  return later + opened;
}

}  // namespace xt::people
