#include <catch2/catch.hpp>

#include "yaml/node.hpp"

using namespace yingshen;

namespace {

std::string first_fault(std::string const& text) {
    auto const parsed = yaml::parse(text, "f.yaml");
    return parsed ? "no fault" : base::to_string(parsed.error().front());
}

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
        out += text;
    return out;
}

struct Bad {
    char const* name;
    std::string text;
    char const* fault;
};

}  // namespace

TEST_CASE("a document keeps its order, its texts and its places") {
    auto const parsed = yaml::parse("标题: 甲\nlist: [a, 'null', ~, \"\"]\nempty:\n", "f.yaml");
    REQUIRE(parsed);
    REQUIRE(parsed->size() == 1);
    auto const& root = parsed->front();
    REQUIRE(root.kind == yaml::Node::Kind::map);
    REQUIRE(root.map.size() == 3);
    CHECK(root.map[0].key.scalar == "标题");
    CHECK(root.map[0].value.mark == yaml::Mark{1, 5});
    auto const* list = root.find("list");
    REQUIRE(list != nullptr);
    REQUIRE(list->sequence.size() == 4);
    CHECK(list->sequence[0].scalar == "a");
    CHECK(list->sequence[1].scalar == "null");
    CHECK(list->sequence[1].kind == yaml::Node::Kind::scalar);
    CHECK(list->sequence[2].kind == yaml::Node::Kind::null);
    CHECK(list->sequence[3].kind == yaml::Node::Kind::scalar);
    CHECK(root.find("empty")->kind == yaml::Node::Kind::null);
    CHECK(root.find("absent") == nullptr);
}

TEST_CASE("a byte order mark is skipped, and several documents come out in order") {
    auto const parsed = yaml::parse(
        "\xEF\xBB\xBF"
        "a: 1\n---\nb: 2\n",
        "f.yaml");
    REQUIRE(parsed);
    REQUIRE(parsed->size() == 2);
    CHECK((*parsed)[0].find("a")->mark == yaml::Mark{1, 4});
    CHECK((*parsed)[1].find("b")->mark == yaml::Mark{3, 4});
}

TEST_CASE("an empty text has no documents") {
    auto const parsed = yaml::parse("", "f.yaml");
    REQUIRE(parsed);
    CHECK(parsed->empty());
}

