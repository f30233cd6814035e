#include "workflow/play.hpp"

#include <algorithm>

namespace yingshen::workflow {
namespace {

std::optional<OpinionAct> opinion_act(std::string_view act) {
    if (act == "give_opinion") return OpinionAct::give;
    if (act == "withdraw_opinion") return OpinionAct::withdraw;
    if (act == "adopt") return OpinionAct::adopt;
    if (act == "decline") return OpinionAct::decline;
    if (act == "verify") return OpinionAct::verify;
    if (act == "refuse_implementation") return OpinionAct::refuse;
    if (act == "uphold") return OpinionAct::uphold;
    if (act == "set_aside") return OpinionAct::set_aside;
    return std::nullopt;
}

bool is_edit(std::string_view act) {
    return act == "set_facts" || act == "clear_facts" || act == "attach_revision";
}

bool is_task_act(std::string_view act) {
    return act == "claim" || act == "unclaim" || act == "assign" || act == "transfer" ||
           act == "copy";
}

std::string word(Definition const& definition, Barred const& barred) {
    switch (barred.kind) {
        case Barred::Kind::submitter:
            return "submitter";
        case Barred::Kind::editor:
            return "editor";
        case Barred::Kind::gate:
            return to_string(definition.gates[barred.gate]);
    }
    return {};
}

}  // namespace

bool is_act(std::string_view act) {
    return is_edit(act) || is_task_act(act) || act == "attach_final" || act == "answer_checklist" ||
           act == "vote" || act == "add_signer" || act == "remove_signer" || act == "expire" ||
           opinion_act(act) || parse_action(act);
}

Play::Play(Model const& model, std::string submitter)
    : model_(model), submitter_(std::move(submitter)), record_(model.initial()) {
    people_[submitter_].submitter = true;
}

Play::Answer Play::perform(Doing const& doing) {
    if (state().end) return because("ended");
    if (is_edit(doing.act)) return edit(doing);
    if (is_task_act(doing.act)) return handle_task(doing);
    if (doing.act == "attach_final") return attach_final(doing);
    if (doing.act == "answer_checklist") return answer_checklist(doing);
    if (doing.act == "vote") return handle_vote(doing);
    if (doing.act == "add_signer" || doing.act == "remove_signer") return handle_signer(doing);
    if (doing.act == "expire") {
        if (!model_.definition().reuse) return because("not_here");
        record_.not_expired = false;
        return {};
    }
    if (auto const act = opinion_act(doing.act)) return handle_opinion(doing, *act);
    auto const action = parse_action(doing.act);
    if (!action) return because("no_such_action");
    if (*action == Action::pass && !doing.side.empty()) return pass_side(doing);
    return take(doing, *action);
}

std::optional<Side const*> Play::side_of(Doing const& doing) const {
    if (doing.side.empty()) return nullptr;
    auto const& sides = state().sides;
    auto const found = std::ranges::find(sides, doing.side, &Side::id);
    if (found == sides.end()) return std::nullopt;
    auto const gate = model_.definition().gate(*found, state().id);
    if (gate && record_.gates.in_force().test(*gate)) return std::nullopt;
    return &*found;
}

Play::Answer Play::may_do(std::string const& person, std::vector<words::Role> const& roles,
                          Side const* side) {
    auto const& task = side == nullptr ? *state().task : side->task;
    if (!is_review(task) && person != submitter_) return because("not_submitter");
    if (std::ranges::find(roles, task.role) == roles.end() || !exists(task.role, task.scope))
        return because("role");
    auto const& deeds = people_[person];
    if (auto const barred = barred_by(task, deeds))
        return because(word(model_.definition(), *barred));
    if (acted_beside(model_.definition(), state(), side, deeds)) return because("beside");
    return {};
}

Play::Answer Play::may_act(Doing const& doing) {
    auto const side = side_of(doing);
    if (!side) return because("not_here");
    auto const stands_in = !doing.on_behalf_of.empty();
    auto const& person = stands_in ? doing.on_behalf_of : doing.by;
    auto allowed = may_do(person, stands_in ? doing.principal_roles : doing.roles, *side);
    // A stand-in needs no role of their own, but is bound by what they did themselves.
    if (allowed && stands_in) allowed = may_do(doing.by, doing.principal_roles, *side);
    if (!allowed) return allowed;
    auto const claimant = claimants_.find(doing.side);
    if (claimant != claimants_.end() && claimant->second != person) return because("claimed");
    return {};
}

Play::Answer Play::may_author(Doing const& doing) {
    if (std::ranges::find(doing.roles, words::Role::submitter) == doing.roles.end())
        return because("role");
    auto const principal = people_.find(doing.on_behalf_of);
    auto const reviewed = principal != people_.end() && !may_edit(principal->second);
    if (reviewed || !may_edit(people_[doing.by])) return because("reviewed");
    return {};
}

Play::Answer Play::edit(Doing const& doing) {
    if (!state().editable) return because("not_editable");
    if (auto allowed = may_author(doing); !allowed) return allowed;
    note_editor(doing);
    model_.change_content(record_, after_new_content(record_.opinions).sets.front());
    change_opinions(OpinionAct::change_content);
    choice_ = {false, false, false};
    auto const reuse = model_.definition().reuse.has_value();
    if (doing.act == "attach_revision") {
        record_.material_attached = true;
        record_.screened = !doing.screening_failed;
        record_.same_bytes = reuse && !doing.changed && record_.screened;
    } else {
        record_.facts_complete =
            doing.act == "set_facts" || model_.definition().required_facts.empty();
        record_.within_cleared = reuse && doing.act == "set_facts" && !doing.beyond;
    }
    return {};
}

Play::Answer Play::attach_final(Doing const& doing) {
    if (!state().finals) return because("not_here");
    if (auto allowed = may_author(doing); !allowed) return allowed;
    note_editor(doing);
    model_.attach_final(record_, !doing.changed);
    return {};
}

Play::Answer Play::answer_checklist(Doing const& doing) {
    auto const side = side_of(doing);
    if (!side || (*side == nullptr ? state().checklist : (*side)->checklist).empty())
        return because("not_here");
    if (auto allowed = may_act(doing); !allowed) return allowed;
    note_review(doing);
    if (*side != nullptr) {
        sides_answered_.insert(doing.side);
        return {};
    }
    choice_.checklist_complete = true;
    choice_.no_failed_items = !doing.failed_item;
    return {};
}

Play::Answer Play::handle_opinion(Doing const& doing, OpinionAct act) {
    if (!allows(state(), act)) return because("not_here");
    if (auto allowed = may_act(doing); !allowed) return allowed;
    auto const found = opinions_.find(doing.opinion);
    if (act == OpinionAct::give) {
        if (found != opinions_.end()) return because("opinion");
        opinions_[doing.opinion] = {doing.severity, OpinionStatus::unsent};
    } else {
        if (found == opinions_.end()) return because("opinion");
        auto const status = after(act, found->second.severity, found->second.status);
        if (!status) return because("opinion");
        found->second.status = *status;
    }
    note_review(doing);
    collect_opinions();
    return {};
}

Play::Answer Play::take(Doing const& doing, Action action) {
    auto const& votes = state().task->votes;
    if (votes && (action == votes->approve || action == votes->refuse))
        return because("no_such_action");
    auto choice = choice_;
    choice.reason = doing.reason;
    auto const way = step(state(), action, model_.situation(record_, choice), doing.to);
    if (!way && way.error().kind == Refusal::Kind::no_such_action) return because("no_such_action");
    if (action == Action::withdraw) {
        if (doing.by != submitter_) return because("not_submitter");
    } else if (auto allowed = may_act(doing); !allowed) {
        return allowed;
    }
    if (!way && way.error().kind == Refusal::Kind::no_such_target) return because("no_such_target");
    if (!way) return std::unexpected(names_of(model_.definition(), way.error().unmet));
    if (action != Action::withdraw) note_review(doing);
    std::set<std::string> deciders{doing.by};
    if (!doing.on_behalf_of.empty()) deciders.insert(doing.on_behalf_of);
    move(**way, deciders);
    return {};
}

void Play::move(Transition const& way, std::set<std::string> const& deciders) {
    if (auto const gate = model_.opens(record_.state, way)) gate_people_[*gate] = deciders;
    model_.take(record_, way);
    if (way.action == Action::give_opinions) change_opinions(OpinionAct::send);
    choice_ = {false, false, false};
    claimants_.clear();
    sides_answered_.clear();
    votes_.clear();
}

void Play::note_editor(Doing const& doing) {
    people_[doing.by].editor = true;
    if (!doing.on_behalf_of.empty()) people_[doing.on_behalf_of].editor = true;
}

void Play::note_review(Doing const& doing) {
    if (!is_review(*state().task)) return;
    record_review(model_.definition(), state(), doing.side, people_[doing.by]);
    if (!doing.on_behalf_of.empty())
        record_review(model_.definition(), state(), doing.side, people_[doing.on_behalf_of]);
}

void Play::change_opinions(OpinionAct act) {
    for (auto& [id, opinion] : opinions_) {
        opinion.status = after(act, opinion.severity, opinion.status).value_or(opinion.status);
    }
    collect_opinions();
}

void Play::collect_opinions() {
    record_.opinions.reset();
    for (auto const& [id, opinion] : opinions_) {
        if (auto const bit = opinion_bit(opinion.severity, opinion.status))
            record_.opinions.set(*bit);
    }
}

}  // namespace yingshen::workflow
