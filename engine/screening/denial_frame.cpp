#include "screening/denial_frame.hpp"

#include "screening/denial_frame_words.hpp"
#include "screening/denial_scope.hpp"
#include "screening/denial_scope_words.hpp"
#include "screening/denial_text.hpp"
#include "screening/denial_words.hpp"

namespace yingshen::screening {
namespace {

using Text = std::u32string_view;

bool is_quoted(Text plain, Extent place) {
    return place.begin > 0 && opening_marks.contains(plain[place.begin - 1]);
}

/// Said by frauds, or quoted in a sentence that warns.
bool is_said_by_others(Stretch const& clause, Stretch const& sentence, bool quoted) {
    if (!contains_one(clause, reporting_words)) return false;
    if (contains_one(clause, frauds)) return true;
    return quoted && (contains_one(sentence, frauds) || contains_one(sentence, warnings));
}

/// Whether a clause behind the one that ends at a place says what that is: the next one, or any of
/// the sentence where the words are quoted.
bool is_called_so_later(Text plain, std::size_t end, bool quoted, bool advised) {
    for (auto const limit = end + denial_reach;
         end < plain.size() && plain[end] == U',' && end < limit;) {
        auto const next = rest_behind(plain, end + 1, clause_ends);
        if ((starts_with_one(next, verdict_starts) ||
             (advised && starts_with_one(next, advice_starts))) &&
            unmasks_what_precedes(next))
            return true;
        if (!quoted) return false;
        end += 1 + next.size();
    }
    return false;
}

/// Whether the paragraph around quoted words tells of a case: 群里说“稳赚不赔”…民警查明….
bool is_told_of_a_case(Text plain, Extent place) {
    return contains_one(stretch_before(plain, place.begin, Text{}, case_reach), case_words) ||
           contains_one(rest_behind(plain, place.end, Text{}, case_reach), case_words);
}

/// Whether the place is behind the colon of a list that is denied as a whole.
bool is_listed(Text plain, std::size_t place) {
    auto const before = stretch_before(plain, place, sentence_ends, list_reach);
    auto const colon = before.rfind(U':');
    if (colon == Text::npos) return false;
    Stretch const lead = clause_before(plain, place - before.size() + colon);
    if (contains_one(lead, fraud_lists)) return true;
    if (contains_one(lead, fraud_heads) && !contains_one(lead, fraud_free)) return true;
    return contains_one(lead, list_words) &&
           (denies_what_follows(lead) || unmasks_what_precedes(lead));
}

}  // namespace

bool is_framed(Text plain, Extent place, Around const& around) {
    if (speaks_for_itself(around.clause) || speaks_for_itself(around.rest)) return false;
    bool const quoted = is_quoted(plain, place);
    auto const rest = around.rest.text();
    // 承诺保本的投资，请务必远离
    bool const is_reported = rest.contains(U'的') && contains_one(around.clause, reporting_words);
    return is_said_by_others(around.clause, around.sentence, quoted) ||
           is_called_so_later(plain, place.end + rest.size(), quoted, quoted || is_reported) ||
           (quoted && is_told_of_a_case(plain, place)) || is_listed(plain, place.begin);
}

std::optional<Extent> quotation_before(Text plain, Extent quotation) {
    auto end = quotation.begin - 1;
    if (end > 0 && quotation_joints.contains(plain[end - 1])) --end;
    if (end < 2 || plain[end - 1] != U'”') return std::nullopt;
    --end;
    return quotation_around(plain, {end, end});
}

std::optional<Extent> quotation_around(Text plain, Extent place) {
    auto begin = place.begin;
    while (begin > 0 && place.begin - begin < quotation_max && plain[begin - 1] != U'“') {
        if (plain[--begin] == U'”' || is_break(plain[begin])) return std::nullopt;
    }
    if (begin == 0 || plain[begin - 1] != U'“') return std::nullopt;
    auto end = place.end;
    while (end < plain.size() && end - place.end < quotation_max && plain[end] != U'”') {
        if (plain[end] == U'“' || is_break(plain[end])) return std::nullopt;
        ++end;
    }
    if (end == plain.size() || plain[end] != U'”') return std::nullopt;
    return Extent{begin, end};
}

}  // namespace yingshen::screening
