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
enum class Actor : std::uint8_t { submitter, tracked, other };

/// One move of the model: an action of the workflow, or work within a state. A reason is not
/// a move, and a complete checklist needs none: whoever may act can always give them.
struct Move {
    enum class Kind : std::uint8_t {
        action,
        set_facts,
        clear_facts,
        attach_revision,
        attach_unscreened,
        answer_checklist,
        opinion
    };
    Kind kind = Kind::action;
    std::uint8_t detail = 0;  ///< an Action, or an index into opinion_moves()
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
