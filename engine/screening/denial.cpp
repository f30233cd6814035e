#include "screening/denial.hpp"

#include <algorithm>

#include "screening/characters.hpp"
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
    Characters const characters(clause);
    if (std::ranges::any_of(denying_words, [&](Text word) {
            return characters.may_have(word) && denies(clause, word);
        }))
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
    Characters const characters(rest);
    return std::ranges::any_of(unmasking_words, [&](Text word) {
        if (!characters.may_have(word)) return false;
        for (auto at = rest.find(word); at != Text::npos; at = rest.find(word, at + 1)) {
            if (!ends_with_one(rest.substr(0, at), undoing_before)) return true;
        }
        return false;
    });
}

bool is_break(char32_t value) {
    return value == U'\n' || value == U'\r';
}

/// Whether a line break only wraps a line: the line before it is long, and none is blank.
bool only_wraps(Text text, std::size_t at) {
    if (at + 1 < text.size() && is_break(text[at + 1])) return false;
    auto const before = text.substr(0, at);
    auto const line = before.find_last_of(U"\r\n");
    return at - (line == Text::npos ? 0 : line + 1) >= wrapped_line_min;
}

bool ends(Text text, std::size_t at, Text marks) {
    return is_break(text[at]) ? !only_wraps(text, at) : marks.contains(text[at]);
}

/// What is before a place back to one of the marks, no longer than a denial reaches.
Text stretch_before(Text text, std::size_t place, Text marks) {
    auto begin = place;
    while (begin > 0 && place - begin < denial_reach && !ends(text, begin - 1, marks))
        --begin;
    return text.substr(begin, place - begin);
}

Text clause_before(Text text, std::size_t place) {
    return stretch_before(text, place, clause_ends);
}

/// What is behind a place up to one of the marks, no longer than a denial reaches.
Text rest_behind(Text text, std::size_t place, Text marks) {
    auto end = place;
    while (end < text.size() && end - place < denial_reach && !ends(text, end, marks))
        ++end;
    return text.substr(place, end - place);
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
        if (line.ends_with(U':'))
            return denies_what_follows(clause_before(plain, begin + line.size()));
    }
    return false;
}

/// Whether the line is one quotation, as in a table of sayings, and the line below it denies or
/// unmasks it: “最好的银行” over 属于绝对化用语.
bool is_quoted_and_unmasked(Text plain, Extent place) {
    auto begin = place.begin;
    while (begin > 0 && !is_break(plain[begin - 1]))
        --begin;
    auto end = std::min(plain.find_first_of(U"\r\n", place.end), plain.size());
    auto const line = plain.substr(begin, end - begin);
    if (!line.starts_with(U'“') || !line.ends_with(U'”')) return false;
    while (end < plain.size() && is_blank(plain[end]))
        ++end;
    auto const below = rest_behind(plain, end, sentence_ends);
    return denies_what_follows(below) || unmasks_what_precedes(below);
}

}  // namespace

bool is_denied(Text plain, Extent place) {
    auto const before = clause_before(plain, place.begin);
    if (denies_what_follows(before)) return true;
    bool const swept =
        contains_one(before, sweeping_words) ||
        contains_one(stretch_before(plain, place.begin, sentence_ends), introducing_words);
    auto const marks = swept ? sentence_ends : clause_ends;
    if (unmasks_what_precedes(rest_behind(plain, place.end, marks))) return true;
    if (contains_one(rest_behind(plain, place.end, sentence_ends), dispelling_words)) return true;
    return is_in_denied_list(plain, place.begin) || is_quoted_and_unmasked(plain, place);
}

}  // namespace yingshen::screening
