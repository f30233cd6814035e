#include <catch2/catch.hpp>
#include <functional>
#include <random>

#include "worker.hpp"
#include "zip_writer.hpp"

using namespace yingshen::extract;
using namespace std::string_literals;

namespace {

std::string const content_types = "<Types/>";
std::string const relations =
    "<Relationships><Relationship Id='r1' Type='x/officeDocument' Target='word/document.xml'/>"
    "</Relationships>";

std::vector<ZipPart> word(std::string const& document) {
    return {{.name = "[Content_Types].xml", .content = content_types},
            {.name = "_rels/.rels", .content = relations},
            {.name = "word/document.xml", .content = document}};
}

std::string paragraph(std::string const& text) {
    return "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>" + text +
           "</w:t></w:r></w:p></w:body></w:document>";
}

/// The good file with another part.
std::string with(ZipPart part) {
    auto parts = word(paragraph("保本"));
    parts.push_back(std::move(part));
    return write_zip(parts);
}

std::string repeated(std::string const& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
        out += text;
    return out;
}

std::string pdf(std::string const& objects) {
    return "%PDF-1.7\n" + objects + "\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
}

std::string png_of(std::uint32_t width, std::uint32_t height) {
    auto out = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"s;
    for (auto const side : {width, height}) {
        for (int shift = 24; shift >= 0; shift -= 8)
            out += static_cast<char>(side >> shift & 0xff);
    }
    return out + "\x08\x02\0\0\0\0\0\0\0"s;
}

/// A page with text that shows a picture with these entries as often as is said.
std::string pdf_with_picture(std::string const& entries, int times = 1,
                             std::string const& data = "x") {
    auto const text = "BT /F 9 Tf 9 70 Td (ab) Tj ET "s;
    auto const content = text + repeated("q 60 0 0 60 5 5 cm /I Do Q ", times);
    return pdf(
        "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        "2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n"
        "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources <</Font "
        "<</F 6 0 R>>/XObject <</I 5 0 R>>>>>> endobj\n"
        "4 0 obj <</Length " +
        std::to_string(content.size()) + ">> stream\n" + content +
        "\nendstream endobj\n5 0 obj <</Type/XObject/Subtype/Image" + entries + "/Length " +
        std::to_string(data.size()) + ">> stream\n" + data +
        "\nendstream endobj\n6 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj");
}

struct Attack {
    char const* name;
    std::function<std::string()> make;
    char const* codes;
};

std::vector<Attack> attacks() {
    auto const lol = [] {
        std::string entities = "<!ENTITY a0 'lol'>";
        for (int i = 1; i < 12; ++i) {
            entities += "<!ENTITY a" + std::to_string(i) + " '" +
                        repeated("&a" + std::to_string(i - 1) + ";", 10) + "'>";
        }
        return "<!DOCTYPE w [" + entities + "]>" + paragraph("&a11;");
    };
    auto const link = 0120777U << 16;
    return {
        {"dense zip bomb",
         [] { return with({.name = "a", .content = std::string(50 << 20, 'a')}); }, "unsafe"},
        {"many middling parts",
         [] {
             auto parts = word(paragraph("保本"));
             for (int i = 0; i < 8; ++i) {
                 parts.push_back({.name = std::to_string(i),
                                  .content = std::string(30 << 20, 'a'),
                                  .method = 0});
                 parts.back().content.resize(1 << 20);
                 parts.back().claimed_size = 30 << 20;
             }
             return write_zip(parts);
         },
         "unsafe"},
        {"overlap", [] { return write_zip(word(paragraph("保本")), {.all_at_first = true}); },
         "unsafe"},
        {"more entries than are there",
         [] { return write_zip(word(paragraph("保本")), {.more_entries = 5}); }, "broken"},
        {"65,000 entries", [] { return write_zip(word("x"), {.more_entries = 65'000}); }, "unsafe"},
        {"several disks", [] { return write_zip(word("x"), {.disk = 1}); }, "unsafe"},
        {"2,100 true entries",
         [] {
             auto parts = word(paragraph("保本"));
             for (int i = 0; i < 2'100; ++i)
                 parts.push_back({.name = std::to_string(i), .content = "a"});
             return write_zip(parts);
         },
         "unsafe"},
        {"link", [=] { return with({.name = "a", .content = "/etc/passwd", .attributes = link}); },
         "unsafe"},
        {"climbing name", [] { return with({.name = "../../etc/passwd", .content = "a"}); },
         "unsafe"},
        {"absolute name", [] { return with({.name = "/etc/passwd", .content = "a"}); }, "unsafe"},
        {"double name", [] { return with({.name = "word/document.xml", .content = "a"}); },
         "unsafe"},
        {"double name in other case",
         [] { return with({.name = "WORD/document.xml", .content = "a"}); }, "unsafe"},
        {"two names for one part",
         [] { return with({.name = "a", .content = "a", .local_name = "b"}); }, "unsafe"},
        {"encrypted part", [] { return with({.name = "a", .content = "a", .flags = 1}); },
         "encrypted"},
        {"unknown method", [] { return with({.name = "a", .content = "a", .method = 99}); },
         "broken"},
        {"a size too small",
         [] {
             auto parts = word(paragraph("保本保息"));
             parts.back().claimed_size = 10;
             return write_zip(parts);
         },
         "broken"},
        {"a size too large",
         [] {
             auto parts = word(paragraph("保本保息"));
             parts.back().claimed_size = 1'000'000;
             return write_zip(parts);
         },
         "broken"},
        {"an archive in an archive",
         [] { return write_zip({{.name = "a.zip", .content = write_zip(word("x"))}}); },
         "unsupported_type"},
        {"entity bomb", [=] { return write_zip(word(lol())); }, "unsafe"},
        {"outer entity",
         [] {
             return write_zip(
                 word("<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + paragraph("&x;")));
         },
         "unsafe"},
        {"XML that is none", [] { return write_zip(word("<w:document><w:body>")); }, "broken"},
        {"100,000 nested elements",
         [] {
             return write_zip(word("<w:document>" + repeated("<w:p>", 100'000) +
                                   repeated("</w:p>", 100'000) + "</w:document>"));
         },
         "unsafe"},
        {"endless text",
         [] { return write_zip(word(paragraph(repeated("保本保息零风险稳赚", 300'000)))); },
         "unsafe"},
        {"relationships in a circle",
         [] {
             auto parts = word(paragraph("保本"));
             parts.push_back(
                 {.name = "word/_rels/document.xml.rels",
                  .content = "<R><R Id='a' Type='x/header' Target='document.xml'/></R>"});
             return write_zip(parts);
         },
         ""},
        {"100,000 nested divisions", [] { return "<html>" + repeated("<div>", 100'000); },
         "unsafe"},
        {"a million brackets", [] { return "<html>" + repeated("<", 1'000'000); }, ""},
        {"an endless comment", [] { return "<html><p>甲<!--" + repeated("<!-- ", 500'000); }, ""},
        {"a million references", [] { return "<html>" + repeated("&#x", 1'000'000); }, ""},
        {"100,000 rules of style",
         [] { return "<html><style>" + repeated(".a{display:none}", 100'000) + "</style><p>甲"; },
         ""},
        {"a million nested lists of JSON", [] { return repeated("[", 1'000'000); }, ""},
        {"endless text file", [] { return repeated("保本保息零风险稳赚\n\n", 300'000); },
         "too_large"},
        {"51 MiB", [] { return std::string(51 << 20, 'a'); }, "too_large"},
        {"a billion pages",
         [] {
             return pdf(
                 "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                 "2 0 obj <</Type/Pages/Count 1000000000/Kids[3 0 R]>> endobj\n"
                 "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj");
         },
         nullptr},
        {"a page tree in a circle",
         [] {
             return pdf(
                 "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                 "2 0 obj <</Type/Pages/Count 5/Kids[2 0 R 2 0 R]>> endobj");
         },
         nullptr},
        {"a table that is its own predecessor",
         [] {
             return "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\nxref\n0 1\n0000000000 "
                    "65535 "
                    "f \ntrailer <</Root 1 0 R/Size 2/Prev 55>>\nstartxref\n55\n%%EOF\n"s;
         },
         nullptr},
        {"100,000 nested arrays",
         [] {
             return pdf("1 0 obj <</Type/Catalog/Pages 2 0 R/A " + repeated("[", 100'000) +
                        ">> endobj");
         },
         nullptr},
        {"a page as large as a field",
         [] {
             return pdf(
                 "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                 "2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n"
                 "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9e9 9e9]>> endobj");
         },
         nullptr},
        {"a form that draws itself",
         [] {
             return pdf(
                 "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                 "2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n"
                 "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources "
                 "<</XObject <</F 5 0 R>>>>>> endobj\n"
                 "4 0 obj <</Length 5>> stream\n/F Do\nendstream endobj\n"
                 "5 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources <</XObject <</F 5 0 "
                 "R>>>>/Length 11>> stream\n/F Do /F Do\nendstream endobj");
         },
         nullptr},
        {"a font that is none",
         [] {
             return pdf(
                 "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                 "2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n"
                 "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources "
                 "<</Font <</F 5 0 R>>>>>> endobj\n"
                 "4 0 obj <</Length 30>> stream\nBT /F 9 Tf (ab) Tj ET         \nendstream endobj\n"
                 "5 0 obj <</Type/Font/Subtype/TrueType/FontDescriptor <</FontFile2 4 0 R>>>> "
                 "endobj");
         },
         ""},
        {"a sheet with a picture that is none",
         [] {
             return write_zip(
                 {{.name = "[Content_Types].xml", .content = content_types},
                  {.name = "_rels/.rels",
                   .content = "<R><R Id='a' Type='x/officeDocument' Target='xl/b.xml'/></R>"},
                  {.name = "xl/b.xml",
                   .content = "<workbook xmlns:r='r'><sheets><sheet name='a' "
                              "r:id='s'/></sheets></workbook>"},
                  {.name = "xl/_rels/b.xml.rels",
                   .content = "<R><R Id='s' Type='x/worksheet' Target='s.xml'/></R>"},
                  {.name = "xl/s.xml", .content = "<worksheet/>"},
                  {.name = "xl/_rels/s.xml.rels",
                   .content = "<R><R Id='d' Type='x/drawing' Target='d.xml'/></R>"},
                  {.name = "xl/d.xml", .content = "<wsDr/>"},
                  {.name = "xl/_rels/d.xml.rels",
                   .content = "<R><R Id='i' Type='x/image' Target='i.emf'/></R>"},
                  {.name = "xl/i.emf", .content = "EMF"}});
         },
         "picture"},
        {"a page with a picture of 3.6 gigapixels",
         [] {
             return pdf_with_picture(
                 "/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB");
         },
         "too_large"},
        {"a page with a stencil of 3.6 gigapixels",
         [] {
             return pdf_with_picture("/ImageMask true/Width 60000/Height 60000/BitsPerComponent 1");
         },
         "too_large"},
        {"a page with a picture that says its size elsewhere",
         [] {
             return pdf_with_picture(
                 "/Width 7 0 R/Height 7 0 R/BitsPerComponent 8/ColorSpace/DeviceGray");
         },
         "too_large"},
        {"a page with a JPEG 2000 that is larger than it says",
         [] {
             return pdf_with_picture("/Width 9/Height 9/Filter/JPXDecode", 1,
                                     "\0\0\0\x16ihdr\0\0\xff\xff\0\0\xff\xff\0\x03\x07\x07\0\0"s);
         },
         "too_large"},
        {"a page that shows a picture 10,000 times",
         [] {
             return pdf_with_picture(
                 "/Width 1000/Height 1000/BitsPerComponent 8/ColorSpace/DeviceGray", 10'000);
         },
         "too_large"},
        {"a page with 90 megapixels that are not there",
         [] {
             return pdf_with_picture(
                 "/Width 9500/Height 9500/BitsPerComponent 8/ColorSpace/DeviceRGB");
         },
         ""},
        {"a page with a picture that masks itself",
         [] {
             return pdf_with_picture(
                 "/Width 900/Height 900/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 5 0 R");
         },
         ""},
        {"a picture of ten gigapixels", [] { return png_of(100'000, 100'000); }, "too_large"},
        {"a picture without end", [] { return png_of(0xffffffff, 0xffffffff); }, "too_large"},
        {"a picture without size", [] { return png_of(0, 0); }, "broken"},
        {"a picture without content", [] { return png_of(800, 600); }, "broken"},
        {"a JPEG without a frame",
         [] { return "\xff\xd8\xff\xe0\0\x04"s + std::string(1000, '\0'); }, "picture"},
        {"a JPEG of segments that stand still",
         [] { return "\xff\xd8"s + repeated("\xff\xe0\0\0"s, 250'000); }, "picture"},
    };
}

}  // namespace

TEST_CASE("every attack ends in a document that says why") {
    Runner runner(worker_settings());
    for (auto const& attack : attacks()) {
        INFO(attack.name);
        auto const document = read_with(runner, attack.make());
        if (attack.codes) {
            CHECK(codes_of(document) == attack.codes);
        } else {
            CHECK_FALSE(document.unread.empty());
        }
    }
    CHECK_FALSE(runner.read(sample_files().back()).blocks.empty());
}

TEST_CASE("a file that is cut anywhere still ends in a document") {
    Runner runner(worker_settings());
    for (auto const& file : sample_files()) {
        auto const bytes = read_bytes(file);
        for (std::size_t sixteenth = 1; sixteenth < 16; ++sixteenth) {
            INFO(file.filename().string() << " at " << sixteenth << "/16");
            auto const document = read_with(runner, bytes.substr(0, bytes.size() * sixteenth / 16));
            CHECK((!document.unread.empty() || !document.blocks.empty()));
            CHECK(codes_of(document).find("crashed") == std::string::npos);
        }
    }
}

TEST_CASE("a file with wrong bytes still ends in a document") {
    Runner runner(worker_settings());
    for (auto const& file : sample_files()) {
        for (unsigned seed = 1; seed <= 4; ++seed) {
            INFO(file.filename().string() << " with seed " << seed);
            auto bytes = read_bytes(file);
            std::mt19937 random(seed);
            for (int i = 0; i < 20; ++i)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            auto const document = read_with(runner, bytes);
            CHECK((!document.unread.empty() || !document.blocks.empty()));
            CHECK(codes_of(document).find("crashed") == std::string::npos);
        }
    }
}
