#include "mended.h"

#include <map>
#include <utility>

#include "facts.h"
#include "intake_queries.gen.h"

namespace xt::intake {
namespace {

struct Mend {
  Id batch = 0;
  std::int64_t number = 0;
  Id entry = 0;
};

}  // namespace

Status mark_mended(db::Session& session, const BatchLine& batch, const std::vector<Taken>& taken) {
  std::map<std::pair<std::string, std::string>, Id> by_person, by_name;
  for (const auto& [row, line] : taken) {
    if (line->entry == 0) continue;
    by_person.emplace(std::pair(row->person, row->what.programme), line->entry);
    // What came before under this name may be somebody else's of the same name.
    if (line->state != "repeated") by_name.emplace(std::pair(row->name, row->what.programme), line->entry);
  }
  if (by_person.empty()) return {};
  std::vector<Mend> mends;
  XT_CHECK_OK(session.each(
      sql::open_refusals, {{"platform", batch.platform}, {"before", batch.id}}, [&](const db::Row& row) {
        const auto facts = parse_facts(row.text(2));
        if (!facts.ok()) return true;
        const std::string& title = facts->what.programme;
        auto found = by_person.find({facts->person, title});
        if (found == by_person.end() && (found = by_name.find({facts->name, title})) == by_name.end())
          return true;
        if (!title.empty()) mends.push_back({row.i64(0), row.i64(1), found->second});
        return true;
      }));
  for (const Mend& one : mends) {
    XT_TRY([[maybe_unused]] const auto done,
           session.exec(sql::mend_row, {{"batch", one.batch}, {"row", one.number}, {"entry", one.entry}}));
  }
  return {};
}

}  // namespace xt::intake
