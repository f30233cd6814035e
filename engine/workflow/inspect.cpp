#include <algorithm>

#include "workflow/prove_parts.hpp"

namespace yingshen::workflow {
namespace {

using words::Role;

State const& state_of(Definition const& definition, GateIndex gate) {
    return *definition.find(definition.gates[gate].state);
}

Role role_of(Definition const& definition, GateIndex gate) {
    return state_of(definition, gate).task->role;
}

/// The decisions of a role about the content.
GateSet decisions_of(Definition const& definition, Action action, Role role) {
    GateSet decisions;
    for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
        auto const& one = definition.gates[gate];
        decisions.set(gate, one.action == action && one.side.empty() &&
                                !state_of(definition, gate).checks_final &&
                                role_of(definition, gate) == role);
    }
    return decisions;
}

bool asks_for_finals(Definition const& definition) {
    return std::ranges::find(definition.states, true, &State::finals) != definition.states.end();
}

class Inspection {
  public:
    Inspection(Model const& model, Arrival const& arrival)
        : definition_(model.definition()),
          arrival_(arrival),
          record_(arrival.after.record),
          entered_(model.state(record_)),
          clearing_(clearing_decisions(definition_)) {}

    std::vector<Finding> run() {
        if (entered_.end == End::good) {
            if (definition_.reuse) {
                needs_unchanged_reuse();
            } else {
                needs(clearing_[0], Promise::pre_review_gate, {"前置内审", "internal pre-review"});
                needs(clearing_[1], Promise::center_review_gate, {"消保中心审查", "center review"});
                needs(clearing_[2], Promise::sign_off_gate, {"签批", "sign-off"});
            }
            needs_different_people();
            needs_settled_opinions();
            needs_no_declined();
            needs_checked_finals();
        }
        for (auto const& property : definition_.properties) {
            if (property.to == entered_.id) needs_property(property);
        }
        return std::move(findings_);
    }

  private:
    void report(Promise promise, std::string zh, std::string en, yaml::Mark mark) {
        findings_.push_back({promise,
                             {std::move(zh), std::move(en)},
                             arrival_.from,
                             arrival_.move,
                             entered_.id,
                             mark});
    }
    void report(Promise promise, std::string zh, std::string en) {
        report(promise, std::move(zh), std::move(en), arrival_.transition.mark);
    }

    void needs(GateSet decisions, Promise promise, base::Text const& step) {
        if ((decisions & record_.gates.in_force()).any()) return;
        if ((decisions & record_.stale).any()) {
            report(
                Promise::new_content_voids,
                "送审内容变更后，仍凭变更前的" + step.zh + "结论到达“" + entered_.title.zh + "”。",
                entered_.id + " is entered on the strength of a decision of " + step.en +
                    " that was given for other content.");
        } else {
            report(promise,
                   "未取得有效的" + step.zh + "结论，即可到达“" + entered_.title.zh + "”。",
                   entered_.id + " is entered without a decision of " + step.en + " in force.");
        }
    }

    void needs_unchanged_reuse() {
        base::Text lacking;
        auto const lack = [&](bool holds, std::string_view zh, std::string_view en) {
            if (holds) return;
            lacking.zh.append(lacking.zh.empty() ? "" : "、").append(zh);
            lacking.en.append(lacking.en.empty() ? "" : ", ").append(en);
        };
        lack(record_.same_bytes, "材料未变", "same bytes");
        lack(record_.within_cleared, "要素未超范围", "facts within those cleared");
        lack(record_.not_expired, "原通过仍有效", "a clearance in its term");
        lack(record_.gates.in_force().any(), "经办以外人员的确认",
             "the decision of a second person");
        if (lacking.en.empty()) return;
        report(Promise::reuse_unchanged,
               "简易流程缺少以下条件，即可到达“" + entered_.title.zh + "”：" + lacking.zh + "。",
               entered_.id + " is entered on the short track without: " + lacking.en + ".");
    }

