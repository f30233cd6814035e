#include <catch2/catch.hpp>

#include "service/compare_texts.hpp"

namespace {

using namespace yingshen;
using extract::Block;
using extract::BlockKind;

Block block(BlockKind kind, std::string text, int page) {
    return {kind, std::move(text), {page, 1, "", {}}, {}};
}

service::MaterialText text_of(std::vector<Block> blocks, int pages) {
    extract::Document document;
    document.media_type = "application/pdf";
    document.pages = pages;
    document.blocks = std::move(blocks);
    return service::MaterialText(std::move(document));
}

service::MaterialText docx(std::string const& footer, std::string const& body = "欢迎选购。") {
    return text_of({block(BlockKind::header, "江海银行稳盈理财说明书", 0),
                    block(BlockKind::body, "本产品有风险，投资须谨慎。", 0),
                    block(BlockKind::body, body, 0), block(BlockKind::footer, footer, 0)},
                   0);
}

service::MaterialText pdf(std::string const& footer_one, std::string const& footer_two) {
    return text_of(
        {block(BlockKind::header, "江海银行稳盈理财说明书", 1),
         block(BlockKind::body, "本产品有风险，投资须谨慎。", 1),
         block(BlockKind::footer, footer_one, 1),
         block(BlockKind::header, "江海银行稳盈理财说明书", 2),
         block(BlockKind::body, "欢迎选购。", 2), block(BlockKind::footer, footer_two, 2)},
        2);
}

/// The kinds and words of the differences.
std::string differences(service::MaterialText const& reviewed, service::MaterialText const& last) {
    rulebook::ComparisonWords words;
    words.superlatives = {"最佳"};
    std::string out;
    for (auto const& one : service::compare_texts(reviewed, last, words)) {
        out += (out.empty() ? "" : " ") + std::string(screening::name(one.kind)) + "“" + one.was +
               "”“" + one.now + "”";
    }
    return out;
}

}  // namespace

TEST_CASE("headers and footers are no differences for being repeated on pages") {
    CHECK(differences(docx("第1页 共1页"), pdf("第1页 共2页", "第2页 共2页")).empty());
    CHECK(differences(pdf("第1页 共2页", "第2页 共2页"), docx("第7页 共9页")).empty());
    CHECK(differences(docx("江海银行稳盈理财说明书"), pdf("第1页 共2页", "第2页 共2页")).empty());
    CHECK(differences(docx("- 1 -"), pdf("- 1 -", "- 2 -")).empty());
    CHECK(differences(docx("客服95000"), pdf("客服95000", "客服95000")).empty());
    CHECK(differences(pdf("1/2", "2/2"), pdf("1 / 2", "2 / 2")).empty());
}

TEST_CASE("what a header or footer says otherwise is a difference, of a page alone as well") {
    CHECK(differences(docx("客服95000"), pdf("客服95000", "客服95001")).find("95001") !=
          std::string::npos);
    CHECK(differences(docx("年化3%"), pdf("年化3%", "年化2%")).find("added_rate") !=
          std::string::npos);
    // A number that is that of its page is no page number for that.
    CHECK(differences(docx("年化4%"), pdf("年化1%", "年化2%")).find("“1%”") != std::string::npos);
    CHECK(differences(docx("第4期"), pdf("第1期", "第2期")).find("1期") != std::string::npos);
    CHECK(differences(docx("客服"), pdf("客服", "最佳")).find("added_superlative") !=
          std::string::npos);
    CHECK(differences(pdf("客服", "监督电话95000"), docx("客服")).find("removed_text") !=
          std::string::npos);
}

TEST_CASE("the body of a text is compared as it was, and extents are of the whole texts") {
    auto const reviewed = docx("第1页", "年化3.6%起。");
    auto const last = docx("第2页", "年化3.8%起。");
    auto const found = service::compare_texts(reviewed, last, {});
    REQUIRE_FALSE(found.empty());
    for (auto const& one : found) {
        CHECK(reviewed.text().find(one.was) != std::string::npos);
        CHECK(last.text().find(one.now) != std::string::npos);
    }
    CHECK(found.front().now == "3.8%");
    CHECK(found.front().in_final.begin == 17);
}

TEST_CASE("texts without headers are compared byte by byte, as before") {
    service::MaterialText const one(std::string("稳健"));
    service::MaterialText const other(std::string("稳健。"));
    CHECK_FALSE(service::compare_texts(one, other, {}).empty());
    CHECK(service::compare_texts(one, one, {}).empty());
}
