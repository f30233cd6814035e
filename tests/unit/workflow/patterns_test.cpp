#include <catch2/catch.hpp>

#include "unit/workflow/shipped.hpp"
#include "workflow/prove.hpp"
#include "workflow/scenario.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

TEST_CASE("each pattern of the language can be part of a definition that is proved") {
    for (auto const* name :
         {"votes", "sides", "hearing", "finals", "short_track", "every_pattern"}) {
        auto const definition = test::pattern(name);
        auto const proof = prove(definition);
        INFO(name);
        for (auto const& violation : proof.violations)
            UNSCOPED_INFO(to_string(violation, definition));
        CHECK(proof.violations.empty());
        CHECK(proof.complete);
    }
}

TEST_CASE("what each pattern allows and refuses can be played") {
    for (auto const* name : {"votes", "sides", "hearing", "finals", "short_track"}) {
        auto const file = std::string(name) + ".scenarios.yaml";
        auto const report = play_scenarios(
            test::pattern(name), test::read_source("tests/unit/workflow/patterns/" + file), file);
        for (auto const& fault : report.faults)
            FAIL_CHECK(base::to_string(fault));
        CHECK(report.played >= 3);
    }
}
