#pragma once
#include <string>
#include <vector>

#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// What a definition must keep on every path. The names are stable: tests, documents and the
/// command line use them.
enum class Promise : std::uint8_t {
    reaches_an_end,      ///< from everything reachable, some end can still be reached
    no_dead_state,       ///< every state is reachable
    task_can_be_done,    ///< every reachable task has a person who may do it, however few the roles
    pre_review_gate,     ///< clearance needs a pass by a pre_reviewer, in force
    center_review_gate,  ///< clearance needs a pass by a center_reviewer, in force
    sign_off_gate,       ///< clearance needs a sign by a center_head, in force
    different_people,    ///< those three, the submitter and every editor are different people
    opinions_settled,    ///< every substantive opinion answered and, where adopted, verified
    declined_settled,    ///< none stands declined, unless the definition says that it only advises
    new_content_voids,   ///< no gate that clearance rests on was decided on other content
    final_checked,       ///< where finals are asked for: each is the reviewed one, or was checked
    reuse_unchanged,     ///< the short track: same bytes, facts within, in term, a second person
    no_timer_decides,    ///< no timer takes an action
    own_property,        ///< an `every_path` of the definition
};
[[nodiscard]] std::string_view name(Promise promise);
[[nodiscard]] base::Text title(Promise promise);

/// One step of a counterexample. People are letters: A is the submitter, others in order of
/// appearance.
struct Step {
    std::string state;  ///< before
    char person = 'A';
    std::string act;    ///< an action, or attach_revision, give_opinion, adopt, decline, verify, …
    std::string after;  ///< the state after
    bool operator==(Step const&) const = default;
};
/// One numbered line a step.
[[nodiscard]] std::string to_string(std::vector<Step> const& path);

struct Violation {
    Promise promise;
    std::string explanation;  ///< one sentence
    base::Text text;          ///< the same in both languages
    std::vector<Step> path;   ///< shortest, from the initial state; empty where the fault is static
    yaml::Mark mark;          ///< the place in the file that is nearest to blame
};

struct Proof {
    std::vector<Violation>
        violations;                  ///< the first (shortest) of each broken promise; empty: proved
    std::size_t configurations = 0;  ///< size of the explored model
    bool complete = true;            ///< false: the bound was hit, and the definition is refused
};

/// How many configurations a definition may have; a larger one is refused unproved.
inline constexpr std::size_t proof_size_max = 500'000;

/// Explores the finite model of a definition: states × gates in force × what one person did
/// (alike.hpp says which of it matters) × what opinions there are (present or not, by status) ×
/// whether content changed. Exhaustive up to `configurations_max`.
[[nodiscard]] Proof prove(Definition const& definition,
                          std::size_t configurations_max = proof_size_max);

/// A violation as a person reads it: the promise, the sentence, one numbered line a step.
[[nodiscard]] std::string to_string(Violation const& violation, Definition const& definition);

}  // namespace yingshen::workflow
