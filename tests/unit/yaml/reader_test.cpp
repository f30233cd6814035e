#include "yaml/reader.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;

namespace {

yaml::Node node(char const* text) {
    return yaml::parse(text, "f.yaml")->front();
}

std::vector<std::string> shown(yaml::Faults& faults) {
    std::vector<std::string> lines;
    for (auto const& fault : faults.take())
        lines.push_back(base::to_string(fault));
    return lines;
}

}  // namespace

TEST_CASE("a map reads by key into values") {
    auto const root = node(
        "name: 甲\ncount: 3\nflag: true\nday: 2026-11-22\ntitle: {zh: 审, en: Review}\none: "
        "x\nmany: [x, y]\n");
    yaml::Faults faults("f.yaml");
    yaml::MapReader reader(root, faults, "a thing");
    CHECK(reader.required_text("name") == "甲");
    CHECK(reader.integer("count", 1, 9) == 3);
    CHECK(reader.boolean("flag") == true);
    CHECK(reader.date("day") == base::Date{2026, 11, 22});
    CHECK(reader.required_title("title") == base::Text{"审", "Review"});
    CHECK(reader.texts("one") == std::vector<std::string>{"x"});
    CHECK(reader.texts("many") == std::vector<std::string>{"x", "y"});
    CHECK_FALSE(reader.text("absent"));
    reader.finish();
    CHECK(faults.empty());
}

TEST_CASE("every wrong value is a fault at its place, and all come out together") {
    auto const root = node(
        "name: [x]\ncount: 12\nflag: yes\nday: 2026-02-30\ntitle: {zh: 审}\nmany: [x, {y: "
        "1}]\nmeny: 1\n");
    yaml::Faults faults("f.yaml");
    yaml::MapReader reader(root, faults, "a thing");
    (void)reader.required_text("name");
    (void)reader.integer("count", 1, 9);
    (void)reader.boolean("flag");
    (void)reader.date("day");
    (void)reader.required_title("title");
    (void)reader.texts("many");
    (void)reader.required("absent");
    reader.finish();
    CHECK(shown(faults) ==
          std::vector<std::string>{
              "f.yaml:1:1: expected the key \"absent\" in a thing, but found none",
              "f.yaml:1:7: expected a text for \"name\", but found a list",
              "f.yaml:2:8: expected a whole number from 1 to 9 for \"count\", but found the text "
              "\"12\"",
              "f.yaml:3:7: expected true or false for \"flag\", but found the text \"yes\"",
              "f.yaml:4:6: expected a date as YYYY-MM-DD for \"day\", but found the text "
              "\"2026-02-30\"",
              "f.yaml:5:8: expected the key \"en\" in a title {zh, en}, but found none",
              "f.yaml:6:11: expected a text in the list \"many\", but found a map",
              "f.yaml:7:1: expected a key of a thing: absent, count, day, flag, many, name, title, "
              "but found the unknown key "
              "\"meny\" (did you mean \"many\"?)",
          });
}

TEST_CASE("a node that is not a map is one fault, and every key of it is absent") {
    auto const root = node("[a]");
    yaml::Faults faults("f.yaml");
    yaml::MapReader reader(root, faults, "a thing");
    CHECK(reader.required("name") == nullptr);
    reader.finish();
    CHECK(shown(faults) ==
          std::vector<std::string>{
              "f.yaml:1:1: expected a map with the keys of a thing, but found a list"});
}

TEST_CASE("a slip of the pen finds the word that was meant") {
    std::vector<std::string> const known = {"deadline", "role", "scope", "to"};
    CHECK(yaml::nearest("deadlin", known) == "deadline");
    CHECK(yaml::nearest("dealdine", known) == "deadline");
    CHECK(yaml::nearest("roel", known) == "role");
    CHECK_FALSE(yaml::nearest("checklist", known));
    CHECK_FALSE(yaml::nearest("", known));
    CHECK_FALSE(yaml::nearest(std::string(5'000, 'a'), known));
}
