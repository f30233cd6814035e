#include "rulebook/overlay.hpp"

#include <catch2/catch.hpp>

#include "rulebook/rulebook.hpp"

using namespace yingshen;

namespace {

constexpr auto statutes =
    "statutes: [{statute: law, title: 《法》, from: 2020-01-01, checked: true, articles: "
    "[\"1\"]}]\n";

std::string rule_of(std::string const& id, std::string const& condition) {
    return "rule: " + id +
           "\nright: information\nseverity: advisory\ntitle: 题\nadvice: 改\n"
           "basis: [{statute: law}]\neffective: {from: 2021-01-01}\n" +
           condition + "\ntests: {hit: [甲], miss: [乙]}\n";
}

std::expected<rulebook::Rulebook, std::vector<base::Fault>> book(std::string const& overlay) {
    auto const pack = rule_of("r.forbid", "forbid: {any: [甲]}") + "---\n" +
                      rule_of("r.require", "require: {any: [乙], when: [甲]}");
    return rulebook::parse_rulebook({{"rules/statutes.yaml", statutes},
                                     {"rules/packs/a.yaml", pack},
                                     {"rules/overlay/bank.yaml", overlay}},
                                    {2026, 11, 23});
}

std::string faults(std::string const& overlay) {
    auto const read = book(overlay);
    if (read) return "";
    std::string lines;
    for (auto const& fault : read.error())
        lines += to_string(fault) + "\n";
    return lines;
}

constexpr auto off = "off: {rule: r.forbid, reason: 试点, owner: 张三, until: 2026-12-31}\n";

}  // namespace

TEST_CASE("an overlay adds rules, makes rules stricter and switches them off for a while") {
    auto const read = book(rule_of("own.rule", "forbid: {any: [丙]}") +
                           "---\ntighten: {rule: r.require, severity: substantive}\n---\n" + off);
    REQUIRE(read);
    REQUIRE(read->rules.size() == 3);
    auto const rule = [&](std::string_view id) {
        return *std::ranges::find(read->rules, id, &rulebook::Rule::id);
    };
    CHECK(rule("own.rule").any == std::vector<rulebook::Phrase>{"丙"});
    CHECK(rule("r.require").severity == words::Severity::substantive);
    CHECK(rule("r.forbid").off->owner == "张三");
    CHECK_FALSE(rule("r.forbid").is_on({2026, 12, 31}));
    CHECK(rule("r.forbid").is_on({2027, 1, 1}));
    CHECK(rulebook::lapsed(read->rules, {2026, 12, 31}).empty());
    CHECK(rulebook::lapsed(read->rules, {2027, 1, 1}).size() == 1);
}

TEST_CASE("an overlay adds words to a rule that looks for words") {
    INFO(faults("tighten: {rule: r.forbid, any: [丁]}"));
    auto const read = book("tighten: {rule: r.forbid, any: [丁, {pattern: \"戊(己)?\"}]}\n");
    REQUIRE(read);
    CHECK(read->rules.front().any.size() == 3);
    CHECK(read->rules.front().severity == words::Severity::advisory);
}

TEST_CASE("what an overlay tries out stands in shadow beside the rule, which stays as it was") {
    auto const tried =
        "tighten: {rule: r.forbid, severity: substantive, any: [丁], shadow: true}\n";
    auto const read = book(tried);
    REQUIRE(read);
    REQUIRE(read->rules.size() == 3);
    auto const& shown = read->rules.front();
    CHECK(shown.id == "r.forbid");
    CHECK_FALSE(shown.shadow);
    CHECK(shown.any == std::vector<rulebook::Phrase>{"甲"});
    CHECK(shown.severity == words::Severity::advisory);
    auto const& beside = read->rules.back();
    CHECK(beside.id == "r.forbid");
    CHECK(beside.shadow);
    CHECK(beside.any == std::vector<rulebook::Phrase>{"甲", "丁"});
    CHECK(beside.severity == words::Severity::substantive);
}

TEST_CASE("a change of a rule that is in shadow itself is tried out with it") {
    auto const own = rule_of("own.rule", "shadow: true\nforbid: {any: [丙]}");
    auto const read = book(own + "---\ntighten: {rule: own.rule, any: [丁], shadow: true}\n");
    REQUIRE(read);
    REQUIRE(read->rules.size() == 3);
    auto const rule = *std::ranges::find(read->rules, "own.rule", &rulebook::Rule::id);
    CHECK(rule.shadow);
    CHECK(rule.any.size() == 2);
}

