#include "audit/backtest.hpp"

#include <catch2/catch.hpp>

#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

using audit::ArchivedCase;
using audit::BacktestReport;

std::vector<rulebook::Rule> rules_of(std::vector<std::string> const& forbidden) {
    std::vector<rulebook::Rule> rules;
    for (auto const& word : forbidden) {
        rulebook::Rule rule{};
        rule.id = "no." + word;
        rule.right = words::Right::information;
        rule.from = {2020, 1, 1};
        rule.any = {word};
        rules.push_back(rule);
    }
    return rules;
}

/// A case whose only text, revision 1 of m1, is 本产品保本，稳赚不赔.
ArchivedCase one_text() {
    ArchivedCase archived;
    archived.submission = "sub_1";
    archived.on = {2026, 11, 23};
    archived.cleared = true;
    archived.facts["product"] = {"wealth_management"};
    review::RevisionAttached attached;
    attached.material = "m1";
    attached.revision = 1;
    archived.texts.push_back({attached, true});
    return archived;
}

review::Place place(int revision, std::int64_t begin, std::int64_t end, std::string rule = "") {
    return {.material = "m1",
            .revision = revision,
            .begin = begin,
            .end = end,
            .quote = "",
            .rule = std::move(rule)};
}

BacktestReport tested(ArchivedCase const& archived) {
    BacktestReport report;
    report.seconds_a_hit = 20;
    audit::TwoBooks const books(rules_of({"保本"}), rules_of({"保本", "稳赚"}),
                                screening::Shadow::included);
    audit::count_case(report, archived, {.books = books, .text_of = [](auto const&) {
                                             return "本产品保本，稳赚不赔";
                                         }});
    return report;
}

audit::Hits candidate(ArchivedCase const& archived) {
    return tested(archived).total().candidate;
}

TEST_CASE("hits on a cleared text that nobody objected to are false alarms") {
    auto const report = tested(one_text());
    auto const total = report.total();
    CHECK(total.in_force == audit::Hits{1, 0, 1});
    CHECK(total.candidate == audit::Hits{2, 0, 2});
    CHECK(total.added == 1);
    CHECK(total.removed == 0);
    CHECK(report.texts == 1);
    CHECK(report.extra_tenths_of_minutes(total.added) == 3);
    REQUIRE(report.counts.size() == 2);
    CHECK(report.counts.begin()->first.product == "wealth_management");
}

TEST_CASE("an opinion over the same characters, or that names the rule, confirms a hit") {
    auto archived = one_text();
    archived.opinions = {{words::Right::information, place(1, 6, 8)}};
    CHECK(candidate(archived) == audit::Hits{2, 1, 1});
    archived.opinions = {{words::Right::respect, place(1, 4, 7)}};
    CHECK(candidate(archived) == audit::Hits{2, 2, 0});
    archived.opinions = {{words::Right::information, place(1, 0, 0, "no.稳赚")}};
    CHECK(candidate(archived) == audit::Hits{2, 1, 1});
    archived.opinions = {{words::Right::information, place(2, 6, 8)}};
    CHECK(candidate(archived) == audit::Hits{2, 0, 2});
}

TEST_CASE("nothing is said of hits that nobody decided on") {
    auto open = one_text();
    open.cleared = false;
    CHECK(candidate(open).undecided() == 2);
    auto replaced = one_text();
    replaced.texts.front().current = false;
    CHECK(candidate(replaced).undecided() == 2);
    auto without_place = one_text();
    without_place.opinions = {{words::Right::information, std::nullopt}};
    CHECK(candidate(without_place).undecided() == 2);
    without_place.opinions = {{words::Right::respect, std::nullopt}};
    CHECK(candidate(without_place).false_alarms == 2);
}

