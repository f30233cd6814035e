#include "workflow/parse_parts.hpp"

namespace yingshen::workflow {
namespace {

using yaml::Faults;
using yaml::MapReader;
using yaml::Node;

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

int read_members(Node const& node, Faults& faults) {
    constexpr int members_max = 30;
    MapReader reader(node, faults, "a hearing");
    auto const members = reader.required("members") == nullptr
                             ? 1
                             : reader.integer("members", 1, members_max).value_or(1);
    reader.finish();
    return members;
}

std::vector<words::Role> read_copies(Node const& node, Faults& faults) {
    std::vector<words::Role> roles;
    if (node.kind != Node::Kind::sequence || node.sequence.empty())
        faults.add(node.mark, "a list of roles", node.described());
    for (auto const& entry : node.sequence) {
        if (auto const role = read_role(entry, faults)) roles.push_back(*role);
    }
    return roles;
}

}  // namespace

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
    state.clauses = reader.boolean("clauses").value_or(false);
    state.finals = reader.boolean("finals").value_or(false);
    state.checks_final = reader.boolean("checks_final").value_or(false);
    auto const* hearing = reader.optional("hearing");
    auto const* beside = reader.optional("beside");
    auto const* copies = reader.optional("copies");
    auto const* task = reader.optional("task");
    auto const* on = reader.optional("on");
    auto const* timers = reader.optional("timers");
    auto const* end = reader.optional("end");
    reader.finish();
    if (task != nullptr) state.task = read_task(*task, known, faults);
    if (beside != nullptr) state.sides = read_sides(*beside, known, faults);
    if (hearing != nullptr) state.hearing = read_members(*hearing, faults);
    if (copies != nullptr) state.copies = read_copies(*copies, faults);
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
