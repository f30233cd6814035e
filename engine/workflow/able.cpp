#include "workflow/able.hpp"

namespace yingshen::workflow {

Able able(Definition const& definition, State const& state, Side const* side,
          Deeds const& tracked) {
    auto const& task = side == nullptr ? *state.task : side->task;
    if (!exists(task.role, task.scope)) return {};
    auto const may = [&](Deeds const& deeds) {
        return !barred_by(task, deeds) && !acted_beside(definition, state, side, deeds);
    };
    Able able;
    if (is_review(task)) {
        able.tracked = may(tracked);
        able.other = may(Deeds{});
    } else if (tracked.submitter) {
        able.tracked = may(tracked);
    } else {
        able.other = may(Deeds{.submitter = true, .editor = false, .reviewed = false, .acted = {}});
    }
    return able;
}

bool somebody_may(Model const& model, Configuration const& configuration) {
    auto const& state = model.state(configuration.record);
    if (!state.task) return false;
    auto const people = able(model.definition(), state, nullptr, configuration.tracked);
    return people.tracked || people.other;
}

}  // namespace yingshen::workflow
