#pragma once
#include <cstdint>

#include "words/words.hpp"

namespace yingshen::rulebook {

enum class RuleKind : std::uint8_t { forbid, require, ask, number };

/// How near words must be to each other.
enum class Within : std::uint8_t { sentence, paragraph, screen, whole };

/// What a `number` rule looks for.
enum class Check : std::uint8_t {
    annual_rate_missing,
    annual_rate_disagrees,
    declared_rate,
    dates_in_order,
    instalment_cost,
    same_everywhere,
};

enum class Measure : std::uint8_t { amount, rate, term };

}  // namespace yingshen::rulebook

namespace yingshen::words {

template <>
std::span<Word<rulebook::RuleKind> const> all<rulebook::RuleKind>();
template <>
std::span<Word<rulebook::Within> const> all<rulebook::Within>();
template <>
std::span<Word<rulebook::Check> const> all<rulebook::Check>();
template <>
std::span<Word<rulebook::Measure> const> all<rulebook::Measure>();

}  // namespace yingshen::words
