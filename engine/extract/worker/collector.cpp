#include "extract/worker/collector.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "extract/limits.hpp"

namespace yingshen::extract::worker {
namespace {

/// What a lossy conversion or a font without a character map leaves behind.
bool is_lost(base::CodePoint const& point) {
    auto const value = point.value;
    return value == 0xfffd || (value >= 0xe000 && value <= 0xf8ff) ||
           (value >= 0xf0000 && value <= 0xffffd) || (value >= 0x100000 && value <= 0x10fffd);
}

}  // namespace

void Collector::begin_page(std::string label) {
    if (document_.pages >= limits::pages_max) throw Stop{UnreadCode::too_large};
    ++document_.pages;
    paragraph_ = 0;
    page_has_text_ = false;
    page_label_ = clean_label(label);
}

void Collector::add(BlockKind kind, std::string_view text, std::optional<double> font_size,
                    std::optional<Box> box, std::string label) {
    if (text.size() > limits::text_bytes_max) throw Stop{UnreadCode::too_large};
    auto clean = clean_text(text);
    if (clean.empty()) return;
    if (document_.blocks.size() >= limits::blocks_max ||
        text_bytes_ + clean.size() > limits::text_bytes_max) {
        throw Stop{UnreadCode::too_large};
    }
    text_bytes_ += clean.size();
    ++paragraph_;
    if (kind != BlockKind::hidden) page_has_text_ = true;
    auto name = page_label_;
    if (!label.empty()) name += (name.empty() ? "" : "!") + clean_label(label);
    Place place{document_.pages, paragraph_, clean_label(name), box};
    if (std::ranges::any_of(base::decode_utf8(clean), is_lost)) {
        list(UnreadCode::lost_characters, place);
    }
    document_.blocks.push_back({kind, std::move(clean), std::move(place), font_size});
}

void Collector::unread(UnreadCode code, std::string label, std::optional<Box> box) {
    list(code, {document_.pages, 0, clean_label(label.empty() ? page_label_ : label), box});
}

void Collector::unread_anywhere(UnreadCode code, std::string label) {
    list(code, {0, 0, clean_label(label), {}});
}

void Collector::unread_once(UnreadCode code) {
    if (std::ranges::find(document_.unread, code, &Unread::code) == document_.unread.end()) {
        list(code, {});
    }
}

void Collector::list(UnreadCode code, Place place) {
    auto& all = document_.unread;
    if (all.size() + 1 < limits::unread_max) {
        all.push_back({code, std::move(place)});
    } else if (all.size() < limits::unread_max) {
        all.push_back({UnreadCode::too_large, {}});
    }
}

Document Collector::finish() {
    if (document_.media_type.empty()) document_.media_type = "application/octet-stream";
    if (document_.blocks.empty() && document_.unread.empty()) unread_once(UnreadCode::empty);
    return std::move(document_);
}

}  // namespace yingshen::extract::worker
