#pragma once
#include <array>
#include <bitset>
#include <cstdint>
#include <optional>

#include "words/words.hpp"
#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// Where an opinion stands, as far as a guard can ask. Partly adopted counts as adopted.
enum class OpinionStatus : std::uint8_t {
    unsent,    ///< given, or its implementation was refused: to be sent with the next give_opinions
    sent,      ///< waits for a response
    adopted,   ///< adopted, and not verified in the current content
    verified,  ///< adopted, and verified in the current content
    declined,
    settled,  ///< withdrawn, or advisory and answered: no guard asks about it any more
};

enum class OpinionAct : std::uint8_t {
    give,
    send,
    adopt,
    decline,
    verify,
    refuse,
    withdraw,
    change_content,
    uphold,    ///< a hearing upholds a declined opinion: it is to be answered again
    set_aside  ///< a hearing sets a declined opinion aside
};

/// What an act makes of an opinion; nullopt where the act does not apply to it. `adopt` and
/// `decline` are the last word before `respond`: after it an answer is final, unless the
/// implementation is refused. Only substantive opinions are verified.
[[nodiscard]] std::optional<OpinionStatus> after(OpinionAct act, words::Severity severity,
                                                 OpinionStatus status);

/// Whether a state is a place for an act. Opinions are given, withdrawn, verified and refused by
/// the holder of a reviewer's task in a state that has `give_opinions`, and answered by the
/// submitter in a state that has `respond`. A hearing upholds or sets aside where it sits.
[[nodiscard]] bool allows(State const& state, OpinionAct act);

/// Which kinds of opinions a submission has: one bit for each status of either severity that a
/// guard can tell apart. How many there are of a kind does not matter to any guard.
using OpinionSet = std::bitset<7>;
/// The bit of a kind; nullopt for what no guard asks about.
[[nodiscard]] std::optional<std::size_t> opinion_bit(words::Severity severity,
                                                     OpinionStatus status);
/// The sets that new content can leave: nothing is verified any more, or what rested on something
/// that did not change still is, all of it or some. Ends at `count`.
struct AfterNewContent {
    std::array<OpinionSet, 3> sets;
    std::size_t count = 1;
};
[[nodiscard]] AfterNewContent after_new_content(OpinionSet opinions);
/// The set after the opinions were sent.
[[nodiscard]] OpinionSet after_sending(OpinionSet opinions);

/// Sets the conditions about opinions.
void judge_opinions(OpinionSet opinions, std::bitset<condition_count>& holds);
/// Whether a substantive opinion is unsent, unanswered, or adopted and not verified.
[[nodiscard]] bool has_unsettled_substantive(OpinionSet opinions);
/// Whether a substantive opinion stands declined.
[[nodiscard]] bool has_declined(OpinionSet opinions);

}  // namespace yingshen::workflow
