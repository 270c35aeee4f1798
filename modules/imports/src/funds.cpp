#include "funds/funds.h"

#include "registry/registry.h"

#include "handler.h"
#include "org_index.h"

namespace xt::imports {
namespace {

enum Column : std::size_t { kOrg, kYear, kAccount, kPayer, kBasis, kMoney };

const std::vector<sheets::Column>& sheet_columns() {
  static const std::vector<sheets::Column> columns = {
      {"机构代码", true, {"学校标识码", "地区代码"}},
      {"年度", true, {}},
      {"科目", true, {}},
      {"出资方", false, {}},
      {"口径", false, {"口径(预算决算)"}},
      {"金额", true, {"金额(元)"}},
  };
  return columns;
}

constexpr std::int64_t kMaxFen = 100'000'000'000'000;  // a trillion yuan

class Funds final : public Handler {
 public:
  explicit Funds(const Setting& setting) : setting_(setting), orgs_(setting.options->scope) {}

  const std::vector<sheets::Column>& columns() const override { return sheet_columns(); }

  Status apply(db::Session& session, std::span<Line> lines) override {
    for (Line& line : lines) XT_CHECK_OK(one(session, line));
    return {};
  }

 private:
  Status one(db::Session& session, Line& line) {
    funds::Row row;
    XT_TRY(const OrgRef* org, orgs_.find(session, line, kOrg, "机构"));
    const auto year = line.integer(kYear, 1990, 2100);
    if (line.text(kYear).empty()) line.required(kYear);
    row.account = line.word(kAccount, vocab::Kind::account);
    if (line.text(kAccount).empty()) line.required(kAccount);
    row.payer = line.word(kPayer, vocab::Kind::payer);
    row.basis = line.word(kBasis, vocab::Kind::basis);
    if (row.basis.empty()) row.basis = "budget";  // the weaker claim: a final account replaces it
    const auto money = line.hundredths(kMoney, 0, kMaxFen);
    if (line.text(kMoney).empty()) line.required(kMoney);
    if (!line.good()) return {};
    row.org_key = org->key;
    row.year = static_cast<int>(*year);
    row.money_fen = *money;
    Change change;
    XT_TRY(const funds::Put put, funds::put(session, row, &change));
    line.outcome = outcome_of(put);
    if (put != funds::Put::unchanged) {
      XT_CHECK_OK(keep(session, setting_, {"fund", put == funds::Put::created, change}));
    }
    // A funds sheet speaks for exactly its rows, not for what lies below an organisation.
    XT_CHECK_OK(registry::cover(session, {"money", row.account, org->key, org->key + 1, row.year}, &change));
    return keep(session, setting_, {"cover", change.before.empty(), change});
  }

  Setting setting_;
  OrgIndex orgs_;
};

}  // namespace

std::unique_ptr<Handler> funds_handler(const Setting& setting) {
  return std::make_unique<Funds>(setting);
}

}  // namespace xt::imports
