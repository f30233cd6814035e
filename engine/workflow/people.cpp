#include "workflow/people.hpp"

#include <algorithm>

namespace yingshen::workflow {

bool is(Deeds const& deeds, Barred const& barred) {
    switch (barred.kind) {
        case Barred::Kind::submitter:
            return deeds.submitter;
        case Barred::Kind::editor:
            return deeds.editor;
        case Barred::Kind::gate:
            return deeds.acted.test(barred.gate);
    }
    return true;
}

std::optional<Barred> barred_by(Task const& task, Deeds const& deeds) {
    auto const found =
        std::ranges::find_if(task.barred, [&](Barred const& barred) { return is(deeds, barred); });
    return found == task.barred.end() ? std::nullopt : std::optional(*found);
}

bool may_edit(Deeds const& deeds) {
    return !deeds.reviewed;
}

void record_review(Definition const& definition, State const& state, Deeds& deeds) {
    deeds.reviewed = true;
    for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
        if (definition.gates[gate].state == state.id) deeds.acted.set(gate);
    }
}

bool is_review(Task const& task) {
    return task.role != words::Role::submitter;
}

bool exists(words::Role role, words::Scope scope) {
    auto const in_center = role == words::Role::center_reviewer || role == words::Role::center_head;
    switch (scope) {
        case words::Scope::any:
            return true;
        case words::Scope::center:
            return in_center;
        case words::Scope::same_department:
        case words::Scope::same_branch:
            return !in_center && role != words::Role::committee_member;
    }
    return false;
}

}  // namespace yingshen::workflow
