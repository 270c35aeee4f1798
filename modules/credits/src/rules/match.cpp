#include "rules/match.h"

#include <algorithm>
#include <map>

#include "base/rational.h"

namespace xt::credits {
namespace {

bool is_near(const Activity& a, const Activity& b) {
  return a.from - b.on <= kNearDays && b.from - a.on <= kNearDays;
}

// An entry that counts and what stands beside it.
struct Cluster {
  bool own = false;  // the new entry's source has told of it
  bool all_sure = true, any = false;
  const Activity* like = nullptr;  // the one that resembles most
  Alike alike;

  void take(const Activity& activity, const Alike& found) {
    all_sure = all_sure && found.what == Likeness::sure;
    if (found.what == Likeness::different) return;
    any = true;
    if (like == nullptr || found.what > alike.what) {
      like = &activity;
      alike = found;
    }
  }
};

std::string words(const Activity& a, const std::string& what) {
  return "与“" + a.programme + "”（" + a.from.iso() + "至" + a.on.iso() + "，" +
         format_hundredths(a.hours_x100) + "学时）" + what;
}

}  // namespace

Told told_of(const Activity& a) {
  return {a.programme, a.provider, a.from, a.on, a.hours_x100};
}

Match match(const NewEntry& entry, std::span<const Activity> activities) {
  const Activity mine = activity_of(entry);
  const auto other = [&](const Activity& a) {
    return is_near(a, mine) && two_sources(a.origin, mine.origin);
  };
  if (!std::any_of(activities.begin(), activities.end(), other)) return {};
  std::map<std::pair<Id, Id>, Cluster> clusters;  // by entry; those of a dry run have none and stand alone
  const std::string source = source_of(mine.origin);
  Id alone = 0;
  for (const Activity& a : activities) {
    Cluster& cluster = clusters[a.id == 0 ? std::pair(--alone, Id{0}) : std::pair(a.id, a.chain)];
    if (source_of(a.origin) == source)
      cluster.own = true;
    else if (other(a))
      cluster.take(a, compare(told_of(a), told_of(mine)));
  }
  const Cluster* doubtful = nullptr;
  for (const auto& [id, cluster] : clusters) {
    if (cluster.own || !cluster.any) continue;
    if (cluster.all_sure)
      return {Likeness::sure, cluster.like, words(*cluster.like, "是同一项成果，已经计入，不重复计")};
    if (doubtful == nullptr) doubtful = &cluster;
  }
  if (doubtful == nullptr) return {};
  const std::string why = doubtful->alike.why.empty() ? "来源说法不一" : doubtful->alike.why;
  return {Likeness::doubtful, doubtful->like, words(*doubtful->like, "可能是同一项成果：" + why)};
}

}  // namespace xt::credits
