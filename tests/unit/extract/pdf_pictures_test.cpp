#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "extract/worker/pdf_marks.hpp"
#include "extract/worker/picture_regions.hpp"
#include "extract/worker/read_document.hpp"
#include "pdf_writer.hpp"

namespace {

using namespace yingshen::extract;

/// A picture of letters: dark and light stripes.
std::string stripes(int side) {
    std::string out;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            out += x / 2 % 2 == 0 ? '\x20' : '\xe0';
    }
    return out;
}

constexpr auto gray = "/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceGray";

std::string picture_of(std::string const& entries, std::string const& content) {
    return pdf_stream(entries, content);
}

std::string striped(std::string const& entries = gray) {
    return picture_of(entries + "/Width 64/Height 64", stripes(64));
}

/// Pages with text and these operators, and a picture named I.
std::string pdf_of(std::vector<std::string> const& pages, std::string const& picture) {
    std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", "",
                                        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", picture};
    std::string kids;
    for (auto const& page : pages) {
        objects.push_back(pdf_stream("", "BT /F1 12 Tf 80 700 Td (Risks) Tj ET " + page));
        objects.push_back(fmt::format(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R/Resources <</Font "
            "<</F1 3 0 R>>/XObject <</I 4 0 R>>>>>>",
            objects.size()));
        kids += fmt::format("{} 0 R ", objects.size());
    }
    objects[1] = fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", pages.size(), kids);
    return write_pdf(objects);
}

/// What was not read, as "code@page" with the place of a picture in tens of points.
std::string unread_of(std::string const& pdf) {
    static worker::Gb18030 const gb18030;
    worker::UnreadPictures pictures;
    auto const document = worker::read_document(pdf, gb18030, pictures);
    REQUIRE_FALSE(document.blocks.empty());
    CHECK(document.blocks.front().text == "Risks");
    std::string out;
    for (auto const& unread : document.unread) {
        out += fmt::format("{}{}@{}", out.empty() ? "" : " ", name(unread.code), unread.place.page);
        if (auto const& box = unread.place.box) {
            out += fmt::format("({:.0f},{:.0f},{:.0f},{:.0f})", box->x / 10, box->y / 10,
                               box->width / 10, box->height / 10);
        }
    }
    return out;
}

constexpr auto shown = "q 200 0 0 200 100 300 cm /I Do Q ";

}  // namespace

TEST_CASE("a picture beside text is told with its page and place") {
    CHECK(unread_of(pdf_of({"", shown}, striped())) == "picture@2(9,29,22,22)");
}

TEST_CASE("a picture that pages repeat is told once") {
    CHECK(unread_of(pdf_of({shown, shown, shown}, striped())) == "picture@1(9,29,22,22)");
}

