#include "screening/surroundings.hpp"

#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace yingshen;
using namespace yingshen::screening;

namespace {

Finding at(std::string const& text, std::string const& words) {
    auto const byte = text.find(words);
    REQUIRE(byte != std::string::npos);
    auto const begin = base::count_code_points(text.substr(0, byte));
    Finding finding{};
    finding.span = {begin, begin + base::count_code_points(words), byte, byte + words.size()};
    return finding;
}

Surroundings of(std::string const& text, std::string const& words) {
    return surroundings(text, {at(text, words)}).front();
}

}  // namespace

TEST_CASE("words are shown in their sentence") {
    CHECK(of("上新。本品保本。好。", "保本") == Surroundings{"本品", "保本", "。"});
    CHECK(of("标题\n本品保本\n好", "保本") == Surroundings{"本品", "保本", ""});
    CHECK(of("甲。乙。", "甲。乙") == Surroundings{"", "甲。乙", "。"});
}

TEST_CASE("a long sentence is cut on either side") {
    std::string sentence;
    for (int i = 0; i < 100; ++i)
        sentence += "甲";
    sentence += "保本";
    for (int i = 0; i < 100; ++i)
        sentence += "乙";
    auto const shown = of(sentence, "保本");
    CHECK(base::count_code_points(shown.before) == surroundings_points + 1);
    CHECK(shown.before.starts_with("…"));
    CHECK(base::count_code_points(shown.after) == surroundings_points + 1);
    CHECK(shown.after.ends_with("…"));
}

TEST_CASE("numbers of people are masked, also where one reaches into the words") {
    auto const beside = of("保本，请电13800138000。", "保本");
    CHECK(beside.after.find("13800138000") == std::string::npos);
    CHECK(beside.after.find("请电138") != std::string::npos);
    auto const across = of("请电13800138000。", "13800");
    CHECK(across.before.empty());
    CHECK(across.after.empty());
    CHECK(across.words.find("138000") == std::string::npos);
    CHECK(across.words.starts_with("请电138"));
}

TEST_CASE("what has no words, or lies beyond the text, has nothing around it") {
    Finding missing{};
    Finding beyond{};
    beyond.span = {5, 9, 15, 27};
    CHECK(surroundings("本品。", {missing, beyond}) ==
          std::vector<Surroundings>{Surroundings{}, Surroundings{}});
    CHECK(surroundings("", {}).empty());
}
