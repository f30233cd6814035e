#include "screening/personal_data.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;
using namespace yingshen::screening;

namespace {

std::vector<PersonalKind> kinds(std::string_view text) {
    std::vector<PersonalKind> out;
    for (auto const& one : find_personal_data(Folded(text)))
        out.push_back(one.kind);
    return out;
}

using Kinds = std::vector<PersonalKind>;

}  // namespace

TEST_CASE("numbers of people are found in every form, and nothing else is") {
    struct Row {
        std::string text;
        Kinds kinds;
    };
    std::vector<Row> const rows = {
        {"身份证11010519491231002X，请核对", {PersonalKind::id_number}},
        {"身份证１１０１０５１９４９１２３１００２Ｘ", {PersonalKind::id_number}},
        {"110105 19491231 002x", {PersonalKind::id_number}},
        {"1101\u200b0519491231002X", {PersonalKind::id_number}},
        {"110105194912310021", {}},  // the check digit is wrong
        {"110105194913310021", {}},  // no such day
        {"卡号6222 0200 0000 0000 008", {}},
        {"卡号4111-1111-1111-1111", {PersonalKind::card_number}},
        {"卡号4111111111111112", {}},
        {"联系人电话13812345678", {PersonalKind::phone}},
        {"+86 138 1234 5678", {PersonalKind::phone}},
        {"客服电话95588、400-889-9999、021-61234567", {}},
        {"订单号A13812345678", {}},
        {"13812345678.90元", {}},
        {"金额138,123,456元，编号138123456789", {}},
        {"一三八一二三四五六七八", {}},
        {"1381234567½", {}},       // 13812345671 and a stroke and 2
        {"¾111111111111111", {}},  // 3, a stroke and 4111111111111111
        {"1381234567⑧", {PersonalKind::phone}},
        {"13812345678和13987654321", {PersonalKind::phone, PersonalKind::phone}},
    };
    for (auto const& row : rows) {
        INFO(row.text);
        CHECK(kinds(row.text) == row.kinds);
    }
}

TEST_CASE("a finding of personal data shows where it stands, and never the number") {
    std::string_view const text = "示例：身份证11010519491231002X。";
    auto const findings = personal_findings(Folded(text), {});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].rule == "personal_data.id_number");
    CHECK(findings[0].text == "1101**********002X");
    CHECK(findings[0].severity == words::Severity::substantive);
    CHECK(text.substr(findings[0].span.byte_begin,
                      findings[0].span.byte_end - findings[0].span.byte_begin) ==
          "11010519491231002X");
}

TEST_CASE("masking hides the middle of every number and leaves the rest as it is") {
    CHECK(mask_personal_data("请联系138 1234 5678，卡号4111111111111111。") ==
          "请联系138****5678，卡号4111********1111。");
    CHECK(mask_personal_data("没有号码") == "没有号码");
    CHECK(mask_personal_data("") == "");
}
