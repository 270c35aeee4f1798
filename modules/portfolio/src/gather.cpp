#include <algorithm>
#include <set>

#include "orgs/orgs.h"
#include "portfolio/portfolio.h"
#include "proof/draft.h"

#include "portfolio_queries.gen.h"

namespace xt::portfolio {
namespace {

constexpr int kMostEntries = 10'000;

Status load_links(db::Session& session, Portfolio& out) {
  std::set<Id> chains;
  std::map<Id, Line*> lines;
  for (Line& line : out.lines) {
    chains.insert(line.entry.teacher);
    lines.emplace(line.entry.id, &line);
  }
  for (const Id chain : chains) {
    XT_CHECK_OK(session.each(sql::links_of, {{"teacher", chain}}, [&](const db::Row& row) {
      const auto found = lines.find(row.i64(0));
      if (found == lines.end()) return true;
      found->second->rule = row.text(1);
      found->second->hash = row.text(2);
      return true;
    }));
  }
  return {};
}

// A certificate copies what its entries were called and when they were: there is no other tie that a paper
// of somewhere else would have, too.
void tie_certificates(Portfolio& out) {
  for (const auto& one : out.certificates) {
    if (one.state != "valid") continue;
    const proof::Content content = proof::content_of(one.content);
    for (Line& line : out.lines) {
      const credits::Entry& e = line.entry;
      const bool named =
          line.stands() &&
          std::any_of(content.lines.begin(), content.lines.end(), [&](const proof::Line& other) {
            return other.programme == e.programme && other.from == e.earned_from && other.to == e.earned_on;
          });
      if (named) line.certificates.push_back(one.number);
    }
  }
}

Status load_evidence(db::Session& session, const EvidenceOf& evidence, Portfolio& out) {
  if (!evidence) return {};
  std::vector<std::string> origins;
  for (const Line& line : out.lines) origins.push_back(line.entry.origin);
  std::sort(origins.begin(), origins.end());
  origins.erase(std::unique(origins.begin(), origins.end()), origins.end());
  XT_TRY(const auto found, evidence(session, origins));
  for (Line& line : out.lines) {
    if (const auto files = found.find(line.entry.origin); files != found.end()) line.evidence = files->second;
  }
  return {};
}

Status load_cycles(db::Session& session, const Wanted& wanted, Portfolio& out) {
  XT_TRY(const std::int64_t org, people::org_of(session, wanted.teacher, wanted.today));
  const std::vector<cycles::Member> members{{wanted.teacher, org}};
  XT_TRY(const auto binding, cycles::binding(session, org));
  for (const cycles::Cycle& cycle : binding) {
    if (!cycle.days.overlaps(out.days)) continue;
    XT_TRY(auto made, cycles::accounts(session, wanted.rules, cycle, cycle.days, members));
    XT_TRY(const auto region, orgs::find(session, cycle.scope.lo));
    out.cycles.push_back({cycle, region.name, made.front()});
  }
  return {};
}

template <class Key>
std::vector<Sum> sums(const std::vector<Line>& lines, Key key) {
  std::map<std::string, Sum> found;
  for (const Line& line : lines) {
    Sum& sum = found[key(line.entry)];
    sum.amount += {line.entry.hours_x100, line.entry.credits_x100};
    sum.entries += line.stands() ? 1 : 0;
  }
  std::vector<Sum> out;
  for (auto& [name, sum] : found) {
    if (sum.entries == 0 && sum.amount == cycles::Amount{}) continue;
    sum.key = name;
    out.push_back(std::move(sum));
  }
  return out;
}

}  // namespace

Sum Portfolio::total() const {
  const auto all = sums(lines, [](const credits::Entry&) { return std::string(); });
  return all.empty() ? Sum{} : all.front();
}

std::vector<Sum> Portfolio::by_year() const {
  return sums(lines, [](const credits::Entry& e) { return std::to_string(e.earned_on.year()); });
}

std::vector<Sum> Portfolio::by_category() const {
  return sums(lines, [](const credits::Entry& e) { return e.category; });
}

Result<Portfolio> gather(db::Session& session, const auth::Keyring& keyring, const Wanted& wanted,
                         const EvidenceOf& evidence) {
  Portfolio out;
  out.made = wanted.today;
  XT_TRY(out.person, people::profile(session, keyring, wanted.teacher, wanted.today));
  credits::EntryFilter filter;
  filter.limit = kMostEntries;
  XT_TRY(credits::EntryPage found, credits::entries(session, wanted.teacher, filter));
  if (!found.next_cursor.empty())
    return make_error(Code::too_large, "portfolio.too_long", std::to_string(kMostEntries));
  for (auto one = found.entries.rbegin(); one != found.entries.rend(); ++one) {
    if (one->kind == "note" || !wanted.days.contains(one->earned_on)) continue;
    out.lines.push_back({std::move(*one), {}, {}, {}, {}});
  }
  // What nobody bounded begins with the first entry and ends on the day.
  out.days = wanted.days;
  if (out.days.from == Date(0))
    out.days.from = out.lines.empty() ? wanted.today : out.lines.front().entry.earned_on;
  if (out.days.to == kOpenEnd) {
    out.days.to = wanted.today + 1;
    if (!out.lines.empty()) out.days.to = std::max(out.days.to, out.lines.back().entry.earned_on + 1);
  }
  XT_TRY(out.certificates, proof::of_teacher(session, wanted.teacher));
  XT_CHECK_OK(load_links(session, out));
  tie_certificates(out);
  XT_CHECK_OK(load_evidence(session, evidence, out));
  XT_CHECK_OK(load_cycles(session, wanted, out));
  return out;
}

}  // namespace xt::portfolio
