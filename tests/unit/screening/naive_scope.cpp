#include "naive_denial_parts.hpp"

#include <algorithm>

#include "screening/denial_scope_words.hpp"
#include "screening/denial_words.hpp"

namespace yingshen::screening::naive {
namespace {

using Text = std::u32string_view;

template <class Words>
bool is_one_of(Text word, Words const& words) {
    bool found = false;
    for (Text const one : words)
        found = found || one == word;
    return found;
}

bool led_in(Text text, std::size_t from, std::size_t to) {
    for (auto at = from; at < to; ++at) {
        if (leading_in.find(text[at]) != Text::npos) return true;
    }
    return false;
}

bool own_object_at(Text text, std::size_t at, std::size_t to) {
    for (Text const word : own_objects) {
        auto const end = at + word.size();
        if (end > to || !stands_at(text, at, word)) continue;
        if (end == to || joining_marks.find(text[end]) == Text::npos) return true;
    }
    return false;
}

/// Whether something at a place of the gap [from, to) takes the denial for itself.
bool takes_at(Text text, Text denial, std::size_t from, std::size_t at, std::size_t to) {
    bool const close = at - from <= taking_reach && !led_in(text, from, at);
    if (close && one_begins_at(text, at, to, taking_words)) return true;
    if (is_one_of(denial, acting_words)) {
        if (one_begins_at(text, at, to, consequences)) return true;
        if (close && own_object_at(text, at, to)) return true;
    }
    if (is_one_of(denial, conceding_words) && one_begins_at(text, at, to, conceded)) return true;
    return is_one_of(denial, defining_words) && one_begins_at(text, at, to, defined);
}

bool spent(Text text, Text denial, std::size_t from, std::size_t to) {
    auto near = to;
    while (near > from && opening_marks.find(text[near - 1]) != Text::npos)
        --near;
    if (one_ends_at(text, from, near, denying_prefixes)) return true;
    for (auto at = from; at < to; ++at) {
        if (takes_at(text, denial, from, at, to)) {
            for (auto again = at; again < to; ++again) {
                if (one_begins_at(text, again, to, reporting_words))
                    return text.substr(again, to - again).find(U'的') != Text::npos;
            }
            return true;
        }
        if (one_begins_at(text, at, to, reporting_words)) return false;
    }
    return is_one_of(denial, acting_words) && near > from + 1 && text[near - 1] == U'的' &&
           !one_ends_at(text, from, near, attributes);
}

bool undone_before(Text text, std::size_t least, std::size_t at, Text denial) {
    if (one_ends_at(text, least, at, undoing_before)) return true;
    if (one_stands_in(text, least, at, rhetorical_words)) return true;
    if (is_one_of(denial, claiming_words) && owner_speaks(text, least, at)) return true;
    return is_one_of(denial, fraud_verbs) && one_ends_at(text, least, at, boasting_before);
}

bool denied_next(Text text, std::size_t least, std::size_t end) {
    if (one_ends_at(text, least, end, denying_next)) return true;
    if (end > least && Text(U"的不非").find(text[end - 1]) == Text::npos &&
        one_ends_at(text, least, end - 1, denying_next))
        return true;
    for (std::size_t left = degrees_max; left > 0; --left) {
        std::size_t length = 0;
        for (Text const word : degrees) {
            if (length == 0 && end >= least + word.size() &&
                stands_at(text, end - word.size(), word))
                length = word.size();
        }
        if (length == 0) return false;
        end -= length;
        if (one_ends_at(text, least, end, denying_next)) return true;
    }
    return false;
}

bool prefixed(Text text, std::size_t least, std::size_t end, std::size_t rest,
              std::size_t rest_end) {
    if (one_stands_in(text, least, end, doubling_ahead)) return false;
    for (Text const prefix : denying_prefixes) {
        if (end < least + prefix.size() || !stands_at(text, end - prefix.size(), prefix)) continue;
        if (one_ends_at(text, least, end - prefix.size(), doubling_words)) continue;
        if (prefix == U"非" && one_begins_at(text, rest, rest_end, affirming_behind)) continue;
        return true;
    }
    return false;
}

}  // namespace

bool stands_at(Text text, std::size_t at, Text word) {
    return at <= text.size() && text.substr(at, word.size()) == word;
}

bool is_break(char32_t value) {
    return value == U'\n' || value == U'\r';
}

bool ends_at(Text text, std::size_t at, Text marks) {
    if (!is_break(text[at])) return marks.find(text[at]) != Text::npos;
    if (at + 1 < text.size() && is_break(text[at + 1])) return true;
    std::size_t line = 0;
    while (line < at && !is_break(text[at - 1 - line]))
        ++line;
    return line < wrapped_line_min;
}

bool ends_clause(Text text, std::size_t at) {
    return ends_at(text, at, clause_ends);
}

bool denied_before(Text text, std::size_t begin, Text marks, std::size_t rest,
                   std::size_t rest_end) {
    auto least = begin;
    while (least > 0 && begin - least < denial_reach && !ends_at(text, least - 1, marks))
        --least;
    for (Text const word : denying_words) {
        for (auto at = least; at + word.size() <= begin; ++at) {
            if (!stands_at(text, at, word)) continue;
            auto const end = at + word.size();
            if (!undone_before(text, least, at, word) &&
                !one_begins_at(text, end, begin, undoing_behind) &&
                !one_stands_in(text, end, begin, turning_words) && !spent(text, word, end, begin))
                return true;
        }
    }
    auto end = begin;
    while (end > least && opening_marks.find(text[end - 1]) != Text::npos)
        --end;
    if (one_stands_in(text, least, end, rhetorical_words)) return false;
    return prefixed(text, least, end, rest, rest_end) || denied_next(text, least, end);
}

bool unmasked(Text text, std::size_t from, std::size_t to) {
    for (auto at = from; at < to; ++at) {
        if (one_begins_at(text, at, to, unmasking_words) &&
            !one_ends_at(text, from, at, undoing_before))
            return true;
    }
    return false;
}

}  // namespace yingshen::screening::naive
