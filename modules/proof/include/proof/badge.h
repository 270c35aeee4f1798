// A certificate as an Open Badge 3.0 (1EdTech; W3C Verifiable Credentials Data Model 2.0), secured as VC-JWT
// with RS256 (section 8.2 of the specification): the file of a wallet, verified without asking us but for the
// key and the list of what was revoked.
#pragma once

#include <string>

#include "auth/keyring.h"
#include "auth/signing.h"
#include "proof/certificates.h"

namespace xt::proof {

// "urn:uuid:…": derived from the number by the installation's key, so that a badge does not tell the number.
std::string badge_id(const auth::Keyring& keyring, const Certificate& certificate);

// The compact JWS. `origin`: the address under which the public keys are found.
std::string badge(const auth::SigningPair& pair, const auth::Keyring& keyring, const Certificate& certificate,
                  const std::string& origin);

std::string issuer_profile(const std::string& origin);  // the JSON of the issuer's Profile

}  // namespace xt::proof
