#include "review/bounds.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;
using Names = std::vector<std::string>;

namespace {

base::Digest digest_of(std::uint8_t byte) {
    base::Digest digest{};
    digest.fill(byte);
    return digest;
}

/// Noon in China of a day.
base::Time noon(int year, int month, int day) {
    constexpr std::int64_t hours = 4;  // 12:00 in China is 04:00 UTC
    return {(base::to_days({year, month, day}) * 24 + hours) * 3'600'000'000};
}

words::FactSet const cleared_facts{
    {"product", {"consumer_loan"}},      {"audience", {"general"}},
    {"channels", {"mobile_app", "sms"}}, {"annual_rate_min", {"3.60"}},
    {"annual_rate_max", {"18"}},         {"fees", {"无"}},
    {"go_live", {"2026-03-01"}},         {"take_down", {"2026-04-01"}}};

review::Submission reusing(words::FactSet facts) {
    review::Submission submission;
    submission.facts = std::move(facts);
    submission.base = review::Base{"sub_1",
                                   digest_of(9),
                                   noon(2026, 3, 1),
                                   cleared_facts,
                                   {{"m1", digest_of(1)}, {"m2", digest_of(2)}}};
    return submission;
}

words::FactSet cleared_but(std::string const& name, words::FactValue value) {
    auto facts = cleared_facts;
    facts[name] = std::move(value);
    return facts;
}

review::Material material(std::string id, std::uint8_t byte) {
    review::Revision revision;
    revision.number = 1;
    revision.digest = digest_of(byte);
    return {std::move(id), {revision}};
}

}  // namespace

TEST_CASE("what was declared and cleared may be declared again") {
    CHECK(review::facts_beyond(reusing(cleared_facts)).empty());
}

TEST_CASE("a fact is within what was cleared by its type") {
    struct Row {
        std::string name;
        std::string fact;
        words::FactValue value;
        bool within;
    };
    auto const row = GENERATE(values<Row>({
        {"fewer channels", "channels", {"sms"}, true},
        {"another channel", "channels", {"sms", "wechat"}, false},
        {"another audience", "audience", {"elderly"}, false},
        {"one more audience", "audience", {"elderly", "general"}, false},
        {"another product", "product", {"credit_card"}, false},
        {"a higher lowest rate", "annual_rate_min", {"4.2"}, true},
        {"the same rate otherwise written", "annual_rate_min", {"3.6"}, true},
        {"a rate below the lowest", "annual_rate_min", {"3.599999"}, false},
        {"a lower highest rate", "annual_rate_max", {"17.999999"}, true},
        {"the highest rate otherwise written", "annual_rate_max", {"18.000000"}, true},
        {"a rate above the highest", "annual_rate_max", {"18.000001"}, false},
        {"a rate that is greater as text only", "annual_rate_max", {"4"}, true},
        {"a rate that is smaller as text only", "annual_rate_max", {"100"}, false},
        {"other fees", "fees", {"每笔2元"}, false},
        {"the same fees with a blank", "fees", {"无 "}, false},
        {"a fact that was not declared", "partner", {"某某公司"}, false},
        {"other dates of use", "go_live", {"2026-08-01"}, true},
        {"a later last day of use", "take_down", {"2027-12-31"}, true},
    }));
    INFO(row.name);
    auto const expected = row.within ? Names{} : Names{row.fact};
    CHECK(review::facts_beyond(reusing(cleared_but(row.fact, row.value))) == expected);
}

TEST_CASE("leaving out what was cleared is going beyond it, except dates of use") {
    auto facts = cleared_facts;
    facts.erase("fees");
    facts.erase("annual_rate_max");
    facts.erase("take_down");
    CHECK(review::facts_beyond(reusing(facts)) == Names{"annual_rate_max", "fees"});
}

TEST_CASE("where one rate was cleared the interval is that rate") {
    auto submission = reusing(cleared_facts);
    submission.base->facts.erase("annual_rate_min");
    CHECK(review::facts_beyond(submission) == Names{"annual_rate_min"});
    submission.facts["annual_rate_min"] = {"18.0"};
    CHECK(review::facts_beyond(submission).empty());
    submission.base->facts.erase("annual_rate_max");
    CHECK(review::facts_beyond(submission) == Names{"annual_rate_min", "annual_rate_max"});
}

TEST_CASE("the bytes are those that were cleared, no more and no fewer") {
    auto submission = reusing(cleared_facts);
    CHECK_FALSE(review::has_same_bytes(submission));
    submission.materials = {material("m1", 1)};
    CHECK_FALSE(review::has_same_bytes(submission));
    submission.materials = {material("m1", 2), material("m2", 1)};
    CHECK(review::has_same_bytes(submission));
    submission.materials.push_back(material("m3", 2));
    CHECK_FALSE(review::has_same_bytes(submission));
    submission.materials = {material("m1", 1), material("m2", 1)};
    CHECK_FALSE(review::has_same_bytes(submission));
    submission.materials = {material("m1", 1), material("m2", 2)};
    CHECK(review::has_same_bytes(submission));
    submission.materials.front().revisions.push_back(material("m1", 7).revisions.front());
    CHECK_FALSE(review::has_same_bytes(submission));
}

TEST_CASE("a clearance is used again until the last day of its term") {
    workflow::Definition definition;
    definition.reuse = workflow::Reuse{30};
    auto submission = reusing(cleared_facts);
    submission.facts["take_down"] = {"2026-03-31"};
    CHECK(review::is_in_term(definition, submission, noon(2026, 3, 20)));
    SECTION("the last day of use counts") {
        submission.facts["take_down"] = {"2026-04-01"};
        CHECK_FALSE(review::is_in_term(definition, submission, noon(2026, 3, 20)));
    }
    SECTION("and today where that is later") {
        CHECK(review::is_in_term(definition, submission, noon(2026, 3, 31)));
        CHECK_FALSE(review::is_in_term(definition, submission, noon(2026, 4, 1)));
    }
    SECTION("or where no last day is declared") {
        submission.facts.erase("take_down");
        CHECK(review::is_in_term(definition, submission, noon(2026, 3, 31)));
        CHECK_FALSE(review::is_in_term(definition, submission, noon(2026, 4, 1)));
    }
    SECTION("the day is the day in China") {
        submission.base->cleared_at = {noon(2026, 3, 1).us + 11 * 3'600'000'000};  // 23:00
        CHECK(review::is_in_term(definition, submission, noon(2026, 3, 31)));
        submission.base->cleared_at = {noon(2026, 3, 1).us - 13 * 3'600'000'000};  // 23:00 before
        CHECK_FALSE(review::is_in_term(definition, submission, noon(2026, 3, 31)));
    }
    SECTION("a definition without reuse knows no term") {
        definition.reuse.reset();
        CHECK_FALSE(review::is_in_term(definition, submission, noon(2026, 3, 20)));
    }
}

TEST_CASE("a submission that starts from no cleared one has nothing to reuse") {
    workflow::Definition definition;
    definition.reuse = workflow::Reuse{30};
    review::Submission submission;
    submission.materials = {material("m1", 1)};
    CHECK_FALSE(review::has_same_bytes(submission));
    CHECK_FALSE(review::is_in_term(definition, submission, noon(2026, 3, 1)));
}
