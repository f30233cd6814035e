#pragma once
#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "words/words.hpp"
#include "yaml/node.hpp"

namespace yingshen::workflow {

/// What moves a submission from state to state. `pass` and `sign` are decisions: where a state's
/// task belongs to a reviewer, taking one of them opens a gate. The others never do.
enum class Action : std::uint8_t {
    submit,
    pass,
    return_,
    give_opinions,
    respond,
    sign,
    reject,
    cancel
};

/// The closed guard vocabulary. Each is a yes or no that the submission, and nothing else, decides.
enum class Condition : std::uint8_t {
    facts_complete,      ///< every fact that the definition requires is declared
    material_attached,   ///< at least one material with a revision
    screened,            ///< every current revision was screened and the screening did not fail
    checklist_complete,  ///< every applicable item of the state's checklist is answered for this
                         ///< content
    no_failed_items,     ///< and none of them with `fail`
    reason,              ///< the command carries a reason of the definition's list, or a comment
    opinions,            ///< at least one opinion that was not sent yet
    opinions_answered,   ///< every opinion that was sent and not withdrawn has a response
    adopted_verified,  ///< every adopted or partly adopted substantive opinion is verified in this
                       ///< content
    no_declined_substantive,  ///< no substantive opinion stands declined
    no_open_opinions,         ///< the three above, and no opinion unsent: nothing is left to settle
};
inline constexpr std::size_t condition_count = 11;

[[nodiscard]] std::string_view name(Action action);
[[nodiscard]] std::string_view name(Condition condition);
[[nodiscard]] base::Text title(Action action);
[[nodiscard]] base::Text title(Condition condition);
[[nodiscard]] std::optional<Action> parse_action(std::string_view text);
[[nodiscard]] std::optional<Condition> parse_condition(std::string_view text);

/// A decision at a state, written `center_review.pass`. Taking it opens the gate for the content
/// that was decided on, and records the person. Taking it again replaces the person and counts as
/// taken last. Three things close a gate, and nothing else does:
/// - new content (bytes or declared facts) closes every gate;
/// - a `return` to a state whose task is the submitter's (or that has none) closes every gate;
/// - any other `return` closes the gates of the state returned to and every gate taken after them.
/// closed_by_return() in step.hpp is that rule, for the proof and for the live engine.
struct Gate {
    std::string state;
    Action action = Action::pass;
    bool operator==(Gate const&) const = default;
};
[[nodiscard]] std::string to_string(Gate const& gate);

/// An index into Definition::gates.
using GateIndex = std::size_t;
inline constexpr std::size_t gates_max = 16;
using GateSet = std::bitset<gates_max>;

/// A condition, or `in_force: center_review.pass` (the gate is open for the current content).
struct Requirement {
    std::optional<Condition> condition;
    std::optional<GateIndex> in_force;
    yaml::Mark mark;
};

/// One way out of a state. Ways of one action are tried in order; the first whose `when` holds is
/// the way, and then all of `needs` must hold or the action is refused.
struct Transition {
    Action action;
    std::vector<Requirement> when;
    std::vector<Requirement> needs;
    std::string to;
    yaml::Mark mark;
};

/// Who must not do a task: the submitter, anyone who ever edited content, or anyone who ever took a
/// decision (or any other reviewing act) in a state.
struct Barred {
    enum class Kind : std::uint8_t { submitter, editor, gate };
    Kind kind;
    GateIndex gate = 0;
    yaml::Mark mark;
};

struct Deadline {
    int amount = 0;
    enum class Unit : std::uint8_t { working_hours, working_days } unit = Unit::working_days;
};

/// Work for a person in a state. A task of role `submitter` belongs to the submission's own
/// submitter from the start; any other is claimed first.
struct Task {
    words::Role role;
    words::Scope scope = words::Scope::any;
    std::vector<Barred> barred;
    std::optional<Deadline> deadline;
    yaml::Mark mark;
};

/// A timer reminds or escalates. `act` exists so that the proof can refuse it by name.
struct Timer {
    Deadline after;
    enum class Kind : std::uint8_t { remind, escalate, act } kind = Kind::remind;
    std::optional<Action> action;
    yaml::Mark mark;
};

enum class End : std::uint8_t { good, bad };

struct State {
    std::string id;
    base::Text title;
    std::optional<Task> task;
    std::string checklist;  ///< id of the state's checklist, or empty
    bool editable = false;  ///< content may change here, by submitters in the task's scope
    std::vector<Transition> transitions;
    std::vector<Timer> timers;
    std::optional<End> end;
    yaml::Mark mark;
};

/// `every_path: {to: S, passes: [gates]}`: no path enters S unless every gate is in force.
struct Property {
    std::string to;
    std::vector<GateIndex> passes;
    yaml::Mark mark;
};

struct ReturnReason {
    std::string id;
    base::Text title;
};

struct Definition {
    std::string id;
    int version = 0;
    words::Kind kind = words::Kind::marketing_material;
    base::Text title;
    std::string initial;
    std::vector<std::string> required_facts;
    std::vector<ReturnReason> return_reasons;
    std::vector<State> states;  ///< in the order of the file; transitions of one action keep theirs
    std::vector<Gate> gates;    ///< every pass or sign of a reviewer's state, in file order
    std::vector<Property> properties;
    std::string file;
    base::Digest hash{};  ///< SHA-256 of the file's bytes

    [[nodiscard]] State const* find(std::string_view state) const;
    [[nodiscard]] std::optional<GateIndex> gate(std::string_view state, Action action) const;
};

}  // namespace yingshen::workflow
