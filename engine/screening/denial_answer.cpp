#include "screening/denial_answer.hpp"

#include "screening/denial_answer_words.hpp"
#include "screening/denial_text.hpp"
#include "screening/denial_words.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

using Text = std::u32string_view;

/// Whether an answer refuses what was asked.
bool refuses(Text answer) {
    for (Text const word : refusals) {
        if (!answer.starts_with(word)) continue;
        auto const behind = answer.substr(word.size());
        return word != U"当然" || (!behind.empty() && refusing_behind.contains(behind.front()));
    }
    return false;
}

/// What is said behind the question mark at a place.
Text answer_behind(Text plain, std::size_t mark) {
    auto answer = plain.substr(mark + 1, answer_gap_max + denial_reach);
    auto const skip = [&] {
        while (!answer.empty() &&
               (is_blank(answer.front()) || closing_marks.contains(answer.front())))
            answer.remove_prefix(1);
    };
    skip();
    for (Text const head : answer_heads) {
        if (!answer.starts_with(head)) continue;
        answer.remove_prefix(head.size());
        skip();
        break;
    }
    return answer;
}

}  // namespace

bool is_answered_no(Text plain, Extent place) {
    auto const rest = rest_behind(plain, place.end, sentence_ends);
    auto const mark = place.end + rest.size();
    if (mark >= plain.size() || plain[mark] != U'?' || !refuses(answer_behind(plain, mark)))
        return false;
    auto const word = plain.substr(place.begin, place.end - place.begin);
    if (word.find_first_of(self_denials) != Text::npos) return false;
    auto const before = stretch_before(plain, place.begin, sentence_ends, denial_reach);
    auto asked = rest;
    while (!asked.empty() && closing_marks.contains(asked.back()))
        asked.remove_suffix(1);
    bool const is_question = ends_with_one(asked, question_ends) ||
                             contains_one(before, question_words) ||
                             contains_one(rest, question_words);
    auto const holds = [&](auto const& words) {
        return contains_one(before, words) || contains_one(rest, words);
    };
    return is_question && !holds(rhetorical_questions) && !holds(drawbacks);
}

}  // namespace yingshen::screening
