#include "screening/clauses.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "base/utf8.hpp"
#include "screening/unread.hpp"

using namespace yingshen;
using screening::Division;
using Texts = std::vector<std::string>;

namespace {

std::string part(std::string const& text, std::int64_t begin, std::int64_t end) {
    std::string out;
    auto const points = base::decode_utf8(text);
    for (auto at = begin; at < end; ++at)
        base::append_utf8(out, points.at(static_cast<std::size_t>(at)).value);
    return out;
}

Texts headings(std::string const& text) {
    Texts out;
    for (auto const& clause : screening::split_clauses(text).clauses)
        out.push_back(clause.heading);
    return out;
}

Texts parts(std::string const& text) {
    Texts out;
    for (auto const& clause : screening::split_clauses(text).clauses)
        out.push_back(part(text, clause.begin, clause.end));
    return out;
}

/// Every character that is not blank lies in exactly one clause, in order.
void check_cover(std::string const& text) {
    auto const points = base::decode_utf8(text);
    auto const split = screening::split_clauses(text);
    std::size_t at = 0;
    for (auto const& clause : split.clauses) {
        REQUIRE(clause.begin < clause.end);
        for (; at < static_cast<std::size_t>(clause.begin); ++at)
            REQUIRE(screening::is_blank(points[at].value));
        REQUIRE(at == static_cast<std::size_t>(clause.begin));
        at = static_cast<std::size_t>(clause.end);
        REQUIRE(at <= points.size());
    }
    for (; at < points.size(); ++at)
        REQUIRE(screening::is_blank(points[at].value));
}

std::string const agreement = R"(江海银行个人消费贷款合同（示范文本）
合同编号：JH-XD-2026-001

第一章　总则
第一条　贷款人为江海银行股份有限公司临江分行，借款人为在本合同上签字的自然人。
第二条　贷款用途为个人消费。借款人不得将贷款用于购房、投资及其他禁止用途。
　　违反前款约定的，贷款人可以要求提前还款，但应当给予不少于十五日的合理期限。

第二章　利率与费用
第三条　年化利率（单利）为3.6%至18.0%，以借款借据所载为准。
第四条　除利息外，贷款人不收取其他费用。
第四条之一　本合同第三条所称年化利率，按单利方法计算。
第五条　提前还款的，贷款人不收取违约金。

第三章　附则
第六条　争议由双方协商解决；协商不成的，可以依法申请调解、仲裁或者提起诉讼。
)";

}  // namespace

TEST_CASE("an agreement is split at its articles") {
    CHECK(screening::split_clauses(agreement).division == Division::articles);
    auto const all = parts(agreement);
    REQUIRE(all.size() == 8);
    CHECK(all[0] == "江海银行个人消费贷款合同（示范文本）\n合同编号：JH-XD-2026-001");
    CHECK(all[1] ==
          "第一章　总则\n第一条　贷款人为江海银行股份有限公司临江分行，借款人为在本合同上签字的自"
          "然人。");
    CHECK(all[2].ends_with("但应当给予不少于十五日的合理期限。"));
    CHECK(all[4] == "第四条　除利息外，贷款人不收取其他费用。");
    CHECK(all[5].starts_with("第四条之一　"));
    CHECK(all[7].starts_with("第三章　附则\n第六条　"));
    check_cover(agreement);
}

TEST_CASE("the heading of a clause is its own line, not that of its chapter") {
    auto const all = headings(agreement);
    CHECK(all[0].empty());
    CHECK(all[1].starts_with("第一条　贷款人为"));
    CHECK(all[3].starts_with("第三条　年化利率"));
}

TEST_CASE("a line that begins with a reference to an article is no clause of its own") {
    CHECK(headings("第一条 定义\n第二条 期限\n第一条所称期限届满的，\n第三条 其他") ==
          Texts{"第一条 定义", "第二条 期限", "第三条 其他"});
}

TEST_CASE("articles are told in either script and width, with and without a blank") {
    CHECK(headings("第１条甲方\n第2条：乙方\n第三条丙方\n第 四 条 丁方").size() == 4);
    CHECK(headings("第一百零一条 甲\n第一百零二条乙").size() == 2);
}

TEST_CASE("without articles the outermost numbering divides") {
    std::string const rules =
        "个人信息保护制度\n一、总体要求\n（一）最小必要。\n（二）单独同意。\n"
        "二、职责\n1. 业务部门负责收集。\n2. 科技部门负责保护。\n";
    auto const split = screening::split_clauses(rules);
    CHECK(split.division == Division::numbered);
    CHECK(headings(rules) == Texts{"", "一、总体要求", "二、职责"});
    check_cover(rules);
    CHECK(headings("（一）甲\n1. 乙\n（二）丙") == Texts{"（一）甲", "（二）丙"});
    CHECK(headings("1. 甲\n年化利率\n1.5%起\n2、乙") == Texts{"1. 甲", "2、乙"});
}

TEST_CASE("without any numbering every line is a clause") {
    std::string const notice = "尊敬的客户：\n\n　　本行将调整收费标准。\n特此公告。\n";
    auto const split = screening::split_clauses(notice);
    CHECK(split.division == Division::paragraphs);
    CHECK(parts(notice) == Texts{"尊敬的客户：", "本行将调整收费标准。", "特此公告。"});
    CHECK(headings(notice) == Texts{"", "", ""});
    CHECK(headings("一、只有一处编号\n其余没有") == Texts{"", ""});
}

TEST_CASE("the last clause has all that is beyond the bound") {
    std::string text;
    for (int at = 1; at <= 500; ++at)
        text += "第" + std::to_string(at) + "条 内容\n";
    auto const split = screening::split_clauses(text);
    CHECK(split.clauses.size() == screening::clauses_max);
    CHECK(
        part(text, split.clauses.back().begin, split.clauses.back().end).ends_with("第500条 内容"));
    check_cover(text);
}

TEST_CASE("nothing to read has no clauses") {
    CHECK(screening::split_clauses("").clauses.empty());
    CHECK(screening::split_clauses(" \n　\r\n").clauses.empty());
    CHECK(screening::split_clauses("第一条 \xff\xfe").clauses.empty());
}

TEST_CASE("every character of any text lies in exactly one clause") {
    std::mt19937 random(20261123);
    std::vector<std::string> const pieces = {
        "第", "一", "二", "条", "章", "之",   "十",   "、", "（",      "）",     "1",
        ".",  "\n", "\n", " ",  "　", "\r\n", "甲方", "2",  "第一条 ", "第二章", "三、"};
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        auto const length = random() % 60;
        for (std::size_t at = 0; at < length; ++at)
            text += pieces[random() % pieces.size()];
        INFO(text);
        check_cover(text);
    }
}
