#include "proof/merkle.h"

#include <bit>

#include "base/digest.h"

namespace xt::proof::merkle {
namespace {

Hash digest(std::string_view bytes) {
  thread_local Sha256 sha;
  sha.update(bytes);
  return sha.finish_raw();
}

bool whole(const std::vector<Hash>& hashes) {
  for (const Hash& one : hashes) {
    if (one.size() != kHashSize) return false;
  }
  return true;
}

// PATH(m, D[n]) of a subtree that begins at `base`.
Status path(const Roots& roots, std::uint64_t index, std::uint64_t base, std::uint64_t count,
            std::vector<Hash>& out) {
  if (count == 1) return {};
  const std::uint64_t k = split(count);
  const bool left = index < k;
  XT_CHECK_OK(left ? path(roots, index, base, k, out) : path(roots, index - k, base + k, count - k, out));
  XT_TRY(Hash other, left ? roots(base + k, count - k) : roots(base, k));
  out.push_back(std::move(other));
  return {};
}

// SUBPROOF(m, D[n], b)
Status subproof(const Roots& roots, std::uint64_t first, std::uint64_t base, std::uint64_t count, bool known,
                std::vector<Hash>& out) {
  if (first == count) {
    if (known) return {};
    XT_TRY(Hash root, roots(base, count));
    out.push_back(std::move(root));
    return {};
  }
  const std::uint64_t k = split(count);
  const bool left = first <= k;
  XT_CHECK_OK(left ? subproof(roots, first, base, k, known, out)
                   : subproof(roots, first - k, base + k, count - k, false, out));
  XT_TRY(Hash other, left ? roots(base + k, count - k) : roots(base, k));
  out.push_back(std::move(other));
  return {};
}

}  // namespace

std::uint64_t split(std::uint64_t n) {
  return std::bit_floor(n - 1);
}

Hash empty_root() {
  return digest({});
}

Hash leaf_hash(std::string_view entry) {
  std::string bytes(1, '\0');
  bytes += entry;
  return digest(bytes);
}

Hash node_hash(const Hash& left, const Hash& right) {
  std::string bytes(1, '\1');
  bytes += left;
  bytes += right;
  return digest(bytes);
}

Result<std::vector<Hash>> inclusion(const Roots& roots, std::uint64_t index, std::uint64_t size) {
  if (index >= size) return make_error(Code::invalid, "proof.bad_index");
  std::vector<Hash> out;
  XT_CHECK_OK(path(roots, index, 0, size, out));
  return out;
}

Result<std::vector<Hash>> consistency(const Roots& roots, std::uint64_t first, std::uint64_t second) {
  if (first == 0 || first > second) return make_error(Code::invalid, "proof.bad_sizes");
  std::vector<Hash> out;
  XT_CHECK_OK(subproof(roots, first, 0, second, true, out));
  return out;
}

bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                      const std::vector<Hash>& path, const Hash& root) {
  if (index >= size || leaf.size() != kHashSize || root.size() != kHashSize || !whole(path)) return false;
  std::uint64_t fn = index, sn = size - 1;
  Hash r = leaf;
  for (const Hash& p : path) {
    if (sn == 0) return false;
    if ((fn & 1U) != 0 || fn == sn) {
      r = node_hash(p, r);
      while ((fn & 1U) == 0 && fn != 0) {
        fn >>= 1U;
        sn >>= 1U;
      }
    } else {
      r = node_hash(r, p);
    }
    fn >>= 1U;
    sn >>= 1U;
  }
  return sn == 0 && r == root;
}

bool verify_consistency(std::uint64_t first, std::uint64_t second, const Hash& first_root,
                        const Hash& second_root, const std::vector<Hash>& path) {
  if (first == 0 || first > second || !whole(path)) return false;
  if (first_root.size() != kHashSize || second_root.size() != kHashSize) return false;
  if (first == second) return path.empty() && first_root == second_root;
  std::vector<Hash> proof = path;
  if (std::has_single_bit(first)) proof.insert(proof.begin(), first_root);
  if (proof.empty()) return false;
  std::uint64_t fn = first - 1, sn = second - 1;
  while ((fn & 1U) != 0) {
    fn >>= 1U;
    sn >>= 1U;
  }
  Hash fr = proof.front(), sr = proof.front();
  for (std::size_t i = 1; i < proof.size(); ++i) {
    const Hash& c = proof[i];
    if (sn == 0) return false;
    if ((fn & 1U) != 0 || fn == sn) {
      fr = node_hash(c, fr);
      sr = node_hash(c, sr);
      while ((fn & 1U) == 0 && fn != 0) {
        fn >>= 1U;
        sn >>= 1U;
      }
    } else {
      sr = node_hash(sr, c);
    }
    fn >>= 1U;
    sn >>= 1U;
  }
  return fr == first_root && sr == second_root && sn == 0;
}

void Builder::add(Hash leaf) {
  stack_.push_back(std::move(leaf));
  ++size_;
  // As many merges as the new size has trailing zeros: carries of a binary counter.
  for (int level = 1; (size_ & ((std::uint64_t{1} << level) - 1)) == 0; ++level) {
    Hash right = std::move(stack_.back());
    stack_.pop_back();
    stack_.back() = node_hash(stack_.back(), right);
    if (complete_) complete_(level, (size_ >> level) - 1, stack_.back());
  }
}

Hash Builder::root() const {
  if (stack_.empty()) return empty_root();
  Hash out = stack_.back();
  for (std::size_t i = stack_.size() - 1; i-- > 0;) out = node_hash(stack_[i], out);
  return out;
}

}  // namespace xt::proof::merkle
