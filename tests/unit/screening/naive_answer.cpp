#include "naive_denial_parts.hpp"

#include <algorithm>

#include "screening/denial_answer_words.hpp"
#include "screening/denial_words.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening::naive {
namespace {

using Text = std::u32string_view;

bool is_one(Text marks, char32_t value) {
    return marks.find(value) != Text::npos;
}

/// Where the answer begins that follows the question mark.
std::size_t answer_of(Text text, std::size_t mark, std::size_t most) {
    auto at = mark + 1;
    auto const pass = [&] {
        while (at < most && (is_blank(text[at]) || is_one(closing_marks, text[at])))
            ++at;
    };
    pass();
    for (Text const head : answer_heads) {
        if (at + head.size() > most || !stands_at(text, at, head)) continue;
        at += head.size();
        pass();
        break;
    }
    return at;
}

}  // namespace

bool answered_no(Text text, Range place) {
    auto mark = place.end;
    while (mark < text.size() && mark - place.end < denial_reach &&
           !ends_at(text, mark, sentence_ends))
        ++mark;
    if (mark >= text.size() || text[mark] != U'?') return false;
    auto const most = std::min(text.size(), mark + 1 + answer_gap_max + denial_reach);
    auto const answer = answer_of(text, mark, most);
    bool refused = false;
    for (Text const word : refusals) {
        if (answer + word.size() > most || !stands_at(text, answer, word)) continue;
        auto const next = answer + word.size();
        refused = word != U"当然" || (next < most && is_one(refusing_behind, text[next]));
        break;
    }
    if (!refused) return false;
    for (auto at = place.begin; at < place.end; ++at) {
        if (is_one(self_denials, text[at])) return false;
    }
    auto begin = place.begin;
    while (begin > 0 && place.begin - begin < denial_reach &&
           !ends_at(text, begin - 1, sentence_ends))
        --begin;
    auto const has = [&](auto const& words) {
        return one_stands_in(text, begin, place.begin, words) ||
               one_stands_in(text, place.end, mark, words);
    };
    auto last = mark;
    while (last > place.end && is_one(closing_marks, text[last - 1]))
        --last;
    if (!one_ends_at(text, place.end, last, question_ends) && !has(question_words)) return false;
    return !has(rhetorical_questions) && !has(drawbacks);
}

}  // namespace yingshen::screening::naive
