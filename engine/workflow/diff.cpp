#include "workflow/diff.hpp"

#include <algorithm>
#include <tuple>

#include "workflow/diff_parts.hpp"

namespace yingshen::workflow {
namespace {

using Change = Difference::Change;

/// Paths first by length, so that the cause of a thing comes before what follows from it.
void sort(Differences& differences) {
    std::ranges::sort(differences, {}, [](Difference const& one) {
        return std::tuple(one.kind, one.path.size(), one.change, one.text.en);
    });
}

bool shows_behaviour(Difference const& one) {
    return one.kind != Difference::Kind::text;
}

}  // namespace

bool Diff::behaves_alike() const {
    return complete && std::ranges::none_of(differences, shows_behaviour);
}

Diff diff(Definition const& before, Definition const& after, DiffBounds const& bounds) {
    Vocabulary const vocabulary(before, after);
    Behaviour const old_one(before, vocabulary, bounds.configurations_max);
    Behaviour const new_one(after, vocabulary, bounds.configurations_max);
    Diff result;
    auto& found = result.differences;
    result.complete = old_one.complete() && new_one.complete();
    for (auto const& sides : {Sides{old_one, new_one, vocabulary, Change::becomes_impossible},
                              Sides{new_one, old_one, vocabulary, Change::becomes_possible}}) {
        find_states(sides, found);
        find_steps(sides, found);
        find_circumstances(sides, found);
    }
    if (result.complete && !bisimilar(old_one, new_one)) {
        result.complete &= find_sequences(old_one, new_one, false, bounds.members_max, found);
        // Circumstances cut finer than steps, and are asked only where nothing coarser shows.
        if (result.complete && found.empty())
            result.complete = find_sequences(old_one, new_one, true, bounds.members_max, found);
    }
    result.complete &= find_people(before, after, bounds.configurations_max, found);
    result.complete &= find_promises(before, after, bounds.configurations_max, found);
    find_texts(before, after, found);
    sort(found);
    return result;
}

}  // namespace yingshen::workflow
