#include "review/apply_parts.hpp"

namespace yingshen::review {
namespace {

constexpr char side_mark = '.';

}  // namespace

void Fold::operator()(ItemAnswered const& event) const {
    note_reviewer(event.side);
    auto& answers =
        event.side.empty() ? submission.item_answers : submission.side_answers[event.side];
    answers[event.item] = {event.verdict, event.note, envelope.person, envelope.at, event.rests_on};
}

void Fold::reopen_answers() const {
    submission.item_answers.clear();
    submission.side_answers.clear();
    submission.earlier_answers.clear();
    submission.reopened.clear();
    submission.finals.clear();
}

/// What was answered in the state that is left can be restored when it is entered again.
void Fold::keep_answers() const {
    auto const keep = [&](std::string const& state, std::map<std::string, ItemAnswer>& answers) {
        auto& kept = submission.earlier_answers[state];
        for (auto& [item, answer] : answers)
            kept[item] = std::move(answer);
        if (kept.empty()) submission.earlier_answers.erase(state);
        answers.clear();
    };
    keep(submission.state, submission.item_answers);
    for (auto& [side, answers] : submission.side_answers)
        keep(submission.state + side_mark + side, answers);
    submission.side_answers.clear();
}

void Fold::operator()(CarriedOver const& event) const {
    for (auto const& one : event.answers) {
        submission.earlier_answers[one.state][one.item] = {one.verdict, one.note, one.by, one.at,
                                                           one.rests_on};
    }
    for (auto const& one : event.verifications) {
        auto* verified = opinion(one.opinion);
        if (verified == nullptr) continue;
        verified->verified_on = one.rests_on;
        verified->carried = true;
    }
    submission.reopened = event.reopened;
}

void Fold::operator()(AnswersRestored const& event) const {
    auto const kept = submission.earlier_answers.find(event.state);
    if (kept == submission.earlier_answers.end()) return;
    auto const mark = event.state.find(side_mark);
    auto& answers = mark == std::string::npos
                        ? submission.item_answers
                        : submission.side_answers[event.state.substr(mark + 1)];
    for (auto const& item : event.items) {
        auto const answer = kept->second.find(item);
        if (answer == kept->second.end()) continue;
        answers[item] = answer->second;
        answers[item].restored = true;
    }
}

}  // namespace yingshen::review