TEST_CASE("a hit that a reviewer dismissed is a false alarm, whatever became of its text") {
    auto archived = one_text();
    archived.cleared = false;
    archived.texts.front().dismissed = {{"no.保本", {3, 5, 9, 15}}};
    CHECK(candidate(archived) == audit::Hits{2, 0, 1});
    archived.texts.front().dismissed = {{"no.稳赚", {3, 5, 9, 15}}};
    CHECK(candidate(archived) == audit::Hits{2, 0, 0});
}

TEST_CASE("opinions that a rule book would have pointed at are counted by right") {
    auto archived = one_text();
    archived.opinions = {{words::Right::information, place(1, 6, 8)},
                         {words::Right::information, place(1, 8, 10)},
                         {words::Right::respect, std::nullopt}};
    auto const caught = tested(archived).caught;
    REQUIRE(caught.size() == 1);
    CHECK(caught.at(words::Right::information) == audit::Caught{2, 0, 1});
}

TEST_CASE("a text that is not read is counted as such and never as clean") {
    BacktestReport report;
    audit::TwoBooks const books({}, rules_of({"保本"}), screening::Shadow::included);
    audit::count_case(report, one_text(),
                      {.books = books, .text_of = [](auto const&) { return std::nullopt; }});
    CHECK(report.not_read == 1);
    CHECK(report.texts == 0);
}

TEST_CASE("the archive of a bank is gone through once, by however many threads") {
    ReviewRoom room;
    room.cleared();
    room.with_opinions();
    room.drafted();
    auto const rules = room.catalog.current()->rules;
    audit::TwoBooks const fewer(rules->book.rules, rules_of({"利率"}), screening::Shadow::included);
    audit::Backtest test{.books = fewer, .text_of = audit::kept_texts(room.texts)};
    auto const report = audit::run(test, room.store);
    CHECK(report.submissions == 3);
    CHECK(report.texts == 4);
    CHECK(report.total().in_force.all > 0);
    CHECK(report.total().removed == report.total().in_force.all);
    test.threads = 4;
    CHECK(audit::run(test, room.store) == report);
    CHECK(audit::to_text(report).find("送审单 3 份，文本 4 篇") != std::string::npos);
    CHECK(audit::to_csv(report).find("no.利率") != std::string::npos);
    CHECK(*audit::to_json(report)["texts"].as_int() == 4);
    CHECK(*audit::to_json(report)["more"].as_int() == 0);
    test.newest = 2;
    CHECK(audit::run(test, room.store).submissions == 2);
    test.text_of = [](auto const&) -> std::optional<std::string> {
        throw std::runtime_error("disk");
    };
    CHECK_THROWS_WITH(audit::run(test, room.store), "disk");

    audit::TwoBooks const same(rules->book.rules, rules->book.rules, screening::Shadow::included);
    auto const total =
        audit::run({.books = same, .text_of = audit::kept_texts(room.texts)}, room.store).total();
    CHECK(total.added == 0);
    CHECK(total.removed == 0);
    CHECK(total.in_force == total.candidate);
}

TEST_CASE("a rule in shadow counts in a backtest as if it were shown, unless it is left out") {
    auto shadow = rules_of({"稳赚"});
    shadow.front().shadow = true;
    auto const total = [&](screening::Shadow how) {
        audit::TwoBooks const books(shadow, shadow, how);
        BacktestReport report;
        audit::count_case(report, one_text(), {.books = books, .text_of = [](auto const&) {
                                                   return "本产品保本，稳赚不赔";
                                               }});
        return report.total();
    };
    CHECK(total(screening::Shadow::included).in_force.all == 0);
    CHECK(total(screening::Shadow::included).candidate.all == 1);
    CHECK(total(screening::Shadow::left_out).candidate.all == 0);
}