TEST_CASE("a picture counts as it looks") {
    struct Row {
        char const* name;
        std::string content;
        char const* unread;
    };
    std::vector<Row> const rows = {
        {"outside the page", "q 200 0 0 200 700 300 cm /I Do Q", ""},
        {"an ornament", "q 20 0 0 20 100 300 cm /I Do Q", ""},
        {"covered", std::string(shown) + "1 g 90 290 220 220 re f", ""},
        {"cut away", "q 0 0 10 10 re W n 200 0 0 200 100 300 cm /I Do Q", ""},
        {"cut to its half", "q 100 300 100 200 re W n 200 0 0 200 100 300 cm /I Do Q",
         "picture@1(9,29,13,22)"},
        {"letters of one colour", std::string(shown), "picture@1(9,29,22,22)"},
        {"without extent", "q 0 0 0 0 100 300 cm /I Do Q", ""},
        {"two beside each other",
         "q 100 0 0 200 100 300 cm /I Do Q q 100 0 0 200 205 300 cm /I Do Q",
         "picture@1(9,29,23,22)"},
        {"two apart", "q 100 0 0 100 100 600 cm /I Do Q q 100 0 0 100 400 100 cm /I Do Q",
         "picture@1(9,9,13,13) picture@1(39,59,12,13)"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        CHECK(unread_of(pdf_of({row.content}, striped())) == row.unread);
    }
}

TEST_CASE("a picture of one colour says nothing") {
    auto const flat = picture_of(std::string(gray) + "/Width 8/Height 8", std::string(64, '\x40'));
    CHECK(unread_of(pdf_of({shown}, flat)).empty());
}

TEST_CASE("a stencil is a picture") {
    auto const mask = picture_of(
        "/Type/XObject/Subtype/Image/ImageMask true/BitsPerComponent 1/Width 64/Height 64",
        std::string(512, '\x3c'));
    CHECK(unread_of(pdf_of({std::string("0 g ") + shown}, mask)) == "picture@1(9,29,22,22)");
}

TEST_CASE("a picture is known in whichever way its kind is written") {
    for (auto const* kind :
         {"/Subtype /Image", "/Subtype\n/Image", "/S#75btype/#49mage", "/Subtype%remark\n/Image"}) {
        INFO(kind);
        auto const entries =
            fmt::format("/Type/XObject{}/BitsPerComponent 8/ColorSpace/DeviceGray", kind);
        CHECK(unread_of(pdf_of({shown}, striped(entries))) == "picture@1(9,29,22,22)");
    }
}

TEST_CASE("a picture that is too large to be drawn, or does not say its size, is told as such") {
    for (auto const* size : {"/Width 60000/Height 60000", "/Width 64", "/Width 64/Height 5 0 R",
                             "/Width 64/Height 64/Height 99999999", "/Width 99999999999/Height 1",
                             "/Filter/JPXDecode/Width 64/Height 64"}) {
        INFO(size);
        CHECK(unread_of(pdf_of({"", shown}, picture_of(std::string(gray) + size, stripes(64)))) ==
              "too_large@2");
    }
}

TEST_CASE("more pictures than a page is drawn with are told as too many") {
    std::string many;
    for (int i = 0; i < 10'000; ++i)
        many += "q 2 0 0 2 9 9 cm /I Do Q ";
    CHECK(unread_of(pdf_of({many}, striped())) == "too_large@1");
    auto const large = picture_of(std::string(gray) + "/Width 9000/Height 9000", "");
    CHECK(unread_of(pdf_of({std::string(shown) + shown + shown}, large)) == "too_large@1");
}

TEST_CASE("a picture within operators is told where it is no glyph") {
    auto const within = [](int side) {
        return pdf_of({fmt::format("q 200 0 0 200 100 300 cm BI /W {0} /H {0} /BPC 8 /CS /G ID {1} "
                                   "EI Q",
                                   side, stripes(side))},
                      striped());
    };
    CHECK(unread_of(within(64)).empty());
    CHECK(unread_of(within(300)) == "picture@0");
}

TEST_CASE("marks keep the length and tell at most how large pictures are") {
    auto const pdf = pdf_of({shown}, striped());
    auto const marked = worker::mark_pictures(pdf, worker::Marked::all);
    REQUIRE(marked);
    CHECK(marked->size() == pdf.size());
    auto const at = marked->find("/Subtype/emage");
    REQUIRE(at != std::string::npos);
    CHECK(worker::marked_pixels('e') == 4096);
    CHECK_FALSE(worker::mark_pictures(pdf, worker::Marked::too_large));
    CHECK_FALSE(worker::mark_pictures("/Subtype/Form/Image", worker::Marked::all));
    CHECK_FALSE(worker::mark_pictures("/Subtype", worker::Marked::all));
    CHECK_FALSE(worker::mark_pictures("/Subtype/", worker::Marked::all));
    CHECK_FALSE(worker::mark_pictures("/", worker::Marked::all));
    CHECK_FALSE(worker::mark_pictures("", worker::Marked::all));
    CHECK(worker::mark_pictures("/Subtype/Image", worker::Marked::too_large) == "/Subtype/zmage");
    for (auto const none : {'I', 'z', 'F', '\0'})
        CHECK_FALSE(worker::marked_pixels(none));
}

TEST_CASE("what stands under words of a page is theirs, and what they leave out is not") {
    worker::Raster blank;
    blank.width = 300;
    blank.height = 300;
    blank.gray.assign(90'000, 255);
    auto page = blank;
    auto const ink = [&](int top, int bottom) {
        for (int y = top; y < bottom; ++y) {
            for (int x = 30; x < 270; x += 2)
                page.gray[static_cast<std::size_t>(y * 300 + x)] =
                    static_cast<std::uint8_t>(x % 3 * 40);
        }
    };
    ink(30, 60);
    ink(66, 96);
    ink(102, 132);
    CHECK(worker::picture_regions(page, blank, {{20, 20, 260, 120}}).empty());
    auto const most = worker::picture_regions(page, blank, {{20, 20, 260, 78}});
    REQUIRE(most.size() == 1);
    CHECK_FALSE(most.front().under_words);
    CHECK(most.front().box.y >= 90);
    std::vector<Box> gaps;
    for (int x = 30; x < 270; x += 18)
        gaps.push_back({static_cast<double>(x), 20, 12, 120});
    auto const rest = worker::picture_regions(page, blank, gaps);
    REQUIRE(rest.size() == 1);
    CHECK(rest.front().under_words);
    CHECK(worker::picture_regions(page, page, {}).empty());
    CHECK(worker::picture_regions({}, {}, {}).empty());
}
