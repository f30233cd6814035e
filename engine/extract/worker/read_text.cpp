#include "extract/worker/read_text.hpp"

#include "extract/worker/decode_text.hpp"

namespace yingshen::extract::worker {
namespace {

/// Whether a line holds nothing but white space, the ideographic one among it.
bool is_blank(std::string_view line) {
    while (!line.empty()) {
        if (line.starts_with("\u3000")) {
            line.remove_prefix(3);
        } else if (line.find_first_of(" \t\r\f\v") == 0) {
            line.remove_prefix(1);
        } else {
            return false;
        }
    }
    return true;
}

}  // namespace

void read_text(std::string_view bytes, Gb18030 const& gb18030, Collector& out) {
    auto const decoded = decode_text(bytes, gb18030);
    if (decoded.is_binary) {
        out.set_media_type("application/octet-stream");
        throw Stop{UnreadCode::unsupported_type};
    }
    if (!decoded.readable) throw Stop{UnreadCode::lost_characters};
    std::string_view rest = decoded.utf8;
    std::string paragraph;
    while (!rest.empty()) {
        auto const end = rest.find('\n');
        auto const line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (is_blank(line)) {
            out.add(BlockKind::body, paragraph);
            paragraph.clear();
        } else {
            paragraph.append(line) += '\n';
        }
    }
    out.add(BlockKind::body, paragraph);
}

}  // namespace yingshen::extract::worker
