#include <algorithm>

#include "workflow/prove_parts.hpp"

namespace yingshen::workflow {
namespace {

using words::Role;

Role role_of(Definition const& definition, GateIndex gate) {
    return definition.find(definition.gates[gate].state)->task->role;
}

/// The passes of a role: any of them in force is what a clearance needs.
GateSet passes_of(Definition const& definition, Role role) {
    GateSet passes;
    for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
        passes.set(gate, definition.gates[gate].action == Action::pass &&
                             role_of(definition, gate) == role);
    }
    return passes;
}

/// Whether a gate is one of the three decisions that a clearance rests on.
bool clears(Definition const& definition, GateIndex gate) {
    auto const role = role_of(definition, gate);
    auto const action = definition.gates[gate].action;
    return (action == Action::pass &&
            (role == Role::pre_reviewer || role == Role::center_reviewer)) ||
           (action == Action::sign && role == Role::center_head);
}

class Inspection {
  public:
    Inspection(Model const& model, Arrival const& arrival)
        : definition_(model.definition()),
          arrival_(arrival),
          record_(arrival.after.record),
          entered_(model.state(record_)) {}

    std::vector<Finding> run() {
        if (entered_.end == End::good) {
            needs_pass(Role::pre_reviewer, Promise::pre_review_gate, "前置内审",
                       "internal pre-review");
            needs_pass(Role::center_reviewer, Promise::center_review_gate, "消保中心审查",
                       "center review");
            needs_signature();
            needs_different_people();
            needs_settled_opinions();
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

    void needs_pass(Role role, Promise promise, std::string const& zh, std::string const& en) {
        auto const passes = passes_of(definition_, role);
        if ((passes & record_.gates.in_force()).any()) return;
        if ((passes & record_.stale).any()) {
            report(Promise::new_content_voids,
                   "送审内容变更后，仍凭变更前的" + zh + "结论到达“" + entered_.title.zh + "”。",
                   entered_.id + " is entered on the strength of a pass of " + en +
                       " that was given for other content.");
        } else {
            report(promise, "未取得有效的" + zh + "通过结论，即可到达“" + entered_.title.zh + "”。",
                   entered_.id + " is entered without a pass of " + en + " in force.");
        }
    }

    void needs_signature() {
        auto const& before = arrival_.before;
        auto const signs = arrival_.transition.action == Action::sign;
        if (signs && before.task->role == Role::center_head) return;
        report(Promise::sign_off_gate,
               "未经消保中心负责人签批，即可到达“" + entered_.title.zh + "”。",
               entered_.id + " is entered by " + std::string(name(arrival_.transition.action)) +
                   " of a " + std::string(words::name(before.task->role)) +
                   ", not by sign of a center_head.");
    }

    /// Nobody holds two of the three decisions that a clearance rests on, and no submitter or
    /// editor holds any decision at all.
    void needs_different_people() {
        auto const& [record, person, held] = arrival_.after;
        if (held.none()) return;
        std::vector<std::string> deeds;
        if (person.submitter) deeds.emplace_back("submitter");
        if (person.editor) deeds.emplace_back("editor");
        std::bitset<16> roles;
        for (GateIndex gate = 0; gate < definition_.gates.size(); ++gate) {
            if (!held.test(gate)) continue;
            if (clears(definition_, gate))
                roles.set(static_cast<std::size_t>(role_of(definition_, gate)));
            deeds.push_back(to_string(definition_.gates[gate]));
        }
        if (!person.submitter && !person.editor && roles.count() < 2) return;
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
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> inspect(Model const& model, Arrival const& arrival) {
    auto const& definition = model.definition();
    auto const& entered = model.state(arrival.after.record);
    auto const promised = std::ranges::find(definition.properties, entered.id, &Property::to) !=
                          definition.properties.end();
    if (entered.end != End::good && !promised) return {};
    return Inspection(model, arrival).run();
}

}  // namespace yingshen::workflow
