#include "service/material_text.hpp"

#include <fstream>

#include "base/utf8.hpp"
#include "review/projection.hpp"
#include "service/replay.hpp"

namespace yingshen::service {

bool is_readable_text(std::string_view media_type) {
    std::string essence(media_type.substr(0, media_type.find(';')));
    while (!essence.empty() && essence.back() == ' ')
        essence.pop_back();
    for (auto& c : essence) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return essence == "text/plain" || essence == "text/markdown" || essence == "text/csv";
}

std::string beginning_of(store::Blobs const& blobs, base::Digest const& digest, std::size_t most) {
    auto const path = blobs.path(digest);
    if (!path) return {};
    std::ifstream in(*path, std::ios::binary);
    std::string bytes(most, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(most));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (!base::invalid_utf8(bytes)) return bytes;
    std::string text;
    for (auto const& point : base::decode_utf8(bytes)) {
        if (point.value != U'\uFFFD') base::append_utf8(text, point.value);
    }
    return text;
}

std::string search_text(review::Submission const& submission, store::Blobs const& blobs) {
    std::string text = submission.title;
    for (auto const& material : submission.materials) {
        auto const& current = material.revisions.back();
        if (!is_readable_text(current.media_type)) continue;
        text += '\n';
        text += beginning_of(blobs, current.digest, searched_bytes_max);
    }
    return text;
}

}  // namespace yingshen::service
