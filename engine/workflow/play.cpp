#include "workflow/play.hpp"

#include <algorithm>

namespace yingshen::workflow {
namespace {

using Refused = std::unexpected<std::vector<std::string>>;

Refused because(std::string_view reason) {
    return Refused({std::string(reason)});
}

std::optional<OpinionAct> opinion_act(std::string_view act) {
    if (act == "give_opinion") return OpinionAct::give;
    if (act == "withdraw_opinion") return OpinionAct::withdraw;
    if (act == "adopt") return OpinionAct::adopt;
    if (act == "decline") return OpinionAct::decline;
    if (act == "verify") return OpinionAct::verify;
    if (act == "refuse_implementation") return OpinionAct::refuse;
    return std::nullopt;
}

bool is_edit(std::string_view act) {
    return act == "set_facts" || act == "clear_facts" || act == "attach_revision";
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
    return is_edit(act) || act == "answer_checklist" || opinion_act(act) || parse_action(act);
}

Play::Play(Model const& model, std::string submitter)
    : model_(model), submitter_(std::move(submitter)), record_(model.initial()) {
    people_[submitter_].submitter = true;
}

Play::Answer Play::perform(Doing const& doing) {
    if (state().end) return because("ended");
    if (is_edit(doing.act)) return edit(doing);
    if (doing.act == "answer_checklist") return answer_checklist(doing);
    if (auto const act = opinion_act(doing.act)) return handle_opinion(doing, *act);
    if (auto const action = parse_action(doing.act)) return take(doing, *action);
    return because("no_such_action");
}

Play::Answer Play::may_act(Doing const& doing) {
    auto const& task = *state().task;
    if (!is_review(task) && doing.by != submitter_) return because("not_submitter");
    if (std::ranges::find(doing.roles, task.role) == doing.roles.end() ||
        !exists(task.role, task.scope)) {
        return because("role");
    }
    if (auto const barred = barred_by(task, people_[doing.by]))
        return because(word(model_.definition(), *barred));
    return {};
}

Play::Answer Play::edit(Doing const& doing) {
    if (!state().editable) return because("not_editable");
    if (std::ranges::find(doing.roles, words::Role::submitter) == doing.roles.end())
        return because("role");
    if (!may_edit(people_[doing.by])) return because("reviewed");
    people_[doing.by].editor = true;
    model_.change_content(record_);
    change_opinions(OpinionAct::change_content);
    choice_ = {false, false, false};
    if (doing.act == "attach_revision") {
        record_.material_attached = true;
        record_.screened = !doing.screening_failed;
    } else {
        record_.facts_complete =
            doing.act == "set_facts" || model_.definition().required_facts.empty();
    }
    return {};
}

Play::Answer Play::answer_checklist(Doing const& doing) {
    if (state().checklist.empty()) return because("not_here");
    if (auto allowed = may_act(doing); !allowed) return allowed;
    note_review(doing.by);
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
    note_review(doing.by);
    collect_opinions();
    return {};
}

Play::Answer Play::take(Doing const& doing, Action action) {
    auto choice = choice_;
    choice.reason = doing.reason;
    auto const way = step(state(), action, model_.situation(record_, choice));
    if (!way && way.error().kind == Refusal::Kind::no_such_action) return because("no_such_action");
    if (auto allowed = may_act(doing); !allowed) return allowed;
    if (!way) {
        std::vector<std::string> reasons;
        for (auto const& unmet : way.error().unmet) {
            reasons.push_back(unmet.condition
                                  ? std::string(name(*unmet.condition))
                                  : to_string(model_.definition().gates[*unmet.in_force]));
        }
        return Refused(std::move(reasons));
    }
    note_review(doing.by);
    if (auto const gate = model_.opens(record_.state, **way)) gate_people_[*gate] = doing.by;
    model_.take(record_, **way);
    if (action == Action::give_opinions) change_opinions(OpinionAct::send);
    choice_ = {false, false, false};
    return {};
}

void Play::note_review(std::string const& person) {
    if (is_review(*state().task)) record_review(model_.definition(), state(), people_[person]);
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
