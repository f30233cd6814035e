#include <algorithm>

#include "workflow/diagram_parts.hpp"
#include "workflow/diagram_words.hpp"

namespace yingshen::workflow::diagram {
namespace {

constexpr int text_max = 150;  ///< pixels of a line at an arrow
constexpr int action_size = 13;
constexpr int small_size = 11;
constexpr std::size_t small_lines_max = 12;  ///< a gate must not hide behind "…"
constexpr int margin = 4;
constexpr int diamond_half = 6;
constexpr int diamond_room = 18;
constexpr int badge_room = 2 * badge_radius + 4;
constexpr std::size_t badges_a_row = 6;

struct Line {
    std::string text;
    Face face;
    std::string_view diamond;  ///< its colour, or empty
    [[nodiscard]] int width() const {
        return text_width(text, face.size) + (diamond.empty() ? 0 : diamond_room);
    }
};

void add_small(std::vector<Line>& lines, std::string const& text) {
    for (auto& line : wrap(text, small_size, text_max, small_lines_max))
        lines.push_back({std::move(line), {.size = small_size, .colour = faint_ink}, {}});
}

void add_way(std::vector<Line>& lines, Definition const& definition, State const& from,
             Transition const& way, Progress const* progress) {
    Line line{title(way.action).zh, {.size = action_size, .bold = true}, {}};
    if (auto const gate = definition.gate(from.id, way.action); gate) {
        line.diamond = line_blue;
        auto const state = in_force(progress, to_string(definition.gates[*gate]));
        if (state == true) {
            line.diamond = green;
            line.face.colour = green;
            line.text += "（有效）";
        } else if (state == false) {
            line.diamond = line_grey;
            line.face.struck = true;
        }
    }
    if (way.chosen) line.text += "（择一）";
    if (way.action == Action::withdraw) line.text += "（送审人）";
    lines.push_back(line);
    if (line.face.struck) {
        lines.push_back({"原结论已失效", {.size = small_size, .colour = faint_ink}, {}});
    }
    if (!way.when.empty()) add_small(lines, "当：" + conditions(definition, way.when));
    if (!way.needs.empty()) add_small(lines, "须：" + conditions(definition, way.needs));
}

}  // namespace

std::optional<bool> in_force(Progress const* progress, std::string const& gate) {
    if (progress == nullptr) return std::nullopt;
    std::optional<bool> found;
    for (auto const& decision : progress->decisions) {
        if (decision.gate == gate) found = decision.in_force;
    }
    return found;
}

bool Arrow::goes_back() const {
    return std::ranges::all_of(ways, [](auto const* way) { return diagram::goes_back(*way); });
}

std::vector<Arrow> arrows(Definition const& definition, Progress const* progress) {
    std::vector<Arrow> all;
    for (std::size_t from = 0; from < definition.states.size(); ++from) {
        auto const first = all.size();
        for (auto const& way : definition.states[from].transitions) {
            auto const target = std::ranges::find(definition.states, way.to, &State::id);
            if (target == definition.states.end()) continue;
            auto const to = static_cast<std::size_t>(target - definition.states.begin());
            auto arrow = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(first), all.end(),
                                      [&](Arrow const& one) { return one.to == to; });
            if (arrow == all.end()) arrow = all.insert(arrow, Arrow{from, to, {}, {}});
            arrow->ways.push_back(&way);
        }
    }
    if (progress == nullptr) return all;
    for (std::size_t step = 0; step < progress->moves.size(); ++step) {
        auto const& move = progress->moves[step];
        for (auto& arrow : all) {
            if (definition.states[arrow.from].id == move.from &&
                definition.states[arrow.to].id == move.to)
                arrow.steps.push_back(step + 1);
        }
    }
    return all;
}

Drawing draw_label(Definition const& definition, Arrow const& arrow, Progress const* progress) {
    auto const& from = definition.states[arrow.from];
    std::vector<Line> lines;
    for (auto const* way : arrow.ways)
        add_way(lines, definition, from, *way, progress);

    auto const in_row = std::min(arrow.steps.size(), badges_a_row);
    auto const rows = (arrow.steps.size() + badges_a_row - 1) / badges_a_row;
    int width = static_cast<int>(in_row) * badge_room;
    int height = static_cast<int>(rows) * badge_room;
    for (auto const& line : lines) {
        width = std::max(width, line.width());
        height += line_height(line.face.size);
    }
    width += 2 * margin;

    Pen pen;
    pen.blank({0, 0}, {width, height});
    int y = 0;
    for (auto const& line : lines) {
        y += line_height(line.face.size);
        auto const baseline = y - line.face.size / 4 - 1;
        auto x = (width - line.width()) / 2;
        if (!line.diamond.empty()) {
            pen.diamond({x + diamond_half, baseline - line.face.size / 3}, diamond_half,
                        line.diamond);
            x += diamond_room;
        }
        pen.text({x, baseline}, line.text, line.face);
    }
    for (std::size_t at = 0; at < arrow.steps.size(); ++at) {
        auto const row = at / badges_a_row;
        auto const here = std::min(badges_a_row, arrow.steps.size() - row * badges_a_row);
        auto const x = width / 2 - static_cast<int>(here) * badge_room / 2 +
                       static_cast<int>(at % badges_a_row) * badge_room + badge_room / 2;
        draw_badge(pen, {x, y + static_cast<int>(row) * badge_room + badge_room / 2},
                   arrow.steps[at]);
    }
    return {{width, height}, std::move(pen).take()};
}

}  // namespace yingshen::workflow::diagram
