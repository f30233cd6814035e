#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "unit/workflow/shipped.hpp"
#include "workflow/diagram.hpp"
#include "workflow/prove.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

namespace {

/// Compares with a file of tests/unit/workflow/golden. With YINGSHEN_ACCEPT=1 in the environment it
/// writes the file and reports a skipped test, so that nobody takes an accepted run for a passed
/// one.
void check_golden(std::string const& name, std::string const& text) {
    auto const path = std::string(YINGSHEN_SOURCE_DIR) + "/tests/unit/workflow/golden/" + name;
    if (auto const* accept = std::getenv("YINGSHEN_ACCEPT");
        accept != nullptr && std::string_view(accept) == "1") {
        std::ofstream(path, std::ios::binary) << text;
        WARN("skipped: accepted " << name);
        return;
    }
    CHECK(text == test::read_file(path));
}

std::string counterexamples(std::string const& name) {
    auto const all = test::broken_definitions();
    auto const found = std::ranges::find(all, name, &test::Broken::name);
    REQUIRE(found != all.end());
    std::string text;
    for (auto const& violation : prove(found->definition).violations)
        text += to_string(violation, found->definition);
    return text;
}

}  // namespace

TEST_CASE("the diagram of the shipped workflow is the golden one") {
    check_golden("marketing_material.mmd", mermaid(test::shipped()));
}

TEST_CASE("counterexamples read as the golden ones") {
    for (auto const* name : {"pre_reviewer_may_sign", "adopted_not_verified",
                             "amended_keeps_pre_review", "timer_passes", "loop_without_an_end",
                             "submitter_barred_from_draft", "unsettled_at_sign_off"}) {
        check_golden(std::string(name) + ".txt", counterexamples(name));
    }
}
