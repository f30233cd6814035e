#include "rulebook/read.hpp"

namespace yingshen::rulebook {
namespace {

using yaml::Node;

words::FactSet read_trial_facts(Node const& node, yaml::Faults& faults) {
    if (node.kind != Node::Kind::map) {
        faults.add(node.mark, "a map of declared facts", node.described());
        return {};
    }
    base::Json json = base::Json::Object{};
    for (auto const& [key, value] : node.map) {
        base::Json list = base::Json::Array{};
        for (auto const& entry : value.sequence)
            list.push(entry.scalar);
        json.set(key.scalar,
                 value.kind == Node::Kind::sequence ? std::move(list) : base::Json(value.scalar));
    }
    auto facts = words::read_facts(json, "");
    if (facts) return std::move(*facts);
    for (auto const& fault : facts.error()) {
        auto const* value = node.find(fault.where);
        faults.add(value == nullptr ? node.mark : value->mark, fault.where + ": " + fault.expected,
                   fault.found);
    }
    return {};
}

std::vector<Trial> read_trials(yaml::MapReader& tests, std::string_view key) {
    std::vector<Trial> trials;
    auto const* list = tests.required(key);
    if (list == nullptr) return trials;
    auto const entries = list->kind == Node::Kind::scalar ? std::vector{*list} : list->sequence;
    if (entries.empty())
        tests.faults().add(list->mark, "a list of at least one text", list->described());
    for (auto const& entry : entries) {
        Trial trial(entry.scalar);
        trial.mark = entry.mark;
        if (entry.kind == Node::Kind::map) {
            yaml::MapReader reader(entry, tests.faults(), "a test");
            trial.text = reader.required_text("text");
            if (auto const* facts = reader.optional("facts"))
                trial.facts = read_trial_facts(*facts, tests.faults());
            reader.finish();
        } else if (entry.kind != Node::Kind::scalar || trial.text.empty()) {
            tests.faults().add(entry.mark, "a text, or {text: …, facts: {…}}", entry.described());
        }
        trials.push_back(std::move(trial));
    }
    return trials;
}

}  // namespace

void read_tests(yaml::MapReader& reader, Rule& rule) {
    auto const* node = reader.required("tests");
    if (node == nullptr) return;
    yaml::MapReader tests(*node, reader.faults(), "tests");
    rule.test_hits = read_trials(tests, "hit");
    rule.test_misses = read_trials(tests, "miss");
    tests.finish();
}

}  // namespace yingshen::rulebook
