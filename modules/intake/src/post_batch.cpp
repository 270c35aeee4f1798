// The work behind a receipt: who is meant, which ids are known already, then everything new into the ledger,
// in one transaction with what the receipt says about it.
#include <algorithm>
#include <map>

#include <boost/json.hpp>

#include "base/digest.h"
#include "base/text.h"
#include "intake/batches.h"
#include "people/people.h"

#include "facts.h"
#include "intake_queries.gen.h"
#include "mended.h"
#include "posting.h"
#include "undo.h"

namespace xt::intake {
namespace {

constexpr const char* kNoPerson = "教师名册中没有这个证件号码，或该教师不在本平台的对接范围内";

struct Waiting {
  RowLine line;
  DoorRow row;
};

class Posting {
 public:
  Posting(db::Session& session, const BatchLine& batch, const Converter& convert)
      : session_(session), batch_(batch), convert_(convert), today_(shanghai_date(now_ms())) {}

  Status run() {
    XT_TRY(std::vector<RowLine> all, rows_of(session_, batch_.id));
    for (RowLine& line : all) {
      if (line.state != "accepted") {
        ++counts_[line.state];
        continue;
      }
      XT_TRY(DoorRow row, parse_facts(line.facts));
      waiting_.push_back({std::move(line), std::move(row)});
    }
    XT_CHECK_OK(find_people());
    XT_CHECK_OK(sort_out_known());
    XT_CHECK_OK(post());
    for (const Waiting& w : waiting_) {
      XT_CHECK_OK(save(w.line));
      ++counts_[w.line.state];
    }
    if (!batch_.file.empty()) XT_CHECK_OK(mend());
    return finish();
  }

 private:
  Status mend() {
    std::vector<Taken> taken;
    for (const Waiting& w : waiting_) taken.push_back({&w.row, &w.line});
    return mark_mended(session_, batch_, taken);
  }

  void refuse(RowLine& line, const char* reason, std::string detail) {
    line.state = "refused";
    line.reason = reason;
    line.detail = std::move(detail);
    line.teacher = 0;
  }

