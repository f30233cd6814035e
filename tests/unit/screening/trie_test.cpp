#include "screening/trie.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <stdexcept>
#include <tuple>

using yingshen::screening::Trie;

namespace {

using Hit = std::tuple<std::uint32_t, std::size_t, std::size_t>;

std::vector<Hit> hits(std::vector<std::u32string> const& literals, std::u32string const& text) {
    std::vector<Hit> out;
    Trie(literals).scan({text.begin(), text.end()},
                        [&](std::uint32_t literal, std::size_t begin, std::size_t end) {
                            out.emplace_back(literal, begin, end);
                        });
    return out;
}

}  // namespace

TEST_CASE("every occurrence is found, by its begin and then the shortest first") {
    CHECK(hits({U"he", U"she", U"his", U"hers"}, U"ushers") ==
          std::vector<Hit>{{1, 1, 4}, {0, 2, 4}, {3, 2, 6}});
    CHECK(hits({U"a", U"aa", U"aaa"}, U"aaa") ==
          std::vector<Hit>{{0, 0, 1}, {1, 0, 2}, {2, 0, 3}, {0, 1, 2}, {1, 1, 3}, {0, 2, 3}});
}

TEST_CASE("a literal inside a longer path that fails is not lost") {
    CHECK(hits({U"abcd", U"bc"}, U"abce") == std::vector<Hit>{{1, 1, 3}});
    CHECK(hits({U"abcd", U"c"}, U"abcabcd") == std::vector<Hit>{{1, 2, 3}, {0, 3, 7}, {1, 5, 6}});
}

TEST_CASE("code points of every plane match, and values above them do not") {
    CHECK(hits({U"\U0010ffff", U"\U0001f600保"}, U"\U0001f600保\U0010ffff") ==
          std::vector<Hit>{{1, 0, 2}, {0, 2, 3}});
    CHECK(hits({U"保"}, std::u32string(1, char32_t{0x110000}) + U"保") ==
          std::vector<Hit>{{0, 1, 2}});
}

TEST_CASE("thousands of literals are found wherever a search for each finds them") {
    std::mt19937 dice(7);
    auto const word = [&](std::size_t size) {
        std::u32string out;
        for (std::size_t i = 0; i < size; ++i)
            out += char32_t{U'一'} + static_cast<char32_t>(dice() % 90);
        return out;
    };
    std::set<std::u32string> different;
    while (different.size() < 4000)
        different.insert(word(1 + dice() % 4 + (different.size() > 30 ? 1 : 0)));
    std::vector<std::u32string> const literals(different.begin(), different.end());
    auto const text = word(3000);
    std::vector<Hit> expected;
    for (std::uint32_t i = 0; i < literals.size(); ++i) {
        for (auto at = text.find(literals[i]); at != text.npos; at = text.find(literals[i], at + 1))
            expected.emplace_back(i, at, at + literals[i].size());
    }
    auto found = hits(literals, text);
    std::ranges::sort(expected);
    std::ranges::sort(found);
    CHECK(found.size() > 500);
    CHECK(found == expected);
}

TEST_CASE("no literals match nothing and an empty literal is refused") {
    CHECK(hits({}, U"text").empty());
    CHECK_THROWS_AS(Trie({U"a", U""}), std::runtime_error);
}
