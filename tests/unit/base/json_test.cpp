#include "base/json.hpp"

#include <catch2/catch.hpp>

using namespace yingshen::base;

TEST_CASE("parsed JSON keeps exact integers, order and texts") {
    auto const json = parse_json(R"({"b":9223372036854775807,"a":[1.5,true,null,"审查\n"]})");
    REQUIRE(json);
    CHECK(to_string(*json) == R"({"b":9223372036854775807,"a":[1.5,true,null,"审查\n"]})");
    CHECK(*(*json)["b"].as_int() == 9223372036854775807);
}

TEST_CASE("a double is rounded correctly and written so that it is read as the same double") {
    auto const json = parse_json("[1e2,-0.0,1e20,0e400,3.0014023774933725138304]");
    REQUIRE(json);
    CHECK(to_string(*json) == "[100.0,-0.0,1e+20,0.0,3.0014023774933727]");
    CHECK(*parse_json(to_string(*json)) == *json);
}

TEST_CASE("the canonical form sorts members and has no spaces") {
    auto const json = parse_json(R"({ "b": 1, "a": { "d": "\u5ba1", "c": [] } })");
    REQUIRE(json);
    CHECK(canonical(*json) == "{\"a\":{\"c\":[],\"d\":\"审\"},\"b\":1}");
}

TEST_CASE("what JSON libraries let through is refused with its place") {
    struct Row {
        char const* name;
        std::string text;
        std::string where;
        std::string expected;
    };
    JsonLimits limits;
    std::string const deep(40, '[');
    auto const row = GENERATE_COPY(
        Row{"duplicate key", R"({"a":1,"a":2})", "1:11", "every key once in an object"},
        Row{"integer beyond int64", R"([9223372036854775808])", "",
            "a whole number of at most 64 bits"},
        Row{"integer far beyond", R"([123456789012345678901234567890])", "",
            "a whole number of at most 64 bits"},
        Row{"infinite", R"([1e400])", "", "a number that fits a double"},
        Row{"trailing text", "{} x", "1:4", ""}, Row{"comment", "/* */ {}", "1:1", ""},
        Row{"bad UTF-8", "[\"\xff\"]", "", ""}, Row{"too deep", deep, "", ""},
        Row{"empty", "", "1:1", ""}, Row{"unfinished", "{\"a\":", "", ""});
    INFO(row.name);
    auto const json = parse_json(row.text, limits);
    REQUIRE_FALSE(json);
    CHECK(json.error().code == "json_invalid");
    REQUIRE(json.error().faults.size() == 1);
    if (!row.expected.empty()) CHECK(json.error().faults[0].expected == row.expected);
}
