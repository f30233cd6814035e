#include "review/codec.hpp"

#include <catch2/catch.hpp>

#include <set>

#include "unit/review/samples.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

std::vector<std::string> faults_of(std::string_view type, int version, std::string_view body) {
    auto const event = review::decode(type, version, *base::parse_json(body));
    REQUIRE_FALSE(event);
    CHECK(event.error().code == "event_unreadable");
    std::vector<std::string> faults;
    for (auto const& fault : event.error().faults)
        faults.push_back(to_string(fault));
    return faults;
}

}  // namespace

TEST_CASE("every type of event survives its JSON form") {
    std::set<std::size_t> types;
    for (auto const& sample : samples()) {
        DYNAMIC_SECTION(sample.name) {
            auto const text = base::canonical(review::encode(sample.event));
            auto const back =
                review::decode(review::type_name(sample.event), review::type_version(sample.event),
                               *base::parse_json(text));
            REQUIRE(back);
            CHECK(*back == sample.event);
            CHECK(base::canonical(review::encode(*back)) == text);
        }
        types.insert(sample.event.index());
    }
    CHECK(types.size() == std::variant_size_v<review::Event>);
}

TEST_CASE("absent optionals leave no member behind") {
    auto const body = review::encode(review::Advanced{});
    CHECK(body.find("task") == nullptr);
    CHECK(body.find("end") == nullptr);
}

TEST_CASE("an event of an unknown type or version is an error") {
    CHECK(faults_of("archived", 1, "{}") ==
          std::vector<std::string>{"type: expected a known type of event, but found \"archived\""});
    CHECK(faults_of("claimed", 3, "{}") ==
          std::vector<std::string>{"v: expected a known version of claimed, but found 3"});
}

TEST_CASE("the reader of events reports every fault at once and ignores nothing") {
    struct Row {
        std::string name, type, body;
        std::vector<std::string> faults;
    };
    Row const rows[] = {
        {"an unknown member",
         "claimed",
         R"({"by":"x"})",
         {"by: expected no such member, but found one"}},
        {"no object", "claimed", R"([1])", {"body: expected an object, but found a list"}},
        {"missing members",
         "opinion_withdrawn",
         R"({})",
         {"opinion: expected a text, but found nothing",
          "reason: expected a text, but found nothing"}},
        {"wrong types",
         "opinion_withdrawn",
         R"({"opinion":1,"reason":null})",
         {"opinion: expected a text, but found a whole number",
          "reason: expected a text, but found null"}},
        {"an unknown word",
         "item_answered",
         R"({"item":"a","verdict":"maybe","note":""})",
         {"verdict: expected one of pass, fail, not_applicable, but found \"maybe\""}},
        {"a digest too short",
         "implementation_verified",
         R"({"opinion":"o1","note":"","content":"ab"})",
         {"content: expected 64 lower-case hexadecimal digits, but found \"ab\""}},
        {"a negative revision",
         "screened",
         R"({"material":"m1","revision":-1,"findings":[],"not_read":[]})",
         {"revision: expected a whole number from 0 to 2147483647, but found -1"}},
        {"a fault deep inside",
         "screened",
         R"({"material":"m1","revision":1,"findings":[],"not_read":[{"code":"x","text":{"zh":"a"},"span":{}}]})",
         {"not_read[0].span.begin: expected a whole number, but found nothing",
          "not_read[0].span.end: expected a whole number, but found nothing",
          "not_read[0].span.byte_begin: expected a whole number, but found nothing",
          "not_read[0].span.byte_end: expected a whole number, but found nothing",
          "not_read[0].text.en: expected a text, but found nothing"}},
        {"an unknown fact",
         "facts_set",
         R"({"title":"a","facts":{"go_live":"soon"}})",
         {"facts.go_live: expected a date as YYYY-MM-DD, but found \"soon\""}},
        {"a list that is none",
         "decisions_voided",
         R"({"cause":"returned","gates":"a","verifications":[1]})",
         {"gates: expected a list of texts, but found a text",
          "verifications: expected a list of texts, but found a list with a whole number"}},
    };
    for (auto const& row : rows) {
        DYNAMIC_SECTION(row.name) {
            CHECK(faults_of(row.type, 1, row.body) == row.faults);
        }
    }
}

TEST_CASE("the canonical form of an event is the canonical form of its JSON object") {
    review::Envelope const envelope{"sub_1", 3, {1'795'000'000'000'000}, "人\"1\"", "acc_1"};
    auto const body = base::canonical(review::encode(samples()[4].event));
    auto const text = review::canonical_event(envelope, "screened", 1, body, digest_of(0xcd));
    auto const parsed = base::parse_json(text);
    REQUIRE(parsed);
    CHECK(base::canonical(*parsed) == text);
    CHECK(*(*parsed)["prev"].as_string() == base::hex(digest_of(0xcd)));
    CHECK(*(*parsed)["at"].as_int() == 1'795'000'000'000'000);
    CHECK(*(*parsed)["version"].as_int() == 3);
    CHECK(*(*parsed)["v"].as_int() == 1);
    CHECK(base::canonical((*parsed)["body"]) == body);
}
