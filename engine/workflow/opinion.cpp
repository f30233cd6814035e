#include "workflow/opinion.hpp"

#include <algorithm>

namespace yingshen::workflow {
namespace {

using words::Severity;

/// The bits of an OpinionSet.
enum Kind : std::size_t {
    substantive_unsent,
    substantive_sent,
    substantive_adopted,
    substantive_verified,
    substantive_declined,
    advisory_unsent,
    advisory_sent,
};

void move(OpinionSet& opinions, Kind from, Kind to) {
    if (opinions.test(from)) opinions.set(to);
    opinions.reset(from);
}

}  // namespace

std::optional<OpinionStatus> after(OpinionAct act, Severity severity, OpinionStatus status) {
    using enum OpinionStatus;
    auto const advisory = severity == Severity::advisory;
    switch (act) {
        case OpinionAct::give:
            return std::nullopt;
        case OpinionAct::send:
            return status == unsent ? sent : status;
        case OpinionAct::adopt:
            if (status != sent) return std::nullopt;
            return advisory ? settled : adopted;
        case OpinionAct::decline:
            if (status != sent) return std::nullopt;
            return advisory ? settled : declined;
        case OpinionAct::verify:
            return status == adopted ? std::optional(verified) : std::nullopt;
        case OpinionAct::refuse:
            return status == adopted ? std::optional(unsent) : std::nullopt;
        case OpinionAct::withdraw:
            return status == settled ? std::nullopt : std::optional(settled);
        case OpinionAct::change_content:
            return status == verified ? adopted : status;
        case OpinionAct::uphold:
            return status == declined ? std::optional(sent) : std::nullopt;
        case OpinionAct::set_aside:
            return status == declined ? std::optional(settled) : std::nullopt;
    }
    return std::nullopt;
}

bool allows(State const& state, OpinionAct act) {
    if (!state.task) return false;
    auto const has = [&](Action action) {
        return std::ranges::find(state.transitions, action, &Transition::action) !=
               state.transitions.end();
    };
    auto const submitters = state.task->role == words::Role::submitter;
    switch (act) {
        case OpinionAct::give:
        case OpinionAct::verify:
        case OpinionAct::refuse:
        case OpinionAct::withdraw:
        case OpinionAct::send:
            return !submitters && has(Action::give_opinions);
        case OpinionAct::adopt:
        case OpinionAct::decline:
            return submitters && has(Action::respond);
        case OpinionAct::change_content:
            return state.editable;
        case OpinionAct::uphold:
        case OpinionAct::set_aside:
            return !submitters && state.hearing > 0;
    }
    return false;
}

std::optional<std::size_t> opinion_bit(Severity severity, OpinionStatus status) {
    if (severity == Severity::advisory) {
        if (status == OpinionStatus::unsent) return advisory_unsent;
        if (status == OpinionStatus::sent) return advisory_sent;
        return std::nullopt;
    }
    switch (status) {
        case OpinionStatus::unsent:
            return substantive_unsent;
        case OpinionStatus::sent:
            return substantive_sent;
        case OpinionStatus::adopted:
            return substantive_adopted;
        case OpinionStatus::verified:
            return substantive_verified;
        case OpinionStatus::declined:
            return substantive_declined;
        case OpinionStatus::settled:
            return std::nullopt;
    }
    return std::nullopt;
}

AfterNewContent after_new_content(OpinionSet opinions) {
    if (!opinions.test(substantive_verified)) return {{opinions}, 1};
    auto all = opinions;
    move(all, substantive_verified, substantive_adopted);
    auto some = opinions;
    some.set(substantive_adopted);
    return {{all, some, opinions}, 3};
}

OpinionSet after_sending(OpinionSet opinions) {
    move(opinions, substantive_unsent, substantive_sent);
    move(opinions, advisory_unsent, advisory_sent);
    return opinions;
}

void judge_opinions(OpinionSet opinions, std::bitset<condition_count>& holds) {
    auto const set = [&](Condition condition, bool value) {
        holds.set(static_cast<std::size_t>(condition), value);
    };
    auto const unsent = opinions.test(substantive_unsent) || opinions.test(advisory_unsent);
    auto const answered = !opinions.test(substantive_sent) && !opinions.test(advisory_sent);
    auto const verified = !opinions.test(substantive_adopted);
    auto const none_declined = !opinions.test(substantive_declined);
    set(Condition::opinions, unsent);
    set(Condition::opinions_answered, answered);
    set(Condition::adopted_verified, verified);
    set(Condition::no_declined_substantive, none_declined);
    set(Condition::declined, !none_declined);
    set(Condition::no_open_opinions, !unsent && answered && verified && none_declined);
}

bool has_declined(OpinionSet opinions) {
    return opinions.test(substantive_declined);
}

bool has_unsettled_substantive(OpinionSet opinions) {
    return opinions.test(substantive_unsent) || opinions.test(substantive_sent) ||
           opinions.test(substantive_adopted);
}

}  // namespace yingshen::workflow
