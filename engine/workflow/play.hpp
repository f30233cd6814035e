#pragma once
#include <expected>
#include <map>
#include <string>
#include <vector>

#include "workflow/model.hpp"
#include "workflow/people.hpp"

namespace yingshen::workflow {

/// One thing that a named person does in a play. `act` is an action of the workflow, or set_facts,
/// clear_facts, attach_revision, answer_checklist, give_opinion, withdraw_opinion, adopt, decline,
/// verify, refuse_implementation.
struct Doing {
    std::string by;
    std::vector<words::Role> roles;  ///< of the person, all within the scope of every task
    std::string act;
    std::string opinion;  ///< the name of an opinion, for acts on one
    words::Severity severity = words::Severity::substantive;  ///< for give_opinion
    bool reason = false;            ///< for actions: whether a reason is given
    bool failed_item = false;       ///< for answer_checklist: whether an item is answered with fail
    bool screening_failed = false;  ///< for attach_revision
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
    /// unmet; who the person must not be (`submitter`, `editor`, a gate); `role`, `not_submitter`,
    /// `reviewed`, `not_editable`, `no_such_action`, `not_here`, `opinion`, `ended`.
    [[nodiscard]] std::expected<void, std::vector<std::string>> perform(Doing const& doing);

    [[nodiscard]] State const& state() const { return model_.state(record_); }
    [[nodiscard]] Record const& record() const { return record_; }
    [[nodiscard]] Deeds const& deeds(std::string const& person) { return people_[person]; }
    /// Who took a gate last.
    [[nodiscard]] std::map<GateIndex, std::string> const& gate_people() const {
        return gate_people_;
    }

  private:
    struct Opinion {
        words::Severity severity;
        OpinionStatus status;
    };
    using Answer = std::expected<void, std::vector<std::string>>;

    Answer edit(Doing const& doing);
    Answer answer_checklist(Doing const& doing);
    Answer handle_opinion(Doing const& doing, OpinionAct act);
    Answer take(Doing const& doing, Action action);
    /// Whether the person may do the task of the state.
    [[nodiscard]] Answer may_act(Doing const& doing);
    void note_review(std::string const& person);
    void change_opinions(OpinionAct act);
    void collect_opinions();

    Model const& model_;
    std::string submitter_;
    Record record_;
    Choice choice_{false, false, false};
    std::map<std::string, Deeds> people_;
    std::map<std::string, Opinion> opinions_;
    std::map<GateIndex, std::string> gate_people_;
};

}  // namespace yingshen::workflow
