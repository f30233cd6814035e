#include "store/sqlite/cursor.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace yingshen::store::sqlite;

TEST_CASE("a cursor survives its text") {
    auto const due =
        GENERATE(std::int64_t{0}, std::int64_t{-5}, std::numeric_limits<std::int64_t>::max(),
                 std::numeric_limits<std::int64_t>::min());
    DueCursor const cursor{due, "sub_01jd9x/\"'中", due > 0 ? "legal-中" : ""};
    CHECK(parse_due_cursor(encode(cursor)) == cursor);
    CHECK(parse_born_cursor(encode(BornCursor{due})) == BornCursor{due});
}

TEST_CASE("a cursor of one order is none of the other") {
    CHECK_FALSE(parse_born_cursor(encode(DueCursor{1, "a", {}})));
    CHECK_FALSE(parse_due_cursor(encode(BornCursor{1})));
}
