#pragma once
#include <string>
#include <string_view>

#include "base/random.hpp"

namespace yingshen::service {

/// 256 random bits in lower-case hexadecimal, behind a prefix that secret scanners can look for.
[[nodiscard]] std::string random_secret(base::Random& random);

/// 100 random bits as 20 characters of Crockford base 32 that a person can read out and type:
/// "7K2MX-0AHZC-…", four groups of five.
[[nodiscard]] std::string readable_secret(base::Random& random);

/// What a typed secret was meant to be: upper case, without spaces and hyphens, O read as 0, I and
/// L as 1. The hash is taken over this form.
[[nodiscard]] std::string plain_form(std::string_view typed);

}  // namespace yingshen::service
