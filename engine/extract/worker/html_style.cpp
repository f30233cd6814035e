#include "extract/worker/html_style.hpp"

#include <algorithm>
#include <charconv>

namespace yingshen::extract::worker {
namespace {

constexpr std::size_t rules_max = 1'000;
constexpr double far_outside_px = -500;
constexpr double faint_opacity = 0.05;

std::string normal(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (std::string_view(" \t\r\n\f").find(c) != std::string_view::npos) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

struct Length {
    double value = 0;
    std::string_view unit;
};

std::optional<Length> read_length(std::string_view text) {
    Length out;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.value);
    if (error != std::errc()) return std::nullopt;
    out.unit = text.substr(static_cast<std::size_t>(end - text.data()));
    out.unit = out.unit.substr(0, out.unit.find_first_of(" ;!,"));
    return out;
}

double in_px(Length const& length) {
    if (length.unit == "pt") return length.value * 4 / 3;
    if (length.unit == "em" || length.unit == "rem") return length.value * 16;
    return length.value;
}

void read_font_size(std::string_view value, CssEffect& out) {
    auto const length = read_length(value);
    if (!length) return;
    if (length->unit == "em") {
        out.font_times = length->value;
    } else if (length->unit == "%") {
        out.font_times = length->value / 100;
    } else if (length->unit == "px" || length->unit == "pt" || length->unit == "rem" ||
               length->value == 0) {
        out.font_px = in_px(*length);
    }
}

bool is_clear(std::string_view colour) {
    if (colour == "transparent") return true;
    if (!colour.starts_with("rgba(") && !colour.starts_with("hsla(")) return false;
    auto const alpha =
        read_length(colour.substr(std::min(colour.rfind(',') + 1, colour.size() - 1)));
    return alpha && alpha->value <= faint_opacity;
}

std::string without_comments(std::string_view css) {
    std::string out;
    while (!css.empty()) {
        auto const open = std::min(css.find("/*"), css.size());
        out += css.substr(0, open);
        css.remove_prefix(open);
        auto const close = css.find("*/", 2);
        css.remove_prefix(close == std::string_view::npos ? css.size() : close + 2);
    }
    return out;
}

bool is_nothing(std::string_view value) {
    auto const length = read_length(value);
    return length && length->value == 0;
}

}  // namespace

CssEffect read_declarations(std::string_view css) {
    CssEffect out;
    std::string colour;
    std::string ground;
    bool placed = false;
    bool outside = false;
    bool clipped = false;
    bool flat = false;
    while (!css.empty()) {
        auto const end = std::min(css.find(';'), css.size());
        auto const declaration = css.substr(0, end);
        css.remove_prefix(std::min(end + 1, css.size()));
        auto const colon = declaration.find(':');
        if (colon == std::string_view::npos) continue;
        auto const name = normal(declaration.substr(0, colon));
        auto value = normal(declaration.substr(colon + 1));
        if (auto const mark = value.find('!'); mark != std::string::npos)
            value = normal(value.substr(0, mark));
        value.erase(0, value.find_first_not_of(' '));
        auto const length = read_length(value);
        auto const far = length && in_px(*length) <= far_outside_px;
        if (name == "display") out.gone = value == "none";
        if (name == "visibility") out.invisible = value == "hidden" || value == "collapse";
        if (name == "opacity") flat = flat || (length && length->value <= faint_opacity);
        if (name == "font-size") read_font_size(value, out);
        if (name == "color") colour = value;
        if (name == "background" || name == "background-color") ground = value;
        if (name == "text-indent") outside = outside || far;
        if (name == "position") placed = value == "absolute" || value == "fixed";
        if (name == "left" || name == "top") clipped = clipped || far;
        if (name == "clip-path") flat = flat || value == "inset(50%)" || value == "inset(100%)";
        if (name == "clip") flat = flat || value.starts_with("rect(0");
        if (name == "transform") flat = flat || value == "scale(0)";
        if (name == "max-height" || name == "height") flat = flat || is_nothing(value);
    }
    // A box without height shows what overflows it, unless that is cut; both ways it is no honest
    // text.
    if (outside || flat || (placed && clipped)) out.gone = true;
    if (!colour.empty()) out.transparent = is_clear(colour) || (colour == ground);
    return out;
}

void merge(CssEffect& into, CssEffect const& later) {
    if (later.gone) into.gone = later.gone;
    if (later.invisible) into.invisible = later.invisible;
    if (later.transparent) into.transparent = later.transparent;
    if (later.font_px || later.font_times) {
        into.font_px = later.font_px;
        into.font_times = later.font_times;
    }
}

void CssSheet::add(std::string_view css) {
    auto const text = without_comments(css);
    std::string_view rest = text;
    while (rules_.size() < rules_max) {
        auto const open = rest.find('{');
        if (open == std::string_view::npos) return;
        auto const selectors = rest.substr(0, open);
        rest.remove_prefix(open + 1);
        if (selectors.find('@') != std::string_view::npos) {
            // A block for some media or a font: skipped with everything in it.
            int depth = 1;
            std::size_t i = 0;
            for (; i < rest.size() && depth > 0; ++i)
                depth += rest[i] == '{' ? 1 : rest[i] == '}' ? -1 : 0;
            rest.remove_prefix(i);
            continue;
        }
        auto const close = std::min(rest.find('}'), rest.size());
        add_rule(selectors, rest.substr(0, close));
        rest.remove_prefix(std::min(close + 1, rest.size()));
    }
}

void CssSheet::add_rule(std::string_view selectors, std::string_view declarations) {
    auto const content = declarations.find("content:");
    if (content != std::string_view::npos) {
        auto const value = declarations.substr(content + 8);
        auto const open = value.find_first_of("\"'");
        if (open != std::string_view::npos && open < value.find(';')) {
            auto const close = value.find(value[open], open + 1);
            auto text = std::string(value.substr(open + 1, close - open - 1));
            if (!text.empty() && text.find('\\') == std::string::npos) generated_.push_back(text);
        }
    }
    auto const effect = read_declarations(declarations);
    while (!selectors.empty()) {
        auto const comma = std::min(selectors.find(','), selectors.size());
        auto const selector = normal(selectors.substr(0, comma));
        selectors.remove_prefix(std::min(comma + 1, selectors.size()));
        std::string_view rest = selector;
        if (rest.starts_with(' ')) rest.remove_prefix(1);
        if (rest.empty() || rest.find_first_of(" >+~:[") != std::string_view::npos) continue;
        Rule rule;
        rule.effect = effect;
        while (!rest.empty()) {
            auto const mark = rest.front();
            auto const from = mark == '.' || mark == '#' ? 1U : 0U;
            auto const end = std::min(rest.find_first_of(".#", from), rest.size());
            auto const word = std::string(rest.substr(from, end - from));
            if (mark == '.') {
                rule.classes.push_back(word);
                rule.weight += 10;
            } else if (mark == '#') {
                rule.id = word;
                rule.weight += 100;
            } else if (word != "*") {
                rule.element = word;
                rule.weight += 1;
            }
            rest.remove_prefix(end);
        }
        auto const after = std::ranges::upper_bound(rules_, rule.weight, {}, &Rule::weight);
        rules_.insert(after, std::move(rule));
    }
}

CssEffect CssSheet::effect_on(std::string_view element, std::string_view id,
                              std::vector<std::string_view> const& classes) const {
    CssEffect out;
    for (auto const& rule : rules_) {
        auto const same_case = [](std::string const& a, std::string_view b) {
            return a == normal(b);
        };
        if (!rule.element.empty() && rule.element != element) continue;
        if (!rule.id.empty() && !same_case(rule.id, id)) continue;
        auto const has = [&](std::string const& wanted) {
            return std::ranges::any_of(classes, [&](auto each) { return same_case(wanted, each); });
        };
        if (std::ranges::all_of(rule.classes, has)) merge(out, rule.effect);
    }
    return out;
}

}  // namespace yingshen::extract::worker
