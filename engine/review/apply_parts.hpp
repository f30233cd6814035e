#pragma once
#include "review/submission.hpp"

/// The parts of apply(): one overload for each event, in the file of its subject. Not the module's
/// interface.
namespace yingshen::review {

/// What an event is applied with: the submission that changes, and what is true of the event.
struct Fold {
    Submission& submission;
    Envelope const& envelope;

    void operator()(Created const& event) const;
    void operator()(FactsSet const& event) const;
    void operator()(RevisionAttached const& event) const;
    void operator()(Screened const& event) const;
    void operator()(DecisionsVoided const& event) const;
    void operator()(Claimed const& event) const;
    void operator()(Unclaimed const& event) const;
    void operator()(ItemAnswered const& event) const;
    void operator()(OpinionGiven const& event) const;
    void operator()(OpinionWithdrawn const& event) const;
    void operator()(OpinionAnswered const& event) const;
    void operator()(ImplementationVerified const& event) const;
    void operator()(ImplementationRefused const& event) const;
    void operator()(Advanced const& event) const;
    void operator()(CertificateIssued const& event) const;
    void operator()(Assigned const& event) const;
    void operator()(Transferred const& event) const;
    void operator()(CopiedTo const& event) const;
    void operator()(Voted const& event) const;
    void operator()(SignerAdded const& event) const;
    void operator()(SignerRemoved const& event) const;
    void operator()(SidePassed const& event) const;
    void operator()(OpinionHeard const& event) const;
    void operator()(FinalAttached const& event) const;
    void operator()(CarriedOver const& event) const;
    void operator()(AnswersRestored const& event) const;
    void operator()(Migrated const& event) const;
    void operator()(Reminded const& event) const;
    void operator()(Escalated const& event) const;
    void operator()(FindingMarked const& event) const;

  private:
    /// Whose act it was: the person, or whom they stood in for.
    [[nodiscard]] std::string const& acting_for() const {
        return envelope.on_behalf_of.empty() ? envelope.person : envelope.on_behalf_of;
    }
    [[nodiscard]] Opinion* opinion(std::string_view id) const;
    [[nodiscard]] OpenTask* open_task(std::string const& side) const;
    /// A person who acts where the task is a reviewer's is a reviewer there for ever, and so is
    /// whom they stood in for.
    void note_reviewer(std::string const& side = {}) const;
    /// The review beside the state that the person has, or empty: where their opinions come from.
    [[nodiscard]] std::string side_at_hand() const;
    void note_editor() const;
    /// Who acts in the submitter's name is bound like an author from then on.
    void note_stand_in() const;
    /// Content changed: nobody's answer counts any more, unless CarriedOver says so.
    void reopen_answers() const;
    void keep_answers() const;
    void fire(std::size_t timer) const;
    [[nodiscard]] bool is_submitters(Advanced const& event) const;
    void give_task(std::string const& to, std::string const& side) const;
    [[nodiscard]] OpenTask begun(TaskOpened const& task) const;
    void begin_task(std::optional<TaskOpened> const& task) const;
    /// A task goes on under its new terms: since when it waits does not change, and who has it only
    /// where they may not do it there.
    [[nodiscard]] OpenTask resumed(OpenTask const* before, TaskOpened const& task,
                                   bool keeps_claim) const;
    /// Findings get their ids, those from before keep what is known of them.
    void follow_findings(Revision& revision, Screened const& event) const;
    /// A reviewer's task begins: what was found is shown from now on.
    void show_findings() const;
    void send_opinions() const;
    void finalise_answers() const;
    void record_decision(std::string const& gate, base::Digest const& content,
                         std::vector<std::string> const& people) const;
};

}  // namespace yingshen::review
