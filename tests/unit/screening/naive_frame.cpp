#include "naive_denial_parts.hpp"

#include "screening/denial_frame_words.hpp"
#include "screening/denial_scope_words.hpp"
#include "screening/denial_words.hpp"

namespace yingshen::screening::naive {
namespace {

using Text = std::u32string_view;

std::size_t back_to(Text text, std::size_t place, Text marks, std::size_t reach) {
    auto at = place;
    while (at > 0 && place - at < reach && !ends_at(text, at - 1, marks))
        --at;
    return at;
}

std::size_t on_to(Text text, std::size_t place, Text marks) {
    auto at = place;
    while (at < text.size() && at - place < denial_reach && !ends_at(text, at, marks))
        ++at;
    return at;
}

bool called_so_later(Text text, std::size_t clause_end, bool quoted, bool advised) {
    auto end = clause_end;
    while (end < text.size() && text[end] == U',' && end - clause_end < denial_reach) {
        auto const begin = end + 1;
        end = on_to(text, begin, clause_ends);
        if (unmasked(text, begin, end)) {
            if (one_begins_at(text, begin, end, verdict_starts)) return true;
            if (advised && one_begins_at(text, begin, end, advice_starts)) return true;
        }
        if (!quoted) return false;
    }
    return false;
}

bool listed(Text text, std::size_t place) {
    auto const sentence = back_to(text, place, sentence_ends, list_reach);
    auto colon = place;
    while (colon > sentence && text[colon - 1] != U':')
        --colon;
    if (colon == sentence) return false;
    --colon;
    auto const lead = back_to(text, colon, clause_ends, denial_reach);
    if (one_stands_in(text, lead, colon, fraud_lists)) return true;
    if (one_stands_in(text, lead, colon, fraud_heads) &&
        !one_stands_in(text, lead, colon, fraud_free))
        return true;
    if (!one_stands_in(text, lead, colon, list_words)) return false;
    return denied_before(text, colon, clause_ends, colon, colon) || unmasked(text, lead, colon);
}

bool of_a_case(Text text, Range place) {
    auto begin = place.begin;
    while (begin > 0 && place.begin - begin < case_reach && !ends_at(text, begin - 1, Text{}))
        --begin;
    auto end = place.end;
    while (end < text.size() && end - place.end < case_reach && !ends_at(text, end, Text{}))
        ++end;
    return one_stands_in(text, begin, place.begin, case_words) ||
           one_stands_in(text, place.end, end, case_words);
}

}  // namespace

bool owner_speaks(Text text, std::size_t from, std::size_t to) {
    for (auto at = from; at < to; ++at) {
        if (!one_begins_at(text, at, to, own_parties)) continue;
        if (at == from || borrowing_marks.find(text[at - 1]) == Text::npos) return true;
    }
    return false;
}

bool framed(Text text, Range place) {
    auto const clause = back_to(text, place.begin, clause_ends, denial_reach);
    auto const sentence = back_to(text, place.begin, sentence_ends, denial_reach);
    auto const end = on_to(text, place.end, clause_ends);
    if (owner_speaks(text, clause, place.begin) || owner_speaks(text, place.end, end)) return false;
    bool const quoted = place.begin > 0 && opening_marks.find(text[place.begin - 1]) != Text::npos;
    bool const reported = one_stands_in(text, clause, place.begin, reporting_words);
    if (reported && one_stands_in(text, clause, place.begin, frauds)) return true;
    if (reported && quoted &&
        (one_stands_in(text, sentence, place.begin, frauds) ||
         one_stands_in(text, sentence, place.begin, warnings)))
        return true;
    bool const of_it = text.substr(place.end, end - place.end).find(U'的') != Text::npos;
    return called_so_later(text, end, quoted, quoted || (reported && of_it)) ||
           (quoted && of_a_case(text, place)) || listed(text, place.begin);
}

}  // namespace yingshen::screening::naive