  // Whoever works outside the token's region is answered as unknown: that somebody exists is personal data.
  Status find_people() {
    std::vector<std::string> hashes;
    for (const Waiting& w : waiting_) hashes.push_back(w.row.person);
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    XT_TRY(const auto found, people::find(session_, hashes));
    std::vector<Id> ids;
    for (const auto& person : found) {
      if (person.id != 0) ids.push_back(person.id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    XT_TRY(const auto jobs, people::employments(session_, ids));
    std::map<Id, std::int64_t> org;  // the last one that has begun, else the first
    for (const auto& job : jobs) {
      if (job.period.from <= today_ || !org.contains(job.teacher)) org[job.teacher] = job.org_key;
    }
    for (Waiting& w : waiting_) {
      const auto at = std::lower_bound(hashes.begin(), hashes.end(), w.row.person) - hashes.begin();
      const people::Person& person = found[static_cast<std::size_t>(at)];
      const auto works = org.find(person.id);
      if (person.id == 0) {
        refuse(w.line, "intake.no_person", kNoPerson);
      } else if (works == org.end() || !batch_.scope.contains(works->second)) {
        refuse(w.line, "intake.no_person", kNoPerson);
        ++outside_;
      } else if (tidy(person.name) != w.row.name) {
        refuse(w.line, "intake.other_name", "姓名与该证件号码的教师不一致");
      } else {
        w.line.teacher = person.id;
      }
    }
    return {};
  }

  Status sort_out_known() {
    std::string list;
    for (const Waiting& w : waiting_) {
      if (w.line.state == "accepted") list += (list.empty() ? "" : ",") + w.line.external_id;
    }
    std::map<std::string, RowLine> known;
    if (!list.empty()) {
      XT_CHECK_OK(session_.each(sql::known_ids, {{"ids", list}, {"platform", batch_.platform}},
                                [&](const db::Row& row) {
                                  RowLine r;
                                  r.digest = row.text(1);
                                  r.state = row.text(4);
                                  r.teacher = row.i64(5);
                                  r.entry = row.i64(6);
                                  known.emplace(row.text(0), std::move(r));
                                  return true;
                                }));
    }
    for (Waiting& w : waiting_) {
      if (w.line.state != "accepted") continue;
      const auto at = known.find(w.line.external_id);
      if (at == known.end()) {
        XT_CHECK_OK(claim(w.line));
      } else if (at->second.digest == w.line.digest) {
        w.line.state = "repeated";
        w.line.reason = "intake.known";
        w.line.detail = "此前已经收到同一条";
        w.line.entry = at->second.entry;
      } else {
        refuse(w.line, "intake.id_taken", "id：此前用这个 id 报送的内容与这一条不同，更正请联系管理部门");
      }
    }
    return {};
  }

  // Two batches that carry the same id at once meet at the primary key: the later one starts anew and finds
  // it known.
  Status claim(const RowLine& line) {
    XT_TRY(const std::int64_t mine, session_.exec(sql::claim_id, {{"platform", batch_.platform},
                                                                  {"id", line.external_id},
                                                                  {"digest", line.digest},
                                                                  {"batch", batch_.id},
                                                                  {"row", std::int64_t{line.number}}}));
    if (mine == 1) return {};
    return make_error(Code::unavailable, "intake.claimed_meanwhile");
  }

  Status post() {
    std::vector<Achievement> entries;
    std::vector<Waiting*> of;
    const std::string platform = std::to_string(batch_.platform);
    for (Waiting& w : waiting_) {
      if (w.line.state != "accepted") continue;
      Achievement a = w.row.what;
      a.teacher = w.line.teacher;
      a.origin = "api:" + platform + ":" + std::to_string(batch_.id);
      a.key = digest_fields({"api", platform, w.line.external_id});
      entries.push_back(std::move(a));
      of.push_back(&w);
    }
    if (entries.empty()) return {};
    XT_TRY(const auto outcomes, recognise(session_, entries, convert_));
    for (std::size_t i = 0; i < outcomes.size(); ++i) settle(of[i]->line, outcomes[i]);
    return {};
  }

  static void settle(RowLine& line, const credits::Outcome& outcome) {
    line.entry = outcome.id;
    line.detail = outcome.detail;
    switch (outcome.what) {
      case credits::Posted::posted:
        line.state = "posted";
        return;
      case credits::Posted::unchanged:
        line.state = "repeated";
        line.reason = "intake.known";
        return;
      case credits::Posted::held:
        line.state = "held";
        line.reason = "credits." + outcome.reason;
        return;
      case credits::Posted::same:
        line.state = "same";
        line.reason = "credits.same";
        return;
    }
  }

  Status save(const RowLine& line) {
    XT_TRY([[maybe_unused]] const auto rows,
           session_.exec(sql::settle_row, {{"batch", batch_.id},
                                           {"row", std::int64_t{line.number}},
                                           {"state", line.state},
                                           {"reason", line.reason},
                                           {"detail", line.detail},
                                           {"teacher", line.teacher},
                                           {"entry", line.entry}}));
    return {};
  }

  Status finish() {
    auto& n = counts_;
    XT_TRY(const std::int64_t mine, session_.exec(sql::finish_batch, {{"platform", batch_.platform},
                                                                      {"id", batch_.id},
                                                                      {"state", std::string("done")},
                                                                      {"reason", std::string()},
                                                                      {"posted", n["posted"]},
                                                                      {"held", n["held"]},
                                                                      {"same", n["same"]},
                                                                      {"repeated", n["repeated"]},
                                                                      {"refused", n["refused"]},
                                                                      {"job", batch_.job},
                                                                      {"now", now_ms()}}));
    // Ended meanwhile for the receipt: then nothing may be posted.
    if (mine == 0) return make_error(Code::conflict, "intake.ended_meanwhile");
    if (outside_ == 0) return {};
    access::Deed deed;
    deed.action = "intake.outside_scope";
    deed.object = "token:" + std::to_string(batch_.token);
    deed.org_key = batch_.scope.lo;
    deed.after = std::to_string(batch_.id);
    deed.detail = boost::json::serialize(boost::json::object{{"rows", outside_}});
    return access::audit(session_, {0, "platform:" + std::to_string(batch_.platform), {}}, deed);
  }

  db::Session& session_;
  const BatchLine& batch_;
  const Converter& convert_;
  const Date today_;
  std::vector<Waiting> waiting_;
  std::map<std::string, std::int64_t> counts_;  // rows by state
  std::int64_t outside_ = 0;
};

Result<Id> batch_id(const jobs::Work& work) {
  boost::system::error_code wrong;
  const auto args = boost::json::parse(work.job().args, wrong);
  if (wrong || !args.is_object() || !args.as_object().contains("batch")) {
    return make_error(Code::invalid, "intake.bad_job", work.job().args);
  }
  return args.at("batch").as_int64();
}

Status post_batch(db::Database& database, Id id, const Converter& convert) {
  return database.write_many([&](db::Session& session) { return post_now(session, id, convert); });
}

// What no further try will mend: the receipt says so.
Status give_up(db::Database& database, Id id, Id job, const Error& why) {
  return database.write([&](db::Session& session) -> Status {
    XT_TRY(const BatchLine batch, find_batch(session, id));
    const Counts& n = batch.counts;
    XT_TRY([[maybe_unused]] const auto rows,
           session.exec(sql::finish_batch, {{"platform", batch.platform},
                                            {"id", id},
                                            {"state", std::string("failed")},
                                            {"reason", why.reason},
                                            {"posted", n.posted},
                                            {"held", n.held},
                                            {"same", n.same},
                                            {"repeated", n.repeated},
                                            {"refused", n.refused},
                                            {"job", job},
                                            {"now", now_ms()}}));
    return {};
  });
}

bool is_last(const jobs::Work& work, const Error& error) {
  return error.code != Code::unavailable || work.job().tries >= jobs::Options().max_tries;
}

Result<std::string> work_on(db::Database& database, const Converter& convert, jobs::Work& work) {
  XT_TRY(const Id id, batch_id(work));
  const Status done = post_batch(database, id, convert);
  if (done.ok()) return "{\"batch\":\"" + std::to_string(id) + "\"}";
  if (is_last(work, done.error())) XT_CHECK_OK(give_up(database, id, work.job().id, done.error()));
  return done.error();
}

// {"batch": …, "account": …, "reason": …}, as begin_undo() wrote it.
Result<std::string> work_on_undo(db::Database& database, jobs::Work& work) {
  XT_TRY(const Id id, batch_id(work));
  const auto args = boost::json::parse(work.job().args);
  const Id account = args.at("account").as_int64();
  const std::string reason(args.at("reason").as_string());
  const Status done =
      database.write_many([&](db::Session& session) { return undo_now(session, id, account, reason); });
  if (!done.ok()) {
    if (is_last(work, done.error())) {
      XT_CHECK_OK(database.write(
          [&](db::Session& session) { return give_up_undo(session, id, work.job().id, done.error()); }));
    }
    return done.error();
  }
  return "{\"batch\":\"" + std::to_string(id) + "\"}";
}

}  // namespace

Status post_now(db::Session& session, Id batch, const Converter& convert) {
  XT_TRY(const BatchLine line, find_batch(session, batch));
  if (line.state != "received") return {};  // done before a crash
  return Posting(session, line, convert).run();
}

std::map<std::string, jobs::Handler> job_handlers(db::Database& database, Converter convert) {
  return {{"intake.post", [&database, convert = std::move(convert)](
                              jobs::Work& work) { return work_on(database, convert, work); }},
          {"intake.undo", [&database](jobs::Work& work) { return work_on_undo(database, work); }}};
}

}  // namespace xt::intake
