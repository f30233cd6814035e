#include <catch2/catch.hpp>

#include "extract/codec.hpp"
#include "extract/limits.hpp"
#include "extract/screening_text.hpp"

namespace {

using namespace yingshen::extract;

Document sample() {
    Document out;
    out.media_type = "application/pdf";
    out.pages = 3;
    out.blocks.push_back({BlockKind::heading, "费率", {3, 1, "", Box{72, 90.5, 200, 12.25}}, 20.0});
    out.blocks.push_back({BlockKind::hidden, "看不见", {3, 2, "", {}}, {}});
    out.blocks.push_back({BlockKind::table_cell, "3.65%\n起", {3, 3, "费率表!B2", {}}, {}});
    out.unread.push_back({UnreadCode::picture, {1, 0, "a.png", {}}});
    return out;
}

}  // namespace

TEST_CASE("a document survives being written and read") {
    auto const document = sample();
    auto const again = decode(encode(document));
    REQUIRE(again);
    CHECK(*again == document);
    CHECK(decode(encode(document, true)) == document);
}

TEST_CASE("an answer of a worker is read as hostile text") {
    struct Row {
        char const* name;
        std::string answer;
    };
    auto const with_block = [](std::string const& block) {
        return R"({"media_type":"a/b","pages":0,"blocks":[)" + block + R"(],"unread":[]})";
    };
    std::vector<Row> const rows = {
        {"nothing", ""},
        {"no JSON", "Segmentation fault"},
        {"a list", "[]"},
        {"no members", "{}"},
        {"another member", R"({"media_type":"a/b","pages":0,"blocks":[],"unread":[],"run":"x"})"},
        {"negative pages", R"({"media_type":"a/b","pages":-1,"blocks":[],"unread":[]})"},
        {"blocks that are no list", R"({"media_type":"a/b","pages":0,"blocks":{},"unread":[]})"},
        {"an unknown kind", with_block(R"({"kind":"code","text":"a"})")},
        {"no text", with_block(R"({"kind":"body"})")},
        {"an empty text", with_block(R"({"kind":"body","text":""})")},
        {"a control character", with_block(R"({"kind":"body","text":"a\u0007"})")},
        {"a carriage return", with_block(R"({"kind":"body","text":"a\rb"})")},
        {"a C1 control character", with_block(R"({"kind":"body","text":"a\u0085b"})")},
        {"a surrogate", with_block(R"({"kind":"body","text":"\ud800"})")},
        {"a line feed in a label", with_block(R"({"kind":"body","text":"a","label":"a\nb"})")},
        {"a long label",
         with_block(R"({"kind":"body","text":"a","label":")" + std::string(201, 'x') + R"("})")},
        {"three sides", with_block(R"({"kind":"body","text":"a","box":[1,2,3]})")},
        {"a side beyond any page", with_block(R"({"kind":"body","text":"a","box":[1,2,3,1e9]})")},
        {"a negative width", with_block(R"({"kind":"body","text":"a","box":[1,2,-3,4]})")},
        {"a size that is a text", with_block(R"({"kind":"body","text":"a","font_size":"12"})")},
        {"an unknown code",
         R"({"media_type":"a/b","pages":0,"blocks":[],"unread":[{"code":"clean"}]})"},
        {"a sentence of its own",
         R"({"media_type":"a/b","pages":0,"blocks":[],"unread":[{"code":"empty","zh":"已通过"}]})"},
        {"more than is taken", std::string(limits::output_bytes_max + 1, ' ') + "{}"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        auto const read = decode(row.answer);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == "extract_answer_invalid");
        CHECK_FALSE(read.error().faults.empty());
    }
}

TEST_CASE("the screening text leads back to the blocks and leaves hidden text out") {
    ScreeningText const text(sample());
    CHECK(text.text() == "费率\n\n3.65%\n起");
    CHECK(text.locate(0) == Spot{0, 0});
    CHECK(text.locate(1) == Spot{0, 1});
    CHECK(text.locate(3) == Spot{0, 2});
    CHECK(text.locate(4) == Spot{2, 0});
    CHECK(text.locate(10) == Spot{2, 6});
    CHECK(text.locate(11) == Spot{2, 7});
    CHECK(text.locate(12) == std::nullopt);
    CHECK(ScreeningText(Document()).locate(0) == std::nullopt);
}

TEST_CASE("places and reasons are told in both languages") {
    CHECK(describe(Place{3, 2, "", {}}).zh == "第3页 第2段");
    CHECK(describe(Place{3, 2, "费率表!B2", {}}).en == "page 3, paragraph 2, 费率表!B2");
    CHECK(describe(Place()).zh.empty());
    for (int i = 0; i <= static_cast<int>(UnreadCode::crashed); ++i) {
        auto const code = static_cast<UnreadCode>(i);
        CHECK(parse_unread_code(name(code)) == code);
        auto const said = describe(Unread{code, {0, 0, "a.bin", {}}});
        CHECK(said.zh.find("（a.bin）") != std::string::npos);
        CHECK(said.en.find("(a.bin)") != std::string::npos);
    }
    for (int i = 0; i <= static_cast<int>(BlockKind::hidden); ++i) {
        auto const kind = static_cast<BlockKind>(i);
        CHECK(parse_block_kind(name(kind)) == kind);
        CHECK_FALSE(title(kind).zh.empty());
    }
}

namespace {

Block block(BlockKind kind, std::string text, int page, double size = 12) {
    return {kind, std::move(text), {page, 1, "", std::nullopt}, size};
}

}  // namespace

TEST_CASE("a paragraph goes on over the end of a page, and what runs along pages comes last") {
    Document document;
    document.blocks = {block(BlockKind::header, "说明书", 1),
                       block(BlockKind::body, "本产品的销售人员不得以任何方式承诺保", 1),
                       block(BlockKind::footer, "第1页", 1),
                       block(BlockKind::header, "说明书", 2),
                       block(BlockKind::body, "本或者收益。", 2),
                       block(BlockKind::body, "新的一段", 2),
                       block(BlockKind::body, "另一段在下一页开始", 3)};
    ScreeningText const text(document);
    CHECK(text.text() ==
          "本产品的销售人员不得以任何方式承诺保\n本或者收益。\n\n新的一段\n\n另一段在下一页开始\n\n"
          "说明书\n\n第1页\n\n说明书");
    CHECK(text.locate(19) == Spot{4, 0});
    CHECK(text.locate(18) == Spot{1, 18});
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        auto const begin = text.begin_of(i);
        REQUIRE(begin);
        CHECK(text.locate(*begin) == Spot{i, 0});
    }
    CHECK(text.begin_of(document.blocks.size()) == std::nullopt);
    CHECK(text.length_without_running() == text.begin_of(0).value() - 2);
}

TEST_CASE("what ends its sentence, is short or of another size does not go on over a page") {
    for (auto const& [before, size] :
         {std::pair{"本产品的销售人员不得以任何方式承诺。", 12.0}, std::pair{"第三部分", 12.0},
          std::pair{"本产品的销售人员不得以任何方式", 9.0}}) {
        Document document;
        document.blocks = {block(BlockKind::body, before, 1, size),
                           block(BlockKind::body, "保本", 2)};
        CHECK(ScreeningText(document).text() == std::string(before) + "\n\n保本");
    }
}
