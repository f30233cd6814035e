#include "extract/worker/pdf_scan.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "extract/worker/pdf_stream.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr std::size_t object_streams_max = 2'000;
constexpr std::size_t inflated_bytes_max = 32U << 20;
constexpr std::size_t dictionary_bytes_max = 2'048;

/// Whether a name stands in PDF syntax, not as the beginning of a longer one.
bool has_name(std::string_view text, std::string_view name) {
    for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        auto const after = at + name.size() < text.size() ? text[at + name.size()] : ' ';
        auto const letter = (after >= 'a' && after <= 'z') || (after >= 'A' && after <= 'Z') ||
                            (after >= '0' && after <= '9') || after == '#';
        if (!letter) return true;
    }
    return false;
}

/// Whether a key and a name follow each other, whatever white space is between them.
bool has_pair(std::string_view text, std::string_view key, std::string_view name) {
    for (auto at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
        auto const rest = text.substr(at + key.size());
        auto const begin = rest.find_first_not_of(" \r\n\t");
        if (begin != std::string_view::npos && rest.substr(begin).starts_with(name) &&
            has_name(rest.substr(begin, name.size() + 1), name)) {
            return true;
        }
    }
    return false;
}

void look(std::string_view text, PdfContents& out) {
    out.audio = out.audio || has_pair(text, "/Subtype", "/Sound") || has_pair(text, "/S", "/Sound");
    out.video = out.video || has_pair(text, "/Subtype", "/Movie") ||
                has_pair(text, "/Subtype", "/RichMedia") || has_pair(text, "/Subtype", "/Screen") ||
                has_pair(text, "/S", "/Rendition") || has_pair(text, "/S", "/Movie");
    out.embedded_file = out.embedded_file || has_pair(text, "/Type", "/EmbeddedFile") ||
                        has_pair(text, "/Subtype", "/FileAttachment") || has_name(text, "/EF");
    out.picture = out.picture || has_pair(text, "/Subtype", "/Image");
    out.outside = out.outside || has_pair(text, "/Subtype", "/3D") || has_name(text, "/XFA");
}

}  // namespace

PdfContents scan_pdf(std::string_view bytes) {
    PdfContents out;
    look(bytes, out);
    std::size_t inflated = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < object_streams_max && inflated < inflated_bytes_max; ++i) {
        at = bytes.find("/ObjStm", at);
        if (at == std::string_view::npos) break;
        auto const begin = bytes.substr(at, dictionary_bytes_max).find("stream");
        at += 7;
        if (begin == std::string_view::npos) continue;
        auto rest = bytes.substr(at - 7 + begin + 6);
        rest.remove_prefix(std::min(rest.find_first_not_of("\r\n"), rest.size()));
        auto const end = std::min(rest.find("endstream"), rest.size());
        auto const text = inflate_some(rest.substr(0, end), inflated_bytes_max - inflated);
        inflated += text.size();
        look(text, out);
    }
    return out;
}

}  // namespace yingshen::extract::worker
