#include <unordered_map>

#include "eval/statement.h"
#include "plans/eval.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMostAtOnce = 500;

}  // namespace

Result<std::vector<std::string>> entity_names(db::Session& session, const std::vector<EntityValue>& values) {
  std::vector<std::string> out(values.size());
  std::unordered_map<Id, std::size_t> wanted;
  for (std::size_t i = 0; i < values.size(); ++i) {
    out[i] = std::to_string(values[i].id);
    if (values[i].kind != Entity::teacher) wanted.emplace(values[i].id, i);
  }
  for (auto next = wanted.begin(); next != wanted.end();) {
    Statement st;
    std::string keys;
    for (std::size_t n = 0; n < kMostAtOnce && next != wanted.end(); ++n, ++next) {
      keys += (keys.empty() ? "" : ", ") + st.bind(next->first);
    }
    const std::string text = "SELECT o.key, o.code FROM orgs_pub_org o WHERE o.key IN (" + keys + ")";
    XT_CHECK_OK(st.each(session, text, [&](const db::Row& row) {
      out[wanted.at(row.i64(0))] = std::string(row.text(1));
      return true;
    }));
  }
  return out;
}

}  // namespace xt::plans
