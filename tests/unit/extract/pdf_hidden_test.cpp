#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "extract/worker/pdf_paint.hpp"
#include "extract/worker/read_document.hpp"
#include "pdf_writer.hpp"

namespace {

using namespace yingshen::extract;

/// A page with these operators. F1 is a font that is not in the file, F2 one that is, of one glyph,
/// a square.
std::string pdf_of(std::string const& content) {
    std::string_view const glyph = "1000 0 d0 100 0 800 800 re f";
    std::vector<std::string> const objects = {
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources <</Font <</F1 5 "
        "0 "
        "R/F2 6 0 R>>>>>>",
        fmt::format("<</Length {}>>\nstream\n{}\nendstream", content.size(), content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/Font/Subtype/Type3/Name/F2/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 "
        "0]/CharProcs <</a 7 0 R>>/Encoding <</Type/Encoding/Differences[97/a]>>/FirstChar "
        "97/LastChar 97/Widths[1000]/Resources <<>>>>",
        fmt::format("<</Length {}>>\nstream\n{}\nendstream", glyph.size(), glyph)};
    return write_pdf(objects);
}

/// Every block as "kind:text", without blanks.
std::string read(std::string const& content) {
    static worker::Gb18030 const gb18030;
    worker::UnreadPictures pictures;
    auto const document = worker::read_document(pdf_of(content), gb18030, pictures);
    std::string out;
    for (auto const& block : document.blocks) {
        if (!out.empty()) out += ' ';
        auto const is_hidden = block.kind == BlockKind::hidden;
        out += (is_hidden ? "hidden:" : "seen:") + block.text;
    }
    return out;
}

/// Most words of the font that is not in the file are seen.
constexpr auto seen = "BT /F1 12 Tf 80 700 Td (Read) Tj 0 -60 Td (all) Tj 0 -60 Td (risks) Tj ET ";

}  // namespace

TEST_CASE("text of a page that its reader does not see is hidden, however it is kept from view") {
    struct Row {
        char const* name;
        char const* content;
        char const* more;  ///< what is read of it
    };
    std::vector<Row> const rows = {
        {"neither filled nor stroked", "BT /F1 12 Tf 3 Tr 80 400 Td (Guaranteed) Tj ET",
         " hidden:Guaranteed"},
        {"white", "1 g BT /F1 12 Tf 80 400 Td (Guaranteed) Tj ET", " hidden:Guaranteed"},
        {"nearly white", "0.99 0.99 1 rg BT /F1 12 Tf 80 400 Td (Guaranteed) Tj ET",
         " hidden:Guaranteed"},
        {"no ink", "0 0 0 0 k BT /F1 12 Tf 80 400 Td (Guaranteed) Tj ET", " hidden:Guaranteed"},
        {"the colour of its ground",
         "1 0 0 rg 0 380 595 60 re f BT /F1 12 Tf 80 400 Td (Guaranteed) Tj ET",
         " hidden:Guaranteed"},
        {"covered", "BT /F1 12 Tf 80 400 Td (Guaranteed) Tj ET 1 1 1 rg 0 380 595 60 re f",
         " hidden:Guaranteed"},
        {"of a point's size", "BT /F1 0.8 Tf 80 400 Td (Guaranteed) Tj ET", " hidden:Guaranteed"},
        {"in a font of its own", "1 g BT /F2 12 Tf 80 400 Td (aaa) Tj ET", " hidden:aaa"},
        {"white on red", "1 0 0 rg 0 380 595 60 re f 1 g BT /F1 12 Tf 80 400 Td (Offer) Tj ET",
         " seen:Offer"},
        {"gray and small", "0.7 g BT /F1 5 Tf 80 400 Td (Notes) Tj ET", " seen:Notes"},
        {"the layer of a scan, over what the scanner saw",
         "82 402 60 6 re f BT /F1 12 Tf 3 Tr 80 400 Td (Guaranteed) Tj ET", " seen:Guaranteed"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        CHECK(read(seen + std::string(row.content)) ==
              "seen:Read seen:all seen:risks" + std::string(row.more));
    }
}

TEST_CASE("a font that may not be drawable here hides nothing") {
    CHECK(read("1 g BT /F1 12 Tf 80 400 Td (Guaranteed) Tj ET") == "seen:Guaranteed");
    CHECK(read("1 g BT /F2 12 Tf 80 400 Td (aaa) Tj ET") == "hidden:aaa");
}

TEST_CASE("pages are drawn only where their paint can hide text") {
    auto const may_hide = [](std::string const& content) {
        return worker::paint_of(
                   fmt::format("1 0 obj <</Length 9>> stream\n{}\nendstream endobj", content))
            .may_hide_text;
    };
    for (auto const* plain :
         {"BT /F1 12 Tf (a) Tj ET", "0 g 0 0 0 rg 0.3 0.4 0.5 RG 0 0 0 1 k 10 10 m 20 20 l S",
          "0 Tr 2 Tr 0.5 0.5 0.5 sc 0 0 9 9 re W n", ""}) {
        INFO(plain);
        CHECK(!may_hide(plain));
    }
    for (auto const* hiding : {"3 Tr", "7 Tr", "1 g", ".9 .95 1. rg", "0 0 0 0.05 k", "/P scn",
                               "f*", "0 0 9 9 re f", "0 0 9 9 re B"}) {
        INFO(hiding);
        CHECK(may_hide(hiding));
    }
    CHECK(worker::paint_of("trailer <</Encrypt 5 0 R>>").may_hide_text);
    CHECK(worker::paint_of("1 0 obj <</Filter /LZWDecode>> stream\nx\nendstream").may_hide_text);
    CHECK(
        !worker::paint_of("1 0 obj <</Subtype /Image/Filter /LZWDecode>> stream\nx").may_hide_text);
    CHECK(worker::paint_of("stream").may_hide_text);
    CHECK(!worker::paint_of("").may_hide_text);
}
