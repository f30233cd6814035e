#pragma once
#include "unit/review/desk.hpp"

/// What it takes to move a submission on a desk to another version of its workflow.
namespace yingshen::test {

/// The workflow of these tests with texts in place of others.
inline workflow::Definition version_two(
    std::vector<std::pair<std::string, std::string>> const& changes,
    std::string const& file = "workflow.yaml") {
    auto text = read_file(std::string(YINGSHEN_SOURCE_DIR) + "/tests/unit/review/" + file);
    for (auto const& [from, to] : changes) {
        auto const at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    auto definition = workflow::parse(text, "version_two.yaml");
    INFO((definition ? std::string() : to_string(definition.error().front())));
    REQUIRE(definition);
    return std::move(*definition);
}

inline Actor administrator() {
    return person("admin", {{words::Role::administrator, words::Scope::any}});
}

inline Pins pins_of(workflow::Definition const& definition) {
    return {definition.hash, {}};
}

/// A desk whose submission can be moved to another version.
struct Moving {
    Desk& desk;
    workflow::Definition const& to;
    workflow::Reachable reachable{to};
    std::vector<std::string> items{};

    base::Result<std::vector<Event>> decide(Actor const& actor,
                                            std::map<std::string, Actor> claimants = {}) {
        Target const target{to, reachable, items};
        auto context = desk.context(actor);
        Context const moving{context.definition, context.items,      context.actor, context.now,
                             context.calendar,   context.side_items, &target};
        return review::decide(moving, desk.submission, Migrate{pins_of(to), std::move(claimants)});
    }
    std::vector<std::string> faults() {
        auto const decided = decide(administrator());
        REQUIRE_FALSE(decided);
        CHECK(decided.error().code == "migration_refused");
        std::vector<std::string> lines;
        for (auto const& fault : decided.error().faults)
            lines.push_back(to_string(fault));
        return lines;
    }
};

}  // namespace yingshen::test
