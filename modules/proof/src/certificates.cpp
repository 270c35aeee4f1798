#include "proof/certificates.h"

#include <limits>

#include "base/text.h"

#include "proof_queries.gen.h"

namespace xt::proof {
namespace {

constexpr int kMostOfOne = 200;

Date day(std::int64_t days) {
  return Date(static_cast<std::int32_t>(days));
}

// Columns as in `find`.
Certificate certificate_of(const db::Row& row) {
  Certificate c;
  c.id = row.i64(0);
  c.teacher = row.i64(1);
  c.org_key = row.i64(2);
  c.kind = row.text(3);
  c.number = row.text(4);
  c.file_digest = row.text(5);
  c.period = {day(row.i64(6)), day(row.i64(7))};
  c.hours_x100 = row.i64(8);
  c.credits_x100 = row.i64(9);
  c.title = row.text(10);
  c.content = row.text(11);
  c.state = row.text(12);
  c.issued_ms = row.i64(13);
  c.issued_by = row.i64(14);
  if (!row.null(15)) c.batch = row.i64(15);
  c.ended_ms = row.i64(16);
  c.ended_reason = row.text(17);
  if (!row.null(18)) c.replaced_by = row.i64(18);
  c.changed = row.i64(19) > 0;
  return c;
}

std::string like(const std::string& part) {
  if (part.empty()) return {};
  std::string out = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "%";
}

std::string number_hash(const auth::Keyring& keyring, std::string_view number) {
  return keyring.lookup_hash("certificate:" + std::string(number));
}

Result<std::optional<Certificate>> found(db::Session& session, const db::Query& query, db::Args args) {
  auto row = session.one(query, args);
  if (!row.ok()) {
    if (row.error().reason == "db.no_row") return std::optional<Certificate>{};
    return std::move(row).error();
  }
  XT_TRY(Certificate one, find(session, row->i64(0)));
  return std::optional(std::move(one));
}

}  // namespace

Result<Certificate> keep(db::Session& session, const auth::Keyring& keyring, const Draft& draft,
                         const Issue& issue) {
  const Id id = next_id();
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::insert_certificate,
                      {{"id", id},
                       {"teacher", draft.teacher},
                       {"org_key", draft.org_key},
                       {"kind", draft.kind},
                       {"number", draft.number},
                       {"number_hash", number_hash(keyring, draft.number)},
                       {"file_digest", issue.file_digest},
                       {"from_day", std::int64_t{draft.period.from.days()}},
                       {"to_day", std::int64_t{draft.period.to.days()}},
                       {"hours_x100", draft.hours_x100},
                       {"credits_x100", draft.credits_x100},
                       {"title", draft.title},
                       {"content", to_json(draft.content)},
                       {"now", issue.now_ms},
                       {"account", issue.account},
                       {"batch", issue.batch ? db::Value(*issue.batch) : db::Value()}}));
  auto basis = session.bulk("proof_basis", "certificate_id, teacher_id, entry_id");
  for (const auto& [chain, entry] : draft.basis) XT_CHECK_OK(basis->add({id, chain, entry}));
  XT_CHECK_OK(basis->finish());
  return find(session, id);
}

Result<std::int64_t> issued_since(db::Session& session, Id teacher, Id account, std::int64_t since_ms) {
  XT_TRY(const auto row,
         session.one(sql::issued_since, {{"teacher", teacher}, {"account", account}, {"since", since_ms}}));
  return row.i64(0);
}

Result<bool> in_batch(db::Session& session, Id batch, Id teacher) {
  XT_TRY(const auto row, session.one(sql::in_batch, {{"batch", batch}, {"teacher", teacher}}));
  return row.i64(0) > 0;
}

Result<Certificate> find(db::Session& session, Id id) {
  auto row = session.one(sql::find, {{"id", id}});
  if (row.ok()) return certificate_of(*row);
  if (row.error().reason == "db.no_row") return make_error(Code::not_found, "proof.no_certificate");
  return std::move(row).error();
}

Result<std::vector<Certificate>> of_teacher(db::Session& session, Id teacher) {
  std::vector<Certificate> out;
  XT_CHECK_OK(session.each(sql::of_teacher, {{"teacher", teacher}, {"limit", std::int64_t{kMostOfOne}}},
                           [&](const db::Row& row) {
                             out.push_back(certificate_of(row));
                             return true;
                           }));
  return out;
}

Result<Certificate> end(db::Session& session, Id id, const Ending& ending) {
  const std::string reason = tidy(ending.reason);
  if (reason.empty() || length_utf8(reason) > kLongestReason) {
    return Error{
        Code::invalid, "proof.reason_required", {{"reason", "required", "请写明理由，200字以内"}}, {}};
  }
  XT_TRY([[maybe_unused]] const Certificate before, find(session, id));
  XT_TRY(const std::int64_t changed,
         session.exec(sql::end_certificate,
                      {{"id", id},
                       {"state", std::string(ending.replaced_by ? "replaced" : "revoked")},
                       {"now", ending.now_ms},
                       {"account", ending.account},
                       {"reason", reason},
                       {"replaced_by", ending.replaced_by ? db::Value(*ending.replaced_by) : db::Value()}}));
  if (changed != 1) return make_error(Code::conflict, "proof.already_ended");
  return find(session, id);
}

Result<Page> list(db::Session& session, const Filter& filter) {
  db::Args args = {{"lo", filter.lo},
                   {"hi", filter.hi},
                   {"state", filter.state},
                   {"name", like(filter.name)},
                   {"batch", filter.batch.value_or(0)}};
  Page out;
  XT_TRY(const auto size, session.one(sql::list_size, args));
  out.total = size.i64(0);
  args.push_back({"before", filter.before == 0 ? std::numeric_limits<Id>::max() : filter.before});
  args.push_back({"limit", std::int64_t{filter.limit}});
  args.push_back({"skip", std::int64_t{filter.skip}});
  XT_CHECK_OK(session.each(sql::list, args, [&](const db::Row& row) {
    out.certificates.push_back(certificate_of(row));
    return true;
  }));
  return out;
}

Result<std::optional<Certificate>> by_number(db::Session& session, const auth::Keyring& keyring,
                                             std::string_view number) {
  return found(session, sql::by_number, {{"hash", number_hash(keyring, number)}});
}

Result<std::optional<Certificate>> by_file(db::Session& session, std::string_view sha256_hex) {
  return found(session, sql::by_file, {{"digest", std::string(sha256_hex)}});
}

}  // namespace xt::proof
