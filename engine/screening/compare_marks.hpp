#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "screening/compare.hpp"
#include "screening/hunks.hpp"

namespace yingshen::screening {

/// What is known so far of every token of one side of a comparison.
struct Marks {
    explicit Marks(TokenText const& side)
        : text(side), changed(side.tokens.size()), told(changed) {}

    TokenText const& text;
    std::vector<bool> changed;  ///< is in a hunk, and was neither moved nor found to be the same
    std::vector<bool> told;     ///< a difference covers it

    /// The code points of the tokens [from, to); for none the place behind the token before.
    [[nodiscard]] Extent extent(std::uint32_t from, std::uint32_t to) const;
    void tell(std::uint32_t from, std::uint32_t to);
    void settle(std::uint32_t from, std::uint32_t to);
};

struct TokenRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// What stands on the other side in the place of a range of tokens, and the hunks [first, last)
/// that touch it. Of a hunk that reaches beyond the range nothing is taken.
struct Counterpart {
    TokenRange range;
    std::size_t first = 0;
    std::size_t last = 0;
};

/// A comparison that one look after the other adds to.
struct Comparing {
    Comparing(TokenText const& reviewed, TokenText const& final_text);

    Marks a;  ///< reviewed
    Marks b;  ///< final
    std::vector<Hunk> hunks;
    std::vector<Difference> found;

    void add(DifferenceKind kind, Extent in_reviewed, Extent in_final);
    /// What was added directly before or behind the range is a part of it where `edges` says so.
    struct Edges {
        bool head = false;
        bool tail = false;
    };
    [[nodiscard]] Counterpart in_final(TokenRange reviewed, Edges edges) const;
    [[nodiscard]] Counterpart in_reviewed(TokenRange final_tokens) const;
};

/// Sentences as ranges of tokens; those without a token are left out.
[[nodiscard]] std::vector<TokenRange> token_sentences(TokenText const& text);

/// The tokens in which literals of a list stand, leftmost and then longest, without overlaps;
/// blanks within a literal's place do not matter.
[[nodiscard]] std::vector<TokenRange> find_literals(TokenText const& text,
                                                    std::vector<std::string> const& literals);

/// The looks, in the order in which they are taken; each settles or tells what it explains.
void find_moved(Comparing& at);
void find_quantities(Comparing& at);
void find_superlatives(Comparing& at, std::vector<std::string> const& words);
void find_warnings(Comparing& at, std::vector<std::string> const& words);
void find_other_text(Comparing& at);

}  // namespace yingshen::screening
