#include "api/fields.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;
using base::Fault;
using base::Json;

namespace {

std::vector<Fault> faults_of(std::string const& text, void (*read)(api::Fields&)) {
    auto const json = base::parse_json(text);
    REQUIRE(json.has_value());
    std::vector<Fault> faults;
    api::Fields fields(*json, "", faults);
    read(fields);
    fields.finish();
    return faults;
}

}  // namespace

TEST_CASE("lengths count characters, not bytes") {
    auto const read = [](api::Fields& fields) { (void)fields.text("title", 3); };
    CHECK(faults_of(R"({"title":"审查单"})", read).empty());
    CHECK(faults_of(R"({"title":"审查单据"})", read) ==
          std::vector<Fault>{{"title", "a text of 1 to 3 characters", "a text of 4 characters"}});
    CHECK(faults_of(R"({"title":""})", read) ==
          std::vector<Fault>{{"title", "a text of 1 to 3 characters", "a text of 0 characters"}});
}

TEST_CASE("null reads as absent only where a member may be absent") {
    CHECK(faults_of(R"({"note":null})", [](api::Fields& fields) {
              CHECK(fields.optional_text("note", 9).empty());
          }).empty());
    CHECK(faults_of(R"({"note":null})", [](api::Fields& fields) {
              (void)fields.text("note", 9);
          }) == std::vector<Fault>{{"note", "a text of 1 to 9 characters", "null"}});
    CHECK(faults_of("{}", [](api::Fields& fields) { (void)fields.boolean("done"); }) ==
          std::vector<Fault>{{"done", "a value", "nothing"}});
}

TEST_CASE("an unknown member is told what the known ones are") {
    auto const read = [](api::Fields& fields) {
        (void)fields.optional_text("reason", 9);
        (void)fields.optional_text("comment", 9);
    };
    CHECK(faults_of(R"({"coment":"x"})", read) ==
          std::vector<Fault>{{"coment", "only the members reason, comment", "an unknown member"}});
}

TEST_CASE("what is not an object is one fault, however many members are asked for") {
    auto const read = [](api::Fields& fields) {
        (void)fields.text("a", 9);
        (void)fields.integer("b", 0, 1);
    };
    CHECK(faults_of("[1]", read) == std::vector<Fault>{{"", "an object", "a list"}});
}

TEST_CASE("a long value is shortened in its fault, at a character") {
    auto const text = "{\"kind\":\"" + std::string(30, 'x') + "保本保息保本保息保本保息\"}";
    auto const faults =
        faults_of(text, [](api::Fields& fields) { (void)fields.word<words::Kind>("kind"); });
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().found == "\"" + std::string(30, 'x') + "保本保息保本保息保本…\"");
}
