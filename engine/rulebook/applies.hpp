#pragma once
#include <cstdint>
#include <vector>

#include "words/facts.hpp"
#include "words/words.hpp"

namespace yingshen::rulebook {

/// Sets of words as bits, so that thousands of rules can be asked in a few microseconds. A bit is
/// the enumerator's value; all bits set means any.
struct Reach {
    std::uint32_t product = 0;
    std::uint32_t channel = 0;
    std::uint32_t audience = 0;
    std::uint32_t kind = 0;

    /// Every dimension has a word in common.
    [[nodiscard]] bool meets(Reach const& other) const {
        return (product & other.product) != 0 && (channel & other.channel) != 0 &&
               (audience & other.audience) != 0 && (kind & other.kind) != 0;
    }
};

/// What a submission declares. A fact that is not declared matches everything, so that nothing is
/// skipped because somebody left a field out.
[[nodiscard]] Reach declared(words::Kind kind, words::FactSet const& facts);

/// Where a rule or an item applies. An empty list means any.
struct Applies {
    std::vector<words::Product> product;
    std::vector<words::Channel> channel;
    std::vector<words::Audience> audience;
    std::vector<words::Kind> kind;

    [[nodiscard]] Reach reach() const;
    [[nodiscard]] bool to(words::Kind submission_kind, words::FactSet const& facts) const;
};

}  // namespace yingshen::rulebook
