#include "screening/denial_scope.hpp"

#include <algorithm>
#include <iterator>

#include "screening/denial_frame_words.hpp"
#include "screening/denial_scope_words.hpp"
#include "screening/denial_text.hpp"
#include "screening/denial_words.hpp"

namespace yingshen::screening {
namespace {

using Text = std::u32string_view;

template <class Words>
bool is_one_of(Text word, Words const& words) {
    return std::ranges::find(words, word) != std::end(words);
}

/// Where the first of the words begins in a text that `fits` says true of; npos for none.
template <class Words, class Fits>
std::size_t first_of(Text text, Words const& words, Fits fits) {
    auto first = Text::npos;
    Stretch const stretch(text);
    for (Text const word : words) {
        if (!stretch.may_have(word)) continue;
        for (auto at = text.find(word); at < first; at = text.find(word, at + 1)) {
            if (fits(at, word)) first = at;
        }
    }
    return first;
}

bool always(std::size_t /*at*/, Text /*word*/) {
    return true;
}

/// Where in the gap behind a denial something takes it for itself; npos where nothing does.
std::size_t taken_at(Text denial, Text gap) {
    auto at = first_of(gap, taking_words, [&](std::size_t verb, Text) {
        return verb <= taking_reach && gap.substr(0, verb).find_first_of(leading_in) == Text::npos;
    });
    if (is_one_of(denial, acting_words)) {
        at = std::min(at, first_of(gap, consequences, always));
        at = std::min(at, first_of(gap, own_objects, [&](std::size_t object, Text word) {
                          auto const behind = gap.substr(object + word.size());
                          bool const joined =
                              !behind.empty() && joining_marks.contains(behind.front());
                          return object <= taking_reach && !joined &&
                                 gap.substr(0, object).find_first_of(leading_in) == Text::npos;
                      }));
    }
    if (is_one_of(denial, conceding_words)) at = std::min(at, first_of(gap, conceded, always));
    if (is_one_of(denial, defining_words)) at = std::min(at, first_of(gap, defined, always));
    return at;
}

/// Whether a denial does not reach over the gap behind it.
bool is_spent(Text denial, Text gap) {
    auto const taken = taken_at(denial, gap);
    auto const reported = first_of(gap, reporting_words, always);
    auto const near = without_opening_marks(gap);
    // What 不 and 非 before the word say is for them to say.
    if (ends_with_one(near, denying_prefixes)) return true;
    if (taken == Text::npos) {
        return reported == Text::npos && is_one_of(denial, acting_words) && near.size() > 1 &&
               near.back() == U'的' && !ends_with_one(near, attributes);
    }
    if (reported < taken) return false;
    // 严禁外传我行推出的保本理财 says of what is taken what it is; 不得忽略风险宣传保本 goes on.
    auto const again = first_of(gap.substr(taken), reporting_words, always);
    return again == Text::npos || gap.substr(taken + again).contains(U'的');
}

bool is_undone(Text before, Text denial) {
    if (ends_with_one(before, undoing_before) || contains_one(before, rhetorical_words))
        return true;
    if (is_one_of(denial, claiming_words) && speaks_for_itself(before)) return true;
    return is_one_of(denial, fraud_verbs) && ends_with_one(before, boasting_before);
}

/// Whether a word stands in a text as a denial, so that nothing around it undoes or turns it.
bool denies(Text text, Text word) {
    for (auto at = text.find(word); at != Text::npos; at = text.find(word, at + 1)) {
        auto const behind = text.substr(at + word.size());
        if (starts_with_one(behind, undoing_behind) || contains_one(behind, turning_words))
            continue;
        if (!is_undone(text.substr(0, at), word) && !is_spent(word, behind)) return true;
    }
    return false;
}

/// 不保本, 非保本; not 无不保本.
bool denies_as_prefix(Text near, Text rest) {
    if (contains_one(near, rhetorical_words) || contains_one(near, doubling_ahead)) return false;
    return std::ranges::any_of(denying_prefixes, [&](Text prefix) {
        if (!near.ends_with(prefix)) return false;
        if (prefix == U"非" && starts_with_one(rest, affirming_behind)) return false;
        return !ends_with_one(near.substr(0, near.size() - prefix.size()), doubling_words);
    });
}

/// 没有保本, 没有任何形式的保本, 没有说保本.
bool denies_next(Text near) {
    if (contains_one(near, rhetorical_words)) return false;
    if (ends_with_one(near, denying_next)) return true;
    if (!near.empty() && !Text(U"的不非").contains(near.back()) &&
        ends_with_one(near.substr(0, near.size() - 1), denying_next))
        return true;
    for (std::size_t left = degrees_max; left > 0; --left) {
        auto const* const degree =
            std::ranges::find_if(degrees, [&](Text word) { return near.ends_with(word); });
        if (degree == std::end(degrees)) return false;
        near.remove_suffix(degree->size());
        if (ends_with_one(near, denying_next)) return true;
    }
    return false;
}

}  // namespace

bool denies_what_follows(Stretch const& clause, Text rest) {
    if (std::ranges::any_of(denying_words, [&](Text word) {
            return clause.may_have(word) && denies(clause.text(), word);
        }))
        return true;
    auto const near = without_opening_marks(clause.text());
    return denies_as_prefix(near, rest) || denies_next(near);
}

bool unmasks_what_precedes(Stretch const& stretch) {
    auto const rest = stretch.text();
    return std::ranges::any_of(unmasking_words, [&](Text word) {
        if (!stretch.may_have(word)) return false;
        for (auto at = rest.find(word); at != Text::npos; at = rest.find(word, at + 1)) {
            if (!ends_with_one(rest.substr(0, at), undoing_before)) return true;
        }
        return false;
    });
}

bool speaks_for_itself(Stretch const& stretch) {
    auto const text = stretch.text();
    return std::ranges::any_of(own_parties, [&](Text party) {
        if (!stretch.may_have(party)) return false;
        for (auto at = text.find(party); at != Text::npos; at = text.find(party, at + 1)) {
            if (at == 0 || !borrowing_marks.contains(text[at - 1])) return true;
        }
        return false;
    });
}

}  // namespace yingshen::screening
