#include <algorithm>

#include "workflow/diagram_lines.hpp"
#include "workflow/diagram_parts.hpp"

namespace yingshen::workflow::diagram {
namespace {

constexpr int bridge = 22;  ///< from the state's box to those beside it
constexpr int gap = 8;
constexpr int padding = 8;
constexpr int text_max = 196;
constexpr int title_size = 13;
constexpr int diamond_half = 6;
constexpr int diamond_room = 20;

Drawing draw_side(Definition const& definition, State const& state, Side const& side,
                  Captions const& captions) {
    auto const gate = definition.gate(side, state.id);
    auto const held =
        gate ? in_force(captions.progress, to_string(definition.gates[*gate])) : std::nullopt;
    Face title{.size = title_size, .bold = true};
    if (held == true) title.colour = green;
    if (held == false) title.struck = true;
    Lines titles(text_max - diamond_room);
    titles.add(side.title.zh + (held == true ? "（有效）" : ""), title, 2);
    Lines lines(text_max);
    lines.add(sentences(definition, side, captions.checklists), false);

    auto const width = std::max(titles.width() + diamond_room, lines.width()) + 2 * padding;
    auto const height = titles.height() + lines.height() + 2 * padding;
    Pen pen;
    pen.rectangle({0, 0}, {width, height}, 4, review_fill, {.colour = line_blue, .tenths = 10});
    auto const mark = held == true ? green : held == false ? line_grey : line_blue;
    pen.diamond({padding + diamond_half, padding + title_size - 2}, diamond_half, mark);
    titles.draw(pen, padding - 2, padding + diamond_room, width - padding);
    lines.draw(pen, padding + titles.height() - 2, padding, width - padding);
    return {{width, height}, std::move(pen).take()};
}

}  // namespace

Drawing draw_sides(Definition const& definition, State const& state, Captions const& captions) {
    std::vector<Drawing> sides;
    int width = 0;
    for (auto const& side : state.sides) {
        sides.push_back(draw_side(definition, state, side, captions));
        width = std::max(width, sides.back().size.width);
    }
    if (sides.empty()) return {};
    Pen pen;
    int y = 0;
    auto const first = sides.front().size.height / 2;
    pen.line({0, first}, {bridge, first}, {});
    for (auto const& side : sides) {
        auto const middle = y + side.size.height / 2;
        if (middle != first) {
            pen.line({bridge / 2, first}, {bridge / 2, middle}, {});
            pen.line({bridge / 2, middle}, {bridge, middle}, {});
        }
        pen.place({bridge, y}, side);
        y += side.size.height + gap;
    }
    return {{bridge + width, y - gap}, std::move(pen).take()};
}

}  // namespace yingshen::workflow::diagram
