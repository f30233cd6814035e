#pragma once
#include "workflow/configuration.hpp"

namespace yingshen::workflow {

/// The people who may do a task: who is followed, and somebody else.
struct Able {
    bool tracked = false;
    bool other = false;  ///< in a submitter's task: the submitter, where another person is followed
};

/// Who may do the task of a state, or of a review beside it (nullptr: the state's own).
[[nodiscard]] Able able(Definition const& definition, State const& state, Side const* side,
                        Deeds const& tracked);

/// Whether anybody at all may do the task of the configuration's state.
[[nodiscard]] bool somebody_may(Model const& model, Configuration const& configuration);

}  // namespace yingshen::workflow
