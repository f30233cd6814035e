#include <algorithm>

#include "workflow/diagram_lines.hpp"
#include "workflow/diagram_parts.hpp"
#include "workflow/people.hpp"

namespace yingshen::workflow::diagram {
namespace {

constexpr int padding = 12;
constexpr int text_max = 208;  ///< pixels of a line in a box
constexpr int title_size = 16;
constexpr int line_size = 12;
constexpr int tag_height = 20;
constexpr int title_gap = 3;

struct Look {
    std::string_view fill;
    Pen::Stroke stroke;
    int radius;
};

Look look_of(State const& state, bool current, int height) {
    int const tenths = current ? 36 : 15;
    if (state.end == End::good)
        return {"#e3f4e6", {.colour = green, .tenths = tenths + 5}, height / 2};
    if (state.end == End::bad)
        return {"#eceff1", {.colour = faint_ink, .tenths = tenths}, height / 2};
    if (current) return {"#fff4d6", {.colour = amber, .tenths = tenths}, 6};
    bool const review = state.task && is_review(*state.task);
    return {review ? review_fill : "#ffffff", {.colour = line_blue, .tenths = tenths}, 6};
}

/// The box itself, without the reviews beside it.
Drawing draw_box(Definition const& definition, State const& state, Captions const& captions,
                 int width_min) {
    auto const* progress = captions.progress;
    bool const current = progress != nullptr && progress->state == state.id;
    Lines titles(text_max);
    titles.add(state.title.zh, {.size = title_size, .bold = true, .centred = true}, 3);
    Lines lines(text_max);
    lines.add(sentences(definition, state, captions.checklists), state.end.has_value());
    if (current) {
        for (auto const& note : progress->notes)
            lines.add(note, {.size = line_size, .bold = true}, 3);
    }
    auto const tag = current ? tag_height : 0;
    auto const text_width = std::max(titles.width(), lines.width());
    Extent const size{std::max({width_min, state.end ? 120 : 150, text_width + 2 * padding}),
                      titles.height() + title_gap + lines.height() + 2 * padding - 4 + tag};
    Pen pen;
    auto const look = look_of(state, current, size.height);
    pen.rectangle({0, 0}, size, look.radius, look.fill, look.stroke);
    int y = padding - 4;
    if (current) {
        pen.text({size.width / 2, y + 13}, state.end ? "▼ 办理结果" : "▼ 当前环节",
                 {.colour = amber, .bold = true, .centred = true});
        y += tag;
    }
    titles.draw(pen, y, padding, size.width - padding);
    lines.draw(pen, y + titles.height() + title_gap, padding, size.width - padding);
    return {size, std::move(pen).take()};
}

}  // namespace

StateDrawing draw_state(Definition const& definition, State const& state, Captions const& captions,
                        int width_min) {
    auto const sides = draw_sides(definition, state, captions);
    auto const box = draw_box(definition, state, captions, width_min);
    if (sides.size.width == 0) return {box, {}};
    Pen pen;
    pen.place({0, 0}, box);
    pen.place({box.size.width, 0}, sides);
    return {{box.size, std::move(pen).take()}, sides.size};
}

Drawing draw_reference(State const& state) {
    constexpr int height = 28;
    std::string text = state.end ? "" : "转至：";
    for (auto const& line : wrap(state.title.zh, line_size, text_max, 1))
        text += line;
    auto const width = text_width(text, line_size) + 2 * padding + 8;
    auto look = look_of(state, false, height);
    if (!state.end) look = {"#ffffff", {.colour = line_grey, .dashed = true}, height / 2};
    Pen pen;
    pen.rectangle({0, 0}, {width, height}, look.radius, look.fill, look.stroke);
    pen.text({width / 2, 18}, text, {.size = line_size, .bold = true, .centred = true});
    return {{width, height}, std::move(pen).take()};
}

}  // namespace yingshen::workflow::diagram