    /// Nobody holds two of the three decisions that a clearance rests on, and no submitter or
    /// editor holds any decision at all.
    void needs_different_people() {
        auto const& person = arrival_.after.tracked;
        auto const& held = arrival_.after.held;
        if (held.none()) return;
        std::vector<std::string> deeds;
        if (person.submitter) deeds.emplace_back("submitter");
        if (person.editor) deeds.emplace_back("editor");
        for (GateIndex gate = 0; gate < definition_.gates.size(); ++gate) {
            if (!held.test(gate)) continue;
            deeds.push_back(to_string(definition_.gates[gate]));
        }
        auto const roles = std::ranges::count_if(
            clearing_, [&](GateSet const& decisions) { return (held & decisions).any(); });
        if (!person.submitter && !person.editor && roles < 2) return;
        std::string list;
        for (auto const& deed : deeds)
            list += (list.empty() ? "" : ", ") + deed;
        report(Promise::different_people, "同一人可以兼有以下身份或结论：" + list + "。",
               "One person can be all of: " + list + ".");
    }

    void needs_settled_opinions() {
        if (!has_unsettled_substantive(record_.opinions)) return;
        report(Promise::opinions_settled,
               "仍有实质性意见未反馈或未核验落实，即可到达“" + entered_.title.zh + "”。",
               entered_.id +
                   " is entered while a substantive opinion is unanswered, or adopted and not "
                   "verified.");
    }

    void needs_no_declined() {
        if (definition_.declined == Declined::advise || !has_declined(record_.opinions)) return;
        report(Promise::declined_settled,
               "仍有未采纳且未经听证的实质性意见，即可到达“" + entered_.title.zh + "”。",
               entered_.id +
                   " is entered while a substantive opinion stands declined, and the "
                   "definition does not say that opinions only advise.");
    }

    void needs_checked_finals() {
        if (!asks_for_finals(definition_)) return;
        auto const checked = [&] {
            for (GateIndex gate = 0; gate < definition_.gates.size(); ++gate) {
                if (record_.gates.in_force().test(gate) &&
                    state_of(definition_, gate).checks_final &&
                    role_of(definition_, gate) == Role::center_reviewer)
                    return true;
            }
            return false;
        };
        if (record_.final_paired && (record_.final_unchanged || checked())) return;
        report(Promise::final_checked,
               "定稿未上传，或与审查版本不一致且未经核对，即可到达“" + entered_.title.zh + "”。",
               entered_.id +
                   " is entered with a final file missing, or changed and not checked by "
                   "a center_reviewer.");
    }

    void needs_property(Property const& property) {
        std::string missing;
        for (auto const gate : property.passes) {
            if (record_.gates.in_force().test(gate)) continue;
            missing += (missing.empty() ? "" : ", ") + to_string(definition_.gates[gate]);
        }
        if (missing.empty()) return;
        report(Promise::own_property,
               "到达“" + entered_.title.zh + "”时，以下结论不在有效状态：" + missing + "。",
               entered_.id + " is entered without " + missing + " in force.", property.mark);
    }

    Definition const& definition_;
    Arrival const& arrival_;
    Record const& record_;
    State const& entered_;
    std::array<GateSet, 3> clearing_;
    std::vector<Finding> findings_;
};

}  // namespace

std::array<GateSet, 3> clearing_decisions(Definition const& definition) {
    return {decisions_of(definition, Action::pass, Role::pre_reviewer),
            decisions_of(definition, Action::pass, Role::center_reviewer),
            decisions_of(definition, Action::sign, Role::center_head)};
}

std::vector<Finding> inspect(Model const& model, Arrival const& arrival) {
    auto const& definition = model.definition();
    auto const& entered = model.state(arrival.after.record);
    auto const promised = std::ranges::find(definition.properties, entered.id, &Property::to) !=
                          definition.properties.end();
    if (entered.end != End::good && !promised) return {};
    return Inspection(model, arrival).run();
}

}  // namespace yingshen::workflow
