#include <cmath>

#include "base/json.hpp"
#include "extract/codec.hpp"

namespace yingshen::extract {
namespace {

using base::Json;

/// A hundredth of a point is finer than any printer.
Json rounded(double value) {
    return std::round(value * 100) / 100;
}

void set_place(Json& out, Place const& place) {
    if (place.page > 0) out.set("page", place.page);
    if (place.paragraph > 0) out.set("paragraph", place.paragraph);
    if (!place.label.empty()) out.set("label", place.label);
    if (place.box) {
        out.set("box", Json::Array{rounded(place.box->x), rounded(place.box->y),
                                   rounded(place.box->width), rounded(place.box->height)});
    }
}

Json to_json(Block const& block) {
    Json out = Json::Object{{"kind", name(block.kind)}};
    set_place(out, block.place);
    if (block.font_size) out.set("font_size", rounded(*block.font_size));
    out.set("text", block.text);
    return out;
}

Json to_json(Unread const& unread) {
    Json out = Json::Object{{"code", name(unread.code)}};
    set_place(out, unread.place);
    return out;
}

}  // namespace

std::string encode(Document const& document, bool pretty) {
    Json::Array blocks;
    for (auto const& block : document.blocks)
        blocks.push_back(to_json(block));
    Json::Array unread;
    for (auto const& part : document.unread)
        unread.push_back(to_json(part));
    Json const out = Json::Object{{"media_type", document.media_type},
                                  {"pages", document.pages},
                                  {"blocks", std::move(blocks)},
                                  {"unread", std::move(unread)}};
    return pretty ? base::to_pretty_string(out) : base::to_string(out);
}

}  // namespace yingshen::extract
