#include "service/running_texts.hpp"

#include <algorithm>
#include <array>

namespace yingshen::service {
namespace {

constexpr std::size_t distinct_max = 200;
constexpr std::size_t unpaged_digits_max = 3;
constexpr char any_number = '\0';

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \n";
    auto const begin = std::min(text.find_first_not_of(blanks), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

/// Whether what stands before and after a number is what stands there when it counts pages.
bool counts_pages(std::string_view before, std::string_view after) {
    constexpr std::array<std::string_view, 10> openers = {"第", "共", "-", "–",    "—",
                                                          "/",  "·",  "|", "Page", "of"};
    constexpr std::array<std::string_view, 9> closers = {"页", "-", "–",  "—", "/",
                                                         "·",  "|", "of", "共"};
    before = trimmed(before);
    after = trimmed(after);
    auto const opens = before.empty() || std::ranges::any_of(openers, [&](auto const& opener) {
                           return before.ends_with(opener);
                       });
    return opens && (after.empty() || std::ranges::any_of(closers, [&](auto const& closer) {
                         return after.starts_with(closer);
                     }));
}

/// The words of a header or footer, with a NUL for the number of its page and that of all pages.
std::string pattern_of(std::string_view text, int page, int pages) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            if (text[at] != ' ' && text[at] != '\n') out += text[at];
            ++at;
            continue;
        }
        auto end = at;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        auto const number = text.substr(at, end - at);
        // Where a document has no pages yet, its numbers of pages are whatever was there last.
        auto const is_count =
            pages == 0 ? number.size() <= unpaged_digits_max
                       : number == std::to_string(page) || number == std::to_string(pages);
        if (is_count && counts_pages(text.substr(0, at), text.substr(end))) {
            out += any_number;
        } else {
            out += number;
        }
        at = end;
    }
    return out;
}

/// Whether a pattern only counts pages.
bool is_page_number(std::string_view pattern) {
    if (pattern.find(any_number) == pattern.npos) return false;
    constexpr std::array<std::string_view, 11> words = {"第", "共", "页", "-",    "–", "—",
                                                        "/",  "·",  "|",  "Page", "of"};
    while (!pattern.empty()) {
        auto const word =
            std::ranges::find_if(words, [&](auto const& one) { return pattern.starts_with(one); });
        if (word == words.end() && pattern.front() != any_number) return false;
        pattern.remove_prefix(word == words.end() ? 1 : word->size());
    }
    return true;
}

/// The number at the beginning, of digits or as one that counts pages.
std::size_t number_length(std::string_view text) {
    if (text.starts_with(any_number)) return 1;
    auto const end = std::ranges::find_if_not(text, is_digit);
    return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

std::optional<std::vector<RunningText>> running_texts(MaterialText const& text) {
    std::vector<RunningText> out;
    if (!text.document) return out;
    auto const& blocks = text.document->blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!extract::is_running(blocks[i])) continue;
        auto pattern = pattern_of(blocks[i].text, blocks[i].place.page, text.document->pages);
        if (is_page_number(pattern)) continue;
        if (std::ranges::find(out, pattern, &RunningText::pattern) != out.end()) continue;
        if (out.size() >= distinct_max) return std::nullopt;
        out.push_back({std::move(pattern), i});
    }
    return out;
}

bool says_the_same(std::string_view one, std::string_view other) {
    while (!one.empty() && !other.empty()) {
        if (one.front() == any_number || other.front() == any_number) {
            auto const in_one = number_length(one);
            auto const in_other = number_length(other);
            if (in_one == 0 || in_other == 0) return false;
            one.remove_prefix(in_one);
            other.remove_prefix(in_other);
        } else if (one.front() == other.front()) {
            one.remove_prefix(1);
            other.remove_prefix(1);
        } else {
            return false;
        }
    }
    return one.empty() && other.empty();
}

}  // namespace yingshen::service
