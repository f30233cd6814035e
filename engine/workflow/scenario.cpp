#include "workflow/scenario.hpp"

#include <algorithm>

#include "workflow/play.hpp"
#include "yaml/reader.hpp"

namespace yingshen::workflow {
namespace {

using yaml::Faults;
using yaml::MapReader;
using yaml::Node;

using People = std::map<std::string, std::vector<words::Role>, std::less<>>;

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& one : words)
        text += (text.empty() ? "" : ", ") + one;
    return text;
}

People read_people(Node const& node, Faults& faults) {
    People people;
    if (node.kind != Node::Kind::map)
        faults.add(node.mark, "a map from people to their roles", node.described());
    for (auto const& [person, value] : node.map) {
        auto& roles = people[person.scalar];
        auto const add = [&](Node const& entry) {
            auto const role = words::parse<words::Role>(entry.scalar);
            if (role) roles.push_back(*role);
            if (!role) faults.add(entry.mark, words::one_of<words::Role>(), entry.described());
        };
        if (value.kind != Node::Kind::sequence) add(value);
        for (auto const& entry : value.sequence)
            add(entry);
    }
    return people;
}

/// A step as written: what is done, and what should come of it.
struct Line {
    Doing doing;
    std::string to;                    ///< the state after; empty: the same state
    std::vector<std::string> refused;  ///< empty: it is done
};

class Runner {
  public:
    Runner(Definition const& definition, People const& people, Faults& faults)
        : definition_(definition), model_(definition), people_(people), faults_(faults) {}

    void run(Node const& node) {
        MapReader reader(node, faults_, "a scenario");
        auto const name = reader.required_text("name");
        auto const submitter = reader.required_text("submitter");
        auto const* steps = reader.required("steps");
        auto const* ends = reader.required("ends");
        reader.finish();
        if (steps == nullptr || ends == nullptr) return;
        if (steps->kind != Node::Kind::sequence || steps->sequence.empty()) {
            faults_.add(steps->mark, "a list of steps", steps->described());
            return;
        }
        Play play(model_, submitter);
        for (auto const& step : steps->sequence) {
            auto const line = read_line(step);
            if (!line || !play_line(play, *line, step.mark, name)) return;
        }
        if (play.state().id != ends->scalar) {
            faults_.add(ends->mark, "the scenario \"" + name + "\" to end in " + ends->scalar,
                        play.state().id);
        }
    }

  private:
    std::optional<Line> read_line(Node const& node) {
        MapReader reader(node, faults_, "a step");
        Line line;
        line.doing.by = reader.required_text("by");
        line.doing.act = reader.required_text("do");
        line.doing.opinion = reader.text("opinion").value_or("");
        auto const severity = reader.text("severity");
        auto const reason = reader.text("reason");
        line.doing.failed_item = reader.boolean("failed_item").value_or(false);
        line.doing.screening_failed = reader.boolean("screening_failed").value_or(false);
        line.doing.changed = reader.boolean("changed").value_or(false);
        line.doing.beyond = reader.boolean("beyond").value_or(false);
        line.doing.approves = !reader.boolean("refuses").value_or(false);
        line.doing.side = reader.text("side").value_or("");
        line.doing.on_behalf_of = reader.text("for").value_or("");
        auto const person = reader.text("person");
        auto const seat = reader.text("seat");
        line.to = reader.text("to").value_or("");
        line.refused = reader.texts("refused");
        reader.finish();
        line.doing.reason = reason.has_value();
        auto sound = true;
        auto const fault = [&](std::string expected, std::string found) {
            faults_.add(node.mark, std::move(expected), std::move(found));
            sound = false;
        };
        if (auto const known = people_.find(line.doing.by); known != people_.end()) {
            line.doing.roles = known->second;
        } else {
            fault("a person under `people`", "\"" + line.doing.by + "\"");
        }
        auto const roles_of = [&](std::string const& who) -> std::vector<words::Role> {
            auto const known = people_.find(who);
            if (known != people_.end()) return known->second;
            fault("a person under `people`", "\"" + who + "\"");
            return {};
        };
        if (!line.doing.on_behalf_of.empty())
            line.doing.principal_roles = roles_of(line.doing.on_behalf_of);
        if (person) line.doing.to_roles = roles_of(*person);
        line.doing.to = person.value_or(is_choice(line.doing.act) ? line.to : std::string());
        if (seat && *seat != "before" && *seat != "after" && *seat != "main")
            fault("before, main or after", "\"" + *seat + "\"");
        if (seat == "before") line.doing.seat = Seat::before;
        if (seat == "after") line.doing.seat = Seat::after;
        if (!is_act(line.doing.act))
            fault("an action of a workflow or an act of work", "\"" + line.doing.act + "\"");
        if (severity) {
            auto const parsed = words::parse<words::Severity>(*severity);
            if (!parsed) fault(words::one_of<words::Severity>(), "\"" + *severity + "\"");
            line.doing.severity = parsed.value_or(words::Severity::substantive);
        }
        auto const& known_reasons = definition_.return_reasons;
        if (reason && !known_reasons.empty() &&
            std::ranges::find(known_reasons, *reason, &ReturnReason::id) == known_reasons.end()) {
            fault("a return reason of the workflow", "\"" + *reason + "\"");
        }
        if (!line.to.empty() && definition_.find(line.to) == nullptr)
            fault("the id of a state", "\"" + line.to + "\"");
        return sound ? std::optional(std::move(line)) : std::nullopt;
    }

