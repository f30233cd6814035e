#include "extract/worker/docx_styles.hpp"

#include <algorithm>

namespace yingshen::extract::worker {
namespace {

/// Styles of a real file inherit a few times; a loop ends here.
constexpr int inheritance_max = 32;

bool is_heading_name(std::string_view name) {
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower.starts_with("heading") || lower == "title" || lower == "subtitle" ||
           lower.starts_with("标题");
}

}  // namespace

DocxStyles::DocxStyles(pugi::xml_document const* xml) {
    if (!xml) return;
    auto const root = xml->document_element();
    default_size_ = font_size_of(child(child(child(root, "docDefaults"), "rPrDefault"), "rPr"));
    for (auto const node : root.children()) {
        if (local_name(node) != "style") continue;
        auto const run = child(node, "rPr");
        Style style;
        style.based_on = attribute(child(node, "basedOn"), "val");
        style.heading = is_heading_name(attribute(child(node, "name"), "val")) ||
                        has_outline_level(child(node, "pPr"));
        style.hidden = is_on(run, "vanish");
        style.font_size = font_size_of(run);
        auto const id = std::string(attribute(node, "styleId"));
        auto const is_default = attribute(node, "default");
        if (attribute(node, "type") == "paragraph" && (is_default == "1" || is_default == "true")) {
            default_paragraph_ = id;
        }
        styles_.emplace(id, std::move(style));
    }
}

template <class Get>
auto DocxStyles::inherited(std::string_view style, Get const& get) const {
    auto value = get(Style());
    auto id = std::string(style);
    for (int i = 0; i < inheritance_max && !value; ++i) {
        auto const found = styles_.find(id);
        if (found == styles_.end()) break;
        value = get(found->second);
        id = found->second.based_on;
    }
    return value;
}

bool DocxStyles::is_heading(std::string_view style) const {
    return inherited(style, [](Style const& each) { return each.heading; });
}

bool DocxStyles::is_hidden(std::string_view style) const {
    return inherited(style, [](Style const& each) { return each.hidden; });
}

std::optional<double> DocxStyles::font_size(std::string_view style) const {
    auto const own = inherited(style, [](Style const& each) { return each.font_size; });
    return own ? own : default_size_;
}

std::optional<double> font_size_of(pugi::xml_node run_properties) {
    auto const half_points = number(attribute(child(run_properties, "sz"), "val"));
    if (!half_points || *half_points <= 0 || *half_points > 3276) return std::nullopt;
    return *half_points / 2;
}

bool has_outline_level(pugi::xml_node paragraph_properties) {
    auto const level = number(attribute(child(paragraph_properties, "outlineLvl"), "val"));
    return level && *level >= 0 && *level < 9;
}

}  // namespace yingshen::extract::worker
