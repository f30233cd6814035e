#include <charconv>

#include "workflow/due.hpp"
#include "workflow/parse_parts.hpp"

namespace yingshen::workflow {
namespace {

using words::Role;
using yaml::Faults;
using yaml::MapReader;
using yaml::Node;

std::vector<Barred> read_barred(Node const& node, Known const& known, Faults& faults) {
    std::vector<Barred> barred;
    if (node.kind != Node::Kind::sequence) {
        faults.add(node.mark, "a list of submitter, editor, or decisions", node.described());
    }
    for (auto const& entry : node.sequence) {
        if (entry.scalar == "submitter" || entry.scalar == "editor") {
            auto const kind =
                entry.scalar == "editor" ? Barred::Kind::editor : Barred::Kind::submitter;
            barred.push_back({kind, 0, entry.mark});
        } else if (auto const gate = known.gate(entry, faults)) {
            barred.push_back({Barred::Kind::gate, *gate, entry.mark});
        }
    }
    return barred;
}

std::optional<words::Scope> read_scope(Node const& node, Faults& faults) {
    auto const scope = words::parse<words::Scope>(node.scalar);
    if (scope) return scope;
    std::vector<std::string> names;
    for (auto const& known : words::all<words::Scope>())
        names.emplace_back(known.name);
    faults.add(node.mark, words::one_of<words::Scope>(),
               node.described() + hint(node.scalar, names));
    return std::nullopt;
}

/// `all`, `one`, or how many of the seats must approve.
void read_needed(Node const& node, Votes& votes, Faults& faults) {
    votes.all = node.scalar == "all";
    votes.needed = votes.all ? votes.seats : 1;
    if (votes.all || node.scalar == "one") return;
    auto const& text = node.scalar;
    auto const [rest, error] =
        std::from_chars(text.data(), text.data() + text.size(), votes.needed);
    if (error == std::errc{} && rest == text.data() + text.size() && votes.needed >= 1 &&
        votes.needed <= votes.seats)
        return;
    faults.add(node.mark, "all, one, or a number of the " + std::to_string(votes.seats) + " seats",
               node.described());
    votes.needed = 1;
}

/// One of two words: whether it is the second.
bool read_choice(Node const* node, std::string_view first, std::string_view second,
                 Faults& faults) {
    if (node == nullptr || node->scalar == first) return false;
    if (node->scalar != second) {
        faults.add(node->mark, std::string(first) + " or " + std::string(second),
                   node->described());
    }
    return true;
}

Votes read_votes(Node const& node, Faults& faults) {
    MapReader reader(node, faults, "votes");
    Votes votes;
    votes.mark = node.mark;
    votes.seats = reader.integer("seats", 1, seats_max).value_or(1);
    auto const* needed = reader.required("needed");
    auto const* refusal = reader.optional("refusal");
    auto const* decided = reader.optional("decided");
    auto const* approve = reader.required("approve");
    auto const* refuse = reader.required("refuse");
    auto const* add = reader.optional("add");
    votes.remove = reader.integer("remove", 0, votes.seats - 1).value_or(0);
    reader.finish();
    if (needed != nullptr) read_needed(*needed, votes, faults);
    votes.vetoes = read_choice(refusal, "counts", "vetoes", faults);
    votes.all_in = read_choice(decided, "when_certain", "when_all_voted", faults);
    if (approve != nullptr) votes.approve = read_action(*approve, faults).value_or(Action::pass);
    if (refuse != nullptr) votes.refuse = read_action(*refuse, faults).value_or(Action::return_);
    if (add != nullptr) {
        MapReader bounds(*add, faults, "add");
        votes.add_before = bounds.integer("before", 0, added_max).value_or(0);
        votes.add_after = bounds.integer("after", 0, added_max).value_or(0);
        bounds.finish();
    }
    return votes;
}

}  // namespace

std::optional<Deadline> read_deadline(Node const& node, Faults& faults) {
    auto const deadline = parse_deadline(node.scalar);
    if (!deadline)
        faults.add(node.mark, "1 to 250 working days or working hours, such as \"3 working days\"",
                   node.described());
    return deadline;
}

namespace {

/// A deadline in place of another one, and not a longer one.
std::optional<Deadline> read_urgent(Node const& node, std::optional<Deadline> const& deadline,
                                    Faults& faults) {
    auto const urgent = read_deadline(node, faults);
    if (!urgent) return urgent;
    if (!deadline) {
        faults.add(node.mark, "a deadline that the urgent one stands in for", "none");
    } else if (urgent->unit == deadline->unit && urgent->amount > deadline->amount) {
        faults.add(node.mark, "at most " + to_string(*deadline) + ", as without urgency",
                   to_string(*urgent));
    }
    return urgent;
}

}  // namespace

Task read_task(Node const& node, Known const& known, Faults& faults) {
    MapReader reader(node, faults, "a task");
    Task task{};
    task.mark = node.mark;
    auto const* role = reader.required("role");
    auto const* scope = reader.required("scope");
    auto const* barred = reader.optional("not");
    auto const* deadline = reader.optional("deadline");
    auto const* urgent = reader.optional("urgent");
    auto const* votes = reader.optional("votes");
    auto const* assign = reader.optional("assign");
    task.transfer = reader.boolean("transfer").value_or(false);
    reader.finish();
    if (role != nullptr) task.role = read_role(*role, faults).value_or(Role::submitter);
    if (scope != nullptr) task.scope = read_scope(*scope, faults).value_or(words::Scope::any);
    if (barred != nullptr) task.barred = read_barred(*barred, known, faults);
    if (deadline != nullptr) task.deadline = read_deadline(*deadline, faults);
    if (urgent != nullptr) task.urgent = read_urgent(*urgent, task.deadline, faults);
    if (votes != nullptr) task.votes = read_votes(*votes, faults);
    if (assign != nullptr) task.assign = read_role(*assign, faults);
    return task;
}

std::vector<Side> read_sides(Node const& node, Known const& known, Faults& faults) {
    std::vector<Side> sides;
    if (node.kind != Node::Kind::map || node.map.empty())
        faults.add(node.mark, "a map from ids to reviews", node.described());
    for (auto const& [id, value] : node.map) {
        MapReader reader(value, faults, "the review " + id.scalar);
        Side side;
        side.id = id.scalar;
        side.mark = id.mark;
        side.title = reader.required_title("title");
        side.checklist = reader.text("checklist").value_or("");
        auto const* task = reader.required("task");
        reader.finish();
        if (task != nullptr) side.task = read_task(*task, known, faults);
        if (parse_action(side.id))
            faults.add(id.mark, "the id of a review that is no action", id.described());
        sides.push_back(std::move(side));
    }
    return sides;
}

}  // namespace yingshen::workflow
