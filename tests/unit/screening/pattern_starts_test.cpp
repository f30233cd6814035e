#include "screening/pattern_starts.hpp"

#include <catch2/catch.hpp>

using yingshen::screening::PatternStarts;
using Start = PatternStarts::Start;

TEST_CASE("the only word of a pattern lets it begin at every place before it, once") {
    PatternStarts starts(1);
    starts.meet_only({0, 1, 3}, 5);
    starts.meet_only({0, 1, 3}, 6);
    CHECK(starts.take() == std::vector<Start>{{0, 2}, {0, 3}, {0, 4}, {0, 5}});
}

TEST_CASE("no pattern begins before its text") {
    PatternStarts starts(2);
    starts.meet_only({0, 0, 9}, 1);
    starts.meet_first({1, 2, 9}, 1);
    starts.meet_first({1, 2, 9}, 3);
    starts.meet_second({1, 3, 20}, 5);
    CHECK(starts.take() == std::vector<Start>{{0, 0}, {0, 1}, {1, 0}, {1, 1}});
}

TEST_CASE("a pattern with two words begins where both allow it") {
    PatternStarts starts(3);
    starts.meet_first({1, 0, 0}, 10);
    starts.meet_second({1, 2, 6}, 11);  // too near
    starts.meet_second({2, 2, 6}, 14);  // of another pattern
    starts.meet_second({1, 2, 6}, 16);
    starts.meet_first({1, 0, 0}, 20);
    starts.meet_second({1, 2, 6}, 21);  // too near to the second, too far from the first
    CHECK(starts.take() == std::vector<Start>{{1, 10}});
}

TEST_CASE("a word far behind another is no second one to it") {
    PatternStarts starts(1);
    starts.meet_first({0, 0, 0}, 0);
    starts.meet_first({0, 0, 63}, 63);
    starts.meet_second({0, 1, 63}, 64);
    starts.meet_second({0, 1, 63}, 1000);
    std::vector<Start> near;
    for (std::size_t at = 1; at <= 63; ++at)
        near.push_back({0, at});
    CHECK(starts.take() == near);
}

TEST_CASE("nothing of one text is known in the next") {
    {
        PatternStarts starts(2);
        starts.meet_first({1, 0, 0}, 3);
    }
    PatternStarts starts(3);
    starts.meet_second({1, 0, 9}, 4);
    starts.meet_first({2, 0, 0}, 3);
    starts.meet_second({2, 0, 9}, 4);
    CHECK(starts.take() == std::vector<Start>{{2, 3}});
}
