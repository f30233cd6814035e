#include <algorithm>

#include "review/apply_parts.hpp"

namespace yingshen::review {

OpenTask* Fold::open_task(std::string const& side) const {
    if (side.empty()) return submission.task ? &*submission.task : nullptr;
    auto const found = submission.side_tasks.find(side);
    return found == submission.side_tasks.end() ? nullptr : &found->second;
}

OpenTask Fold::begun(TaskOpened const& task) const {
    OpenTask open;
    open.role = task.role;
    open.scope = task.scope;
    open.since = envelope.at;
    open.due = task.due;
    open.review_due = task.review_due;
    open.urgent = task.urgent;
    open.timers = task.timers;
    return open;
}

void Fold::begin_task(std::optional<TaskOpened> const& task) const {
    submission.task.reset();
    if (!task) return;
    submission.task = begun(*task);
    if (task->role == words::Role::submitter) {
        submission.task->claimant = submission.submitter;
        submission.task->claimed_at = envelope.at;
    }
}

void Fold::note_reviewer(std::string const& side) const {
    auto const* task = open_task(side);
    if (task == nullptr || task->role == words::Role::submitter) return;
    auto& people =
        submission.reviewers[side.empty() ? submission.state : submission.state + "." + side];
    people.insert(envelope.person);
    if (!envelope.on_behalf_of.empty()) people.insert(envelope.on_behalf_of);
}

std::string Fold::side_at_hand() const {
    for (auto const& [side, task] : submission.side_tasks) {
        if (task.claimant == acting_for()) return side;
    }
    return {};
}

void Fold::record_decision(std::string const& gate, base::Digest const& content,
                           std::vector<std::string> const& people) const {
    std::erase_if(submission.decisions,
                  [&](Decision const& decision) { return decision.gate == gate; });
    submission.decisions.push_back(
        {gate, envelope.person, envelope.at, content, people, envelope.on_behalf_of});
}

void Fold::give_task(std::string const& to, std::string const& side) const {
    auto* task = open_task(side);
    if (task == nullptr) return;
    task->claimant = to;
    task->claimed_at = envelope.at;
    task->claimed_by.clear();
}

void Fold::operator()(Claimed const& event) const {
    give_task(acting_for(), event.side);
    if (auto* task = open_task(event.side); task != nullptr && !envelope.on_behalf_of.empty())
        task->claimed_by = envelope.person;
}

void Fold::operator()(Unclaimed const& event) const {
    auto* task = open_task(event.side);
    if (task == nullptr) return;
    task->claimant.clear();
    task->claimed_at.reset();
    task->claimed_by.clear();
}

void Fold::operator()(Assigned const& event) const {
    give_task(event.to, event.side);
}

void Fold::operator()(Transferred const& event) const {
    give_task(event.to, event.side);
}

void Fold::operator()(CopiedTo const& event) const {
    submission.copies.push_back({event.person, envelope.person, event.note, envelope.at});
}

void Fold::operator()(SidePassed const& event) const {
    note_reviewer(event.side);
    record_decision(submission.state + "." + event.side, event.content, {});
    submission.side_tasks.erase(event.side);
}

void Fold::operator()(Voted const& event) const {
    note_reviewer();
    auto& ballot = submission.ballot;
    ballot.votes.push_back({envelope.person, envelope.on_behalf_of, event.seat, event.approves,
                            event.reason, event.comment, envelope.at});
    auto const signer = std::ranges::find(ballot.signers, acting_for(), &Signer::person);
    if (signer != ballot.signers.end() && event.approves) signer->signed_off = true;
}

void Fold::operator()(SignerAdded const& event) const {
    note_reviewer();
    submission.ballot.signers.push_back(
        {event.person, event.seat, envelope.person, event.reason, envelope.at, false});
}

void Fold::operator()(SignerRemoved const& event) const {
    note_reviewer();
    auto& ballot = submission.ballot;
    if (event.person.empty()) {
        ++ballot.seats_removed;
    } else {
        std::erase_if(ballot.signers,
                      [&](Signer const& signer) { return signer.person == event.person; });
    }
}

bool Fold::is_submitters(Advanced const& event) const {
    return event.action == workflow::Action::withdraw ||
           (submission.task && submission.task->role == words::Role::submitter);
}

void Fold::operator()(Advanced const& event) const {
    if (is_submitters(event)) {
        note_stand_in();
    } else {
        note_reviewer();
    }
    if (event.action == workflow::Action::give_opinions) send_opinions();
    if (event.action == workflow::Action::respond) finalise_answers();
    if (event.gate) {
        record_decision(event.from + "." + std::string(workflow::name(event.action)), event.content,
                        event.people);
    }
    submission.moves.push_back({event.action, event.from, event.to, envelope.person, envelope.at,
                                event.reason, event.comment, envelope.on_behalf_of});
    keep_answers();
    submission.state = event.to;
    submission.end = event.end;
    submission.ballot = {};
    submission.side_tasks.clear();
    begin_task(event.task);
    for (auto const& [side, task] : event.sides) {
        submission.side_tasks[side] = begun(task);
    }
    if (event.task && event.task->role != words::Role::submitter) show_findings();
}

void Fold::fire(std::size_t timer) const {
    if (submission.task) submission.task->fired.insert(timer);
}

void Fold::operator()(Reminded const& event) const {
    fire(event.timer);
}

void Fold::operator()(Escalated const& event) const {
    fire(event.timer);
}

void Fold::operator()(FinalAttached const& event) const {
    note_editor();
    submission.finals[event.material] = {event, envelope.person, envelope.at};
}

}  // namespace yingshen::review
