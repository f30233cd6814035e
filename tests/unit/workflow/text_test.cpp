#include <algorithm>
#include <catch2/catch.hpp>

#include "unit/workflow/shipped.hpp"
#include "workflow/prove.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

namespace {

std::string counterexamples(std::string const& name) {
    auto const all = test::broken_marketing_material();
    auto const found = std::ranges::find(all, name, &test::Broken::name);
    REQUIRE(found != all.end());
    std::string text;
    for (auto const& violation : prove(found->definition).violations)
        text += to_string(violation, found->definition);
    return text;
}

}  // namespace

TEST_CASE("counterexamples read as the golden ones") {
    for (auto const* name : {"pre_reviewer_may_sign", "adopted_not_verified",
                             "amended_keeps_pre_review", "timer_passes", "loop_without_an_end",
                             "submitter_barred_from_draft", "unsettled_at_sign_off"}) {
        test::check_golden(std::string(name) + ".txt", counterexamples(name));
    }
}