TEST_CASE("every bad text is refused at its place") {
    std::vector<Bad> const rows = {
        {"alias cycle", "&x [*x]",
         "f.yaml:1:1: expected a value without an anchor, but found an anchor (&)"},
        {"alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\n",
         "f.yaml:1:4: expected a value without an anchor, but found an anchor (&)"},
        {"alias of nothing", "a: 1\nb: *c\n",
         "f.yaml:2:4: expected the value itself, but found an alias (*)"},
        {"anchor on a text", "a: &x 1\n",
         "f.yaml:1:4: expected a value without an anchor, but found an anchor (&)"},
        {"anchor on nothing", "a: &x\nb: 1\n",
         "f.yaml:1:4: expected a value without an anchor, but found an anchor (&)"},
        {"tag on a text", "a: !!int 1\n",
         "f.yaml:1:4: expected a value without a tag, but found a tag (!)"},
        {"own tag on a list", "a: !run [x]\n",
         "f.yaml:1:4: expected a value without a tag, but found a tag (!)"},
        {"tag on a map", "!!map {a: 1}\n",
         "f.yaml:1:1: expected a value without a tag, but found a tag (!)"},
        {"tag with a declared handle", "%TAG !e! tag:example.com,2026:\n---\na: !e!x 1\n",
         "f.yaml:1:1: expected no directives, but found a line that starts with %"},
        {"bare tag", "a: ! b\n", "f.yaml:1:4: expected a value without a tag, but found a tag (!)"},
        {"duplicate key", "a: 1\nb: 2\na: 3\n",
         "f.yaml:3:1: expected each key once in a map, but found the key \"a\" again"},
        {"duplicate key, quoted", "a: 1\n\"a\": 3\n",
         "f.yaml:2:1: expected each key once in a map, but found the key \"a\" again"},
        {"duplicate key in a flow map", "x: {审: 1, 查: 2, 审: 3}\n",
         "f.yaml:1:17: expected each key once in a map, but found the key \"审\" again"},
        {"duplicate key deep down", "a:\n  - b:\n      c: 1\n      c: 2\n",
         "f.yaml:4:7: expected each key once in a map, but found the key \"c\" again"},
        {"list as a key", "? [a, b]\n: 1\n",
         "f.yaml:1:3: expected a key that is a text, but found a list"},
        {"map as a key", "{{a: 1}: 2}\n",
         "f.yaml:1:2: expected a key that is a text, but found a map"},
        {"null as a key", "~: 1\n", "f.yaml:1:1: expected a key that is a text, but found nothing"},
        {"tab indentation", "a:\n\tb: 1\n",
         "f.yaml:2:1: expected spaces in the indentation, but found a tab"},
        {"tab after spaces", "a:\n  - x\n  \t- y\n",
         "f.yaml:3:3: expected spaces in the indentation, but found a tab"},
        {"invalid UTF-8", "a: 审\xff\n",
         "f.yaml:1:5: expected UTF-8, but found a byte that is not UTF-8"},
        {"overlong UTF-8", "a: b\nc: \xc0\xaf\n",
         "f.yaml:2:4: expected UTF-8, but found a byte that is not UTF-8"},
        {"UTF-16",
         std::string("\xff\xfe"
                     "a\0",
                     4),
         "f.yaml:1:1: expected UTF-8, but found a byte that is not UTF-8"},
        {"zero byte", std::string("a: b\0c\n", 7),
         "f.yaml:1:5: expected text, but found a control character"},
        {"end of transmission hides the rest", "a: 1\n\x04\nb: [\n",
         "f.yaml:2:1: expected text, but found a control character"},
        {"unfinished flow list", "a: [b, c\n",
         "f.yaml:2:1: expected \"]\" or \",\" in the list that starts with \"[\", but found "
         "neither"},
        {"unfinished flow map", "a: {b: c\n",
         "f.yaml:2:1: expected \"}\" or \",\" in the map that starts with \"{\", but found "
         "neither"},
        {"unfinished quote", "a: \"b\n",
         "f.yaml:1:4: expected a closing quote, but found none for this one"},
        {"unfinished quote in a list", "a: ['b', 'c''\n",
         "f.yaml:1:10: expected a closing quote, but found none for this one"},
        {"text after a list", "- a\nb: 1\n",
         "f.yaml:2:1: expected the end of the document, or \"---\" before another one, but found "
         "more text"},
        {"closing bracket alone", "a: ]\n",
         "f.yaml:1:4: expected no closing bracket here, but found one that closes nothing"},
        {"map in a map value", "a: b: c\n",
         "f.yaml:1:5: expected a key before \":\", but found none that may have a value here"},
        {"unknown escape", "a: \"\\q\"\n",
         "f.yaml:1:7: expected well-formed YAML, but found unknown escape character: q"},
        {"less indentation than the map", "  a: 1\n b: 2\n",
         "f.yaml:2:2: expected the end of the document, or \"---\" before another one, but found "
         "more text"},
        {"257 KiB", std::string(257 * 1024, 'a'),
         "f.yaml:1:1: expected at most 262144 bytes, but found 263168 bytes"},
        {"depth 33", repeated("[", 33) + repeated("]", 33),
         "f.yaml:1:33: expected at most 32 levels of nesting, but found one more"},
        {"depth 33 in blocks", repeated("- ", 33) + "a\n",
         "f.yaml:1:65: expected at most 32 levels of nesting, but found one more"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        CHECK(first_fault(row.text) == row.fault);
    }
}

TEST_CASE("the limits themselves are allowed") {
    CHECK(yaml::parse(repeated("[", 32) + repeated("]", 32), "f.yaml"));
    CHECK(yaml::parse("a: " + std::string(256 * 1024 - 3, 'b'), "f.yaml"));
}

TEST_CASE("faults that do not hide the rest come out together and in order") {
    auto const parsed = yaml::parse("a: &x 1\nb: !t 2\nb: 3\nc: *x\n", "f.yaml");
    REQUIRE_FALSE(parsed);
    REQUIRE(parsed.error().size() == 4);
    CHECK(parsed.error()[1].where == "f.yaml:2:4");
    CHECK(parsed.error()[2].where == "f.yaml:3:1");
    CHECK(parsed.error()[3].where == "f.yaml:4:4");
}

TEST_CASE("texts built to be slow are answered at once") {
    // Each of these is at the size limit; a quadratic reader would need minutes.
    std::string keys;
    for (int i = 0; keys.size() + 16 < yaml::bytes_max; ++i)
        keys += "k" + std::to_string(i) + ": 1\n";
    auto const parsed = yaml::parse(keys, "f.yaml");
    REQUIRE(parsed);
    CHECK(parsed->front().map.size() > 20'000);
    auto const filled = [](std::string_view unit) {
        return repeated(unit, static_cast<int>(yaml::bytes_max / unit.size()));
    };
    for (auto const* unit :
         {"[", "{", "- ", "? ", "[{", "a: ", "*a ", "&a ", "!a ", "\"", "'", "%", "|\n", "---\n"}) {
        INFO(unit);
        auto const answer = yaml::parse(filled(unit), "f.yaml");
        CHECK((answer.has_value() || !answer.error().empty()));
    }
}
