#include "proof/draft.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/text.h"
#include "credits/reads.h"
#include "orgs/orgs.h"
#include "people/people.h"
#include "proof/number.h"

namespace xt::proof {
namespace {

namespace json = boost::json;

constexpr int kMostRead = 10'000;  // of one person's ledger
constexpr int kLongestPeriod = 366 * 20;

Error bad(const char* field, const char* reason, const char* detail) {
  return Error{Code::invalid, "proof.bad_request", {{field, reason, detail}}, {}};
}

Status check(const Wanted& wanted) {
  if (wanted.kind == "programme") {
    return wanted.entry > 0 ? Status() : Status(bad("entry", "required", "请选择一条学时记录"));
  }
  if (wanted.kind != "hours") return bad("kind", "unknown", wanted.kind.c_str());
  if (wanted.from > wanted.to) return bad("to", "order", "止日不能早于起日");
  if (wanted.to - wanted.from > kLongestPeriod) return bad("from", "too_long", "期间不超过20年");
  return {};
}

bool wanted_one(const credits::Entry& e, const Wanted& wanted) {
  if ((e.kind != "award" && e.kind != "transfer_in") || e.reversed_by) return false;
  if (wanted.kind == "programme") return e.id == wanted.entry;
  return wanted.from <= e.earned_on && e.earned_on <= wanted.to;
}

// "广西壮族自治区南宁市青秀区": who stands behind the ledger of a school.
Result<std::string> issuer_of(db::Session& session, std::int64_t org_key) {
  XT_TRY(const auto path, orgs::path(session, orgs::region_of(org_key)));
  std::string out;
  for (const orgs::Org& org : path) {
    const bool region = org.level == orgs::Level::province || org.level == orgs::Level::city ||
                        org.level == orgs::Level::county;
    if (region && org.kind != "grouping") out += org.name;
  }
  return out;
}

Status fill(const std::vector<credits::Entry>& entries, const Wanted& wanted, Draft& out) {
  for (const credits::Entry& e : entries) {
    if (!wanted_one(e, wanted)) continue;
    if (out.basis.size() == kMostEntries) return make_error(Code::invalid, "proof.too_many_entries");
    out.basis.emplace_back(e.teacher, e.id);
    out.content.lines.push_back(
        {e.programme, e.provider, e.earned_from, e.earned_on, e.hours_x100, e.credits_x100});
    out.hours_x100 += e.hours_x100;
    out.credits_x100 += e.credits_x100;
  }
  if (out.basis.empty()) {
    return wanted.kind == "programme" ? make_error(Code::not_found, "proof.no_entry")
                                      : make_error(Code::invalid, "proof.no_hours");
  }
  std::stable_sort(out.content.lines.begin(), out.content.lines.end(),
                   [](const Line& a, const Line& b) { return a.to < b.to; });
  return {};
}

std::string text_at(const json::object& object, const char* name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::int64_t number_at(const json::object& object, const char* name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

}  // namespace

Result<Draft> draft(db::Session& session, const auth::Keyring& keyring, const Wanted& wanted, Date today) {
  XT_CHECK_OK(check(wanted));
  Draft out;
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{wanted.teacher}));
  out.teacher = speaking.front();
  XT_TRY(const auto person, people::profile(session, keyring, out.teacher, today));
  XT_TRY(out.org_key, people::org_of(session, out.teacher, today));
  out.content.name = person.name;
  out.content.id_masked = person.id_masked;
  out.content.school = person.org_name;
  XT_TRY(out.content.issuer, issuer_of(session, out.org_key));
  credits::EntryFilter all;
  all.limit = kMostRead;
  XT_TRY(const auto page, credits::entries(session, out.teacher, all));
  XT_CHECK_OK(fill(page.entries, wanted, out));
  out.kind = wanted.kind;
  out.number = random_number();
  if (wanted.kind == "programme") {
    const Line& one = out.content.lines.front();
    out.title = one.programme;
    out.period = {one.from, one.to + 1};
  } else {
    out.title = "教师继续教育学时";
    out.period = {wanted.from, wanted.to + 1};
  }
  return out;
}

std::string to_json(const Content& content) {
  json::array lines;
  for (const Line& one : content.lines) {
    lines.push_back(json::object{{"programme", one.programme},
                                 {"provider", one.provider},
                                 {"from", one.from.days()},
                                 {"to", one.to.days()},
                                 {"hours_x100", one.hours_x100},
                                 {"credits_x100", one.credits_x100}});
  }
  return json::serialize(json::object{{"name", content.name},
                                      {"id_masked", content.id_masked},
                                      {"school", content.school},
                                      {"issuer", content.issuer},
                                      {"lines", std::move(lines)}});
}

Content content_of(const std::string& text) {
  Content out;
  boost::system::error_code fault;
  const json::value value = json::parse(text, fault);
  if (fault || !value.is_object()) return out;
  const json::object& object = value.get_object();
  out.name = text_at(object, "name");
  out.id_masked = text_at(object, "id_masked");
  out.school = text_at(object, "school");
  out.issuer = text_at(object, "issuer");
  const json::value* lines = object.if_contains("lines");
  if (lines == nullptr || !lines->is_array()) return out;
  for (const json::value& one : lines->get_array()) {
    if (!one.is_object()) continue;
    const json::object& line = one.get_object();
    out.lines.push_back({text_at(line, "programme"), text_at(line, "provider"),
                         Date(static_cast<std::int32_t>(number_at(line, "from"))),
                         Date(static_cast<std::int32_t>(number_at(line, "to"))),
                         number_at(line, "hours_x100"), number_at(line, "credits_x100")});
  }
  return out;
}

std::string verify_url(const std::string& origin, std::string_view number) {
  return origin + "/verify#" + printed_number(number);
}

std::string masked_name(std::string_view name) {
  const std::size_t length = length_utf8(name);
  if (length == 0) return {};
  std::string out(name.substr(0, offset_utf8(name, 1)));
  out.append(std::clamp<std::size_t>(length - 1, 1, 3), '*');
  return out;
}

}  // namespace xt::proof
