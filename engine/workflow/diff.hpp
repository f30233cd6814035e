#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "workflow/definition.hpp"
#include "workflow/prove.hpp"

namespace yingshen::workflow {

/// One thing that two definitions do not share.
struct Difference {
    enum class Kind : std::uint8_t {
        state,         ///< a state that is in one of them only
        step,          ///< an action that leads somewhere, or in some circumstance, in one only
        circumstance,  ///< what can be true of a submission in a state, in one only
        sequence,      ///< an order of actions that one only allows, though both know each of them
        people,        ///< a duty that one person can take up after another, in one only
        promise,       ///< a path on which a promise is broken, in one only
        text,          ///< what the model has no behaviour for: titles, deadlines, checklists, …
    };
    enum class Change : std::uint8_t { becomes_possible, becomes_impossible, changes };
    Kind kind = Kind::step;
    Change change = Change::changes;
    base::Text text;         ///< one line: what it is, without whether it appears or disappears
    std::vector<Step> path;  ///< a shortest one that shows it, in the definition that allows it
    bool operator==(Difference const&) const = default;
};
[[nodiscard]] std::string_view name(Difference::Kind kind);
[[nodiscard]] std::string_view name(Difference::Change change);
[[nodiscard]] base::Text title(Difference::Change change);

struct Diff {
    std::vector<Difference> differences;  ///< in the order of the kinds; shortest paths first
    bool complete = true;                 ///< false: a bound was hit, and there may be more
    /// Whether both allow the same, as far as the model sees.
    [[nodiscard]] bool behaves_alike() const;
};

/// How much diff() looks at before it stops and says so.
struct DiffBounds {
    std::size_t configurations_max = 500'000;  ///< of either model
    std::size_t members_max = 5'000'000;  ///< configurations in the sets that sequences lead to
};

/// What becomes possible and impossible where `after` takes the place of `before`: by the model
/// that the proof explores, not by the text. States are the same where their ids are. Pure. The
/// result of diff(b, a) is that of diff(a, b) with possible and impossible exchanged.
[[nodiscard]] Diff diff(Definition const& before, Definition const& after,
                        DiffBounds const& bounds = {});

/// The difference as people read it: Chinese, English, one numbered line a step of a path.
[[nodiscard]] std::string to_string(Diff const& diff);

}  // namespace yingshen::workflow
