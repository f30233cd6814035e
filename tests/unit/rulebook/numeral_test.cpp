#include "rulebook/numeral.hpp"

#include <catch2/catch.hpp>

using namespace yingshen::rulebook;

TEST_CASE("numbers are written as Chinese legal texts write them") {
    struct Row {
        int value;
        char const* text;
    };
    auto const row =
        GENERATE(Row{1, "一"}, Row{10, "十"}, Row{11, "十一"}, Row{19, "十九"}, Row{20, "二十"},
                 Row{25, "二十五"}, Row{100, "一百"}, Row{105, "一百零五"}, Row{110, "一百一十"},
                 Row{116, "一百一十六"}, Row{496, "四百九十六"}, Row{670, "六百七十"},
                 Row{1000, "一千"}, Row{1001, "一千零一"}, Row{1010, "一千零一十"},
                 Row{1100, "一千一百"}, Row{1260, "一千二百六十"}, Row{9999, "九千九百九十九"});
    CHECK(chinese_numeral(row.value) == row.text);
}

TEST_CASE("articles, paragraphs, items and inserted articles have their Chinese names") {
    CHECK(article_name("25") == "第二十五条");
    CHECK(article_name("25(1)") == "第二十五条第（一）项");
    CHECK(article_name("28.2") == "第二十八条第二款");
    CHECK(article_name("28.2(4)") == "第二十八条第二款第（四）项");
    CHECK(article_name("17-1") == "第十七条之一");
    CHECK(article_name("1260") == "第一千二百六十条");
}

TEST_CASE("what is not an article has no name") {
    auto const text = GENERATE("", "0", "025", "25(", "25()", "25(1", "25)", "25(1)x", "25.", "-1",
                               "+5", "12345", "二十五", "25 (1)", "25(-1)", "99999999999999999999");
    CHECK_FALSE(article_name(text));
}
