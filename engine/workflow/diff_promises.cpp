#include <algorithm>

#include "workflow/diff_parts.hpp"

namespace yingshen::workflow {
namespace {

/// What one definition breaks and the other keeps.
void tell(Proof const& here, Proof const& there, Difference::Change change, Differences& found) {
    for (auto const& violation : here.violations) {
        if (std::ranges::find(there.violations, violation.promise, &Violation::promise) !=
            there.violations.end())
            continue;
        auto const promise = title(violation.promise);
        found.push_back(
            {Difference::Kind::promise,
             change,
             {"违反“" + promise.zh + "”：" + violation.text.zh,
              "breaking " + std::string(name(violation.promise)) + ": " + violation.text.en},
             violation.path});
    }
}

}  // namespace

bool find_promises(Definition const& before, Definition const& after,
                   std::size_t configurations_max, Differences& found) {
    auto const here = prove(before, configurations_max);
    auto const there = prove(after, configurations_max);
    tell(here, there, Difference::Change::becomes_impossible, found);
    tell(there, here, Difference::Change::becomes_possible, found);
    return here.complete && there.complete;
}

}  // namespace yingshen::workflow
