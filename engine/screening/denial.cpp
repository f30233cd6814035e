#include "screening/denial.hpp"

#include <algorithm>

#include "screening/denial_words.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

using Text = std::u32string_view;

template <class Words>
bool ends_with_one(Text text, Words const& words) {
    return std::ranges::any_of(words, [&](Text word) { return text.ends_with(word); });
}

template <class Words>
bool starts_with_one(Text text, Words const& words) {
    return std::ranges::any_of(words, [&](Text word) { return text.starts_with(word); });
}

template <class Words>
bool contains_one(Text text, Words const& words) {
    return std::ranges::any_of(words, [&](Text word) { return text.contains(word); });
}

/// Whether a word stands in a text as a denial, so that nothing around it undoes or turns it.
bool denies(Text text, Text word) {
    for (auto at = text.find(word); at != Text::npos; at = text.find(word, at + 1)) {
        auto const behind = text.substr(at + word.size());
        if (ends_with_one(text.substr(0, at), undoing_before)) continue;
        if (starts_with_one(behind, undoing_behind) || contains_one(behind, turning_words))
            continue;
        return true;
    }
    return false;
}

bool denies_what_follows(Text clause) {
    if (std::ranges::any_of(denying_words, [&](Text word) { return denies(clause, word); }))
        return true;
    auto near = clause;
    while (!near.empty() && opening_marks.contains(near.back()))
        near.remove_suffix(1);
    if (ends_with_one(near, denying_prefixes)) return true;
    if (ends_with_one(near, denying_next)) return true;
    return !near.empty() && near.back() != U'的' &&
           ends_with_one(near.substr(0, near.size() - 1), denying_next);
}

bool unmasks_what_precedes(Text rest) {
    return std::ranges::any_of(unmasking_words, [&](Text word) {
        for (auto at = rest.find(word); at != Text::npos; at = rest.find(word, at + 1)) {
            if (!ends_with_one(rest.substr(0, at), undoing_before)) return true;
        }
        return false;
    });
}

/// The part of a text behind its last clause end, no longer than a denial reaches.
Text clause_before(Text text) {
    if (auto const end = text.find_last_of(clause_ends); end != Text::npos)
        text.remove_prefix(end + 1);
    if (text.size() > denial_reach) text.remove_prefix(text.size() - denial_reach);
    return text;
}

Text until(Text text, Text ends) {
    return text.substr(0, std::min(text.find_first_of(ends), denial_reach));
}

/// (一), 1., 2、, ①, -: what an item of a list begins with.
bool is_item(Text line) {
    while (!line.empty() && is_blank(line.front()))
        line.remove_prefix(1);
    if (line.empty()) return false;
    if (Text(U"①②③④⑤⑥⑦⑧⑨⑩-—–•·●■◆○√×").contains(line.front())) return true;
    bool const bracket = line.front() == U'(';
    if (bracket) line.remove_prefix(1);
    auto const count =
        std::min(line.find_first_not_of(U"0123456789一二三四五六七八九十"), line.size());
    if (count == 0 || count > 3 || count == line.size()) return false;
    auto const mark = line[count];
    return bracket ? mark == U')' : Text(U"、.)").contains(mark);
}

/// Whether the place is in an item of a list, and the line above the list denies what follows.
bool is_in_denied_list(Text plain, std::size_t place) {
    auto const start_of_line = [&](std::size_t at) {
        auto const before = at == 0 ? Text::npos : plain.find_last_of(U"\r\n", at - 1);
        return before == Text::npos ? 0 : before + 1;
    };
    auto begin = start_of_line(place);
    auto end = std::min(plain.find_first_of(U"\r\n", place), plain.size());
    for (std::size_t items = 0; items < denied_items_max; ++items) {
        if (!is_item(plain.substr(begin, end - begin))) return false;
        while (begin > 0 && is_blank(plain[begin - 1]))
            --begin;
        if (begin == 0) return false;
        end = begin;
        begin = start_of_line(end);
        auto const line = plain.substr(begin, end - begin);
        if (line.ends_with(U':')) return denies_what_follows(clause_before(line));
    }
    return false;
}

}  // namespace

bool is_denied(Text plain, Extent place) {
    auto const before = clause_before(plain.substr(0, place.begin));
    if (denies_what_follows(before)) return true;
    auto const ends = contains_one(before, sweeping_words) ? sentence_ends : clause_ends;
    if (unmasks_what_precedes(until(plain.substr(place.end), ends))) return true;
    return is_in_denied_list(plain, place.begin);
}

}  // namespace yingshen::screening