TEST_CASE("what an overlay tries out of a rule takes its place in a backtest") {
    auto rules = rules_of({"稳赚"});
    auto candidate = rules;
    auto& tried = candidate.emplace_back(rules.front());
    tried.any.emplace_back("保本");
    tried.shadow = true;
    auto const total = [&](screening::Shadow how) {
        audit::TwoBooks const books(rules, candidate, how);
        BacktestReport report;
        audit::count_case(report, one_text(), {.books = books, .text_of = [](auto const&) {
                                                   return "本产品保本，稳赚不赔";
                                               }});
        return report.total();
    };
    CHECK(total(screening::Shadow::included).in_force.all == 1);
    CHECK(total(screening::Shadow::included).candidate.all == 2);
    CHECK(total(screening::Shadow::included).added == 1);
    CHECK(total(screening::Shadow::included).removed == 0);
    CHECK(total(screening::Shadow::left_out).candidate.all == 1);
}

TEST_CASE("one pass finds what each of two rule books finds alone") {
    ReviewRoom const room;
    auto const now = room.catalog.current()->rules->book.rules;
    auto then = now;
    then.erase(then.begin(), then.begin() + 20);
    for (std::size_t i = 0; i < then.size(); i += 3) {
        then[i].except.clear();
        ++then[i].version;
    }
    then.back().id = "renamed.rule";
    audit::TwoBooks const both(now, then, screening::Shadow::included);
    screening::Matcher const first(now, {});
    screening::Matcher const second(then, {});
    using Hit = std::tuple<std::string, std::size_t, std::size_t>;
    auto const hits = [](std::vector<screening::Finding> const& findings) {
        std::vector<Hit> all;
        for (auto const& one : findings)
            all.emplace_back(one.rule, one.span.begin, one.span.end);
        return all;
    };
    std::size_t differ = 0;
    for (auto const& rule : now) {
        for (auto const* trials : {&rule.test_hits, &rule.test_misses}) {
            for (auto const& trial : *trials) {
                INFO(rule.id << ": " << trial.text);
                screening::Subject const subject{
                    words::Kind::marketing_material, trial.facts, {2026, 11, 23}};
                auto const found = both.screen(trial.text, subject);
                CHECK(hits(found.in_force) == hits(first.screen(trial.text, subject).findings));
                CHECK(
                    hits(found.candidate) ==
                    hits(second.screen(trial.text, subject, screening::Shadow::included).findings));
                if (hits(found.in_force) != hits(found.candidate)) ++differ;
            }
        }
    }
    CHECK(differ > 20);
}

TEST_CASE("the archive knows which hits a reviewer dismissed, until the mark is taken back") {
    ReviewRoom room;
    auto const id = room.pre_reviewed();
    room.must("center_a", id, review::Claim{});
    room.must("center_a", id, review::DismissFinding{"f1", "引用的是监管提示。"});
    auto const archived = [&room] {
        return audit::archived_case(room.store.histories("", 10, audit::archived_types()).front());
    };
    auto const found = room.see(id).materials.front().revisions.front().findings;
    auto const dismissed = archived().texts.front().dismissed;
    REQUIRE(dismissed.size() == 1);
    CHECK(dismissed.front().rule == found.front().rule);
    CHECK(dismissed.front().span == found.front().span);
    room.must("center_a", id, review::ReopenFinding{"f1"});
    CHECK(archived().texts.front().dismissed.empty());
}

TEST_CASE("an opinion that was withdrawn is none") {
    ReviewRoom room;
    auto const id = room.with_opinions();
    auto const histories = room.store.histories("", 10, audit::archived_types());
    REQUIRE(histories.size() == 1);
    auto const before = audit::archived_case(histories.front());
    CHECK(before.submission == id);
    CHECK(before.opinions.size() == 2);
    CHECK_FALSE(before.cleared);
    auto history = histories.front();
    auto withdrawn = history.events.back();
    withdrawn.type = "opinion_withdrawn";
    withdrawn.type_version = 1;
    withdrawn.body = R"({"opinion":"o1","reason":"重复"})";
    history.events.push_back(withdrawn);
    CHECK(audit::archived_case(history).opinions.size() == 1);
}

}  // namespace
}  // namespace yingshen::test
