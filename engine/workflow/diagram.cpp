#include "workflow/diagram.hpp"

#include <algorithm>

#include "workflow/people.hpp"
#include "workflow/step.hpp"

namespace yingshen::workflow {
namespace {

/// Mermaid ends a label at a line break and reads `:` and `;` itself.
std::string label(std::string const& text) {
    std::string out;
    for (auto const letter : text) {
        switch (letter) {
            case '"':
                out += "#quot;";
                break;
            case ';':
                out += "#59;";
                break;
            case ':':
                out += "#58;";
                break;
            case '\n':
                out += " ";
                break;
            default:
                out += letter;
        }
    }
    return out;
}

std::string title_of(Definition const& definition, Requirement const& requirement) {
    if (requirement.condition) return title(*requirement.condition).zh;
    auto const& gate = definition.gates[*requirement.in_force];
    return definition.find(gate.state)->title.zh + title(gate.action).zh + "有效";
}

std::string people_note(Definition const& definition, Task const& task) {
    std::string text = words::title(task.role).zh + "（" + words::title(task.scope).zh + "）";
    std::string barred;
    for (auto const& one : task.barred) {
        barred += barred.empty() ? "" : "、";
        switch (one.kind) {
            case Barred::Kind::submitter:
                barred += "送审人";
                break;
            case Barred::Kind::editor:
                barred += "材料编辑人";
                break;
            case Barred::Kind::gate:
                barred += definition.find(definition.gates[one.gate].state)->title.zh + "人员";
                break;
        }
    }
    if (!barred.empty()) text += "<br/>不得为：" + barred;
    if (task.deadline) {
        text += "<br/>时限：" + std::to_string(task.deadline->amount) +
                (task.deadline->unit == Deadline::Unit::working_days ? "个工作日" : "个工作小时");
    }
    return text;
}

std::string arrow(Definition const& definition, State const& state, Transition const& transition) {
    auto text = title(transition.action).zh;
    if (is_review(*state.task) && is_decision(transition.action)) text = "◆" + text;
    std::string when;
    for (auto const& one : transition.when)
        when += (when.empty() ? "" : "、") + title_of(definition, one);
    if (!when.empty()) text += "（" + when + "）";
    return "    " + state.id + " --> " + transition.to + " : " + label(text) + "\n";
}

}  // namespace

std::string mermaid(Definition const& definition) {
    std::string text = "stateDiagram-v2\n";
    for (auto const& state : definition.states)
        text += "    state \"" + label(state.title.zh) + "\" as " + state.id + "\n";
    text += "    [*] --> " + definition.initial + "\n";
    for (auto const& state : definition.states) {
        for (auto const& transition : state.transitions)
            text += arrow(definition, state, transition);
        if (state.end) text += "    " + state.id + " --> [*]\n";
    }
    for (auto const& state : definition.states) {
        if (!state.task) continue;
        text += "    note right of " + state.id + "\n        " +
                label(people_note(definition, *state.task)) + "\n    end note\n";
    }
    return text;
}

}  // namespace yingshen::workflow
