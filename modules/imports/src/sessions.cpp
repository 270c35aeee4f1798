#include "research/research.h"

#include "coverage.h"
#include "handler.h"
#include "org_index.h"
#include "person_index.h"

namespace xt::imports {
namespace {

enum Column : std::size_t { kSchool, kDay, kForm, kTopic, kMinutes, kAttendees, kHost };

const std::vector<sheets::Column>& sheet_columns() {
  static const std::vector<sheets::Column> columns = {
      {"学校标识码", true, {"学校代码"}},
      {"日期", true, {}},
      {"形式", true, {}},
      {"主题", false, {}},
      {"时长", true, {"时长(分钟)"}},
      {"参与人数", false, {}},
      {"主持人证件号码", false, {"主持人证件号", "主持人身份证号"}},
  };
  return columns;
}

constexpr int kMaxMinutes = 12 * 60;

class Sessions final : public Handler {
 public:
  explicit Sessions(const Setting& setting)
      : setting_(setting), orgs_(setting.options->scope), people_(*setting.keyring, setting.today) {}

  const std::vector<sheets::Column>& columns() const override { return sheet_columns(); }

  Status apply(db::Session& session, std::span<Line> lines) override {
    std::vector<Staged> staged;
    for (Line& line : lines) XT_CHECK_OK(stage(session, line, staged));
    XT_CHECK_OK(people_.resolve(session));
    for (Staged& s : staged) {
      if (s.host) {
        s.study.host_id = people_.find(*s.host).id;
        if (*s.study.host_id == 0) {
          s.line->complain(kHost, "imports.unknown_teacher", "教师名册中没有这个证件号码");
          continue;
        }
      }
      Change change;
      XT_TRY(const research::Put put, research::put(session, s.study, &change));
      s.line->outcome = outcome_of(put);
      if (put != research::Put::unchanged) {
        XT_CHECK_OK(keep(session, setting_, {"session", put == research::Put::created, change}));
      }
      coverage_.saw(s.study.org_key, s.study.org_key + 1, s.study.day);
    }
    return {};
  }

  Status finish(db::Session& session, Report&, Tally&) override {
    return coverage_.write(session, orgs_, setting_, "sessions", {""});
  }

 private:
  struct Staged {
    Line* line;
    research::StudySession study;
    std::optional<std::string> host;
  };

  Status stage(db::Session& session, Line& line, std::vector<Staged>& staged) {
    Staged s{&line, {}, {}};
    XT_TRY(const OrgRef* school, orgs_.find(session, line, kSchool, "学校"));
    const auto day = line.required_date(kDay);
    s.study.form = line.word(kForm, vocab::Kind::session_form);
    if (line.text(kForm).empty()) line.required(kForm);
    s.study.topic = line.text(kTopic);
    const auto minutes = line.integer(kMinutes, 1, kMaxMinutes);
    if (line.text(kMinutes).empty()) line.required(kMinutes);
    if (const auto attendees = line.integer(kAttendees, 0, 100'000))
      s.study.attendees = static_cast<int>(*attendees);
    s.host = people_.note(line, -1, kHost);
    if (!line.good()) return {};
    s.study.org_key = school->key;
    s.study.day = *day;
    s.study.minutes = static_cast<int>(*minutes);
    staged.push_back(std::move(s));
    return {};
  }

  Setting setting_;
  OrgIndex orgs_;
  PersonIndex people_;
  SheetCoverage coverage_;
};

}  // namespace

std::unique_ptr<Handler> sessions_handler(const Setting& setting) {
  return std::make_unique<Sessions>(setting);
}

}  // namespace xt::imports
