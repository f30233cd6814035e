#include "extract/worker/html_tree.hpp"

#include <algorithm>
#include <array>

#include "extract/worker/collector.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr std::size_t depth_max = 1'000;

template <std::size_t N>
bool is_in(std::array<std::string_view, N> const& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 48> blocks = {
    "address", "article", "aside",  "blockquote", "body",    "button", "caption",  "center",
    "dd",      "details", "dialog", "div",        "dl",      "dt",     "fieldset", "figcaption",
    "figure",  "footer",  "form",   "h1",         "h2",      "h3",     "h4",       "h5",
    "h6",      "header",  "hr",     "html",       "legend",  "li",     "main",     "nav",
    "ol",      "option",  "p",      "pre",        "section", "select", "summary",  "table",
    "tbody",   "td",      "tfoot",  "th",         "thead",   "title",  "tr",       "ul"};

constexpr std::array<std::string_view, 14> voids = {"area",  "base",   "br",    "col",  "embed",
                                                    "hr",    "img",    "input", "link", "meta",
                                                    "param", "source", "track", "wbr"};

/// An element that a following one ends although nobody closed it.
struct Implied {
    std::string_view opening;
    std::string_view closes;
    std::string_view within;
};

constexpr std::array implied = {
    Implied{"li", "li", "ul"},
    Implied{"li", "li", "ol"},
    Implied{"dt", "dd", "dl"},
    Implied{"dd", "dt", "dl"},
    Implied{"dd", "dd", "dl"},
    Implied{"dt", "dt", "dl"},
    Implied{"option", "option", "select"},
    Implied{"td", "td", "table"},
    Implied{"td", "th", "table"},
    Implied{"th", "td", "table"},
    Implied{"th", "th", "table"},
    Implied{"tr", "tr", "table"},
    Implied{"tbody", "thead", "table"},
    Implied{"tbody", "tbody", "table"},
    Implied{"tfoot", "tbody", "table"},
    Implied{"body", "head", "html"},
};

BlockKind kind_of(std::string_view name, BlockKind around) {
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
        return BlockKind::heading;
    }
    if (name == "title") return BlockKind::heading;
    if (name == "td" || name == "th") return BlockKind::table_cell;
    if (name == "header") return BlockKind::header;
    if (name == "footer") return BlockKind::footer;
    return around;
}

}  // namespace

bool is_html_block(std::string_view name) {
    return is_in(blocks, name);
}

bool is_html_void(std::string_view name) {
    return is_in(voids, name);
}

void HtmlTree::open(std::string_view name, CssEffect const& effect, bool hidden) {
    close_implied(name);
    if (open_.size() >= depth_max) throw Stop{UnreadCode::unsafe};
    auto frame = open_.back();
    frame.name = name;
    frame.kind = kind_of(name, frame.kind);
    frame.gone = frame.gone || hidden || effect.gone.value_or(false);
    frame.invisible = effect.invisible.value_or(frame.invisible);
    frame.transparent = effect.transparent.value_or(frame.transparent);
    if (effect.font_px) frame.font_px = *effect.font_px;
    if (effect.font_times) frame.font_px *= *effect.font_times;
    frame.font_px = std::clamp(frame.font_px, 0.0, 10'000.0);
    open_.push_back(std::move(frame));
}

void HtmlTree::close(std::string_view name) {
    for (auto i = open_.size(); i-- > 1;) {
        if (open_[i].name == name) {
            open_.resize(i);
            return;
        }
        // A stray closing tag inside a cell does not end the table around it.
        if (open_[i].name == "table" && name != "table" && is_html_block(name) && name != "body" &&
            name != "html")
            return;
    }
}

void HtmlTree::close_implied(std::string_view opening) {
    if (is_html_block(opening) && open_.back().name == "p") open_.pop_back();
    for (auto i = open_.size(); i-- > 1;) {
        auto const& name = open_[i].name;
        auto const ends = std::ranges::any_of(implied, [&](Implied const& rule) {
            return rule.opening == opening && rule.closes == name;
        });
        if (ends) {
            open_.resize(i);
            return;
        }
        auto const bounds = std::ranges::any_of(implied, [&](Implied const& rule) {
            return rule.opening == opening && rule.within == name;
        });
        if (bounds || std::ranges::none_of(
                          implied, [&](Implied const& rule) { return rule.opening == opening; }))
            return;
    }
}

}  // namespace yingshen::extract::worker
