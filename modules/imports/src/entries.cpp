#include <unordered_set>

#include "base/digest.h"
#include "base/id.h"
#include "base/rational.h"
#include "base/text.h"
#include "credits/credits.h"

#include "handler.h"
#include "person_index.h"
#include "spool.h"

namespace xt::imports {
namespace {

// The national sheet of training records (国内培训), with two optional columns of ours.
enum Column : std::size_t {
  kName,
  kIdKind,
  kNumber,
  kYear,
  kLevel,
  kProgramme,
  kProvider,
  kMode,
  kFrom,
  kTo,
  kHours,
  kCredits,
  kCategory,
  kProgrammeKind,
  kPosted
};

const std::vector<sheets::Column>& sheet_columns() {
  static const std::vector<sheets::Column> columns = {
      {"教师姓名", true, {"姓名"}},
      {"身份证件类型", false, {"证件类型"}},
      {"身份证号", true, {"身份证件号", "身份证件号码", "证件号码", "身份证号码"}},
      {"培训年度", true, {"年度"}},
      {"培训类别", true, {}},
      {"培训项目名称", true, {"项目名称"}},
      {"培训机构名称", false, {"机构名称"}},
      {"培训方式", true, {}},
      {"培训开始日期", false, {"开始日期"}},
      {"培训结束日期", false, {"结束日期"}},
      {"培训获得学时", true, {"学时"}},
      {"培训获得学分", false, {"学分"}},
      {"内容类别", false, {}},
      {"项目类型", false, {}},
  };
  return columns;
}

const std::vector<sheets::Column>& trusted_columns() {
  static const std::vector<sheets::Column> columns = [] {
    std::vector<sheets::Column> all = sheet_columns();
    all.push_back({"登记日期", false, {}});
    return all;
  }();
  return columns;
}

// Entries handed to the ledger at a time.
constexpr std::size_t kPostEntries = 20'000;

constexpr std::int64_t kMaxHours_x100 = 500'000;  // a record of 5,000 hours is a slip of the pen

// "2021-03-05 14:30:00" -> 870; the sheets room answers times in this form.
std::optional<int> minute_of_day(std::string_view cell) {
  const auto blank = cell.find(' ');
  if (blank == std::string_view::npos || cell.size() < blank + 6 || cell[blank + 3] != ':')
    return std::nullopt;
  const std::string_view t = cell.substr(blank + 1);
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    if (t[i] < '0' || t[i] > '9') return std::nullopt;
  }
  const int minute = ((t[0] - '0') * 10 + (t[1] - '0')) * 60 + (t[3] - '0') * 10 + (t[4] - '0');
  return minute < 24 * 60 ? std::optional(minute) : std::nullopt;
}

class Entries final : public Handler {
 public:
  explicit Entries(const Setting& setting)
      : setting_(setting),
        origin_("import:" + std::to_string(setting.batch)),
        people_(*setting.keyring, setting.today, setting.options->scope) {}

  const std::vector<sheets::Column>& columns() const override {
    return setting_.options->trust_posted_days ? trusted_columns() : sheet_columns();
  }

  Status apply(db::Session& session, std::span<Line> lines) override {
    std::vector<Staged> staged;
    staged.reserve(lines.size());
    for (Line& line : lines) stage(line, staged);
    XT_CHECK_OK(people_.resolve(session));
    for (Staged& s : staged) {
      if (!known_person(s)) continue;
      s.line->outcome = Outcome::later;
      XT_CHECK_OK(spool_.add({s.line->number(), std::move(s.entry)}));
    }
    return {};
  }

  Status finish(db::Session& session, Report& report, Tally& tally) override {
    std::int64_t done = 0;
    const std::int64_t all = spool_.size();
    return spool_.drain(kPostEntries, [&](std::vector<SpooledEntry>& batch) -> Status {
      std::vector<credits::NewEntry> entries;
      entries.reserve(batch.size());
      for (SpooledEntry& s : batch) entries.push_back(std::move(s.entry));
      XT_TRY(const auto outcomes, credits::post(session, entries));
      for (std::size_t i = 0; i < outcomes.size(); ++i) {
        settle(batch[i].row, outcomes[i], report, tally);
        XT_CHECK_OK(keep_person(session, entries[i].teacher, outcomes[i]));
      }
      done += static_cast<std::int64_t>(batch.size());
      return setting_.options->progress ? setting_.options->progress({"applying", done, done, all, all})
                                        : Status{};
    });
  }

 private:
  struct Staged {
    Line* line;
    std::string hash;
    std::string name;
    credits::NewEntry entry;
  };

