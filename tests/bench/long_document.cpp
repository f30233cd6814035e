#include "long_document.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <vector>

#include "base/utf8.hpp"
#include "extract/zip_writer.hpp"

namespace yingshen::bench {
namespace {

constexpr std::size_t lines_a_page = 30;
constexpr std::size_t line_points = 36;

/// Lines of the texts of tests/documents, as many as these pages hold.
std::vector<std::u32string> lines_of(std::size_t pages) {
    std::set<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(
             std::filesystem::path(YINGSHEN_SOURCE_DIR) / "tests/documents")) {
        if (entry.path().extension() == ".txt") files.insert(entry.path());
    }
    if (files.empty()) throw std::runtime_error("expected texts in tests/documents");
    std::vector<std::u32string> lines;
    while (true) {
        for (auto const& file : files) {
            std::ifstream in(file);
            for (std::string text; std::getline(in, text);) {
                if (text.empty() || text.front() == '|' || text.front() == '@') continue;
                std::u32string points;
                for (auto const& point : base::decode_utf8(text))
                    points += point.value;
                for (std::size_t at = 0; at < points.size(); at += line_points) {
                    lines.push_back(points.substr(at, line_points));
                    if (lines.size() == pages * lines_a_page) return lines;
                }
            }
        }
    }
}

std::string page_of(std::vector<std::u32string> const& lines, std::size_t first) {
    std::string out = "BT /F1 12 Tf 80 780 Td 24 TL\n";
    for (auto i = first; i < first + lines_a_page; ++i) {
        out += '<';
        for (auto const point : lines[i])
            out += fmt::format("{:04x}", static_cast<std::uint32_t>(point & 0xffff));
        out += "> Tj T*\n";
    }
    return out + "ET";
}

}  // namespace

std::string pdf_of(std::size_t pages) {
    auto const lines = lines_of(pages);
    std::string kids;
    for (std::size_t i = 0; i < pages; ++i)
        kids += fmt::format("{} 0 R ", 6 + 2 * i);
    // A Chinese font that every reader has, as office programs in China often leave it out.
    std::vector<std::string> objects = {
        "<< /Type /Catalog /Pages 2 0 R >>",
        fmt::format("<< /Type /Pages /Count {} /Kids [{}] >>", pages, kids),
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        "/DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 "
        "R >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"};
    for (std::size_t i = 0; i < pages; ++i) {
        auto const page = page_of(lines, i * lines_a_page);
        objects.push_back(fmt::format(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << "
            "/Font << /F1 3 0 R >> >> >>",
            7 + 2 * i));
        objects.push_back(
            fmt::format("<< /Length {} >>\nstream\n{}\nendstream", page.size(), page));
    }
    std::string out = "%PDF-1.4\n";
    auto table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", out.size());
        out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    auto const start = out.size();
    return out + table +
           fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                       objects.size() + 1, start);
}

std::string docx_of(std::size_t pages) {
    std::string body;
    for (auto const& line : lines_of(pages)) {
        std::string text;
        for (auto const point : line) {
            if (point != U'<' && point != U'&') base::append_utf8(text, point);
        }
        body += "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }
    return extract::write_zip(
        {{.name = "[Content_Types].xml",
          .content =
              "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              "<Default Extension=\"rels\" ContentType=\"application/"
              "vnd.openxmlformats-package.relationships+xml\"/>"
              "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
              "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
         {.name = "_rels/.rels",
          .content = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                     "relationships\"><Relationship Id=\"r1\" Type=\"http://"
                     "schemas.openxmlformats.org/officeDocument/2006/relationships/"
                     "officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
         {.name = "word/document.xml",
          .content = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/"
                     "2006/main\"><w:body>" +
                     body + "</w:body></w:document>"}});
}

}  // namespace yingshen::bench
