#include <algorithm>

#include "workflow/due.hpp"
#include "workflow/parse_parts.hpp"
#include "workflow/people.hpp"

namespace yingshen::workflow {
namespace {

using words::Role;
using yaml::Faults;
using yaml::MapReader;
using yaml::Node;

std::string actions_list() {
    std::string list = "one of ";
    for (auto at = Action::submit; at <= Action::cancel;
         at = static_cast<Action>(static_cast<int>(at) + 1)) {
        list += (at == Action::submit ? "" : ", ") + std::string(name(at));
    }
    return list;
}

std::vector<std::string> action_names() {
    std::vector<std::string> names;
    for (auto at = Action::submit; at <= Action::cancel;
         at = static_cast<Action>(static_cast<int>(at) + 1)) {
        names.emplace_back(name(at));
    }
    return names;
}

std::optional<Action> read_action(Node const& node, Faults& faults) {
    auto const action = parse_action(node.scalar);
    if (!action)
        faults.add(node.mark, actions_list(), node.described() + hint(node.scalar, action_names()));
    return action;
}

/// A word of a closed vocabulary; a fault where it is none.
template <class E>
std::optional<E> read_word(Node const& node, Faults& faults) {
    auto const word = words::parse<E>(node.scalar);
    if (word) return word;
    std::vector<std::string> names;
    for (auto const& known : words::all<E>())
        names.emplace_back(known.name);
    faults.add(node.mark, words::one_of<E>(), node.described() + hint(node.scalar, names));
    return std::nullopt;
}

bool works_on_reviews(Role role) {
    return role != Role::auditor && role != Role::administrator && role != Role::channel;
}

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

void read_ways(Node const& on, Known const& known, Faults& faults, State& state) {
    if (on.kind != Node::Kind::map || on.map.empty()) {
        faults.add(on.mark, "a map from actions to where they lead", on.described());
        return;
    }
    for (auto const& [word, way] : on.map) {
        if (auto const action = read_action(word, faults)) {
            read_transitions(*action, way, known, faults, state.transitions);
        }
    }
}

}  // namespace

std::optional<Deadline> read_deadline(Node const& node, Faults& faults) {
    auto const deadline = parse_deadline(node.scalar);
    if (!deadline)
        faults.add(node.mark, "1 to 250 working days or working hours, such as \"3 working days\"",
                   node.described());
    return deadline;
}

Task read_task(Node const& node, Known const& known, Faults& faults) {
    MapReader reader(node, faults, "a task");
    Task task{};
    task.mark = node.mark;
    auto const* role = reader.required("role");
    auto const* scope = reader.required("scope");
    auto const* barred = reader.optional("not");
    auto const* deadline = reader.optional("deadline");
    reader.finish();
    if (role != nullptr) {
        task.role = read_word<Role>(*role, faults).value_or(Role::submitter);
        if (!works_on_reviews(task.role))
            faults.add(role->mark, "a role that works on reviews", role->described());
    }
    if (scope != nullptr)
        task.scope = read_word<words::Scope>(*scope, faults).value_or(words::Scope::any);
    if (barred != nullptr) task.barred = read_barred(*barred, known, faults);
    if (deadline != nullptr) task.deadline = read_deadline(*deadline, faults);
    return task;
}

std::vector<Timer> read_timers(Node const& node, Faults& faults) {
    std::vector<Timer> timers;
    if (node.kind != Node::Kind::sequence)
        faults.add(node.mark, "a list of timers", node.described());
    for (auto const& entry : node.sequence) {
        MapReader reader(entry, faults, "a timer");
        auto const* after = reader.required("after");
        auto const* act = reader.required("do");
        reader.finish();
        Timer timer;
        timer.mark = entry.mark;
        if (after != nullptr) timer.after = read_deadline(*after, faults).value_or(Deadline{});
        if (act != nullptr && act->scalar == "escalate") {
            timer.kind = Timer::Kind::escalate;
        } else if (act != nullptr && act->scalar != "remind") {
            timer.kind = Timer::Kind::act;
            timer.action = parse_action(act->scalar);
            if (!timer.action) faults.add(act->mark, "remind or escalate", act->described());
        }
        timers.push_back(timer);
    }
    return timers;
}

State read_state(std::string const& id, Node const& node, Known const& known, Faults& faults) {
    MapReader reader(node, faults, "the state " + id);
    State state;
    state.id = id;
    state.title = reader.required_title("title");
    state.checklist = reader.text("checklist").value_or("");
    state.editable = reader.boolean("editable").value_or(false);
    auto const* task = reader.optional("task");
    auto const* on = reader.optional("on");
    auto const* timers = reader.optional("timers");
    auto const* end = reader.optional("end");
    reader.finish();
    if (task != nullptr) state.task = read_task(*task, known, faults);
    if (on != nullptr) read_ways(*on, known, faults, state);
    if (timers != nullptr) state.timers = read_timers(*timers, faults);
    if (end != nullptr) {
        if (end->scalar != "good" && end->scalar != "bad")
            faults.add(end->mark, "good or bad", end->described());
        state.end = end->scalar == "good" ? End::good : End::bad;
    }
    state.mark = node.mark;
    return state;
}

}  // namespace yingshen::workflow
