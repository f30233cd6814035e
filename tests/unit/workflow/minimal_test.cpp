#include <algorithm>
#include <catch2/catch.hpp>

#include "unit/workflow/raw_search.hpp"
#include "unit/workflow/shipped.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

namespace {

std::size_t longest(Proof const& proof) {
    std::size_t longest = 0;
    for (auto const& violation : proof.violations)
        longest = std::max(longest, violation.path.size());
    return longest;
}

/// Whether only a complete search can tell.
bool is_about_all(Promise promise) {
    return promise == Promise::no_dead_state || promise == Promise::task_can_be_done ||
           promise == Promise::reaches_an_end;
}

/// How far the raw model of a definition is searched: these many states are walked in a moment.
constexpr std::size_t states_max = 20'000;

}  // namespace

TEST_CASE("no counterexample of a broken definition is longer than the raw model needs") {
    std::size_t judged = 0;
    std::size_t beyond = 0;
    for (auto const& broken : test::broken_definitions()) {
        INFO(broken.name);
        auto const proof = prove(broken.definition);
        auto const near = test::search(broken.definition, {3, 1, states_max, longest(proof)});
        auto const all = test::search(broken.definition, {2, 1, states_max, 1'000});
        for (auto const& violation : proof.violations) {
            INFO(to_string(violation, broken.definition));
            auto const about_all = is_about_all(violation.promise);
            auto const& search = about_all ? all : near;
            auto const reaches = about_all ? all.complete : near.depth >= violation.path.size();
            if (!reaches) {
                // The raw model is too large: at least nothing shorter was found.
                CHECK_FALSE(search.broken.contains(violation.promise));
                ++beyond;
                continue;
            }
            auto const found = search.broken.find(violation.promise);
            REQUIRE(found != search.broken.end());
            CHECK(found->second == violation.path.size());
            ++judged;
        }
    }
    UNSCOPED_INFO(judged << " judged, " << beyond << " beyond the search");
    CHECK(judged >= 150);
    CHECK(beyond <= 30);
}
