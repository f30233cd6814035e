#include "screening/denial.hpp"

#include <algorithm>
#include <optional>

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
    return at >= wrapped_line_min &&
           std::ranges::none_of(text.substr(at - wrapped_line_min, wrapped_line_min), is_break);
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

/// The line that holds a place; none where it is too long to be an item or a quotation.
std::optional<Extent> line_around(Text plain, Extent place) {
    auto begin = place.begin;
    while (begin > 0 && !is_break(plain[begin - 1])) {
        if (place.begin - --begin > line_max) return std::nullopt;
    }
    auto end = place.end;
    while (end < plain.size() && !is_break(plain[end])) {
        if (++end - place.end > line_max) return std::nullopt;
    }
    return Extent{begin, end};
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
    auto line = line_around(plain, {place, place});
    for (std::size_t items = 0; items < denied_items_max; ++items) {
        if (!line || !is_item(plain.substr(line->begin, line->end - line->begin))) return false;
        auto end = line->begin;
        while (end > 0 && line->begin - end < line_max && is_blank(plain[end - 1]))
            --end;
        if (end == 0) return false;
        if (plain[end - 1] == U':') return denies_what_follows(clause_before(plain, end));
        line = line_around(plain, {end, end});
    }
    return false;
}

/// Whether the line is one quotation, as in a table of sayings, and the line below it denies or
/// unmasks it: “最好的银行” over 属于绝对化用语.
bool is_quoted_and_unmasked(Text plain, Extent place) {
    auto const around = line_around(plain, place);
    if (!around) return false;
    auto const line = plain.substr(around->begin, around->end - around->begin);
    if (!line.starts_with(U'“') || !line.ends_with(U'”')) return false;
    auto end = around->end;
    while (end < plain.size() && end - around->end < line_max && is_blank(plain[end]))
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
