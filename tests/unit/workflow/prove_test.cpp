#include "workflow/prove.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>

#include "unit/workflow/retrace.hpp"
#include "unit/workflow/shipped.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

TEST_CASE("the shipped workflow keeps every promise") {
    auto const definition = test::shipped();
    auto const proof = prove(definition);
    for (auto const& violation : proof.violations)
        UNSCOPED_INFO(to_string(violation, definition));
    CHECK(proof.violations.empty());
    CHECK(proof.complete);
    CHECK(proof.configurations > 1'000);
}

TEST_CASE(
    "every broken definition breaks exactly the promises that it names, on paths that can be "
    "walked") {
    auto const all = test::broken_definitions();
    CHECK(all.size() >= 120);
    for (auto const& broken : all) {
        auto const proof = prove(broken.definition);
        std::vector<std::string> names;
        for (auto const& violation : proof.violations)
            names.emplace_back(name(violation.promise));
        INFO(broken.name);
        CHECK(proof.complete);
        CHECK(names == broken.breaks);
        for (auto const& violation : proof.violations) {
            INFO(to_string(violation, broken.definition));
            CHECK(test::can_be_walked(violation, broken.definition));
            CHECK(violation.mark.line > 0);
            CHECK_FALSE(violation.text.zh.empty());
            CHECK(violation.explanation == violation.text.en);
        }
    }
}

TEST_CASE("a proof that hits its bound says so") {
    auto const definition = test::shipped();
    auto const proof = prove(definition, 100);
    CHECK_FALSE(proof.complete);
}

TEST_CASE("the proof of the shipped workflow takes less than 100 ms in a release build",
          "[.speed]") {
    auto const definition = test::shipped();
    auto const start = std::chrono::steady_clock::now();
    auto const proof = prove(definition);
    auto const took =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    WARN("proof of " << proof.configurations << " configurations in " << took << " ms");
    CHECK(took < 100);
}
