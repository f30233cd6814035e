#include "extract/sniff.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace yingshen::extract {
namespace {

using namespace std::string_view_literals;

struct Magic {
    std::size_t offset;
    std::string_view bytes;
    Sniffed is;
};

constexpr std::array magics = {
    Magic{0, "PK\x03\x04"sv, {Format::zip, "application/zip"}},
    Magic{0, "PK\x05\x06"sv, {Format::zip, "application/zip"}},
    Magic{0, "PK\x07\x08"sv, {Format::zip, "application/zip"}},
    Magic{0, "\x89PNG\r\n\x1a\n"sv, {Format::png, "image/png"}},
    Magic{0, "\xff\xd8\xff"sv, {Format::jpeg, "image/jpeg"}},
    Magic{8, "WEBP"sv, {Format::webp, "image/webp"}},
    Magic{8, "WAVE"sv, {Format::audio, "audio/wav"}},
    Magic{8, "AVI "sv, {Format::video, "video/x-msvideo"}},
    Magic{4, "ftypM4A"sv, {Format::audio, "audio/mp4"}},
    Magic{4, "ftypheic"sv, {Format::image, "image/heic"}},
    Magic{4, "ftypmif1"sv, {Format::image, "image/heif"}},
    Magic{4, "ftypavif"sv, {Format::image, "image/avif"}},
    Magic{4, "ftyp"sv, {Format::video, "video/mp4"}},
    Magic{0, "\x1a\x45\xdf\xa3"sv, {Format::video, "video/webm"}},
    Magic{0, "FLV\x01"sv, {Format::video, "video/x-flv"}},
    Magic{0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11"sv, {Format::video, "video/x-ms-asf"}},
    Magic{0, "\0\0\x01\xba"sv, {Format::video, "video/mpeg"}},
    Magic{0, "ID3"sv, {Format::audio, "audio/mpeg"}},
    Magic{0, "\xff\xfb"sv, {Format::audio, "audio/mpeg"}},
    Magic{0, "\xff\xf3"sv, {Format::audio, "audio/mpeg"}},
    Magic{0, "OggS"sv, {Format::audio, "audio/ogg"}},
    Magic{0, "fLaC"sv, {Format::audio, "audio/flac"}},
    Magic{0, "#!AMR"sv, {Format::audio, "audio/amr"}},
    Magic{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, {Format::ole, "application/x-ole-storage"}},
    Magic{0, "{\\rtf"sv, {Format::rtf, "application/rtf"}},
    Magic{0, "GIF8"sv, {Format::image, "image/gif"}},
    Magic{0, "II*\0"sv, {Format::image, "image/tiff"}},
    Magic{0, "MM\0*"sv, {Format::image, "image/tiff"}},
    Magic{0, "8BPS"sv, {Format::image, "image/vnd.adobe.photoshop"}},
    Magic{0, "%!PS"sv, {Format::unknown, "application/postscript"}},
    Magic{0, "Rar!\x1a\x07"sv, {Format::archive, "application/vnd.rar"}},
    Magic{0, "7z\xbc\xaf\x27\x1c"sv, {Format::archive, "application/x-7z-compressed"}},
    Magic{0, "\x1f\x8b"sv, {Format::archive, "application/gzip"}},
    Magic{0, "BZh"sv, {Format::archive, "application/x-bzip2"}},
    Magic{0,
          "\xfd"
          "7zXZ\0"sv,
          {Format::archive, "application/x-xz"}},
    Magic{0,
          "\x7f"
          "ELF"sv,
          {Format::unknown, "application/x-executable"}},
    Magic{0, "MZ\x90\0"sv, {Format::unknown, "application/x-executable"}},
    Magic{0, "SQLite format 3\0"sv, {Format::unknown, "application/vnd.sqlite3"}},
};

/// Readers of PDF accept the header anywhere in the first kilobyte, so it is looked for there.
constexpr std::size_t pdf_header_within = 1024;
constexpr std::size_t html_mark_within = 2048;

bool looks_like_html(std::string_view bytes) {
    std::string head(bytes.substr(0, html_mark_within));
    std::ranges::transform(head, head.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    // UTF-16 leaves a zero beside every letter of the mark.
    std::erase(head, '\0');
    auto const begin = head.find_first_of('<');
    if (begin == std::string::npos) return false;
    auto const before = std::string_view(head).substr(0, begin);
    if (before.find_first_not_of(" \t\r\n\xef\xbb\xbf\xff\xfe") != std::string_view::npos) {
        return false;
    }
    constexpr std::array marks = {"<!doctype html"sv, "<html"sv, "<head"sv,  "<body"sv,  "<meta"sv,
                                  "<title"sv,         "<div"sv,  "<table"sv, "<p>"sv,    "<p "sv,
                                  "<span"sv,          "<h1"sv,   "<style"sv, "<script"sv};
    auto const from = std::string_view(head).substr(begin);
    return std::ranges::any_of(marks, [&](auto mark) { return from.starts_with(mark); }) ||
           from.find("<html") != std::string_view::npos ||
           from.find("<body") != std::string_view::npos;
}

}  // namespace

Sniffed sniff(std::string_view bytes) {
    for (auto const& magic : magics) {
        if (bytes.size() >= magic.offset && bytes.substr(magic.offset).starts_with(magic.bytes)) {
            return magic.is;
        }
    }
    if (bytes.substr(0, pdf_header_within).find("%PDF-") != std::string_view::npos) {
        return {Format::pdf, "application/pdf"};
    }
    // Two letters alone may begin a text; a bitmap has four reserved zeros behind its size.
    if (bytes.starts_with("BM") && bytes.size() > 6 && bytes.substr(6).starts_with("\0\0\0\0"sv)) {
        return {Format::image, "image/bmp"};
    }
    if (looks_like_html(bytes)) return {Format::html, "text/html"};
    return {Format::text, "text/plain"};
}

}  // namespace yingshen::extract
