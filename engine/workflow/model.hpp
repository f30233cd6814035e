#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "workflow/definition.hpp"
#include "workflow/gates.hpp"
#include "workflow/opinion.hpp"
#include "workflow/poll.hpp"
#include "workflow/step.hpp"

namespace yingshen::workflow {

/// What the definition can tell about a submission, without its people: the part of the model that
/// the proof and the scenarios share.
struct Record {
    std::size_t state = 0;  ///< index into Definition::states
    TakenGates gates;
    GateSet stale;  ///< gates that new content closed and nobody took again
    OpinionSet opinions;
    bool facts_complete = false;
    bool material_attached = false;
    bool screened = true;  ///< where there is no material, nothing is left unscreened
    bool final_paired = false;
    bool final_unchanged = false;
    bool same_bytes = false;  ///< asked on the short track only, as the next two
    bool within_cleared = false;
    bool not_expired = false;
    Poll poll;  ///< of the current state

    bool operator==(Record const&) const = default;
};

/// The things a command says, or that the holder of a task settles on the spot.
struct Choice {
    bool reason = true;
    bool checklist_complete = true;
    bool no_failed_items = true;
    bool findings_settled = true;
};

/// How a definition moves a record. Built once for a definition, which must outlive it; its
/// references must be sound (parse() saw to that).
class Model {
  public:
    explicit Model(Definition const& definition);

    [[nodiscard]] Definition const& definition() const { return definition_; }
    [[nodiscard]] State const& state(Record const& record) const {
        return definition_.states[record.state];
    }
    [[nodiscard]] Record initial() const;

    [[nodiscard]] Situation situation(Record const& record, Choice const& choice) const;
    /// The state that a transition of a state leads to.
    [[nodiscard]] std::size_t target(std::size_t state, Transition const& transition) const;
    /// The gate that a transition of a state opens, if it is a decision of a reviewer.
    [[nodiscard]] std::optional<GateIndex> opens(std::size_t state,
                                                 Transition const& transition) const;
    /// Moves the record along a transition of its state: a decision opens its gate, a return closes
    /// gates, give_opinions sends what was unsent, nobody has voted.
    void take(Record& record, Transition const& transition) const;
    /// Opens the gate of a review beside the record's state.
    void pass_side(Record& record, GateIndex gate) const;
    /// New bytes or facts: no gate stays open, no final file stays, and opinions are what
    /// after_new_content() says of them.
    void change_content(Record& record, OpinionSet opinions) const;
    /// A final file: the gates of the states that check finals close.
    void attach_final(Record& record, bool unchanged) const;

  private:
    Definition const& definition_;
    std::size_t initial_ = 0;
    /// For each transition of each state, in the order of the file.
    std::vector<std::vector<std::size_t>> targets_;
    std::vector<std::vector<std::optional<GateIndex>>> opens_;
    GateSet final_gates_;  ///< of the states that check finals
};

}  // namespace yingshen::workflow
