#include "rulebook/pattern.hpp"

#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace yingshen;

namespace {

std::string utf8(std::u32string const& text) {
    std::string out;
    for (auto const point : text)
        base::append_utf8(out, point);
    return out;
}

/// Its words, or why it is refused.
std::string words(std::string const& text, std::size_t most = 512) {
    auto const pattern = rulebook::parse_pattern(text);
    if (!pattern) return pattern.error().expected + " / " + pattern.error().found;
    auto const all = rulebook::words_of(*pattern, most);
    if (!all) return "many";
    std::string out;
    for (auto const& word : *all)
        out += (out.empty() ? "" : " ") + utf8(word);
    return out;
}

std::string shown(std::vector<rulebook::Anchor> const& anchors) {
    std::string out;
    for (auto const& [word, least, most] : anchors) {
        out += (out.empty() ? "" : " ") + utf8(word) + "@" + std::to_string(least) + "-" +
               std::to_string(most);
    }
    return out;
}

std::string anchors(std::string const& text) {
    return shown(rulebook::anchors(*rulebook::parse_pattern(text)));
}

std::string anchor_pair(std::string const& text) {
    auto const [first, second] = rulebook::anchor_pair(*rulebook::parse_pattern(text));
    return shown(first) + " | " + shown(second);
}

}  // namespace

TEST_CASE("a small pattern is the words that it stands for") {
    CHECK(words("稳赚(不赔)?") == "稳赚 稳赚不赔");
    CHECK(words("[1-3一]年|半年") == "1年 2年 3年 一年 半年");
    CHECK(words("a{2}(b|c){0,2}") == "aa aab aabb aabc aac aacb aacc");
    CHECK(words("\\(保本\\)|a-b|[\\-x]y") == "(保本) -y a-b xy");
    CHECK(words("[0-9]{3}元", 1000).starts_with("000元 001元"));
}

TEST_CASE("a large pattern has no list of words") {
    CHECK(words("[0-9]{3}元") == "many");
    CHECK(words(".{1,4}到账") == "many");
    CHECK(words("[^。]保本") == "many");
}

TEST_CASE("a pattern that costs or matches too much is refused, and the fault says where") {
    for (auto const& [text, fault] : std::initializer_list<std::pair<char const*, char const*>>{
             {"稳赚+", "a bounded repetition such as {1,8} / \"+\" at character 3"},
             {"稳赚.*", "a bounded repetition such as {1,8} / \"*\" at character 4"},
             {"(稳赚", "\")\" / the end at character 4"},
             {"稳赚)", "the end of the pattern / \")\" at character 3"},
             {"[赚", "a character / the end at character 3"},
             {"[]赚", "a character in the set"},
             {"[9-0]赚", "a range that rises"},
             {"赚{17}", "{m,n} with 0 <= m <= n and 1 <= n <= 16"},
             {"赚{3,2}", "{m,n} with 0 <= m <= n and 1 <= n <= 16"},
             {"赚{0}", "{m,n} with 0 <= m <= n and 1 <= n <= 16"},
             {"赚{x}", "a number"},
             {"\\n", "one of ( ) | ? [ ] { } . \\ ^ - * + $ behind \\"},
             {"^稳赚", "a character, with \\ before it where the sign itself is meant"},
             {"(不赔)?", "a pattern that is never empty"},
             {"", "a pattern that is never empty"},
             {"稳|", "a pattern that is never empty"},
             {"((赚{8}){8}){8}", "at most 256 characters"},
             {"赚{16}赚{16}赚{16}赚{16}赚", "a longest match of at most 64 characters / 65"},
             {"[0-9]{1,3}", "a literal character in every match"},
             {".{1,3}", "a literal character in every match"},
             {"保|[0-9]{9}", "a literal character in every match"},
             {"保?.", "a literal character in every match"},
             {"(((((((((赚)))))))))", "at most 8 parentheses within each other"},
         }) {
        INFO(text);
        INFO(words(text));
        CHECK(words(text).find(fault) != std::string::npos);
    }
}

TEST_CASE("what a large pattern is looked for by is long, rare and stands at a known distance") {
    CHECK(anchors(".{1,4}到账") == "到账@1-4");
    CHECK(anchors("最快[0-9]{1,3}分钟到账") == "分钟到账@3-5");
    CHECK(anchors("(最快|只需).{2}分") == "最快@0-0 只需@0-0");
    CHECK(anchors("(.{2}天|每.{3}期)结束") == "结束@3-5");
    CHECK(anchors("(保.{9}){2}") == "保@0-0");
}

TEST_CASE("two words that each match of a sequence holds are told in their order") {
    CHECK(anchor_pair("(最快|只需).{2}分钟?到账") == "最快@0-0 只需@0-0 | 分到账@4-4 分钟到账@4-4");
    CHECK(anchor_pair("存.{0,12}送[^。]{0,8}现金红包") == "存@0-0 | 现金红包@2-22");
    CHECK(anchor_pair("[^。]{0,4}可能") == "可能@0-4 | ");
    CHECK(anchor_pair("(.{2}天|每.{3}期)结束") == "天@2-2 每@0-0 | 结束@3-5");
    CHECK(anchor_pair("保.{9}本|稳.{9}赚") == "保@0-0 稳@0-0 | ");
    CHECK(anchor_pair("(保.{9}){2}") == "保@0-0 | ");
}
