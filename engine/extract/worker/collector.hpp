#pragma once
#include <set>
#include <string>
#include <string_view>

#include "extract/document.hpp"

namespace yingshen::extract::worker {

/// Thrown where nothing more of a document can or may be read; what was collected until then stays.
struct Stop {
    UnreadCode code;
};

/// Gathers what an extractor finds and keeps the promises of Document: clean text, limits, and an
/// entry for everything that was lost on the way.
class Collector {
  public:
    void set_media_type(std::string_view type) { document_.media_type = type; }
    [[nodiscard]] std::string const& media_type() const { return document_.media_type; }

    /// Begins the next page, slide or sheet; paragraphs count anew. Throws Stop beyond pages_max.
    void begin_page(std::string label = {});
    [[nodiscard]] int page() const { return document_.pages; }

    /// Adds a block; white space is trimmed, control characters are dropped, and an empty text adds
    /// nothing. Lost characters (replacement, private use) are listed. The place gets the page and
    /// the next paragraph. Throws Stop(too_large) when the document has more than may be answered.
    void add(BlockKind kind, std::string_view text, std::optional<double> font_size = {},
             std::optional<Box> box = {}, std::string label = {});

    /// Lists what was not read, on the current page; beyond the limit the rest is one `too_large`.
    void unread(UnreadCode code, std::string label = {}, std::optional<Box> box = {});
    /// The same for a part of the document that is on no page.
    void unread_anywhere(UnreadCode code, std::string label = {});
    /// Lists a code at most once for the document.
    void unread_once(UnreadCode code);

    [[nodiscard]] bool has_text() const { return !document_.blocks.empty(); }
    /// Whether the current page got a block that a reader sees.
    [[nodiscard]] bool page_has_text() const { return page_has_text_; }

    /// The document; one without text and without a reason gets `empty`.
    [[nodiscard]] Document finish();

  private:
    void list(UnreadCode code, Place place);

    Document document_;
    int paragraph_ = 0;
    bool page_has_text_ = false;
    std::string page_label_;
    std::size_t text_bytes_ = 0;
};

/// Text fit for a block: well-formed UTF-8 (malformed bytes become U+FFFD), tabs and every kind of
/// space as one space, no control or zero-length blank ends, line feeds kept, at most two in a row.
[[nodiscard]] std::string clean_text(std::string_view text);
/// The same on one line and cut to label_bytes_max.
[[nodiscard]] std::string clean_label(std::string_view text);

}  // namespace yingshen::extract::worker
