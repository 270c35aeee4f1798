// GET /api/plans/{id}/report.pdf: the plan's state as a paper for a meeting.
#include <algorithm>

#include "base/digest.h"
#include "eval/rules/state.h"
#include "http/download.h"
#include "pdf/document.h"
#include "web/chapters.h"
#include "web/compare.h"
#include "web/list_file.h"
#include "web/plan_routes.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMostGaps = 12;
constexpr std::size_t kMostChanges = 30;

pdf::Colour colour(const ProvisionResult& r) {
  constexpr pdf::Colour kColours[] = {0x1c673f, 0x1b5894, 0x8a4f00, 0xa8201a, 0x625d55};
  return r.strength == Strength::may ? 0x665584 : kColours[static_cast<std::size_t>(r.status)];
}

const ProvisionResult* find(const EvalResult& result, const std::string& id) {
  const auto found = std::find_if(result.provisions.begin(), result.provisions.end(),
                                  [&](const ProvisionResult& p) { return p.id == id; });
  return found == result.provisions.end() ? nullptr : &*found;
}

// How near: the share that met; of a single entity the part of its floor that is there.
Rational closeness(const ProvisionResult& p) {
  if (p.counts.entities == 1 && p.value && p.low && *p.low > Rational(0)) {
    return div(*p.value, *p.low).value_or(Rational(2));
  }
  return p.share.value_or(Rational(2));
}

pdf::Cell state_cell(const ProvisionResult& r, const Words& words) {
  return {words.sign(r) + " " + words.shown(r), colour(r), true};
}

class Report {
 public:
  Report(pdf::Document& paper, const Asked& ask, const EvalResult& now, const EvalResult& before, Words words)
      : paper_(paper), plan_(*ask.plan), ask_(ask), now_(now), before_(before), words_(words) {}

  void write() {
    paper_.title(words_.title(plan_));
    paper_.paragraph(words_("范围：", "Region: ") + ask_.under.name + words_("    截至：", "    As of: ") +
                     ask_.at.iso() + words_("    所知截至：", "    Known on: ") + ask_.known.iso());
    summary();
    gaps();
    changes();
    all();
    missing();
  }

 private:
  void summary() {
    const Counts counts = judged_counts(now_);
    const auto tile = [&](State state, std::int64_t count, pdf::Colour tone) {
      return pdf::Tile{words_.state(state), std::to_string(count), tone};
    };
    paper_.heading(words_("一、总体情况", "1. Summary"));
    paper_.tiles({{words_("要求", "Requirements"), std::to_string(counts.entities), pdf::kInk},
                  tile(State::met, counts.met, 0x1c673f),
                  tile(State::on_track, counts.on_track, 0x1b5894),
                  tile(State::behind, counts.behind, 0x8a4f00),
                  tile(State::missed, counts.missed, 0xa8201a),
                  tile(State::no_data, counts.no_data, 0x625d55)});
  }

  // The worst state first, then the smallest share, then the order of the document.
  void gaps() {
    std::vector<const ProvisionResult*> worst;
    for (const ProvisionResult& p : now_.provisions) {
      if (p.strength != Strength::may && (p.status == State::missed || p.status == State::behind))
        worst.push_back(&p);
    }
    const auto share = [](const ProvisionResult* p) { return closeness(*p); };
    std::stable_sort(worst.begin(), worst.end(), [&](const ProvisionResult* a, const ProvisionResult* b) {
      return a->status != b->status ? a->status > b->status : share(a) < share(b);
    });
    paper_.heading(words_("二、差距最大的要求", "2. Widest gaps"));
    if (worst.empty()) {
      paper_.paragraph(words_("没有落后或未达标的要求。", "Nothing is behind or missed."));
      return;
    }
    if (worst.size() > kMostGaps) worst.resize(kMostGaps);
    std::vector<pdf::Row> rows;
    for (const ProvisionResult* p : worst) rows.push_back(row(*p));
    paper_.table(columns(), rows);
  }

