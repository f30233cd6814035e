#include <catch2/catch.hpp>

#include "extract/worker/image_header.hpp"
#include "extract/worker/join_lines.hpp"
#include "extract/worker/read_document.hpp"

namespace {

using namespace yingshen::extract;
using namespace std::string_literals;

Document read(std::string_view bytes) {
    static worker::Gb18030 const gb18030;
    worker::UnreadPictures pictures;
    return worker::read_document(bytes, gb18030, pictures);
}

/// The texts of one kind, each between brackets.
std::string texts(Document const& document, BlockKind kind) {
    std::string out;
    for (auto const& block : document.blocks) {
        if (block.kind == kind) out += "[" + block.text + "]";
    }
    return out;
}

std::string codes(Document const& document) {
    std::string out;
    for (auto const& part : document.unread) {
        if (!out.empty()) out += ' ';
        out += name(part.code);
    }
    return out;
}

}  // namespace

TEST_CASE("plain text is read in the encodings that banks write") {
    auto const expected = "[保本\n保息][零风险]";
    struct Row {
        char const* name;
        std::string bytes;
    };
    std::vector<Row> const rows = {
        {"UTF-8", "保本\n保息\n\n零风险\n"},
        {"UTF-8 with a mark", "\xef\xbb\xbf保本\r\n保息\r\n\r\n零风险"},
        {"returns alone", "保本\r保息\r　\r零风险"},
        {"GB18030", "\xb1\xa3\xb1\xbe\n\xb1\xa3\xcf\xa2\n\n\xc1\xe3\xb7\xe7\xcf\xd5"},
        {"UTF-16, little end first",
         "\xff\xfe\xdd\x4f\x2c\x67\n\0\xdd\x4f\x6f\x60\n\0\n\0\xf6\x96\xce\x98\x69\x96"s},
        {"UTF-16, big end first",
         "\xfe\xff\x4f\xdd\x67\x2c\0\n\x4f\xdd\x60\x6f\0\n\0\n\x96\xf6\x98\xce\x96\x69"s},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        auto const document = read(row.bytes);
        if (row.name != std::string("returns alone")) {
            CHECK(texts(document, BlockKind::body) == expected);
        } else {
            CHECK(texts(document, BlockKind::body).starts_with("[保本\n保息"));
        }
        CHECK(codes(document).empty());
        CHECK(document.media_type == "text/plain");
    }
}

TEST_CASE("what may have lost characters is never clean") {
    CHECK(codes(read("")) == "empty");
    CHECK(codes(read(" \n\t\n　")) == "empty");
    // 標題保本的產品 in Big5, which is valid GBK of other characters.
    CHECK(codes(read("\xbc\xd0\xc3\x44\xab\x4f\xa5\xbb\xaa\xba\xb2\xa3\xab\x7e")) ==
          "lost_characters");
    auto const cut = read("本产品不保证本金和收益，投资者应当充分认识投资风险，谨慎投\xe8\xb5");
    CHECK(codes(cut) == "lost_characters");
    CHECK(cut.blocks.size() == 1);
    CHECK(codes(read("本产品\xee\x80\x80")) == "lost_characters");
    CHECK(codes(read("a\0b"s)) == "unsupported_type");
    CHECK(codes(read("\xff\xfe\x41"s)) == "lost_characters");
}

TEST_CASE("a file is what its bytes are") {
    struct Row {
        std::string bytes;
        char const* type;
        char const* code;
    };
    std::vector<Row> const rows = {
        {"\x89PNG\r\n\x1a\n", "image/png", "picture"},
        {"ID3\x04", "audio/mpeg", "audio"},
        {"\0\0\0\x18"s + "ftypmp42", "video/mp4", "video"},
        {"GIF89a", "image/gif", "picture"},
        {"{\\rtf1", "application/rtf", "unsupported_type"},
        {"\x7f"s + "ELF", "application/x-executable", "unsupported_type"},
        {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "unsupported_type"},
        {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s,
         "application/x-ole-storage", "encrypted"},
        {"PK\x03\x04", "application/zip", "broken"},
        {"%PDF-1.7", "application/pdf", "broken"},
    };
    for (auto const& row : rows) {
        INFO(row.type);
        auto const document = read(row.bytes);
        CHECK(document.media_type == row.type);
        CHECK(codes(document) == row.code);
    }
}

TEST_CASE("a file that is shorter than the mark of its type is read as what it is") {
    CHECK(texts(read("BM"), BlockKind::body) == "[BM]");
    CHECK(texts(read("RIFF"), BlockKind::body) == "[RIFF]");
    CHECK(!worker::image_size("RIFF"));
    // A lossy WebP's size is 14 bits each, in its bytes 26 to 29.
    std::string const lossy = "RIFF1234WEBPVP8 1234567890\x10\x40\x20\x80";
    REQUIRE(lossy.size() == 30);
    CHECK(!worker::image_size(std::string_view(lossy).substr(0, 29)));
    auto const size = worker::image_size(lossy);
    REQUIRE(size);
    CHECK(size->width == 16);
    CHECK(size->height == 32);
    CHECK(!worker::image_size("RIFF\1\2\3\4WEBPVP8X"));
}

