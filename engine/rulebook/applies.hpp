#pragma once
#include <vector>

#include "words/facts.hpp"
#include "words/words.hpp"

namespace yingshen::rulebook {

/// Where a rule or an item applies. An empty list means any. A fact that is not declared matches
/// everything, so that nothing is skipped because somebody left a field out.
struct Applies {
    std::vector<words::Product> product;
    std::vector<words::Channel> channel;
    std::vector<words::Audience> audience;
    std::vector<words::Kind> kind;

    [[nodiscard]] bool to(words::Kind submission_kind, words::FactSet const& facts) const;
};

}  // namespace yingshen::rulebook