  void stage(Line& line, std::vector<Staged>& staged) {
    Staged s{&line, {}, line.required(kName), {}};
    const auto hash = people_.note(line, kIdKind, kNumber);
    if (line.text(kNumber).empty() && line.good()) line.required(kNumber);
    const auto year = line.integer(kYear, 1990, 2100);
    if (line.text(kYear).empty()) line.required(kYear);
    credits::NewEntry& e = s.entry;
    e.level = required_word(line, kLevel, vocab::Kind::level);
    e.programme = line.required(kProgramme);
    e.provider = line.text(kProvider);
    e.mode = required_word(line, kMode, vocab::Kind::mode);
    e.category = line.word(kCategory, vocab::Kind::category);
    e.programme_kind = line.word(kProgrammeKind, vocab::Kind::programme_kind);
    const auto hours = line.hundredths(kHours, 0, kMaxHours_x100);
    if (line.text(kHours).empty()) line.required(kHours);
    const auto credit = line.hundredths(kCredits, 0, kMaxHours_x100);
    if (year) set_days(line, static_cast<int>(*year), e);
    if (setting_.options->trust_posted_days) {
      e.posted_ms = std::min(end_of_day_ms(line.date(kPosted).value_or(e.earned_on)) - 1, now_ms());
    }
    if (!line.good() || !hash) return;
    e.hours_x100 = *hours;
    e.credits_x100 = credit.value_or(0);
    e.origin = origin_ + ':' + std::to_string(line.number());
    e.key = row_key(e, static_cast<int>(*year));
    s.hash = *hash;
    staged.push_back(std::move(s));
  }

  static std::string required_word(Line& line, std::size_t column, vocab::Kind kind) {
    std::string code = line.word(column, kind);
    if (line.text(column).empty()) line.required(column);
    return code;
  }

  // 培训结束日期 empty: 31 December of 培训年度; dates and 培训年度 that disagree are an error.
  void set_days(Line& line, int year, credits::NewEntry& e) {
    const auto from = line.date(kFrom);
    const Date end = line.end(kTo);  // one past the last day
    const bool has_end = end != kOpenEnd;
    if (!line.good()) return;
    e.earned_on = has_end ? end - 1 : Date::of(year, 12, 31);
    e.earned_from = from.value_or(e.earned_on);
    e.both_days_given = from && has_end;
    if (e.earned_on < e.earned_from) {
      line.complain(kTo, "imports.days_reversed", "结束日期早于开始日期");
      return;
    }
    const int first_year = from ? from->year() : e.earned_on.year();
    const int last_year = has_end ? e.earned_on.year() : first_year;
    if (year < first_year || year > last_year) {
      line.complain(kYear, "imports.year_disagrees",
                    "培训年度 " + std::to_string(year) + " 与培训日期（" + e.earned_from.iso() + " 至 " +
                        (has_end ? e.earned_on.iso() : std::string("空")) + "）不一致");
    }
    e.start_minute = minute_of_day(line.text(kFrom));
    e.end_minute = minute_of_day(line.text(kTo));
  }

  // Without the person: the ledger's index is (teacher, key), and a corrected identity number changes
  // nothing.
  static std::string row_key(const credits::NewEntry& e, int year) {
    return digest_fields({std::to_string(year), e.level, e.programme, e.provider, e.mode, e.earned_from.iso(),
                          e.earned_on.iso(), std::to_string(e.start_minute.value_or(-1)),
                          std::to_string(e.end_minute.value_or(-1)), format_hundredths(e.hours_x100),
                          format_hundredths(e.credits_x100), e.category, e.programme_kind});
  }

  bool known_person(Staged& s) {
    const people::Person person = people_.find(s.hash);
    if (person.id == 0) {
      s.line->complain(kNumber, "imports.unknown_teacher",
                       setting_.options->scope
                           ? "教师名册中没有这个证件号码，或该教师不在您的管理范围内，请核对，或先导入教师"
                           : "教师名册中没有这个证件号码，请核对，或先导入教师");
      return false;
    }
    if (tidy(person.name) != s.name) {
      s.line->complain(kName, "imports.name_disagrees", "姓名与名册中该证件号码的教师不一致");
      return false;
    }
    s.entry.teacher = person.id;
    return true;
  }

  // What was known before is another import's.
  Status keep_person(db::Session& session, Id teacher, const credits::Outcome& outcome) {
    if (outcome.what == credits::Posted::unchanged || !kept_.insert(teacher).second) return {};
    return keep(session, setting_, {"person", true, {std::to_string(teacher), "", ""}});
  }

  static void settle(std::int64_t row, const credits::Outcome& outcome, Report& report, Tally& tally) {
    switch (outcome.what) {
      case credits::Posted::posted:
        ++report.created;
        tally.decided(row, "created");
        return;
      case credits::Posted::same:
      case credits::Posted::unchanged:
        ++report.unchanged;
        tally.decided(row, "unchanged");
        return;
      case credits::Posted::held:
        tally.held(row, "credits." + outcome.reason, outcome.detail);
        if (++report.held > static_cast<std::int64_t>(kReportedRejects)) return;
        report.notices.push_back(
            {row, "credits." + outcome.reason, "第" + std::to_string(row) + "行待核：" + outcome.detail});
    }
  }

  Setting setting_;
  std::string origin_;
  PersonIndex people_;
  Spool spool_;
  std::unordered_set<Id> kept_;  // people of whom the journal knows
};

}  // namespace

std::unique_ptr<Handler> entries_handler(const Setting& setting) {
  return std::make_unique<Entries>(setting);
}

}  // namespace xt::imports
