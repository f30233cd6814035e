#include "screening/unread.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;
using screening::Matcher;
using screening::Span;

namespace {

Matcher matcher() {
    rulebook::Rule forbid{};
    forbid.id = "forbid";
    forbid.from = {2026, 1, 1};
    forbid.any = {"保本", "\xef\xbf\xbd"};
    auto require = forbid;
    require.id = "require";
    require.kind = rulebook::RuleKind::require;
    return Matcher({forbid, require}, {});
}

screening::Screening screen(std::string_view text) {
    screening::Subject subject;
    subject.on = {2026, 11, 22};
    return matcher().screen(text, subject);
}

}  // namespace

TEST_CASE("no text is not a clean text") {
    for (auto const* text : {"", " \t\r\n", "　", "\xef\xbb\xbf"}) {
        auto const screening = screen(text);
        REQUIRE(screening.not_read.size() == 1);
        CHECK(screening.not_read.front().code == "empty");
        CHECK(screening.findings.empty());
        CHECK_FALSE(screening.read_completely());
    }
}

TEST_CASE("bytes that are not UTF-8 are named and the rest is screened") {
    auto const screening = screen("甲\xff\xfe保本\xe4\xbf");
    REQUIRE(screening.not_read.size() == 2);
    CHECK(screening.not_read[0].code == "not_utf8");
    CHECK(screening.not_read[0].span == Span{1, 3, 3, 5});
    CHECK(screening.not_read[1].span == Span{5, 7, 11, 13});
    CHECK_FALSE(screening.not_read[0].text.zh.empty());
    CHECK_FALSE(screening.not_read[0].text.en.empty());
    REQUIRE(screening.findings.size() == 1);
    CHECK(screening.findings.front().span == Span{3, 5, 5, 11});
}

TEST_CASE("no word matches across or as a bad byte") {
    CHECK(screen("保\xff本").findings.size() == 1);
    CHECK(screen("保\xff本").findings.front().rule == "require");
    CHECK(screen("\xff").findings.front().rule == "require");
}

TEST_CASE("characters lost in conversion and private-use characters are not read as clean") {
    for (auto const* text :
         {"保\xef\xbf\xbd本", "保\xee\x80\x80本", "保\xf3\xb0\x80\x80本", "保\xf4\x80\x80\x80本"}) {
        auto const screening = screen(text);
        REQUIRE(screening.not_read.size() == 1);
        CHECK(screening.not_read.front().code == "lossy");
        CHECK(screening.not_read.front().span.begin == 1);
        CHECK(screening.not_read.front().span.end == 2);
        CHECK(screening.not_read.front().span.byte_begin == 3);
    }
}

TEST_CASE("a text of nothing but damage lists a bounded number of places and leaves none out") {
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += "a\xff";
    auto const places = screening::find_unread(screening::Folded(text));
    CHECK(places.size() == screening::places_max);
    CHECK(places.front().span == Span{1, 2, 1, 2});
    CHECK(places.back().span.byte_end == text.size());
}
