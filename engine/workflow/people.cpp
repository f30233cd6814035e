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

bool acted_beside(Definition const& definition, State const& state, Side const* side,
                  Deeds const& deeds) {
    std::string_view const own = side == nullptr ? std::string_view() : side->id;
    for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
        auto const& one = definition.gates[gate];
        if (one.state == state.id && one.side != own && deeds.acted.test(gate)) return true;
    }
    return false;
}

bool may_edit(Deeds const& deeds) {
    return !deeds.reviewed;
}

void record_review(Definition const& definition, State const& state, std::string_view side,
                   Deeds& deeds) {
    deeds.reviewed = true;
    for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
        auto const& one = definition.gates[gate];
        if (one.state == state.id && one.side == side) deeds.acted.set(gate);
    }
}

bool is_review(Task const& task) {
    return task.role != words::Role::submitter;
}

bool exists(words::Role role, words::Scope scope) {
    using enum words::Role;
    auto const in_center = role == center_reviewer || role == center_head;
    auto const in_line =
        role == submitter || role == pre_reviewer || role == department_head || role == specialist;
    switch (scope) {
        case words::Scope::any:
            return true;
        case words::Scope::center:
            return in_center;
        case words::Scope::same_department:
        case words::Scope::same_branch:
            return in_line;
    }
    return false;
}

}  // namespace yingshen::workflow
