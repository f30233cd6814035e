#include "api/view_text.hpp"

#include "api/shapes.hpp"
#include "base/utf8.hpp"
#include "service/screen_document.hpp"

namespace yingshen::api {
namespace {

using base::Json;
using extract::Block;

/// U+FFFD where bytes are no UTF-8: one code point each, as spans count them.
std::string well_formed(std::string const& bytes) {
    if (!base::invalid_utf8(bytes)) return bytes;
    std::string text;
    for (auto const& point : base::decode_utf8(bytes))
        base::append_utf8(text, point.value);
    return text;
}

Json block_json(Block const& block, Json begin) {
    return Json::Object{{"kind", extract::name(block.kind)},
                        {"kind_title", shape(extract::title(block.kind))},
                        {"text", block.text},
                        {"begin", std::move(begin)},
                        {"font_size", block.font_size ? Json(*block.font_size) : Json()},
                        {"place", shape(std::optional(service::page_place(block.place)))}};
}

/// Hidden blocks are no part of the text and begin nowhere in it.
Json blocks_json(service::MaterialText const& text) {
    Json::Array list;
    if (!text.document) return list;
    auto const& blocks = text.document->blocks;
    list.reserve(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto const begin = text.map->begin_of(i);
        list.push_back(
            block_json(blocks[i], begin ? Json(static_cast<std::int64_t>(*begin)) : Json()));
    }
    return list;
}

}  // namespace

Json shape(review::Revision const& revision, service::MaterialText const* text) {
    auto const read = text != nullptr && text->document;
    return Json::Object{{"media_type", read ? text->document->media_type : revision.media_type},
                        {"pages", read ? text->document->pages : 0},
                        {"text", text != nullptr ? well_formed(text->text()) : std::string()},
                        {"blocks", text != nullptr ? blocks_json(*text) : Json(Json::Array{})},
                        {"not_read", shape(revision.not_read)}};
}

}  // namespace yingshen::api
