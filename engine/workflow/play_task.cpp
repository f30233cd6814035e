#include <algorithm>

#include "workflow/play.hpp"

namespace yingshen::workflow {

Play::Answer Play::handle_task(Doing const& doing) {
    auto const side = side_of(doing);
    if (!side) return because("not_here");
    auto const& task = *side == nullptr ? *state().task : (*side)->task;
    if (!is_review(task)) return because("not_here");
    auto const claimant = claimants_.find(doing.side);
    auto const is_claimed = claimant != claimants_.end();
    auto const is_mine = is_claimed && claimant->second == doing.by;
    if (doing.act == "copy") {
        if (auto allowed = may_act(doing); !allowed) return allowed;
        auto const reached = std::ranges::any_of(state().copies, [&](words::Role role) {
            return std::ranges::find(doing.to_roles, role) != doing.to_roles.end();
        });
        return reached ? Answer() : because("recipient");
    }
    if (doing.act == "unclaim") {
        if (!is_mine) return because(is_claimed ? "claimed" : "not_claimed");
        claimants_.erase(claimant);
        return {};
    }
    if (doing.act == "claim") {
        if (is_claimed) return because("claimed");
        if (auto allowed = may_do(doing.by, doing.roles, *side); !allowed) return allowed;
        claimants_[doing.side] = doing.by;
        return {};
    }
    if (doing.act == "assign") {
        if (!task.assign) return because("not_here");
        if (std::ranges::find(doing.roles, *task.assign) == doing.roles.end())
            return because("role");
    } else {
        if (!task.transfer) return because("not_here");
        if (!is_mine) return because(is_claimed ? "claimed" : "not_claimed");
        if (!doing.reason) return because("reason");
    }
    if (!may_do(doing.to, doing.to_roles, *side)) return because("recipient");
    claimants_[doing.side] = doing.to;
    return {};
}

Play::Answer Play::pass_side(Doing const& doing) {
    auto const side = side_of(doing);
    if (!side) return because("not_here");
    auto const gate = *model_.definition().gate(**side, state().id);
    if (auto allowed = may_act(doing); !allowed) return allowed;
    if (!(*side)->checklist.empty() && !sides_answered_.contains(doing.side))
        return because(name(Condition::checklist_complete));
    note_review(doing);
    model_.pass_side(record_, gate);
    gate_people_[gate] = {doing.by};
    if (!doing.on_behalf_of.empty()) gate_people_[gate].insert(doing.on_behalf_of);
    claimants_.erase(doing.side);
    return {};
}

Play::Answer Play::handle_signer(Doing const& doing) {
    auto const& votes = state().task->votes;
    if (!votes) return because("not_here");
    if (auto allowed = may_act(doing); !allowed) return allowed;
    auto const adds = doing.act == "add_signer";
    if (!(adds ? may_add : may_remove)(*votes, record_.poll, doing.seat)) return because("seat");
    note_review(doing);
    (adds ? add : remove)(record_.poll, doing.seat);
    return {};
}

Play::Answer Play::handle_vote(Doing const& doing) {
    auto const& votes = state().task->votes;
    if (!votes) return because("not_here");
    if (auto allowed = may_act(doing); !allowed) return allowed;
    auto const& person = doing.on_behalf_of.empty() ? doing.by : doing.on_behalf_of;
    if (votes_.contains(doing.by) || votes_.contains(person)) return because("voted");
    auto choice = choice_;
    choice.reason = doing.reason;
    auto poll = record_.poll;
    auto const outcome = vote(*votes, poll, doing.approves);
    Transition const* way = nullptr;
    if (outcome != Outcome::open) {
        auto const action = outcome == Outcome::approved ? votes->approve : votes->refuse;
        auto const found = step(state(), action, model_.situation(record_, choice));
        if (!found) return std::unexpected(names_of(model_.definition(), found.error().unmet));
        way = *found;
    }
    note_review(doing);
    record_.poll = poll;
    votes_[doing.by] = votes_[person] = doing.approves;
    if (way == nullptr) return {};
    std::set<std::string> deciders;
    for (auto const& [voter, approved] : votes_) {
        if (approved) deciders.insert(voter);
    }
    move(*way, deciders);
    return {};
}

std::vector<std::string> names_of(Definition const& definition,
                                  std::vector<Requirement> const& requirements) {
    std::vector<std::string> names;
    for (auto const& one : requirements) {
        names.push_back(one.condition ? std::string(name(*one.condition))
                                      : to_string(definition.gates[*one.in_force]));
    }
    return names;
}

}  // namespace yingshen::workflow
