// Identity numbers of a chunk of rows -> teachers, in one statement a chunk.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "auth/keyring.h"
#include "people/people.h"

#include "line.h"

namespace xt::imports {

class PersonIndex {
 public:
  // With a scope, whoever belongs to an organisation outside it is answered as unknown: that somebody exists
  // is personal data, too.
  PersonIndex(const auth::Keyring& keyring, Date today, std::optional<orgs::KeyRange> scope = std::nullopt)
      : keyring_(&keyring), today_(today), scope_(scope) {}

  // Parses the identity of a line; complains where it is not one. Remembers it for resolve().
  // `kind_column` < 0: a resident identity number.
  std::optional<std::string> note(Line& line, int kind_column, std::size_t number_column);
  // Looks up everything noted since the last resolve().
  Status resolve(db::Session& session);
  // id 0: nobody has this number.
  people::Person find(const std::string& hash) const;

 private:
  Status hide_outside(db::Session& session);
  const auth::Keyring* keyring_;
  Date today_;
  std::optional<orgs::KeyRange> scope_;
  std::vector<std::string> noted_;
  std::map<std::string, people::Person> found_;
};

}  // namespace xt::imports
