#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;

TEST_CASE("a text is shortened by code points, and only where it is too long") {
    CHECK(base::shortened("", 0).empty());
    CHECK(base::shortened("年化3.6%", 6) == "年化3.6%");
    CHECK(base::shortened("年化3.6%", 5) == "年化3.6…");
    CHECK(base::shortened("年化", 0) == "…");
    CHECK(base::shortened("𠀀𠀁", 1) == "𠀀…");
}
