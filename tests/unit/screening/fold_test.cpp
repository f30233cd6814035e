#include "screening/fold.hpp"

#include <catch2/catch.hpp>

#include <random>

#include "screening/segment.hpp"
#include "shipped.hpp"

using namespace yingshen;
using namespace yingshen::screening;

namespace {

std::string folded(std::string_view text) {
    std::string out;
    Folded const all(text);
    for (auto const point : all.points())
        base::append_utf8(out, point);
    return out;
}

rulebook::Rule forbidding(std::vector<std::string> any) {
    rulebook::Rule rule{};
    rule.id = "test.forbidden";
    rule.severity = words::Severity::substantive;
    rule.from = {2020, 1, 1};
    for (auto& word : any)
        rule.any.emplace_back(std::move(word));
    return rule;
}

std::vector<Finding> found(std::string_view text, std::vector<std::string> any) {
    Matcher const matcher({forbidding(std::move(any))}, {});
    return matcher.screen(text, {words::Kind::marketing_material, {}, test_day}).findings;
}

using Texts = std::vector<std::string>;

/// Ways in which a word is written so that a search for it fails, each with the fold that undoes
/// it.
struct Evasion {
    std::string name;
    std::string fold;
    std::string between;  ///< put between two characters
};
std::vector<Evasion> const between = {
    {"zero width space", "invisible", "\u200b"},
    {"word joiner", "invisible", "\u2060"},
    {"soft hyphen", "invisible", "\u00ad"},
    {"strike-through", "invisible", "\u0336"},
    {"star", "inserted", "*"},
    {"dot", "inserted", "·"},
    {"full-width dot", "inserted", "．"},
    {"two strokes", "inserted", "--"},
    {"bar and star", "inserted", "|＊"},
    {"spaced sign", "inserted", " * "},
};

}  // namespace

TEST_CASE("the mark between things of a list is not the mark between clauses") {
    CHECK(folded("暗示、明示，") == "暗示、明示,");
    auto rule = forbidding({"承诺保本"});
    rule.except.emplace_back("不得[^，]{1,12}承诺保本");
    rule.except.back().is_pattern = true;
    Matcher const matcher({std::move(rule)}, {});
    screening::Subject const subject{words::Kind::marketing_material, {}, test_day};
    CHECK(matcher.screen("不得以暗示、明示等方式承诺保本。", subject).findings.empty());
    CHECK(matcher.screen("不得误导客户，向其承诺保本。", subject).findings.size() == 1);
}

TEST_CASE("each fold brings a character to one form") {
    struct Row {
        std::string text, form;
        Texts folds;
    };
    std::vector<Row> const rows = {
        {"保本", "保本", {}},
        {"ＶＩＰ", "vip", {"width", "case"}},
        {"VIP", "vip", {"case"}},
        {"保證本金", "保证本金", {"traditional"}},
        {"零風險", "0风险", {"traditional", "numeral"}},
        {"首月①元", "首月1元", {"width", "numeral"}},
        {"首月壹元", "首月1元", {"numeral"}},
        {"首月 0 元", "首月0元", {}},
        {"保\u200b本", "保本", {"invisible"}},
        {"保*本", "保本", {"inserted"}},
        {"保 本", "保本", {"spaced"}},
        {"保\n本", "保本", {"spaced"}},
        {"V\u0406P", "vip", {"case", "look_alike"}},
        {"年化５％", "年化5%", {"width"}},
        {"⼀⽉", "1月", {"width", "numeral"}},
        {"零⻛险", "0风险", {"numeral", "look_alike"}},
        {"保夲", "保本", {"look_alike"}},
        {"収益", "收益", {"look_alike"}},
        {"⻛*险", "风险", {"look_alike", "inserted"}},
        {"保\n\n本", "保\n\n本", {}},
        {"保。本", "保。本", {}},
        {"保，本", "保,本", {"width"}},
        {"low risk", "low risk", {}},
        {"3*4", "3*4", {}},
        {"保*****本", "保*****本", {}},
        {"刚/性/兑/付", "刚性兑付", {"inserted"}},
        {"保、本、息", "保本息", {"inserted"}},
        {"稳，赚，不赔", "稳赚不赔", {"inserted"}},
        {"刚/性", "刚/性", {}},
        {"一、二、三", "1、2、3", {"numeral"}},
        {"存款、贷款、汇款", "存款、贷款、汇款", {}},
    };
    for (auto const& row : rows) {
        INFO(row.text);
        CHECK(folded(row.text) == row.form);
        Folded const text(row.text);
        CHECK(names(text.folds(0, text.points().size())) == row.folds);
    }
}

TEST_CASE("what was folded is plain: to fold it again changes nothing") {
    std::size_t changed = 0;
    for (char32_t point = 0; point <= 0x10'ffff; ++point) {
        if (point >= 0xd800 && point <= 0xdfff) continue;
        std::string bytes;
        base::append_utf8(bytes, point);
        Folded const once(bytes);
        if (once.points().size() == 1 && once.points().front() == point) continue;
        for (auto const value : once.points()) {
            std::string alone;
            base::append_utf8(alone, value);
            Folded const twice(alone);
            if (twice.points() != std::vector<char32_t>{value}) {
                UNSCOPED_INFO(std::hex << static_cast<std::uint32_t>(point));
                ++changed;
            }
        }
    }
    CHECK(changed == 0);
}

