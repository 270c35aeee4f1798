// The Merkle tree of RFC 9162 (section 2.1): hashes of leaves and nodes, inclusion and consistency proofs,
// and their verification. Pure. Hashes are 32 raw octets.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xt::proof::merkle {

using Hash = std::string;  // 32 octets
inline constexpr std::size_t kHashSize = 32;

Hash empty_root();                                    // SHA-256 of nothing
Hash leaf_hash(std::string_view entry);               // SHA-256(0x00 || entry)
Hash node_hash(const Hash& left, const Hash& right);  // SHA-256(0x01 || left || right)

// The root over [first, first + count) of some tree, count >= 1; asked only for subtrees of that tree: count
// leaves beginning at a multiple of the largest power of two below, as the recursion of the RFC meets them.
using Roots = std::function<Result<Hash>(std::uint64_t first, std::uint64_t count)>;

// Section 2.1.3.1: the path of leaf `index` in the tree of `size` leaves, from the leaf upwards. Section
// 2.1.4.1: from the tree of `first` leaves to that of `second`, 0 < first <= second.
Result<std::vector<Hash>> inclusion(const Roots& roots, std::uint64_t index, std::uint64_t size);
Result<std::vector<Hash>> consistency(const Roots& roots, std::uint64_t first, std::uint64_t second);

// Sections 2.1.3.2 and 2.1.4.2. False for anything that does not fit, hashes that are not 32 octets included.
bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                      const std::vector<Hash>& path, const Hash& root);
bool verify_consistency(std::uint64_t first, std::uint64_t second, const Hash& first_root,
                        const Hash& second_root, const std::vector<Hash>& path);

// The largest power of two smaller than n, n >= 2.
std::uint64_t split(std::uint64_t n);

// A tree that grows at the right: keeps one node for each power of two, and tells of each complete subtree.
class Builder {
 public:
  // `complete(level, position, hash)` for every complete subtree of 2^level leaves, level >= 1.
  using Complete = std::function<void(int level, std::uint64_t position, const Hash& hash)>;
  explicit Builder(Complete complete = {}) : complete_(std::move(complete)) {}
  // Goes on from a tree of `size` leaves whose complete subtrees, the largest first, are given.
  Builder(std::uint64_t size, std::vector<Hash> subtrees, Complete complete)
      : size_(size), stack_(std::move(subtrees)), complete_(std::move(complete)) {}

  void add(Hash leaf);
  std::uint64_t size() const { return size_; }
  Hash root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> stack_;  // complete subtrees, the largest first
  Complete complete_;
};

}  // namespace xt::proof::merkle
