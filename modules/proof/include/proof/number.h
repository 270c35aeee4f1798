// Numbers of certificates: 80 random bits and two check characters, so that no number leads to another and a
// slip of the pen is told from a forgery.
//
// 18 characters of Crockford's base 32 (no I, L, O, U), printed in three groups: "7K2M9Q-4ZDXW1-H8R3VC". Read
// as a number to the base 32 the whole is 1 modulo 1021, a prime: every single wrong character and every
// exchange of two is noticed. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xt::proof {

inline constexpr std::size_t kNumberLength = 18;

// From 10 random octets: 18 characters without hyphens.
std::string make_number(const std::array<std::uint8_t, 10>& random);
// From the machine's source of randomness.
std::string random_number();

// What somebody typed: lower case, full-width, with spaces or hyphens, O for 0, I and L for 1. nullopt where
// it is not a number, or the check characters do not fit.
std::optional<std::string> parse_number(std::string_view text);

std::string printed_number(std::string_view number);  // with hyphens

}  // namespace xt::proof