TEST_CASE("a finding shows exactly the evading words, and says what was folded") {
    auto const all = found("承诺保\u200b*本，请放心", {"保本"});
    REQUIRE(all.size() == 1);
    CHECK(all[0].text == "保\u200b*本");
    CHECK(all[0].folds == Texts{"invisible", "inserted"});
    CHECK(all[0].severity == words::Severity::substantive);
    CHECK(all[0].span.begin == 2);
    CHECK(all[0].span.end == 6);
}

TEST_CASE(
    "white space that may part two phrases makes a finding advisory, spaced lettering does not") {
    auto const phrases = found("门槛低 风险小", {"低风险"});
    REQUIRE(phrases.size() == 1);
    CHECK(phrases[0].severity == words::Severity::advisory);
    CHECK(phrases[0].folds == Texts{"spaced"});
    auto const lettering = found("低 风 险", {"低风险"});
    REQUIRE(lettering.size() == 1);
    CHECK(lettering[0].severity == words::Severity::substantive);
    CHECK(found("首月 0 元", {"首月0元"}).front().severity == words::Severity::substantive);
}

TEST_CASE("words that only meet across the words of the text are not found") {
    struct Row {
        std::string text, literal;
        bool is_found;
    };
    std::vector<Row> const rows = {
        {"路口交通管制", "口交", false},      {"投保本产品", "保本", false},
        {"确保本次申购成功", "保本", false},  {"安心投保 本金无忧", "保本", false},
        {"本产品保本保息", "保本", true},     {"承诺保本金安全", "保本", true},
        {"超低利率", "低利率", true},         {"天下第一", "第一", true},
        {"最高收益率达5%", "最高收益", true}, {"享零风险", "零风险", true},
        {"投保，保本", "保本", true},         {"保本", "保本", true},
        {"投保本金保本", "保本", true},       {"行业第12位", "行业第一", false},
        {"行业第1位", "行业第一", true},      {"10元投保", "0元投保", false},
        {"首月19.9元", "9.9元", false},       {"首月 9.9 元", "首月9.9", true},
        {"行业第一，1亿客户", "第一", true},
    };
    for (auto const& row : rows) {
        INFO(row.text);
        CHECK(!found(row.text, {row.literal}).empty() == row.is_found);
    }
}

TEST_CASE("every word of every shipped rule is found under every evasion, at exactly its place") {
    auto const book = shipped_rulebook();
    std::mt19937 dice(7);
    std::size_t tried = 0;
    for (auto const& rule : book.rules) {
        if (rule.kind != rulebook::RuleKind::forbid) continue;
        for (auto const& phrase : rule.any) {
            if (phrase.is_pattern) continue;
            auto const& word = phrase.text;
            auto const points = base::decode_utf8(word);
            // Between Chinese characters; elsewhere signs have a meaning of their own.
            std::vector<std::size_t> joints;
            auto const is_chinese = [](char32_t c) { return c >= 0x4e00 && c <= 0x9fff; };
            for (std::size_t i = 1; i < points.size(); ++i) {
                if (is_chinese(points[i - 1].value) && is_chinese(points[i].value))
                    joints.push_back(points[i].byte);
            }
            if (joints.empty()) continue;
            for (auto const& evasion : between) {
                auto const at = joints[dice() % joints.size()];
                auto const evading = word.substr(0, at) + evasion.between + word.substr(at);
                auto const text = "开头，" + evading + "，结尾";
                auto const findings = found(text, {word});
                INFO(rule.id << " " << word << " " << evasion.name);
                REQUIRE(findings.size() == 1);
                CHECK(findings[0].text == evading);
                CHECK(std::ranges::count(findings[0].folds, evasion.fold) == 1);
                ++tried;
            }
        }
    }
    CHECK(tried > 500);
}

TEST_CASE("whatever bytes there are, every folded point has its place, in order") {
    std::mt19937 dice(11);
    Texts const pieces = {"保", "本", " ", "\n",     "*",        "·",  "\u200b", "\u0336",
                          "Ａ", "①",  "ﷺ", "\xff",   "\xe4\xbf", "證", "三",     "，",
                          "。", "x",  "3", "\u00ad", "\r\n",     "\t"};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto left = dice() % 20; left > 0; --left)
            text += pieces[dice() % pieces.size()];
        Folded const all(text);
        std::size_t end = 0;
        for (std::size_t i = 0; i < all.points().size(); ++i) {
            auto const span = all.span(i, i + 1);
            bool const in_order = span.begin >= end || (i > 0 && span == all.span(i - 1, i));
            if (!in_order || span.end <= span.begin || span.byte_end > text.size()) FAIL(text);
            end = span.end;
        }
    }
}