  void changes() {
    paper_.heading(words_("三、与上月末相比", "3. Since the end of last month") + " (" + before_.at.iso() +
                   ")");
    std::vector<pdf::Row> rows;
    for (const Shift& one : shifts(before_, now_)) {
      if (one.drift > Drift::data || rows.size() == kMostChanges) break;
      const Provision* p = plan_.find(one.after->id);
      rows.push_back({{state_cell(*one.before, words_),
                       state_cell(*one.after, words_),
                       {words_.title(*p)},
                       {words_.figure(*one.before, *p)},
                       {words_.figure(*one.after, *p)}}});
    }
    if (rows.empty()) {
      paper_.paragraph(words_("没有要求的状态发生变化。", "No requirement changed its state."));
      return;
    }
    paper_.table({{words_("上月末", "Then"), 1.1},
                  {words_("现在", "Now"), 1.1},
                  {words_("要求", "Requirement"), 4},
                  {words_("上月末数", "Figure then"), 1.7, pdf::Align::right},
                  {words_("现数", "Figure now"), 1.7, pdf::Align::right}},
                 rows);
  }

  void all() {
    paper_.heading(words_("四、各章要求", "4. By chapter"));
    std::vector<pdf::Row> rows;
    for (const Chapter& chapter : chapters(plan_)) {
      rows.push_back({{{chapter.title.empty() ? words_("正文", "Text") : chapter.title}}, true});
      for (const Provision* p : chapter.provisions) {
        if (const ProvisionResult* found = find(now_, p->id)) rows.push_back(row(*found));
      }
    }
    paper_.table(columns(), rows);
  }

  void missing() {
    paper_.heading(words_("五、缺什么、谁能补", "5. Missing sources"));
    std::vector<pdf::Row> rows;
    for (const ProvisionResult& r : now_.provisions) {
      const Provision* p = plan_.find(r.id);
      for (const std::string& text : words_.missing(r, *p)) rows.push_back({{{words_.title(*p)}, {text}}});
    }
    if (rows.empty()) {
      paper_.paragraph(words_("没有缺少的数据。", "Nothing is missing."));
      return;
    }
    paper_.table({{words_("要求", "Requirement"), 2.5},
                  {words_("缺什么、谁能补", "What is missing, and who has it"), 3}},
                 rows);
  }

  std::vector<pdf::Column> columns() const {
    return {{words_("状态", "State"), words_.english ? 1.6 : 1.1},  // "Encouraged" on one line
            {words_("要求", "Requirement"), 4},
            {words_("现状", "Figure"), 1.9, pdf::Align::right},
            {words_("目标", "Target"), 1.9, pdf::Align::right}};
  }

  pdf::Row row(const ProvisionResult& r) const {
    const Provision& p = *plan_.find(r.id);
    return {
        {state_cell(r, words_), {words_.title(p)}, {words_.figure(r, p)}, {words_.target(p), pdf::kQuiet}}};
  }

  pdf::Document& paper_;
  const Plan& plan_;
  const Asked& ask_;
  const EvalResult& now_;
  const EvalResult& before_;
  Words words_;
};

}  // namespace

Date month_end_before(Date day) {
  const Ymd ymd = day.ymd();
  return Date::of(ymd.year, ymd.month, 1) - 1;
}

Result<http::Response> get_report(db::Database& database, const Shelf& shelf, Answers& answers,
                                  const http::Request& request) {
  XT_TRY(const Asked ask, database.read([&](db::Session& s) { return asked(s, shelf, request); }));
  const Words words{wants_english(request)};
  XT_TRY(const auto now, answers.evaluate(database, *ask.plan, ask.request()));
  EvalRequest earlier = ask.request();
  earlier.at = month_end_before(ask.at);
  XT_TRY(const auto before, answers.evaluate(database, *ask.plan, earlier));
  const std::string digest = digest_fields({ask.plan->source, to_json(*now)}).substr(0, 16);
  pdf::Options options;
  options.title = words.title(*ask.plan) + " " + ask.under.name + " " + ask.at.iso();
  options.head_left = words.title(*ask.plan);
  options.head_right = ask.under.name + "  " + ask.at.iso();
  options.foot_left = words("截至 ", "As of ") + ask.at.iso() + words("  所知截至 ", "  known on ") +
                      ask.known.iso() + words("  数据摘要 ", "  digest ") + digest;
  options.made = ask.known;
  if (words.english) options.page_of = "Page {page} of {pages}";
  XT_TRY(const auto paper, pdf::Document::create(options));
  Report(*paper, ask, *now, *before, words).write();
  XT_TRY(std::string bytes, paper->finish());
  return http::download(std::move(bytes), file_name(ask, words.title(*ask.plan), ".pdf", words),
                        "application/pdf");
}

}  // namespace xt::plans
