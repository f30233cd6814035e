#include "base/time.hpp"

#include <catch2/catch.hpp>

using namespace yingshen::base;

TEST_CASE("a time prints and parses to the same instant") {
    auto const us = GENERATE(std::int64_t{0}, std::int64_t{-1}, std::int64_t{1795382446000123},
                             std::int64_t{-62135596800000000});
    CHECK(parse_time(to_string(Time{us})) == Time{us});
}

TEST_CASE("impossible dates and times do not parse") {
    auto const text =
        GENERATE("2026-02-29", "2026-13-01", "2026-1-01", "26-01-01", "2026-01-0x", "");
    CHECK_FALSE(parse_date(text));
    CHECK_FALSE(parse_time(std::string(text) + "T00:00:00Z"));
    CHECK_FALSE(parse_time("2026-01-01T24:00:00Z"));
    CHECK_FALSE(parse_time("2026-01-01T00:00:00.1234567Z"));
}

TEST_CASE("the day in China starts at 16:00 UTC of the day before") {
    CHECK(china_date(*parse_time("2026-11-22T15:59:59Z")) == Date{2026, 11, 22});
    CHECK(china_date(*parse_time("2026-11-22T16:00:00Z")) == Date{2026, 11, 23});
    CHECK(to_string(china_midnight({2026, 11, 23})) == "2026-11-22T16:00:00.000000Z");
}
