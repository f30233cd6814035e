#include "workflow/configuration.hpp"

namespace yingshen::workflow {
namespace {

using words::Severity;

constexpr OpinionMove moves[] = {
    {"give_opinion substantive", OpinionAct::give, Severity::substantive, OpinionStatus::unsent},
    {"give_opinion advisory", OpinionAct::give, Severity::advisory, OpinionStatus::unsent},
    {"adopt substantive", OpinionAct::adopt, Severity::substantive, OpinionStatus::sent},
    {"decline substantive", OpinionAct::decline, Severity::substantive, OpinionStatus::sent},
    {"adopt advisory", OpinionAct::adopt, Severity::advisory, OpinionStatus::sent},
    {"verify substantive", OpinionAct::verify, Severity::substantive, OpinionStatus::adopted},
    {"refuse_implementation substantive", OpinionAct::refuse, Severity::substantive,
     OpinionStatus::adopted},
    {"withdraw_opinion substantive", OpinionAct::withdraw, Severity::substantive,
     OpinionStatus::unsent},
    {"withdraw_opinion substantive", OpinionAct::withdraw, Severity::substantive,
     OpinionStatus::sent},
    {"withdraw_opinion substantive", OpinionAct::withdraw, Severity::substantive,
     OpinionStatus::adopted},
    {"withdraw_opinion substantive", OpinionAct::withdraw, Severity::substantive,
     OpinionStatus::verified},
    {"withdraw_opinion substantive", OpinionAct::withdraw, Severity::substantive,
     OpinionStatus::declined},
    {"withdraw_opinion advisory", OpinionAct::withdraw, Severity::advisory, OpinionStatus::unsent},
    {"withdraw_opinion advisory", OpinionAct::withdraw, Severity::advisory, OpinionStatus::sent},
    {"uphold", OpinionAct::uphold, Severity::substantive, OpinionStatus::declined},
    {"set_aside", OpinionAct::set_aside, Severity::substantive, OpinionStatus::declined},
};

/// Where the flags and small numbers of a configuration lie in its key: the first bit of each.
enum Place : unsigned {
    facts_complete,
    material_attached,
    screened,
    submitter,
    editor,
    reviewed,
    final_paired,
    final_unchanged,
    same_bytes,
    within_cleared,
    not_expired,
    gate_count,                // 5 bits
    voted = gate_count + 5,    // 2 bits
    approvals = voted + 2,     // 4 bits
    refusals = approvals + 4,  // 4 bits
    removed = refusals + 4,    // 4 bits
    before = removed + 4,      // 2 bits each
    before_approved = before + 2,
    after_added = before_approved + 2,
    after_approved = after_added + 2,
};
static_assert(seats_max < 16 && added_max < 4 && gates_max < 32);

std::string_view seat_move(Move const& move, std::string_view before, std::string_view main,
                           std::string_view after) {
    switch (static_cast<Seat>(move.detail)) {
        case Seat::before:
            return before;
        case Seat::main:
            return main;
        case Seat::after:
            return after;
    }
    return {};
}

}  // namespace

std::span<OpinionMove const> opinion_moves() {
    return moves;
}

std::string_view name(Move const& move) {
    switch (move.kind) {
        case Move::Kind::action:
            return name(static_cast<Action>(move.detail));
        case Move::Kind::set_facts:
            return "set_facts";
        case Move::Kind::clear_facts:
            return "clear_facts";
        case Move::Kind::attach_revision:
            return "attach_revision";
        case Move::Kind::attach_unscreened:
            return "attach_unscreened";
        case Move::Kind::attach_other_bytes:
            return "attach_other_bytes";
        case Move::Kind::set_facts_beyond:
            return "set_facts_beyond";
        case Move::Kind::expire:
            return "expire";
        case Move::Kind::attach_final:
            return "attach_final";
        case Move::Kind::attach_changed_final:
            return "attach_changed_final";
        case Move::Kind::answer_checklist:
            return "answer_checklist";
        case Move::Kind::opinion:
            return moves[move.detail].name;
        case Move::Kind::pass_side:
            return "pass_side";
        case Move::Kind::vote_approve:
            return "vote_approve";
        case Move::Kind::vote_refuse:
            return "vote_refuse";
        case Move::Kind::add_signer:
            return seat_move(move, "add_signer_before", "add_signer", "add_signer_after");
        case Move::Kind::remove_signer:
            return seat_move(move, "remove_signer_before", "remove_signer", "remove_signer_after");
    }
    return {};
}

PackedConfiguration pack(Configuration const& configuration) {
    auto const& record = configuration.record;
    auto const& tracked = configuration.tracked;
    auto const at = [](auto value, Place place) {
        return static_cast<std::uint64_t>(value) << place;
    };
    PackedConfiguration packed;
    packed.gates = record.gates.packed();
    packed.sets = record.stale.to_ullong() | configuration.held.to_ullong() << 16U |
                  tracked.acted.to_ullong() << 32U |
                  static_cast<std::uint64_t>(record.state) << 48U |
                  record.opinions.to_ullong() << 56U;
    packed.flags = at(record.facts_complete, facts_complete) |
                   at(record.material_attached, material_attached) | at(record.screened, screened) |
                   at(tracked.submitter, submitter) | at(tracked.editor, editor) |
                   at(tracked.reviewed, reviewed) | at(record.final_paired, final_paired) |
                   at(record.final_unchanged, final_unchanged) | at(record.same_bytes, same_bytes) |
                   at(record.within_cleared, within_cleared) | at(record.not_expired, not_expired) |
                   at(record.gates.count(), gate_count) | at(configuration.vote, voted) |
                   at(record.poll.approvals, approvals) | at(record.poll.refusals, refusals) |
                   at(record.poll.removed, removed) | at(record.poll.before, before) |
                   at(record.poll.before_approved, before_approved) |
                   at(record.poll.after, after_added) |
                   at(record.poll.after_approved, after_approved);
    return packed;
}

Configuration unpack(PackedConfiguration const& packed) {
    auto const number = [&](Place place, unsigned bits) {
        return static_cast<std::uint8_t>(packed.flags >> place & ((1U << bits) - 1U));
    };
    auto const flag = [&](Place place) { return number(place, 1) != 0; };
    auto const gates = [&](unsigned shift) { return GateSet(packed.sets >> shift & 0xFFFFU); };
    Configuration configuration;
    auto& record = configuration.record;
    record.state = packed.sets >> 48U & 0xFFU;
    record.gates = TakenGates::unpacked(packed.gates, number(gate_count, 5));
    record.stale = gates(0);
    record.opinions = OpinionSet(packed.sets >> 56U);
    record.facts_complete = flag(facts_complete);
    record.material_attached = flag(material_attached);
    record.screened = flag(screened);
    record.final_paired = flag(final_paired);
    record.final_unchanged = flag(final_unchanged);
    record.same_bytes = flag(same_bytes);
    record.within_cleared = flag(within_cleared);
    record.not_expired = flag(not_expired);
    record.poll = {number(approvals, 4),     number(refusals, 4),        number(removed, 4),
                   number(before, 2),        number(before_approved, 2), number(after_added, 2),
                   number(after_approved, 2)};
    configuration.tracked = {flag(submitter), flag(editor), flag(reviewed), gates(32)};
    configuration.held = gates(16);
    configuration.vote = static_cast<Configuration::Vote>(number(voted, 2));
    return configuration;
}

}  // namespace yingshen::workflow
