#include "rulebook/applies.hpp"

namespace yingshen::rulebook {
namespace {

template <class E>
std::uint32_t bits(std::vector<E> const& words) {
    if (words.empty()) return ~std::uint32_t{0};
    std::uint32_t set = 0;
    for (auto const word : words)
        set |= std::uint32_t{1} << static_cast<unsigned>(word);
    return set;
}

}  // namespace

Reach declared(words::Kind kind, words::FactSet const& facts) {
    std::vector<words::Product> product;
    if (auto const only = words::product_of(facts)) product.push_back(*only);
    return {.product = bits(product),
            .channel = bits(words::channels_of(facts)),
            .audience = bits(words::audience_of(facts)),
            .kind = bits(std::vector{kind})};
}

Reach Applies::reach() const {
    return {.product = bits(product),
            .channel = bits(channel),
            .audience = bits(audience),
            .kind = bits(kind)};
}

bool Applies::to(words::Kind submission_kind, words::FactSet const& facts) const {
    return reach().meets(declared(submission_kind, facts));
}

}  // namespace yingshen::rulebook
