#include "app/labelled_texts.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;

TEST_CASE("labelled texts are read a line each, with facts, right and words") {
    auto const read = app::read_labelled(
        R"({"id":"a","facts":{"product":"fund","go_live":"2026-01-02"},"violation":true,)"
        R"("right":"suitability","words":["人人"],"text":"人人可买"})"
        "\n\n"
        R"({"id":"b","kind":"policy_or_agreement","source":"penalty","violation":false,"text":"x"})",
        "f.jsonl", {2026, 11, 23});
    CHECK(read.faults.empty());
    REQUIRE(read.texts.size() == 2);
    CHECK(read.texts[0].right == words::Right::suitability);
    CHECK(read.texts[0].words == std::vector<std::string>{"人人"});
    CHECK(read.texts[0].subject.on == base::Date{2026, 1, 2});
    CHECK(read.texts[1].subject.kind == words::Kind::policy_or_agreement);
    CHECK(read.texts[1].subject.on == base::Date{2026, 11, 23});
    CHECK_FALSE(read.texts[1].violation);
}

TEST_CASE("everything that is wrong with labelled texts is told with its line") {
    struct Row {
        std::string name, line, fault;
    };
    std::vector<Row> const rows = {
        {"no object", "[]", "f:1: expected a JSON object, but found a list"},
        {"no id", R"({"violation":true,"text":"x"})", "f:1: expected id: a text, but found null"},
        {"no verdict", R"({"id":"a","text":"x"})",
         "f:1: expected violation: true or false, but found null"},
        {"an unknown member", R"({"id":"a","violation":true,"text":"x","verdict":1})",
         "f:1: expected id, text, violation, kind, facts, right, words or source, but found "
         "verdict"},
        {"words that are not there", R"({"id":"a","violation":true,"text":"x","words":["y"]})",
         "f:1: expected words of the text, but found \"y\""},
        {"no list", R"({"id":"a","violation":true,"text":"x","words":"x"})",
         "f:1: expected words: a list, but found a text"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        auto const read = app::read_labelled(row.line, "f", {2026, 11, 23});
        REQUIRE(read.faults.size() == 1);
        CHECK(to_string(read.faults.front()) == row.fault);
    }
    CHECK(app::read_labelled("{\n", "f", {2026, 11, 23}).faults.size() == 1);
    auto const fact =
        app::read_labelled(R"({"id":"a","violation":true,"text":"x","facts":{"product":"shares"}})",
                           "f", {2026, 11, 23});
    REQUIRE(fact.faults.size() == 1);
    CHECK(fact.faults.front().where == "f:1: facts.product");
}
