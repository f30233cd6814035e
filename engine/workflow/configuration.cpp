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
};

enum Flag : unsigned { facts_complete, material_attached, screened, submitter, editor, reviewed };
constexpr unsigned count_shift = 8;

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
        case Move::Kind::answer_checklist:
            return "answer_checklist";
        case Move::Kind::opinion:
            return moves[move.detail].name;
    }
    return {};
}

PackedConfiguration pack(Configuration const& configuration) {
    auto const& [record, tracked, held] = configuration;
    auto const flag = [](bool value, Flag at) { return static_cast<std::uint64_t>(value) << at; };
    PackedConfiguration packed;
    packed.gates = record.gates.packed();
    packed.sets =
        record.stale.to_ullong() | held.to_ullong() << 16U | tracked.acted.to_ullong() << 32U |
        static_cast<std::uint64_t>(record.state) << 48U | record.opinions.to_ullong() << 56U;
    packed.flags = flag(record.facts_complete, facts_complete) |
                   flag(record.material_attached, material_attached) |
                   flag(record.screened, screened) | flag(tracked.submitter, submitter) |
                   flag(tracked.editor, editor) | flag(tracked.reviewed, reviewed) |
                   static_cast<std::uint64_t>(record.gates.count()) << count_shift;
    return packed;
}

Configuration unpack(PackedConfiguration const& packed) {
    auto const flag = [&](Flag at) { return (packed.flags >> at & 1U) != 0; };
    auto const gates = [&](unsigned shift) { return GateSet(packed.sets >> shift & 0xFFFFU); };
    Configuration configuration;
    auto& [record, tracked, held] = configuration;
    record.state = packed.sets >> 48U & 0xFFU;
    record.gates =
        TakenGates::unpacked(packed.gates, static_cast<std::uint8_t>(packed.flags >> count_shift));
    record.stale = gates(0);
    record.opinions = OpinionSet(packed.sets >> 56U);
    record.facts_complete = flag(facts_complete);
    record.material_attached = flag(material_attached);
    record.screened = flag(screened);
    tracked = {flag(submitter), flag(editor), flag(reviewed), gates(32)};
    held = gates(16);
    return configuration;
}

}  // namespace yingshen::workflow
