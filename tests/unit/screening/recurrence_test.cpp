#include "screening/recurrence.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "random_text.hpp"
#include "screening/fold.hpp"

using namespace yingshen;
using namespace yingshen::screening;

namespace {

constexpr std::uint32_t seed = 20261124;

/// Every place of some words, each its own rule, in the order of the text.
std::vector<Finding> found_in(std::string const& text, std::vector<std::string> const& words) {
    std::vector<Finding> findings;
    for (auto const& word : words) {
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
            auto const begin = base::count_code_points(text.substr(0, at));
            Finding finding;
            finding.rule = "no." + word;
            finding.version = 1;
            finding.right = words::Right::information;
            finding.severity = words::Severity::substantive;
            finding.span = {begin, begin + base::count_code_points(word), at, at + word.size()};
            finding.text = word;
            findings.push_back(std::move(finding));
        }
    }
    std::ranges::sort(findings, {}, [](Finding const& one) { return one.span.begin; });
    return findings;
}

/// "still", "changed" (the same finding, of which something changed) or "new", one a finding.
std::vector<std::string> became(std::string const& was, std::string const& now,
                                std::vector<std::string> const& words) {
    Change const change(was, now);
    std::vector<std::string> fates;
    for (auto const& one : recurrences(found_in(was, words), found_in(now, words), &change)) {
        auto const* same = one && one->unchanged ? "still " : "changed ";
        fates.push_back(one ? same + std::to_string(one->before) : "new");
    }
    return fates;
}

using Fates = std::vector<std::string>;

std::string sentence_around(std::u32string const& text, Finding const& finding) {
    auto folded = text;
    for (auto& point : folded)
        point = fold_width(point);
    for (auto const& one : sentences(folded, SentenceEnd::blank_line)) {
        if (one.begin <= finding.span.begin && finding.span.end <= one.end)
            return utf8(text.substr(one.begin, one.end - one.begin));
    }
    return {};
}

}  // namespace

TEST_CASE("a finding is followed by its place, then by its characters, then by its words") {
    struct Row {
        char const* name;
        std::string was;
        std::string now;
        Fates fates;
    };
    for (auto const& row : std::initializer_list<Row>{
             {"nothing changed", "本品保本。收益高。", "本品保本。收益高。", {"still 0"}},
             {"a sentence put before", "本品保本。", "上新。本品保本。", {"still 0"}},
             {"a word put into its sentence", "本品不保本。", "本品保本。", {"changed 0"}},
             {"the words deleted", "本品保本。好。", "本品很好。好。", {}},
             {"the words put back elsewhere",
              "一。保本的产品。二二二二。三三三三三。四四四四四四。",
              "四四四四四四。三三三三三。新的保本。",
              {"changed 0"}},
             {"another one before it", "本品保本。", "先说保本。本品保本。", {"new", "still 0"}},
             {"another one behind it", "本品保本。", "本品保本。再说保本。", {"still 0", "new"}},
             {"the first of two deleted", "甲保本。乙保本。", "甲。乙保本。", {"still 1"}},
             {"the second of two deleted", "甲保本。乙保本。", "甲保本。乙。", {"still 0"}},
             {"both in other sentences",
              "甲保本。乙保本。",
              "丙说的保本！丁也说了保本！",
              {"changed 0", "changed 1"}},
             {"an unreadable byte", "本品保本。", "本品保本。\xff", {"changed 0"}},
         }) {
        INFO(row.name);
        CHECK(became(row.was, row.now, {"保本"}) == row.fates);
    }
}

TEST_CASE("a finding of another rule is another finding, on the same words") {
    std::string const text = "本品保本。";
    auto before = found_in(text, {"保本"});
    auto now = before;
    now[0].rule = "other";
    Change const change(text, text);
    CHECK(recurrences(before, now, &change) ==
          std::vector<std::optional<Recurrence>>{std::nullopt});
}

