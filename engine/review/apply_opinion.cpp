#include <algorithm>

#include "review/apply_parts.hpp"

namespace yingshen::review {

Opinion* Fold::opinion(std::string_view id) const {
    auto const found = std::ranges::find(submission.opinions, id, &Opinion::id);
    return found == submission.opinions.end() ? nullptr : &*found;
}

void Fold::operator()(OpinionGiven const& event) const {
    note_reviewer(side_at_hand());
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
    note_reviewer(side_at_hand());
    auto* withdrawn = opinion(event.opinion);
    if (withdrawn == nullptr) return;
    auto const* answer = withdrawn->answer();
    withdrawn->withdrawn_after_decline =
        answer != nullptr && answer->answer == words::Answer::declined;
    withdrawn->withdrawn = true;
    for (auto& finding : submission.findings) {
        if (finding.mark && finding.mark->opinion == event.opinion) finding.mark.reset();
    }
}

void Fold::operator()(OpinionAnswered const& event) const {
    note_stand_in();
    auto* answered = opinion(event.opinion);
    if (answered == nullptr) return;
    answered->answers.push_back({event.answer, event.reason, envelope.person, envelope.at});
    answered->open = false;
    answered->verified = false;
}

void Fold::operator()(ImplementationVerified const& event) const {
    note_reviewer(side_at_hand());
    auto* verified = opinion(event.opinion);
    if (verified == nullptr) return;
    verified->verified = true;
    verified->verified_on = event.rests_on;
    verified->carried = false;
}

// The opinion waits for a new letter and a new answer; the answers before stay readable.
void Fold::operator()(ImplementationRefused const& event) const {
    note_reviewer(side_at_hand());
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

// An opinion that is upheld is answered anew under the letter that sent it.
void Fold::operator()(OpinionHeard const& event) const {
    note_reviewer();
    for (auto const& member : event.members)
        submission.reviewers[submission.state].insert(member);
    auto* heard = opinion(event.opinion);
    if (heard == nullptr) return;
    heard->hearings.push_back(
        {event.ruling, event.reason, event.members, envelope.person, envelope.at});
    if (event.ruling == OpinionHeard::Ruling::set_aside) {
        heard->set_aside = true;
        return;
    }
    heard->open = true;
    heard->answer_final = false;
}

}  // namespace yingshen::review
