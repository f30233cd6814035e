#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace yingshen::store {

/// How texts are prepared for full-text search, the same for every driver: Chinese (and Japanese
/// and Korean) runs become overlapping pairs of characters and, last, their final character alone,
/// because Chinese has no spaces and most of its words have two characters; Latin letters and
/// digits become lower-case words of at most 40 characters, full-width forms included. Everything
/// else separates. "个人贷款 Loan" gives 个人 人贷 贷款 款 loan.

/// The tokens of a text, separated by single spaces, in the order of the text.
[[nodiscard]] std::string search_tokens(std::string_view text);

/// One thing that a match must contain: consecutive tokens, or, where `prefix` is set, one token
/// that begins with the single character given.
struct SearchTerm {
    std::vector<std::string> tokens;
    bool prefix = false;
    bool operator==(SearchTerm const&) const = default;
};

/// What a person typed, as terms that must all be found: a Chinese run of two or more characters as
/// the phrase of its pairs, one character as a prefix, a Latin word as itself. At most 32 terms of
/// at most 32 tokens are looked at. Empty where nothing can be searched for.
[[nodiscard]] std::vector<SearchTerm> search_terms(std::string_view text);

}  // namespace yingshen::store
