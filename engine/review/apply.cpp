#include "review/apply.hpp"

#include <algorithm>

namespace yingshen::review {
namespace {

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

  private:
    [[nodiscard]] Opinion* opinion(std::string_view id) const {
        auto const found = std::ranges::find(submission.opinions, id, &Opinion::id);
        return found == submission.opinions.end() ? nullptr : &*found;
    }
    /// A person who acts where the task is a reviewer's is a reviewer of that state for ever.
    void note_reviewer() const {
        if (submission.task && submission.task->role != words::Role::submitter) {
            submission.reviewers[submission.state].insert(envelope.person);
        }
    }
    void note_editor() const {
        submission.editors.insert(envelope.person);
        submission.item_answers.clear();
    }
    void open_task(std::optional<TaskOpened> const& task) const {
        submission.task.reset();
        if (!task) return;
        submission.task = OpenTask{task->role, task->scope, envelope.at, task->due, {}, {}};
        if (task->role == words::Role::submitter) {
            submission.task->claimant = submission.submitter;
            submission.task->claimed_at = envelope.at;
        }
    }
    void send_opinions() const;
    void finalise_answers() const;
};

void Fold::operator()(Created const& event) const {
    submission.id = envelope.submission;
    submission.title = event.title;
    submission.kind = event.kind;
    submission.unit = event.unit;
    submission.branch = event.branch;
    submission.facts = event.facts;
    submission.pins = event.pins;
    submission.submitter = envelope.person;
    submission.created_at = envelope.at;
    submission.state = event.state;
    open_task(event.task);
}

// What was found under other facts says nothing about the new ones: every revision waits for its
// next screening.
void Fold::operator()(FactsSet const& event) const {
    submission.title = event.title;
    submission.facts = event.facts;
    for (auto& material : submission.materials)
        material.revisions.back().screened = false;
    note_editor();
}

void Fold::operator()(RevisionAttached const& event) const {
    auto found = std::ranges::find(submission.materials, event.material, &Material::id);
    if (found == submission.materials.end()) {
        found = submission.materials.insert(found, Material{event.material, {}});
    }
    Revision revision;
    revision.number = event.revision;
    revision.name = event.name;
    revision.media_type = event.media_type;
    revision.digest = event.digest;
    revision.size = event.size;
    revision.at = envelope.at;
    revision.by = envelope.person;
    found->revisions.push_back(std::move(revision));
    note_editor();
}

void Fold::operator()(Screened const& event) const {
    auto const material = std::ranges::find(submission.materials, event.material, &Material::id);
    if (material == submission.materials.end()) return;
    auto const revision = std::ranges::find(material->revisions, event.revision, &Revision::number);
    if (revision == material->revisions.end()) return;
    revision->findings = event.findings;
    revision->not_read = event.not_read;
    revision->screened = std::ranges::find(event.not_read, screening_failed,
                                           &screening::NotRead::code) == event.not_read.end();
}

void Fold::operator()(DecisionsVoided const& event) const {
    std::erase_if(submission.decisions, [&](Decision const& decision) {
        return std::ranges::find(event.gates, decision.gate) != event.gates.end();
    });
    for (auto const& id : event.verifications) {
        if (auto* voided = opinion(id)) voided->verified = false;
    }
}

void Fold::operator()(Claimed const&) const {
    if (!submission.task) return;
    submission.task->claimant = envelope.person;
    submission.task->claimed_at = envelope.at;
}

void Fold::operator()(Unclaimed const&) const {
    if (!submission.task) return;
    submission.task->claimant.clear();
    submission.task->claimed_at.reset();
}

void Fold::operator()(ItemAnswered const& event) const {
    note_reviewer();
    submission.item_answers[event.item] = {event.verdict, event.note, envelope.person, envelope.at};
}

void Fold::operator()(OpinionGiven const& event) const {
    note_reviewer();
    Opinion given;
    given.id = event.opinion;
    given.right = event.right;
    given.severity = event.severity;
    given.text = event.text;
    given.basis = event.basis;
    given.place = event.place;
    given.by = envelope.person;
    given.given_at = envelope.at;
    given.state = submission.state;
    submission.opinions.push_back(std::move(given));
}

void Fold::operator()(OpinionWithdrawn const& event) const {
    note_reviewer();
    auto* withdrawn = opinion(event.opinion);
    if (withdrawn == nullptr) return;
    auto const* answer = withdrawn->answer();
    withdrawn->withdrawn_after_decline =
        answer != nullptr && answer->answer == words::Answer::declined;
    withdrawn->withdrawn = true;
}

void Fold::operator()(OpinionAnswered const& event) const {
    auto* answered = opinion(event.opinion);
    if (answered == nullptr) return;
    answered->answers.push_back({event.answer, event.reason, envelope.person, envelope.at});
    answered->open = false;
    answered->verified = false;
}

void Fold::operator()(ImplementationVerified const& event) const {
    note_reviewer();
    if (auto* verified = opinion(event.opinion)) verified->verified = true;
}

// The opinion waits for a new letter and a new answer; the answers before stay readable.
void Fold::operator()(ImplementationRefused const& event) const {
    note_reviewer();
    auto* refused = opinion(event.opinion);
    if (refused == nullptr) return;
    refused->open = true;
    refused->answer_final = false;
    refused->verified = false;
    refused->ever_refused = true;
    refused->letter = 0;
    refused->sent_at.reset();
}

void Fold::send_opinions() const {
    ++submission.letters;
    for (auto& unsent : submission.opinions) {
        if (unsent.letter != 0 || unsent.withdrawn) continue;
        unsent.letter = submission.letters;
        unsent.sent_at = envelope.at;
    }
}

void Fold::finalise_answers() const {
    for (auto& answered : submission.opinions) {
        if (answered.answer() != nullptr) answered.answer_final = true;
    }
}

void Fold::operator()(Advanced const& event) const {
    note_reviewer();
    if (event.action == workflow::Action::give_opinions) send_opinions();
    if (event.action == workflow::Action::respond) finalise_answers();
    if (event.gate) {
        auto const gate = event.from + "." + std::string(workflow::name(event.action));
        std::erase_if(submission.decisions,
                      [&](Decision const& decision) { return decision.gate == gate; });
        submission.decisions.push_back({gate, envelope.person, envelope.at, event.content});
    }
    submission.moves.push_back({event.action, event.from, event.to, envelope.person, envelope.at,
                                event.reason, event.comment});
    submission.state = event.to;
    submission.end = event.end;
    submission.item_answers.clear();
    open_task(event.task);
}

void Fold::operator()(CertificateIssued const& event) const {
    submission.certificate = event;
}

}  // namespace

void apply(Submission& submission, Recorded const& recorded) {
    std::visit(Fold{submission, recorded.envelope}, recorded.event);
    submission.version = recorded.envelope.version;
    submission.updated_at = recorded.envelope.at;
}

}  // namespace yingshen::review