TEST_CASE("what says something else than before is the same finding, and changed") {
    std::string const text = "本品保本。";
    auto const before = found_in(text, {"保本"});
    Change const change(text, text);
    for (auto const& alter : std::initializer_list<void (*)(Finding&)>{
             [](Finding& one) { one.version = 2; },
             [](Finding& one) { one.detail = "按365天折算为18.25%"; },
             [](Finding& one) { one.kind = FindingKind::asked; },
             [](Finding& one) { one.severity = words::Severity::advisory; }}) {
        auto now = before;
        alter(now[0]);
        std::vector<std::optional<Recurrence>> const changed{Recurrence{0, false}};
        CHECK(recurrences(before, now, &change) == changed);
        CHECK(recurrences(before, now) == changed);
    }
}

TEST_CASE("what is missing is missing still, whatever else the text says") {
    Finding missing;
    missing.rule = "risk_sentence";
    Change const change("甲。", "乙乙。");
    std::vector<std::optional<Recurrence>> const still{Recurrence{0, true}};
    CHECK(recurrences({missing}, {missing}, &change) == still);
    CHECK(recurrences({missing}, {missing}, nullptr) == still);
    CHECK(recurrences({missing}, {missing}) == still);
}

TEST_CASE("under other facts a finding is the same where it stands where it stood") {
    auto const before = found_in("甲保本。乙保本。", {"保本"});
    std::vector<Finding> const second{before[1]};
    CHECK(recurrences(before, second) ==
          std::vector<std::optional<Recurrence>>{Recurrence{1, true}});
}

TEST_CASE("whatever is edited, following is a partial bijection that keeps rule and words") {
    TextDice dice(seed);
    std::vector<std::string> const words{"保本", "最佳", "零风险"};
    std::vector<std::u32string> const wide{U"保本", U"最佳", U"零风险"};
    std::size_t unchanged = 0;
    std::size_t changed = 0;
    std::size_t fresh = 0;
    for (int i = 0; i < 4'000; ++i) {
        auto was = dice.text(2 + dice.below(5));
        for (std::size_t put = dice.below(6); put > 0; --put)
            was.insert(dice.below(was.size() + 1), wide[dice.below(wide.size())]);
        auto now = was;
        for (std::size_t edits = dice.below(3); edits > 0; --edits)
            now = TextDice::applied(now, dice.edit(now, 12));
        if (dice.below(2) == 0)
            now.insert(dice.below(now.size() + 1), wide[dice.below(wide.size())]);
        INFO("seed " << seed << ", text " << i << "\n" << utf8(was) << "\n----\n" << utf8(now));
        auto const before = found_in(utf8(was), words);
        auto const after = found_in(utf8(now), words);
        Change const change(utf8(was), utf8(now));
        auto const found = recurrences(before, after, &change);
        REQUIRE(found.size() == after.size());
        std::set<std::size_t> named;
        for (std::size_t at = 0; at < found.size(); ++at) {
            if (!found[at]) {
                ++fresh;
                continue;
            }
            auto const& same = before[found[at]->before];
            REQUIRE(named.insert(found[at]->before).second);
            REQUIRE(same.rule == after[at].rule);
            REQUIRE(same.text == after[at].text);
            if (found[at]->unchanged) {
                ++unchanged;
                REQUIRE(sentence_around(was, same) == sentence_around(now, after[at]));
            } else {
                ++changed;
            }
        }
        // As many are new, and gone, as the words became more, or fewer.
        for (auto const& word : words) {
            auto const of = [&](std::vector<Finding> const& all) {
                return std::ranges::count(all, word, &Finding::text);
            };
            std::ptrdiff_t fresh_of = 0;
            for (std::size_t at = 0; at < found.size(); ++at)
                fresh_of += !found[at] && after[at].text == word;
            REQUIRE(fresh_of == std::max<std::ptrdiff_t>(0, of(after) - of(before)));
        }
        if (was == now)
            REQUIRE(
                std::ranges::all_of(found, [](auto const& one) { return one && one->unchanged; }));
    }
    CHECK(unchanged > 1'000);
    CHECK(changed > 500);
    CHECK(fresh > 500);
}
