#include "store.h"

#include "corrections_queries.gen.h"

namespace xt::corrections {
namespace {

std::optional<Id> optional_id(const db::Row& row, std::size_t column) {
  return row.null(column) ? std::nullopt : std::optional<Id>(row.i64(column));
}

}  // namespace

Request request_of(const db::Row& row) {
  Request r;
  r.teacher = row.i64(0);
  r.id = row.i64(1);
  r.about = row.text(2);
  r.object = row.text(3);
  r.choice = row.text(4);
  r.words = row.text(5);
  r.record = row.text(6);
  r.org_key = row.i64(7);
  r.state = row.text(8);
  r.created_ms = row.i64(9);
  r.due = Date(static_cast<std::int32_t>(row.i64(10)));
  r.decided_ms = row.i64(11);
  r.decided_by = row.i64(12);
  r.decided_name = row.text(13);
  r.action = row.text(14);
  r.reply = row.text(15);
  r.link = row.text(16);
  r.reversal = optional_id(row, 17);
  r.replacement = optional_id(row, 18);
  r.seen = !row.null(19);
  return r;
}

Result<Request> find(db::Session& session, const Key& request) {
  auto row = session.one(sql::find, {{"teacher", request.teacher}, {"id", request.id}});
  if (row.ok()) return request_of(*row);
  if (row.error().reason == "db.no_row") return make_error(Code::not_found, "corrections.no_request");
  return std::move(row).error();
}

std::string canonical(const Request& r) {
  std::string out;
  for (const std::string& part : {std::to_string(r.teacher), std::to_string(r.id), r.about, r.object,
                                  r.choice, r.words, r.record, r.state, r.action, r.reply, r.link}) {
    out += std::to_string(part.size()) + ":" + part + ",";
  }
  return out;
}

}  // namespace xt::corrections
