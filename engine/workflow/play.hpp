#pragma once
#include <expected>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "workflow/model.hpp"
#include "workflow/people.hpp"

namespace yingshen::workflow {

/// One thing that a named person does in a play. `act` is an action of the workflow, or
/// - content: set_facts, clear_facts, attach_revision, attach_final;
/// - tasks: claim, unclaim, assign, transfer, copy;
/// - reviewing: answer_checklist, vote, add_signer, remove_signer;
/// - opinions: give_opinion, withdraw_opinion, adopt, decline, verify, refuse_implementation,
///   uphold, set_aside;
/// - time: expire (nobody's act: the term of the clearance that is used again ends).
struct Doing {
    std::string by;
    std::vector<words::Role> roles;  ///< of the person, all within the scope of every task
    /// Whom a stand-in acts for, and the roles of that person; both are bound by the act.
    std::string on_behalf_of;
    std::vector<words::Role> principal_roles;
    std::string act;
    std::string side;  ///< the review beside the state that the act is in
    std::string to;    ///< for return: the state chosen; for assign, transfer and copy: the person
    std::vector<words::Role> to_roles;  ///< of that person
    bool approves = true;               ///< for vote
    Seat seat = Seat::main;             ///< for add_signer and remove_signer
    std::string opinion;                ///< the name of an opinion, for acts on one
    words::Severity severity = words::Severity::substantive;  ///< for give_opinion
    bool reason = false;            ///< for actions: whether a reason is given
    bool failed_item = false;       ///< for answer_checklist: whether an item is answered with fail
    bool screening_failed = false;  ///< for attach_revision
    bool changed = false;  ///< for attach_revision and attach_final: not the bytes compared with
    bool beyond = false;   ///< for set_facts: outside the facts that were cleared
};

/// Whether a word is an act at all.
[[nodiscard]] bool is_act(std::string_view act);

/// Plays a definition with named people and named opinions on the model that the proof explores:
/// the same gates, guards, opinions and constraints, with nothing abstracted away. For the
/// scenarios beside a definition and for retracing the paths of a proof.
class Play {
  public:
    /// The model must outlive the play.
    Play(Model const& model, std::string submitter);

    /// Does it, or says why not, as the words that scenarios use: conditions and gates that are
    /// unmet; who the person must not be (`submitter`, `editor`, a gate, `beside`: acted in another
    /// task of the state); `role`, `not_submitter`, `reviewed`, `not_editable`, `no_such_action`,
    /// `no_such_target`, `not_here`, `claimed`, `not_claimed`, `voted`, `seat`, `recipient`,
    /// `opinion`, `ended`.
    [[nodiscard]] std::expected<void, std::vector<std::string>> perform(Doing const& doing);

    [[nodiscard]] State const& state() const { return model_.state(record_); }
    [[nodiscard]] Record const& record() const { return record_; }
    [[nodiscard]] Deeds const& deeds(std::string const& person) { return people_[person]; }
    /// How a person voted in the current state, if they did.
    [[nodiscard]] std::optional<bool> vote_of(std::string const& person) const {
        auto const found = votes_.find(person);
        return found == votes_.end() ? std::nullopt : std::optional(found->second);
    }
    /// Who took a gate last: one person, or everybody who approved.
    [[nodiscard]] std::map<GateIndex, std::set<std::string>> const& gate_people() const {
        return gate_people_;
    }

  private:
    struct Opinion {
        words::Severity severity;
        OpinionStatus status;
    };
    using Answer = std::expected<void, std::vector<std::string>>;

    Answer edit(Doing const& doing);
    Answer attach_final(Doing const& doing);
    Answer handle_task(Doing const& doing);
    Answer answer_checklist(Doing const& doing);
    Answer handle_opinion(Doing const& doing, OpinionAct act);
    Answer handle_vote(Doing const& doing);
    Answer handle_signer(Doing const& doing);
    Answer pass_side(Doing const& doing);
    Answer take(Doing const& doing, Action action);

    /// The review beside the state that a doing names, or nullptr for the state's own task;
    /// nothing where no such review is open.
    [[nodiscard]] std::optional<Side const*> side_of(Doing const& doing) const;
    /// Whether a person may do a task, claims aside.
    [[nodiscard]] Answer may_do(std::string const& person, std::vector<words::Role> const& roles,
                                Side const* side);
    /// Whether whoever does it may act in the task: both a stand-in and whom they stand for.
    [[nodiscard]] Answer may_act(Doing const& doing);
    [[nodiscard]] Answer may_author(Doing const& doing);
    void note_review(Doing const& doing);
    void note_editor(Doing const& doing);
    void move(Transition const& way, std::set<std::string> const& deciders);
    void change_opinions(OpinionAct act);
    void collect_opinions();

    Model const& model_;
    std::string submitter_;
    Record record_;
    Choice choice_{false, false, false};
    std::map<std::string, Deeds> people_;
    std::map<std::string, Opinion> opinions_;
    std::map<GateIndex, std::set<std::string>> gate_people_;
    std::map<std::string, std::string> claimants_;  ///< by side, "" for the state's own task
    std::set<std::string> sides_answered_;          ///< reviews beside whose checklist is complete
    std::map<std::string, bool> votes_;             ///< by person: how they voted in the state
};

/// Requirements as scenarios spell them.
[[nodiscard]] std::vector<std::string> names_of(Definition const& definition,
                                                std::vector<Requirement> const& requirements);
/// Refuses for one reason.
[[nodiscard]] inline std::unexpected<std::vector<std::string>> because(std::string_view reason) {
    return std::unexpected(std::vector{std::string(reason)});
}

}  // namespace yingshen::workflow
