#include "store.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

#include "credits_queries.gen.h"

namespace xt::credits {
namespace {

constexpr std::string_view kColumns =
    "teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, hours_x100, credits_x100, records, "
    "start_minute, "
    "end_minute, mode, level, category, role, programme, programme_kind, provider, org_key, rule, origin, "
    "reverses, key, "
    "note, hash";

db::Value nullable(const std::optional<std::int64_t>& value) {
  return value ? db::Value(*value) : db::Value(std::monostate{});
}

std::optional<std::int64_t> optional_i64(const db::Row& row, std::size_t column) {
  if (row.null(column)) return std::nullopt;
  return row.i64(column);
}

Status insert(db::Bulk& bulk, Stored& e) {
  std::array<db::Value, 26> values = {e.teacher,
                                      e.seq,
                                      e.id,
                                      std::move(e.kind),
                                      e.earned_from,
                                      e.earned_on,
                                      e.posted_ms,
                                      e.hours_x100,
                                      e.credits_x100,
                                      e.records,
                                      nullable(e.start_minute),
                                      nullable(e.end_minute),
                                      std::move(e.mode),
                                      std::move(e.level),
                                      std::move(e.category),
                                      std::move(e.role),
                                      std::move(e.programme),
                                      std::move(e.programme_kind),
                                      std::move(e.provider),
                                      e.org_key,
                                      std::move(e.rule),
                                      std::move(e.origin),
                                      nullable(e.reverses),
                                      std::move(e.key),
                                      std::move(e.note),
                                      std::move(e.hash)};
  return bulk.add(values.data(), values.size());
}

}  // namespace

ChainRow chain_row(const db::Row& row) {
  return {row.i64(0),
          row.i64(1),
          row.i64(2),
          row.text(3),
          row.i64(4),
          row.i64(5),
          row.i64(6),
          row.i64(7),
          row.i64(8),
          row.i64(9),
          optional_i64(row, 10),
          optional_i64(row, 11),
          row.text(12),
          row.text(13),
          row.text(14),
          row.text(15),
          row.text(16),
          row.text(17),
          row.text(18),
          row.i64(19),
          row.text(20),
          row.text(21),
          optional_i64(row, 22),
          row.text(23),
          row.text(24)};
}

ChainRow chain_row(const Stored& e) {
  return {e.teacher,   e.seq,        e.id,           e.kind,    e.earned_from,  e.earned_on,
          e.posted_ms, e.hours_x100, e.credits_x100, e.records, e.start_minute, e.end_minute,
          e.mode,      e.level,      e.category,     e.role,    e.programme,    e.programme_kind,
          e.provider,  e.org_key,    e.rule,         e.origin,  e.reverses,     e.key,
          e.note};
}

Stored stored(const db::Row& row) {
  const ChainRow r = chain_row(row);
  return {r.teacher,
          r.seq,
          r.id,
          std::string(r.kind),
          r.earned_from,
          r.earned_on,
          r.posted_ms,
          r.hours_x100,
          r.credits_x100,
          r.records,
          r.start_minute,
          r.end_minute,
          std::string(r.mode),
          std::string(r.level),
          std::string(r.category),
          std::string(r.role),
          std::string(r.programme),
          std::string(r.programme_kind),
          std::string(r.provider),
          r.org_key,
          std::string(r.rule),
          std::string(r.origin),
          r.reverses,
          std::string(r.key),
          std::string(r.note),
          std::string(row.text(25))};
}

Stored stored(const NewEntry& e, std::int64_t org_key) {
  Stored out;
  out.teacher = e.teacher;
  out.kind = e.kind;
  out.earned_from = e.earned_from.days();
  out.earned_on = e.earned_on.days();
  out.posted_ms = e.posted_ms;
  out.hours_x100 = e.hours_x100;
  out.credits_x100 = e.credits_x100;
  out.records = 1;
  out.start_minute = e.start_minute;
  out.end_minute = e.end_minute;
  out.mode = e.mode;
  out.level = e.level;
  out.category = e.category;
  out.role = e.role;
  out.programme = e.programme;
  out.programme_kind = e.programme_kind;
  out.provider = e.provider;
  out.org_key = org_key;
  out.rule = e.rule;
  out.origin = e.origin;
  out.key = e.key;
  return out;
}

Status Ledger::lock(std::span<const Id> teachers) {
  const db::Args args = {{"ids", join_ids(teachers)}};
  // SQLite's statement has no list: one writer at a time needs none.
  if (session_.engine() == db::Engine::postgres) {
    XT_TRY([[maybe_unused]] const auto opened, session_.exec(sql::open_chains, args));
  }
  // Before anything is read that a close may change.
  if (session_.engine() == db::Engine::postgres) {
    XT_TRY([[maybe_unused]] const auto held, session_.one(sql::hold_gate));
  }
  XT_TRY(closed_, closed_days(session_));
  for (const Id teacher : teachers) heads_[teacher];
  return session_.each(sql::chain_heads, args, [&](const db::Row& row) {
    heads_[row.i64(0)] = {row.i64(1), std::string(row.text(2)), false};
    return true;
  });
}

Status Ledger::look() {
  XT_TRY(closed_, closed_days(session_));
  return {};
}

void Ledger::keep_out_of_closed_days(Stored& entry) {
  if (closed_.empty() || entry.kind == "note") return;
  const Date day(static_cast<std::int32_t>(entry.earned_on));
  const Closed* closed = closed_on(closed_, entry.org_key, day);
  if (closed == nullptr) return;
  const Date open = open_day(closed_, entry.org_key, day);
  if (entry.kind != "reversal" && entry.kind != "adjustment") {
    refused_ = open;
    return;
  }
  corrections_.push_back(
      {entry.teacher, entry.id, closed->id, entry.earned_from, entry.earned_on, entry.reverses});
  entry.earned_from = entry.earned_on = open.days();
  // Clock times belong to the day on which it happened.
  entry.start_minute.reset();
  entry.end_minute.reset();
}

Id Ledger::append(Stored entry) {
  Head& head = heads_.at(entry.teacher);
  entry.id = next_id();
  keep_out_of_closed_days(entry);
  entry.seq = ++head.seq;
  entry.hash = chainer_.next(head.hash, chain_row(entry));
  head.hash = entry.hash;
  head.moved = true;
  fresh_.push_back(std::move(entry));
  return fresh_.back().id;
}

Status Ledger::save() {
  if (fresh_.empty()) return {};
  if (refused_) return closed_error(*refused_);
  auto bulk = session_.bulk("credits_entry", kColumns);
  for (Stored& entry : fresh_) XT_CHECK_OK(insert(*bulk, entry));
  XT_CHECK_OK(bulk->finish());
  fresh_.clear();
  XT_CHECK_OK(save_corrections());
  return save_heads();
}

Status Ledger::save_corrections() {
  for (const Correction& one : corrections_) {
    XT_TRY([[maybe_unused]] const auto added,
           session_.exec(sql::add_correction, {{"teacher", one.teacher},
                                               {"entry", one.entry},
                                               {"closed", one.closed},
                                               {"was_from", one.was_from},
                                               {"was_on", one.was_on},
                                               {"corrects", nullable(one.corrects)}}));
  }
  corrections_.clear();
  return {};
}

Status Ledger::save_heads() {
  std::vector<Id> moved;
  for (const auto& [teacher, head] : heads_) {
    if (head.moved) moved.push_back(teacher);
  }
  std::sort(moved.begin(), moved.end());
  std::string list;
  for (const Id teacher : moved) {
    Head& head = heads_.at(teacher);
    std::string rest = std::to_string(head.seq);
    rest.insert(0, 10 - rest.size(), '0');
    append_item(list, teacher, rest + head.hash);
    head.moved = false;
  }
  XT_TRY([[maybe_unused]] const auto saved, session_.exec(sql::save_heads, {{"heads", list}}));
  return {};
}

Error closed_error(Date open) {
  Error error = make_error(Code::conflict, "credits.closed", open.iso());
  error.fields.push_back({"earned_on", "credits.closed", open.iso()});
  return error;
}

void append_item(std::string& list, Id teacher, std::string_view rest) {
  if (!list.empty()) list.push_back(',');
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, teacher).ptr;
  list.append(19 - static_cast<std::size_t>(end - digits), '0');
  list.append(digits, end);
  list.append(rest);
}

std::string join_ids(std::span<const Id> ids) {
  std::string out;
  out.reserve(ids.size() * 20);
  for (const Id id : ids) {
    if (!out.empty()) out.push_back(',');
    out += std::to_string(id);
  }
  return out;
}

}  // namespace xt::credits
