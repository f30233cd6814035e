#include "review/apply.hpp"

#include <algorithm>

#include "review/apply_parts.hpp"

namespace yingshen::review {

void Fold::operator()(Created const& event) const {
    submission.id = envelope.submission;
    submission.title = event.title;
    submission.kind = event.kind;
    submission.unit = event.unit;
    submission.branch = event.branch;
    submission.facts = event.facts;
    submission.pins = event.pins;
    submission.submitter = acting_for();
    note_stand_in();
    submission.base = event.base;
    submission.created_at = envelope.at;
    submission.state = event.state;
    begin_task(event.task);
}

// What was found under other facts says nothing about the new ones: every revision waits for its
// next screening.
void Fold::operator()(FactsSet const& event) const {
    submission.title = event.title;
    submission.facts = event.facts;
    for (auto& material : submission.materials)
        material.revisions.back().screened = false;
    note_editor();
    reopen_answers();
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
    revision.text = event.text;
    revision.at = envelope.at;
    revision.by = envelope.person;
    found->revisions.push_back(std::move(revision));
    note_editor();
    reopen_answers();
}

void Fold::operator()(Screened const& event) const {
    auto const material = std::ranges::find(submission.materials, event.material, &Material::id);
    if (material == submission.materials.end()) return;
    auto const revision = std::ranges::find(material->revisions, event.revision, &Revision::number);
    if (revision == material->revisions.end()) return;
    follow_findings(*revision, event);
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

void Fold::operator()(CertificateIssued const& event) const {
    submission.certificate = event;
}

void Fold::note_editor() const {
    submission.editors.insert(envelope.person);
    if (!envelope.on_behalf_of.empty()) submission.editors.insert(envelope.on_behalf_of);
}

namespace {

bool is_reviewers(OpenTask const& task) {
    return task.role != words::Role::submitter;
}

/// The reviewers' clock runs while a task of theirs is open.
void keep_time(Submission& submission, base::Time at) {
    bool const held = (submission.task && is_reviewers(*submission.task)) ||
                      std::ranges::any_of(submission.side_tasks, [](auto const& side) {
                          return is_reviewers(side.second);
                      });
    auto& periods = submission.reviewing;
    bool const runs = !periods.empty() && !periods.back().to;
    if (held && !runs) periods.push_back({at, std::nullopt});
    if (!held && runs) periods.back().to = at;
}

}  // namespace

void Fold::note_stand_in() const {
    if (!envelope.on_behalf_of.empty()) submission.editors.insert(envelope.person);
}

void apply(Submission& submission, Recorded const& recorded) {
    std::visit(Fold{submission, recorded.envelope}, recorded.event);
    keep_time(submission, recorded.envelope.at);
    submission.version = recorded.envelope.version;
    submission.updated_at = recorded.envelope.at;
}

}  // namespace yingshen::review