    /// Whether the state that a step leads to is the choice of whoever does it.
    [[nodiscard]] bool is_choice(std::string_view act) const {
        auto const action = parse_action(act);
        return action && std::ranges::any_of(definition_.states, [&](State const& state) {
                   return !targets(state, *action).empty();
               });
    }

    /// Whether the step went as expected.
    bool play_line(Play& play, Line const& line, yaml::Mark mark, std::string const& name) {
        auto const before = play.state().id;
        auto const done = play.perform(line.doing);
        auto const what =
            line.doing.act + " by " + line.doing.by + " in " + before + " (\"" + name + "\") ";
        auto const& expected_state = line.to.empty() ? before : line.to;
        auto const expected = line.refused.empty()
                                  ? what + "to lead to " + expected_state
                                  : what + "to be refused for " + joined(line.refused);
        if (!done && done.error() != line.refused) {
            faults_.add(mark, expected, "it refused for " + joined(done.error()));
        } else if (done && (!line.refused.empty() || play.state().id != expected_state)) {
            faults_.add(mark, expected, "it led to " + play.state().id);
        } else {
            return true;
        }
        return false;
    }

    Definition const& definition_;
    Model model_;
    People const& people_;
    Faults& faults_;
};

}  // namespace

ScenarioReport play_scenarios(Definition const& definition, std::string_view text,
                              std::string_view file) {
    auto documents = yaml::parse(text, file);
    if (!documents) return {0, std::move(documents.error())};
    Faults faults{std::string(file)};
    ScenarioReport report;
    for (auto const& document : *documents) {
        MapReader reader(document, faults, "a file of scenarios");
        auto const* workflow = reader.required("workflow");
        auto const* people_node = reader.required("people");
        auto const* scenarios = reader.required("scenarios");
        reader.finish();
        if (workflow != nullptr && workflow->scalar != definition.id) {
            faults.add(workflow->mark, "the workflow " + definition.id, workflow->described());
        }
        if (people_node == nullptr || scenarios == nullptr) continue;
        auto const people = read_people(*people_node, faults);
        if (scenarios->kind != Node::Kind::sequence || scenarios->sequence.empty()) {
            faults.add(scenarios->mark, "a list of scenarios", scenarios->described());
        }
        Runner runner(definition, people, faults);
        for (auto const& scenario : scenarios->sequence) {
            runner.run(scenario);
            ++report.played;
        }
    }
    if (documents->empty()) faults.add({1, 1}, "scenarios", "an empty file");
    report.faults = faults.take();
    return report;
}

std::vector<base::Fault> run_scenarios(Definition const& definition, std::string_view text,
                                       std::string_view file) {
    return play_scenarios(definition, text, file).faults;
}

}  // namespace yingshen::workflow
