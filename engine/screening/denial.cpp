#include "screening/denial.hpp"

#include <algorithm>
#include <optional>

#include "screening/denial_answer.hpp"
#include "screening/denial_frame.hpp"
#include "screening/denial_frame_words.hpp"
#include "screening/denial_scope.hpp"
#include "screening/denial_text.hpp"
#include "screening/denial_words.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

using Text = std::u32string_view;

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

bool is_quotation(Text line) {
    return line.starts_with(U'“') && line.ends_with(U'”');
}

/// The next line that is not blank; none where there is none near.
std::optional<Extent> line_below(Text plain, Extent line) {
    auto begin = line.end;
    while (begin < plain.size() && begin - line.end < line_max && is_blank(plain[begin]))
        ++begin;
    if (begin == plain.size()) return std::nullopt;
    return line_around(plain, {begin, begin});
}

/// Whether the line is one quotation, as in a table of sayings, and what is below it denies or
/// unmasks it: “最好的银行” over 属于绝对化用语. A column of sayings ends with the head of the next
/// one.
bool is_quoted_and_unmasked(Text plain, Extent place) {
    auto line = line_around(plain, place);
    auto const words = [&] { return plain.substr(line->begin, line->end - line->begin); };
    if (!line || !is_quotation(words())) return false;
    bool headed = false;
    for (std::size_t row = 0; row < denied_items_max; ++row) {
        line = line_below(plain, *line);
        if (!line) return false;
        if (is_quotation(words())) continue;
        if (headed || words().size() > column_head_max) break;
        headed = true;
    }
    auto const below = rest_behind(plain, line->begin, sentence_ends);
    return denies_what_follows(below) || unmasks_what_precedes(below);
}

bool is_denied_at(Text plain, Extent place) {
    Stretch const clause = clause_before(plain, place.begin);
    Stretch const rest = rest_behind(plain, place.end, clause_ends);
    if (denies_what_follows(clause, rest.text()) || unmasks_what_precedes(rest)) return true;
    Stretch const sentence = stretch_before(plain, place.begin, sentence_ends, denial_reach);
    Stretch const to_sentence_end = rest_behind(plain, place.end, sentence_ends);
    bool const swept =
        contains_one(clause, sweeping_words) || contains_one(sentence, introducing_words);
    if (swept && unmasks_what_precedes(to_sentence_end)) return true;
    if (contains_one(to_sentence_end, dispelling_words)) return true;
    return is_in_denied_list(plain, place.begin) || is_quoted_and_unmasked(plain, place) ||
           is_framed(plain, place, {clause, rest, sentence}) || is_answered_no(plain, place);
}

}  // namespace

bool is_denied(Text plain, Extent place) {
    if (is_denied_at(plain, place)) return true;
    // What is said of a quotation is said of every word in it, and of those in a row with it.
    auto quotation = quotation_around(plain, place);
    for (std::size_t row = 0; quotation && row < quotations_max; ++row) {
        if (*quotation != place && is_denied_at(plain, *quotation)) return true;
        quotation = quotation_before(plain, *quotation);
    }
    return false;
}

}  // namespace yingshen::screening
