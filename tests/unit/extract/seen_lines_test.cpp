#include "extract/worker/seen_lines.hpp"

#include <catch2/catch.hpp>

using namespace yingshen::extract;
using worker::SeenLine;

namespace {

SeenLine line(std::string_view text, float confidence, Box const& box) {
    SeenLine out;
    add_word(out, text, confidence, box);
    return out;
}

std::vector<std::string> texts(std::vector<SeenLine> const& lines) {
    std::vector<std::string> out;
    for (auto const& one : lines)
        out.push_back(one.text);
    return out;
}

}  // namespace

TEST_CASE("of readings of one line that of the greater worth remains") {
    Box const place{0, 100, 200, 40};
    Box const higher{0, 70, 210, 100};
    auto const lines =
        worker::best_lines({{line("大额存单", 95, {0, 0, 200, 80}), line("BME Seta", 20, place)},
                            {line("刚性兑付", 90, higher)}});
    CHECK(texts(lines) == std::vector<std::string>{"大额存单", "刚性兑付"});
}

TEST_CASE("a line that one reading alone has is put where its place is") {
    auto const lines = worker::best_lines({{line("活动时间十一月", 95, {0, 0, 200, 20}),
                                            line("详询各营业网点", 95, {0, 100, 200, 20})},
                                           {line("先到先得", 90, {0, 50, 200, 30})}});
    CHECK(texts(lines) == std::vector<std::string>{"活动时间十一月", "先到先得", "详询各营业网点"});
    CHECK(lines[1].ends_paragraph);
}

TEST_CASE("a line beside another is another, and one that is only a guess is none") {
    auto const lines = worker::best_lines(
        {{line("左栏的一行字", 95, {0, 0, 90, 20})},
         {line("右栏", 95, {100, 0, 90, 20}), line("猜的", 30, {0, 300, 90, 20})}});
    CHECK(texts(lines) == std::vector<std::string>{"左栏的一行字", "右栏"});
}

TEST_CASE("the place of a line is that of its sure words; unsure ones are listed") {
    SeenLine out;
    worker::add_word(out, "rubbish", 10, {0, 0, 500, 90});
    worker::add_word(out, "收益", 95, {20, 40, 40, 20});
    worker::add_word(out, "8%", 55, {60, 40, 20, 20});
    worker::add_word(out, " ", 95, {0, 0, 900, 900});
    CHECK(out.box == Box{20, 40, 60, 20});
    REQUIRE(out.unsure);
    CHECK(*out.unsure == Box{0, 0, 500, 90});
    CHECK(out.worth < 0);
}

TEST_CASE("columns are higher than wide") {
    CHECK(worker::are_columns({line("理财非存款", 90, {300, 0, 60, 350})}));
    CHECK_FALSE(worker::are_columns({line("障保有付兑", 90, {0, 0, 350, 60})}));
    CHECK_FALSE(worker::are_columns({}));
}
