#include "store/search_tokens.hpp"

#include <utility>

#include "base/utf8.hpp"

namespace yingshen::store {
namespace {

constexpr std::size_t word_max = 40;
constexpr std::size_t terms_max = 32;
constexpr std::size_t tokens_max = 32;

bool between(char32_t value, char32_t first, char32_t last) {
    return value >= first && value <= last;
}

/// Characters of scripts that are written without spaces, and Hangul.
bool is_ideograph(char32_t value) {
    return between(value, 0x4E00, 0x9FFF) || between(value, 0x3400, 0x4DBF) ||
           between(value, 0xF900, 0xFAFF) || between(value, 0x20000, 0x323AF) || value == 0x3005 ||
           value == 0x3007 || between(value, 0x3041, 0x3096) || between(value, 0x30A1, 0x30FA) ||
           value == 0x30FC || between(value, 0xAC00, 0xD7A3);
}

/// Full-width letters and digits are typed by accident all the time: both mean the same to a
/// reader.
char32_t half_width(char32_t value) {
    return between(value, 0xFF01, 0xFF5E) ? value - 0xFEE0 : value;
}

char32_t lower(char32_t value) {
    if (between(value, U'A', U'Z')) return value + 32;
    if (between(value, 0xC0, 0xDE) && value != 0xD7) return value + 32;
    return value;
}

bool is_word(char32_t value) {
    return between(value, U'0', U'9') || between(value, U'a', U'z') ||
           (between(value, 0xDF, 0x24F) && value != 0xF7) || between(value, 0x370, 0x3FF) ||
           between(value, 0x400, 0x52F);
}

std::string utf8(char32_t first, char32_t second = 0) {
    std::string text;
    base::append_utf8(text, first);
    if (second != 0) base::append_utf8(text, second);
    return text;
}

/// Calls `ideographs(run)` and `word(text)` for each run of a text, in order.
template <class Ideographs, class Word>
void each_run(std::string_view text, Ideographs const& ideographs, Word const& word) {
    std::u32string run;
    std::string letters;
    std::size_t count = 0;
    auto const finish = [&] {
        if (!run.empty()) ideographs(std::exchange(run, {}));
        if (!letters.empty()) word(std::exchange(letters, {}));
        count = 0;
    };
    for (auto const& point : base::decode_utf8(text)) {
        auto const value = lower(half_width(point.value));
        if (is_ideograph(value)) {
            if (!letters.empty()) finish();
            run.push_back(value);
        } else if (is_word(value)) {
            if (!run.empty()) finish();
            if (count++ < word_max) base::append_utf8(letters, value);
        } else {
            finish();
        }
    }
    finish();
}

}  // namespace

std::string search_tokens(std::string_view text) {
    std::string tokens;
    auto const add = [&](std::string const& token) {
        if (!tokens.empty()) tokens += ' ';
        tokens += token;
    };
    each_run(
        text,
        [&](std::u32string const& run) {
            for (std::size_t i = 0; i + 1 < run.size(); ++i)
                add(utf8(run[i], run[i + 1]));
            add(utf8(run.back()));
        },
        add);
    return tokens;
}

std::vector<SearchTerm> search_terms(std::string_view text) {
    std::vector<SearchTerm> terms;
    auto const add = [&](SearchTerm term) {
        if (terms.size() < terms_max) terms.push_back(std::move(term));
    };
    each_run(
        text,
        [&](std::u32string const& run) {
            if (run.size() == 1) return add({{utf8(run[0])}, true});
            SearchTerm phrase;
            for (std::size_t i = 0; i + 1 < run.size() && i < tokens_max; ++i) {
                phrase.tokens.push_back(utf8(run[i], run[i + 1]));
            }
            add(std::move(phrase));
        },
        [&](std::string const& word) { add({{word}, false}); });
    return terms;
}

}  // namespace yingshen::store