TEST_CASE("of a page, what a browser shows is seen, and the rest is hidden") {
    struct Row {
        char const* name;
        std::string html;
        char const* seen;
        char const* hidden;
    };
    std::vector<Row> const rows = {
        {"paragraphs", "<p>甲<p>乙<div>丙</div>丁", "[甲][乙][丙][丁]", ""},
        {"spans", "<p>保<b>本</b>&#x4fdd;&nbsp;息<br>次行", "[保本保\u00a0息\n次行]", ""},
        {"comments and scripts", "<p>甲<!-- 乙 --><script>丙</script><style>丁</style>戊", "[甲戊]",
         ""},
        {"display", "<p>甲<span style='DISPLAY : None !important'>乙</span>丙", "[甲丙]", "[乙]"},
        {"visibility",
         "<div style='visibility:hidden'>甲<i style='visibility:visible'>乙</i></div>", "[乙]",
         "[甲]"},
        {"hidden attribute", "<p hidden>甲<p>乙", "[乙]", "[甲]"},
        {"size", "<p style='font-size:0'>甲<b style='font-size:12px'>乙</b>", "[乙]", "[甲]"},
        {"colour", "<p style='color:transparent'>甲<p style='color:#fff;background:#fff'>乙", "",
         "[甲][乙]"},
        {"outside", "<p style='position:absolute;left:-9999px'>甲<p style='text-indent:-999em'>乙",
         "", "[甲][乙]"},
        {"a class", "<style>/* */ .x, b {display:none}</style><p class='a X'>甲<p>乙<b>丙</b>",
         "[乙]", "[甲][丙]"},
        {"two classes win",
         "<style>.t{display:none} .t.on{display:block}</style><p class=t>甲<p class='t on'>乙",
         "[乙]", "[甲]"},
        {"media", "<style>@media print{p{display:none}}</style><p>甲", "[甲]", ""},
        {"generated", "<style>p:before{content:'保本'}</style><p>甲", "[甲][保本]", ""},
        {"an unclosed tag", "<p>甲<b", "[甲]", ""},
        {"a bracket", "<p>利率<3%", "[利率<3%]", ""},
        {"a template", "<template><p>甲</template><p>乙", "[乙]", "[甲]"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        auto const document = read("<html>" + row.html);
        CHECK(texts(document, BlockKind::body) == row.seen);
        CHECK(texts(document, BlockKind::hidden) == row.hidden);
    }
}

TEST_CASE("a page tells what it brings in, and what its pictures say") {
    auto const document = read(
        "<!DOCTYPE html><title>标题</title><h1>大字</h1><table><tr><td>格一<td>格二</table>"
        "<img src=a.png alt='图说'><video src=b.mp4></video><audio></audio><iframe src=c></iframe>"
        "<input type=submit value=立即申请><input type=hidden value=x><footer>页脚</footer>");
    CHECK(texts(document, BlockKind::heading) == "[标题][大字]");
    CHECK(texts(document, BlockKind::table_cell) == "[格一][格二]");
    CHECK(texts(document, BlockKind::alt_text) == "[图说]");
    CHECK(texts(document, BlockKind::body) == "[立即申请]");
    CHECK(texts(document, BlockKind::footer) == "[页脚]");
    CHECK(codes(document) == "picture video audio external_content");
}

TEST_CASE("a page nested beyond reason is refused, and what was read stays") {
    std::string deep = "<html><p>前文";
    for (int i = 0; i < 100'000; ++i)
        deep += "<div>";
    auto const document = read(deep);
    CHECK(codes(document) == "unsafe");
    CHECK(texts(document, BlockKind::body) == "[前文]");
}

TEST_CASE("a number of a Chinese text that a line tears apart is one number") {
    using worker::tears_number;
    CHECK(tears_number("年化利率为5.40%至18.0", "0%，以审批为准"));
    CHECK(tears_number("减少利息支出约6.", "2亿元"));
    CHECK(tears_number("客户服务热线95", "500"));
    CHECK(tears_number("每期应还本金（以12", ",000元计）"));
    CHECK(tears_number("年收入的20", "%"));
    CHECK(tears_number("风险等级是R", "2，中低风险"));
    CHECK_FALSE(tears_number("收益率3.5%", "2025年"));
    CHECK_FALSE(tears_number("in the year 2025", "100 people"));
    CHECK_FALSE(tears_number("见Appendix", "2"));
    CHECK_FALSE(tears_number("第3条", "4"));
    CHECK_FALSE(tears_number("12", "34"));
    CHECK_FALSE(tears_number("条", "，"));
    CHECK_FALSE(tears_number("", "4"));
    CHECK_FALSE(tears_number("第3", ""));
}
