#include "screening/automaton.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <tuple>

using yingshen::screening::Automaton;

namespace {

using Hit = std::tuple<std::uint32_t, std::size_t, std::size_t>;

std::vector<Hit> hits(std::vector<std::u32string> const& literals, std::u32string const& text) {
    std::vector<Hit> out;
    Automaton(literals).scan({text.begin(), text.end()},
                             [&](std::uint32_t literal, std::size_t begin, std::size_t end) {
                                 out.emplace_back(literal, begin, end);
                             });
    return out;
}

}  // namespace

TEST_CASE("every occurrence is found, by its end and then the longest first") {
    CHECK(hits({U"he", U"she", U"his", U"hers"}, U"ushers") ==
          std::vector<Hit>{{1, 1, 4}, {0, 2, 4}, {3, 2, 6}});
    CHECK(hits({U"a", U"aa", U"aaa"}, U"aaa") ==
          std::vector<Hit>{{0, 0, 1}, {1, 0, 2}, {0, 1, 2}, {2, 0, 3}, {1, 1, 3}, {0, 2, 3}});
}

TEST_CASE("a literal inside a longer path that fails is not lost") {
    CHECK(hits({U"abcd", U"bc"}, U"abce") == std::vector<Hit>{{1, 1, 3}});
    CHECK(hits({U"abcd", U"c"}, U"abcabcd") == std::vector<Hit>{{1, 2, 3}, {1, 5, 6}, {0, 3, 7}});
}

TEST_CASE("code points of every plane match, and values above them do not") {
    CHECK(hits({U"\U0010ffff", U"\U0001f600保"}, U"\U0001f600保\U0010ffff") ==
          std::vector<Hit>{{1, 0, 2}, {0, 2, 3}});
    CHECK(hits({U"保"}, std::u32string(1, char32_t{0x110000}) + U"保") ==
          std::vector<Hit>{{0, 1, 2}});
}

TEST_CASE("no literals match nothing and an empty literal is refused") {
    CHECK(hits({}, U"text").empty());
    CHECK_THROWS_AS(Automaton({U"a", U""}), std::runtime_error);
}