TEST_CASE("a pack is in shadow as a whole, but for the rules that say otherwise") {
    auto const pack = [](std::string const& head, std::string const& second) {
        return rulebook::parse_rulebook(
            {{"rules/statutes.yaml", statutes},
             {"rules/packs/a.yaml", head + rule_of("a.one", "forbid: {any: [甲]}") + "---\n" +
                                        rule_of("a.two", second + "forbid: {any: [甲]}")},
             {"rules/packs/b.yaml", rule_of("b.one", "forbid: {any: [甲]}")}},
            {2026, 11, 23});
    };
    auto const shadows = [](auto const& read) {
        std::vector<bool> out;
        for (auto const& rule : read->rules)
            out.push_back(rule.shadow);
        return out;
    };
    auto const whole = pack("pack: {shadow: true}\n---\n", "");
    REQUIRE(whole);
    CHECK(shadows(whole) == std::vector<bool>{true, true, false});
    auto const but_one = pack("pack: {shadow: true}\n---\n", "shadow: false\n");
    REQUIRE(but_one);
    CHECK(shadows(but_one) == std::vector<bool>{true, false, false});
    auto const none = pack("pack: {shadow: false}\n---\n", "");
    REQUIRE(none);
    CHECK(shadows(none) == std::vector<bool>{false, false, false});

    auto const fault = [&](std::string const& head) {
        auto const read = pack(head, "");
        return read ? std::string() : to_string(read.error().front());
    };
    CHECK(fault("pack: {}\n---\n").find("the key \"shadow\" in pack") != std::string::npos);
    CHECK(fault("pack: {shade: true}\n---\n").find("a.yaml:1:") != std::string::npos);
    CHECK(fault("pack: loan\n---\n").find("a.yaml:1:7") != std::string::npos);
    CHECK(fault(rule_of("a.zero", "forbid: {any: [甲]}") + "---\npack: {shadow: true}\n---\n")
              .find("pack in the first document of its file") != std::string::npos);
    auto const alone = rulebook::parse_rulebook(
        {{"rules/statutes.yaml", statutes}, {"rules/packs/a.yaml", "pack: {shadow: true}\n"}},
        {2026, 11, 23});
    REQUIRE_FALSE(alone);
    CHECK(to_string(alone.error().front()).find("one or more rules") != std::string::npos);
}

TEST_CASE("a broken overlay is refused at its place") {
    struct Row {
        char const* name;
        std::string overlay;
        char const* fault;
    };
    auto const row = GENERATE(
        Row{"unknown rule", "off: {rule: r.forbit, reason: 试点, owner: 张三, until: 2026-12-31}",
            "bank.yaml:1:13: expected a rule of packs or overlay, but found \"r.forbit\"; did you "
            "mean \"r.forbid\"?"},
        Row{"two overlays of one rule",
            std::string(off) + "---\ntighten: {rule: r.forbid, severity: substantive}",
            "expected one overlay of each rule"},
        Row{"no last day", "off: {rule: r.forbid, reason: 试点, owner: 张三}",
            "expected the key \"until\" in off"},
        Row{"no reason", "off: {rule: r.forbid, owner: 张三, until: 2026-12-31}",
            "expected the key \"reason\" in off"},
        Row{"no owner", "off: {rule: r.forbid, reason: 试点, until: 2026-12-31}",
            "expected the key \"owner\" in off"},
        Row{"nothing tightened", "tighten: {rule: r.forbid}",
            "expected severity or any in tighten, but found neither"},
        Row{"nothing tried out", "tighten: {rule: r.forbid, shadow: true}",
            "expected severity or any in tighten, but found neither"},
        Row{"words tried out of a rule without them",
            "tighten: {rule: r.require, any: [丁], shadow: true}",
            "expected a forbid or ask rule to add words to"},
        Row{"loosened", "tighten: {rule: r.forbid, severity: advisory}",
            "expected \"substantive\": an overlay only makes stricter"},
        Row{"words that would loosen", "tighten: {rule: r.require, any: [丁]}",
            "expected a forbid or ask rule to add words to, but found r.require, a require rule"},
        Row{"neither", "of: {rule: r.forbid}", "did you mean \"off\"?"},
        Row{"both", "off: {}\ntighten: {}", "expected exactly one of rule, tighten or off"},
        Row{"a rule of a pack again", rule_of("r.forbid", "forbid: {any: [丁]}"),
            "expected each rule once"},
        Row{"an empty file", "", "expected one or more of rule, tighten or off"});
    INFO(row.name);
    auto const found = faults(row.overlay);
    INFO(found);
    CHECK(found.find("rules/overlay/bank.yaml:") != std::string::npos);
    CHECK(found.find(row.fault) != std::string::npos);
}
