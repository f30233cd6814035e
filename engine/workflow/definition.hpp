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
    cancel,
    withdraw,  ///< the submitter takes the submission back from a reviewer
    refer,     ///< declined opinions go to a hearing
    conclude,  ///< the hearing is over
    confirm,   ///< the final material is handed in
    not_held,  ///< what was to be released did not happen
};
inline constexpr std::size_t action_count = 13;

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
    declined,                 ///< a substantive opinion stands declined
    final_paired,             ///< every material's current revision has a final file beside it
    final_unchanged,          ///< and none of them differs from what was reviewed
    same_bytes,        ///< the materials are those of the cleared submission that this starts from
    within_cleared,    ///< the declared facts lie inside those that were cleared there
    not_expired,       ///< and that clearance may still be used again
    findings_settled,  ///< every finding of the current revisions is confirmed or dismissed
};
inline constexpr std::size_t condition_count = 18;

[[nodiscard]] std::string_view name(Action action);
[[nodiscard]] std::string_view name(Condition condition);
[[nodiscard]] base::Text title(Action action);
[[nodiscard]] base::Text title(Condition condition);
[[nodiscard]] std::optional<Action> parse_action(std::string_view text);
[[nodiscard]] std::optional<Condition> parse_condition(std::string_view text);

/// A decision at a state, written `center_review.pass`, or the pass of a review beside it, written
/// `center_review.legal`. Taking it opens the gate for the content that was decided on, and records
/// the people. Taking it again replaces them and counts as taken last. Four things close a gate,
/// and nothing else does:
/// - new content (bytes or declared facts) closes every gate;
/// - a `return` or `withdraw` to a state whose task is the submitter's (or that has none) closes
///   every gate, except where only final files are attached;
/// - any other `return` closes the gates of the state returned to and every gate taken after them;
/// - a new final file closes the gates of the states that check finals.
/// closed_by_return() in step.hpp is that rule, for the proof and for the live engine.
struct Gate {
    std::string state;
    Action action = Action::pass;
    std::string side{};  ///< the review beside the state's own, or empty
    bool operator==(Gate const&) const = default;
};
[[nodiscard]] std::string to_string(Gate const& gate);

struct Definition;
/// "消保中心审查通过" / "pass of Center review".
[[nodiscard]] base::Text title(Definition const& definition, Gate const& gate);

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
/// the way, and then all of `needs` must hold or the action is refused. Where an action offers
/// several states to choose from (驳回 to any earlier step), the command names the one it wants and
/// only the ways to it are tried.
struct Transition {
    Action action;
    bool chosen = false;  ///< one of several states to choose from
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

/// How several people decide together: 会签 (all), 或签 (one), 票签 (n of m). Each takes a seat and
/// gives one vote. poll.hpp has the arithmetic.
struct Votes {
    int seats = 1;
    int needed = 1;       ///< approvals; follows the seats where `all`
    bool all = true;      ///< every seat must approve
    bool vetoes = false;  ///< one refusal refuses; otherwise refusals only count
    bool all_in = false;  ///< decided when everybody voted; otherwise as soon as it is certain
    Action approve = Action::pass;
    Action refuse = Action::return_;
    int add_before = 0;  ///< 前加签: people who must agree before the seats vote
    int add_after = 0;   ///< 后加签: people who must agree after the seats approved
    int remove = 0;      ///< 减签: seats that may be removed
    yaml::Mark mark;
};
inline constexpr int seats_max = 9;
inline constexpr int added_max = 3;

/// Work for a person in a state. A task of role `submitter` belongs to the submission's own
/// submitter from the start; any other is claimed first.
struct Task {
    words::Role role;
    words::Scope scope = words::Scope::any;
    std::vector<Barred> barred;
    std::optional<Deadline> deadline;
    std::optional<Deadline> urgent;     ///< in its place where the submission is urgent
    std::optional<Votes> votes;         ///< nullopt: one person decides
    std::optional<words::Role> assign;  ///< the role that may give the task to somebody
    bool transfer = false;              ///< whoever has it may hand it on, with a reason
    yaml::Mark mark;
};

/// A review beside the one of a state: its own task and checklist, its own gate. The state's way
/// on asks for it with `in_force`, which is where they join.
struct Side {
    std::string id;
    base::Text title;
    Task task;
    std::string checklist;  ///< or empty
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
    bool clauses = false;   ///< every clause of the materials is an item of the checklist
    bool finals = false;    ///< final files are attached here, by submitters in the task's scope
    bool checks_final = false;  ///< decisions here are about the final files
    int hearing = 0;            ///< declined opinions are heard here, by at least so many members
    std::vector<Side> sides;
    std::vector<words::Role> copies;  ///< roles whose holders may be copied in (抄送)
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

/// What becomes of a substantive opinion that the business line declines.
enum class Declined : std::uint8_t {
    block,    ///< it stands in the way of clearance until it is adopted or withdrawn
    hearing,  ///< the same, but a hearing can set it aside
    advise,   ///< it is recorded, and the line keeps the responsibility
};

/// The short track (简易): what was cleared once is used again unchanged. Clearance then asks for
/// the bytes, the bounds and the term of the first clearance instead of the three reviews.
struct Reuse {
    int valid_days = 0;  ///< counted from the day of the clearance
};

struct Definition {
    std::string id;
    int version = 0;
    words::Kind kind = words::Kind::marketing_material;
    base::Text title;
    bool starts_from_cleared = false;  ///< a submission starts from a cleared one
    std::optional<Reuse> reuse;        ///< the short track; implies starts_from_cleared
    Declined declined = Declined::block;
    std::string initial;
    std::vector<std::string> required_facts;
    std::vector<ReturnReason> return_reasons;
    /// The working time that the reviewers may take together; it stands still while the submitter
    /// holds the submission.
    std::optional<Deadline> review_time;
    /// A submission is urgent whose go-live is nearer than this, in working time.
    std::optional<Deadline> urgent_within;
    std::vector<State> states;  ///< in the order of the file; transitions of one action keep theirs
    std::vector<Gate> gates;    ///< every pass or sign of a reviewer's state, in file order
    std::vector<Property> properties;
    std::string file;
    base::Digest hash{};  ///< SHA-256 of the file's bytes

    [[nodiscard]] State const* find(std::string_view state) const;
    [[nodiscard]] std::optional<GateIndex> gate(std::string_view state, Action action) const;
    /// The gate of a review beside a state.
    [[nodiscard]] std::optional<GateIndex> gate(Side const& side, std::string_view state) const;
};

}  // namespace yingshen::workflow
