#include "base/text.h"
#include "registry/registry.h"

#include "coverage.h"
#include "handler.h"
#include "org_index.h"
#include "person_index.h"

namespace xt::imports {
namespace {

enum Column : std::size_t { kKind, kName, kLevel, kOwner, kPartner, kPerson, kCategory, kStatus, kFrom, kTo };

const std::vector<sheets::Column>& sheet_columns() {
  static const std::vector<sheets::Column> columns = {
      {"类别", true, {}},
      {"名称", true, {}},
      {"级别", false, {}},
      {"所属代码", true, {}},
      {"伙伴代码", false, {}},
      {"负责人证件号码", false, {"负责人证件号", "负责人身份证号"}},
      {"内容类别", false, {}},
      {"状态", false, {}},
      {"起始日期", true, {"开始日期"}},
      {"终止日期", false, {"结束日期"}},
  };
  return columns;
}

class Items final : public Handler {
 public:
  explicit Items(const Setting& setting)
      : setting_(setting), orgs_(setting.options->scope), people_(*setting.keyring, setting.today) {
    for (const std::string& word : setting.options->item_kinds) {
      const vocab::Term* kind = vocab::find(vocab::Kind::item_kind, word);
      if (kind == nullptr)
        unknown_kind_ = word;
      else
        kinds_.insert(std::string(kind->key));
    }
  }

  const std::vector<sheets::Column>& columns() const override { return sheet_columns(); }

  Status apply(db::Session& session, std::span<Line> lines) override {
    std::vector<Staged> staged;
    for (Line& line : lines) XT_CHECK_OK(stage(session, line, staged));
    XT_CHECK_OK(people_.resolve(session));
    for (Staged& s : staged) {
      XT_CHECK_OK(fill_people(session, s));
      if (!s.line->good()) continue;
      Change change;
      XT_TRY(const registry::Put put, registry::put(session, s.item, &change));
      if (put != registry::Put::unchanged) {
        XT_CHECK_OK(keep(session, setting_, {"item", put == registry::Put::created, change}));
      }
      s.line->outcome = outcome_of(put);
      coverage_.saw(s.item.owner_key, s.owner_hi, s.item.period.from);
      if (setting_.options->item_kinds.empty()) kinds_.insert(s.item.kind);
    }
    return {};
  }

  Status finish(db::Session& session, Report&, Tally&) override {
    if (!unknown_kind_.empty()) {
      return Error{Code::invalid,
                   "imports.unknown_kind",
                   {{"kinds", "imports.unknown_kind", "--kinds 中没有“" + unknown_kind_ + "”这种类别"}},
                   {}};
    }
    return coverage_.write(session, orgs_, setting_, "items", kinds_);
  }

 private:
  struct Staged {
    Line* line;
    registry::Item item;
    std::int64_t owner_hi = 0;
    std::optional<std::string> owner_person;  // 所属代码 was an identity number
    std::optional<std::string> in_charge;     // 负责人
  };

  Status stage(db::Session& session, Line& line, std::vector<Staged>& staged) {
    Staged s{&line, {}, 0, {}, {}};
    registry::Item& item = s.item;
    item.kind = line.word(kKind, vocab::Kind::item_kind);
    if (line.text(kKind).empty()) line.required(kKind);
    item.name = line.required(kName);
    item.level = line.word(kLevel, vocab::Kind::level);
    item.category = line.word(kCategory, vocab::Kind::item_category);
    item.status = line.word(kStatus, vocab::Kind::item_status);
    const auto from = line.required_date(kFrom);
    item.period = {from.value_or(Date()), line.end(kTo)};
    if (from && item.period.empty()) line.complain(kTo, "imports.days_reversed", "终止日期早于起始日期");
    XT_CHECK_OK(read_owner(session, line, s));
    if (!line.text(kPartner).empty()) {
      XT_TRY(const OrgRef* partner, orgs_.find_anywhere(session, line, kPartner, "机构"));
      if (partner != nullptr) item.partner_key = partner->key;
    }
    s.in_charge = people_.note(line, -1, kPerson);
    if (line.good()) staged.push_back(std::move(s));
    return {};
  }

  // 所属代码: a region, school or institution, or the identity number of a person who owns the item.
  Status read_owner(db::Session& session, Line& line, Staged& s) {
    const std::string code = line.required(kOwner);
    if (code.empty()) return {};
    XT_TRY(const OrgRef* org, orgs_.find(session, code));
    if (org != nullptr && !orgs_.covers(org->key)) {
      line.complain(kOwner, "imports.outside_scope", "不在您的管理范围内");
    } else if (org != nullptr) {
      s.item.owner_key = org->key;
      s.owner_hi = org->key_hi;
    } else if (people::parse_identity(people::IdKind::resident_id, code, setting_.today).ok()) {
      s.item.owner_kind = "person";
      s.owner_person = people_.note(line, -1, kOwner);
    } else {
      line.complain(kOwner, "imports.unknown_org",
                    "没有代码为 " + code + " 的地区、学校或机构（属于个人的请填证件号码）");
    }
    return {};
  }

  Status fill_people(db::Session& session, Staged& s) {
    if (s.owner_person) {
      const people::Person person = people_.find(*s.owner_person);
      if (person.id == 0) {
        s.line->complain(kOwner, "imports.unknown_teacher",
                         orgs_.scope() ? "教师名册中没有这个证件号码，或该教师不在您的管理范围内"
                                       : "教师名册中没有这个证件号码");
        return {};
      }
      s.item.owner_id = person.id;
      XT_TRY(const auto jobs, people::employments(session, std::vector<Id>{person.id}));
      for (const auto& job : jobs) {
        if (s.item.owner_key == 0 || job.period.from <= s.item.period.from) s.item.owner_key = job.org_key;
      }
      s.owner_hi = s.item.owner_key + 1;
      if (!orgs_.covers(s.item.owner_key)) {
        s.line->complain(kOwner, "imports.unknown_teacher",
                         "教师名册中没有这个证件号码，或该教师不在您的管理范围内");
        return {};
      }
    }
    if (s.in_charge) {
      const people::Person person = people_.find(*s.in_charge);
      if (person.id == 0) s.line->complain(kPerson, "imports.unknown_teacher", "教师名册中没有这个证件号码");
      s.item.person_id = person.id;
    }
    return {};
  }

  Setting setting_;
  OrgIndex orgs_;
  PersonIndex people_;
  SheetCoverage coverage_;
  std::set<std::string> kinds_;
  std::string unknown_kind_;
};

}  // namespace

std::unique_ptr<Handler> items_handler(const Setting& setting) {
  return std::make_unique<Items>(setting);
}

}  // namespace xt::imports
