#include "columns/snapshot/snapshot.h"

#include <algorithm>

namespace xt::plans::columns {
namespace {

template <class T>
std::size_t held(const std::vector<T>& values) {
  return values.capacity() * sizeof(T);
}
std::size_t held(const DatedColumn& column) {
  return held(column.start) + held(column.rows) + held(column.number);
}

}  // namespace

std::size_t Chunk::bytes() const {
  return sizeof(Chunk) + held(id) + held(speaks) + held(birth) + held(service) + held(sex) + held(stage) +
         held(subject) + held(last_seq) + held(employment) + held(post) + held(title_rank) + held(full_time) +
         held(designation) + held(entry_start) + held(day) + held(posted) + held(kind) + held(amount) +
         held(stay_start) + held(stays) + held(orgs);
}

std::size_t SmallTables::bytes() const {
  const Sessions& s = *sessions;
  std::size_t out = held(*money) + held(coverage) + held(terms) + held(s.classes) + held(s.runs) +
                    held(s.day) + held(s.of) + held(s.host);
  for (const auto& [kind, i] : items) {
    out += held(i->classes) + held(i->runs) + held(i->from) + held(i->to) + held(i->of) + held(i->partner) +
           held(i->owner);
  }
  return out;
}

const Place* Snapshot::find(Id teacher) const {
  const auto found = std::lower_bound(places->begin(), places->end(), teacher,
                                      [](const Place& place, Id id) { return place.id < id; });
  return found == places->end() || found->id != teacher ? nullptr : &*found;
}

std::size_t Snapshot::teachers() const {
  return places->size();
}

std::size_t Snapshot::entries() const {
  std::size_t out = 0;
  for (const auto& chunk : chunks) out += chunk->entries();
  return out;
}

std::size_t Snapshot::entry_bytes() const {
  std::size_t out = 0;
  for (const auto& chunk : chunks) out += chunk->bytes();
  return out;
}

std::size_t Snapshot::bytes() const {
  return entry_bytes() + words->bytes() + kinds->bytes() + amounts->bytes() + orgs->bytes() +
         tables->bytes() + held(*places) + held(chunks);
}

}  // namespace xt::plans::columns
