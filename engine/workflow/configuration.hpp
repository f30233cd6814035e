#pragma once
#include <cstdint>
#include <string_view>

#include "workflow/model.hpp"
#include "workflow/people.hpp"

namespace yingshen::workflow {

/// A configuration of the proof: the record, and ONE person who is followed. Everybody else is a
/// fresh person at every act. That is enough: people constraints only ever forbid, so if one person
/// can do two things that must be apart, they can do them with fresh people doing all the rest; and
/// if a fresh person cannot go on, nobody can. Two starts cover everybody: the followed person is
/// the submitter, or is not.
struct Configuration {
    Record record;
    Deeds tracked;
    GateSet held;  ///< the gates in force that the followed person took
    /// How the followed person voted in the current state.
    enum class Vote : std::uint8_t { none, approved, refused } vote = Vote::none;
    bool operator==(Configuration const&) const = default;
};

/// A configuration as a key.
struct PackedConfiguration {
    std::uint64_t gates = 0;
    std::uint64_t sets = 0;
    std::uint64_t flags = 0;
    bool operator==(PackedConfiguration const&) const = default;
};
[[nodiscard]] PackedConfiguration pack(Configuration const& configuration);
[[nodiscard]] Configuration unpack(PackedConfiguration const& packed);

/// Who makes a move.
enum class Actor : std::uint8_t { submitter, tracked, other, nobody };

/// One move of the model: an action of the workflow, or work within a state. A reason is not
/// a move, and a complete checklist needs none: whoever may act can always give them.
struct Move {
    enum class Kind : std::uint8_t {
        action,
        set_facts,
        clear_facts,
        attach_revision,
        attach_unscreened,
        attach_other_bytes,  ///< on the short track: not the bytes that were cleared
        set_facts_beyond,    ///< and facts outside those that were cleared
        expire,              ///< and the term of the clearance ends, by itself
        attach_final,
        attach_changed_final,
        answer_checklist,
        opinion,
        pass_side,
        vote_approve,  ///< a vote, and the action where it decides one
        vote_refuse,
        add_signer,  ///< `detail` is a Seat
        remove_signer
    };
    Kind kind = Kind::action;
    /// An Action, an index into opinion_moves() or into the state's sides, or a Seat.
    std::uint8_t detail = 0;
    Actor actor = Actor::submitter;
};
/// What a path calls a move; `submit`, `attach_revision`, `adopt substantive`.
[[nodiscard]] std::string_view name(Move const& move);

/// An act on the opinions of one kind: on all of them, or on all but one.
struct OpinionMove {
    std::string_view name;
    OpinionAct act;
    words::Severity severity;
    OpinionStatus from;  ///< for give: the status of the new opinion
};
[[nodiscard]] std::span<OpinionMove const> opinion_moves();

}  // namespace yingshen::workflow
