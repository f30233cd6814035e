#include "workflow/parse.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "words/facts.hpp"
#include "workflow/parse_parts.hpp"

namespace yingshen::workflow {
namespace {

using yaml::Faults;
using yaml::MapReader;
using yaml::Node;

constexpr int version_max = 1'000'000;
constexpr std::size_t states_max = 64;

std::vector<std::string> read_facts(MapReader& reader) {
    auto const* node = reader.optional("facts");
    auto const names = reader.texts("facts");
    if (node == nullptr) return names;
    std::vector<std::string> known;
    for (auto const& kind : words::fact_kinds())
        known.emplace_back(kind.name);
    for (auto const& entry : node->sequence) {
        if (entry.kind != Node::Kind::scalar || words::find_fact(entry.scalar) != nullptr) continue;
        reader.faults().add(entry.mark, "a fact that a submitter can declare",
                            entry.described() + hint(entry.scalar, known));
    }
    return names;
}

std::vector<ReturnReason> read_reasons(Node const& node, Faults& faults) {
    std::vector<ReturnReason> reasons;
    if (node.kind != Node::Kind::sequence)
        faults.add(node.mark, "a list of return reasons", node.described());
    for (auto const& entry : node.sequence) {
        MapReader reader(entry, faults, "a return reason");
        ReturnReason reason{reader.required_text("id"),
                            {reader.required_text("zh"), reader.required_text("en")}};
        reader.finish();
        if (std::ranges::find(reasons, reason.id, &ReturnReason::id) != reasons.end()) {
            faults.add(entry.mark, "each return reason once", "\"" + reason.id + "\" again");
        }
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

std::vector<State> read_states(Node const& node, Known const& known, Faults& faults) {
    std::vector<State> states;
    if (node.kind != Node::Kind::map || node.map.empty()) {
        faults.add(node.mark, "a map of states by id", node.described());
        return states;
    }
    if (node.map.size() > states_max) {
        faults.add(node.mark, "at most " + std::to_string(states_max) + " states",
                   std::to_string(node.map.size()));
    }
    if (known.gates.size() > gates_max) {
        faults.add(node.mark, "at most " + std::to_string(gates_max) + " decisions",
                   std::to_string(known.gates.size()));
    }
    for (auto const& [id, value] : node.map) {
        states.push_back(read_state(id.scalar, value, known, faults));
        states.back().mark = id.mark;
        check_state(states.back(), faults);
    }
    return states;
}

std::vector<Property> read_properties(Node const& node, Known const& known, Faults& faults) {
    std::vector<Property> properties;
    if (node.kind != Node::Kind::sequence)
        faults.add(node.mark, "a list of properties", node.described());
    for (auto const& entry : node.sequence) {
        MapReader reader(entry, faults, "a property");
        auto const* body = reader.required("every_path");
        reader.finish();
        if (body == nullptr) continue;
        MapReader inner(*body, faults, "every_path");
        Property property;
        property.mark = entry.mark;
        if (auto const* to = inner.required("to")) property.to = known.state(*to, faults);
        auto const* passes = inner.required("passes");
        inner.finish();
        if (passes != nullptr &&
            (passes->kind != Node::Kind::sequence || passes->sequence.empty())) {
            faults.add(passes->mark, "a list of decisions such as [center_review.pass]",
                       passes->described());
        } else if (passes != nullptr) {
            for (auto const& gate : passes->sequence) {
                if (auto const index = known.gate(gate, faults)) property.passes.push_back(*index);
            }
        }
        properties.push_back(std::move(property));
    }
    return properties;
}

/// `urgent: {within: 5 working days}`.
std::optional<Deadline> read_urgent_window(Node const& node, Faults& faults) {
    MapReader reader(node, faults, "urgent");
    auto const* within = reader.required("within");
    reader.finish();
    return within == nullptr ? std::nullopt : read_deadline(*within, faults);
}

/// Whether a submission is urgent is the workflow's to say, before a task can ask.
void check_urgent(std::vector<State> const& states, Faults& faults) {
    for (auto const& state : states) {
        auto const must_know = [&faults](Task const& task) {
            if (task.urgent)
                faults.add(task.mark, "\"urgent: {within: …}\" in the workflow", "none");
        };
        if (state.task) must_know(*state.task);
        for (auto const& side : state.sides)
            must_know(side.task);
    }
}

words::Kind read_kind(MapReader& reader) {
    auto const* node = reader.required("kind");
    auto const text = reader.text("kind");
    if (!text) return {};
    auto const kind = words::parse<words::Kind>(*text);
    if (!kind) reader.faults().add(node->mark, words::one_of<words::Kind>(), node->described());
    return kind.value_or(words::Kind{});
}

Reuse read_reuse(Node const& node, Faults& faults) {
    constexpr int days_max = 3'660;
    MapReader reader(node, faults, "reuse");
    Reuse reuse;
    if (reader.required("valid_days") != nullptr)
        reuse.valid_days = reader.integer("valid_days", 1, days_max).value_or(1);
    reader.finish();
    return reuse;
}

Declined read_declined(Node const& node, Faults& faults) {
    if (node.scalar == "block") return Declined::block;
    if (node.scalar == "hearing") return Declined::hearing;
    if (node.scalar == "advise") return Declined::advise;
    faults.add(node.mark, "block, hearing or advise", node.described());
    return Declined::block;
}

void read_definition(Node const& root, Faults& faults, Definition& definition) {
    MapReader reader(root, faults, "a workflow");
    definition.id = reader.required_text("workflow");
    if (reader.required("version") != nullptr) {
        definition.version = reader.integer("version", 1, version_max).value_or(0);
    }
    definition.kind = read_kind(reader);
    definition.title = reader.required_title("title");
    definition.required_facts = read_facts(reader);
    auto const* starts = reader.optional("starts_from");
    auto const* reuse = reader.optional("reuse");
    auto const* declined = reader.optional("declined");
    auto const* initial = reader.required("initial");
    auto const* reasons = reader.optional("return_reasons");
    auto const* review_time = reader.optional("review_time");
    auto const* urgent = reader.optional("urgent");
    auto const* states = reader.required("states");
    auto const* properties = reader.optional("prove");
    reader.finish();

    if (starts != nullptr) {
        definition.starts_from_cleared = true;
        if (starts->scalar != "cleared") faults.add(starts->mark, "cleared", starts->described());
    }
    if (reuse != nullptr) {
        definition.reuse = read_reuse(*reuse, faults);
        definition.starts_from_cleared = true;
    }
    if (declined != nullptr) definition.declined = read_declined(*declined, faults);
    Known const known = states == nullptr ? Known{} : collect_known(*states);
    definition.gates = known.gates;
    if (reasons != nullptr) definition.return_reasons = read_reasons(*reasons, faults);
    if (review_time != nullptr) definition.review_time = read_deadline(*review_time, faults);
    if (urgent != nullptr) definition.urgent_within = read_urgent_window(*urgent, faults);
    if (states == nullptr) return;
    definition.states = read_states(*states, known, faults);
    if (urgent == nullptr) check_urgent(definition.states, faults);
    if (properties != nullptr) definition.properties = read_properties(*properties, known, faults);
    check_definition(definition, faults);
    if (initial == nullptr) return;
    definition.initial = known.state(*initial, faults);
    auto const* first = definition.find(definition.initial);
    if (first != nullptr && (!first->task || first->task->role != words::Role::submitter)) {
        faults.add(initial->mark, "an initial state with a task of the submitter",
                   initial->described());
    }
}

}  // namespace

std::expected<Definition, std::vector<base::Fault>> parse(std::string_view text,
                                                          std::string_view file) {
    auto documents = yaml::parse(text, file);
    if (!documents) return std::unexpected(std::move(documents.error()));
    Faults faults{std::string(file)};
    Definition definition;
    definition.file = file;
    definition.hash = base::sha256(text);
    if (documents->size() == 1) {
        read_definition(documents->front(), faults, definition);
    } else {
        auto const extra = documents->empty() ? yaml::Mark{1, 1} : (*documents)[1].mark;
        faults.add(extra, "one document with one workflow",
                   documents->empty() ? "none" : "another one");
    }
    if (!faults.empty()) return std::unexpected(faults.take());
    return definition;
}

}  // namespace yingshen::workflow
