#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

/// Documents to text with places. Files are opened only by `yingshen-extract`, one sandboxed
/// process a document; what it answers is parsed here as hostile.
namespace yingshen::extract {

/// Where on a page, in points (1/72 inch) from its upper left corner.
struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool operator==(Box const&) const = default;
};

/// Where something stands. `page` counts pages, slides and sheets from 1 and is 0 where a document
/// has none; `paragraph` counts from 1 within the page, and is 0 for a page or document as a whole.
struct Place {
    int page = 0;
    int paragraph = 0;
    std::string label;  ///< what people call the place: a sheet and cell, the name of a file inside
    std::optional<Box> box;
    bool operator==(Place const&) const = default;
};

enum class BlockKind : std::uint8_t {
    heading,
    body,
    table_cell,
    text_box,
    header,
    footer,
    note,      ///< footnotes, endnotes, comments, speakers' notes
    alt_text,  ///< what a picture says to those who cannot see it
    hidden,    ///< text that a reader of the document does not see
};

/// A paragraph, cell or box of text. Its text is well-formed UTF-8, not empty, without control
/// characters except the line feed.
struct Block {
    BlockKind kind = BlockKind::body;
    std::string text;
    Place place;
    std::optional<double> font_size;  ///< in points; the most frequent one of the block
    bool operator==(Block const&) const = default;
};

/// Why something was not read. The names are stable; describe() has the sentences.
enum class UnreadCode : std::uint8_t {
    page_without_text,
    low_confidence,
    picture,
    audio,
    video,
    embedded_file,
    external_content,
    lost_characters,
    encrypted,
    too_large,
    unsafe,
    unsupported_type,
    broken,
    empty,
    no_ocr,
    timed_out,
    out_of_memory,
    crashed,
};

/// A part that was not read, so that "no finding" never means "clean" by mistake.
struct Unread {
    UnreadCode code = UnreadCode::broken;
    Place place;
    bool operator==(Unread const&) const = default;
};

struct Document {
    std::string media_type;  ///< by its content, never by its name
    int pages = 0;           ///< pages, slides or sheets; 0 where the format has none
    std::vector<Block> blocks;
    std::vector<Unread> unread;
    bool operator==(Document const&) const = default;
};

/// A document of which nothing was read, and why.
[[nodiscard]] Document unread_document(UnreadCode code);

[[nodiscard]] std::string_view name(BlockKind kind);
[[nodiscard]] std::string_view name(UnreadCode code);
/// What people call a kind of block.
[[nodiscard]] base::Text title(BlockKind kind);
[[nodiscard]] std::optional<BlockKind> parse_block_kind(std::string_view text);
[[nodiscard]] std::optional<UnreadCode> parse_unread_code(std::string_view text);

/// What a person is told: "图片中的文字辨认不清，未读取", with the label where there is one.
[[nodiscard]] base::Text describe(Unread const& unread);
/// "第3页 第2段" and "page 3, paragraph 2"; a label comes last; both empty for the whole document.
[[nodiscard]] base::Text describe(Place const& place);

}  // namespace yingshen::extract
