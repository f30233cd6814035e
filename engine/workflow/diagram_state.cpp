#include <algorithm>

#include "workflow/diagram_parts.hpp"
#include "workflow/diagram_words.hpp"
#include "workflow/people.hpp"

namespace yingshen::workflow::diagram {
namespace {

constexpr int padding = 12;
constexpr int text_max = 208;  ///< pixels of a line in a box
constexpr int title_size = 16;
constexpr int line_size = 12;
constexpr int tag_height = 20;

struct Line {
    std::string text;
    Face face;
};

void add(std::vector<Line>& lines, std::string const& text, Face const& face, std::size_t most) {
    for (auto& line : wrap(text, face.size, text_max, most))
        lines.push_back({std::move(line), face});
}

std::string checklist_title(Captions const& captions, std::string const& id) {
    auto const found = captions.checklists.find(id);
    return found == captions.checklists.end() ? id : found->second;
}

/// What is said of a state below its title.
std::vector<Line> details(Definition const& definition, State const& state,
                          Captions const& captions) {
    std::vector<Line> lines;
    Face const plain{.size = line_size};
    Face const faint{.size = line_size, .colour = faint_ink};
    if (state.end) {
        add(lines, *state.end == End::good ? "终点（通过）" : "终点（未通过）", faint, 1);
        return lines;
    }
    if (!state.task) return lines;
    add(lines, "办理：" + people(*state.task), plain, 2);
    if (auto const who = barred(definition, *state.task); !who.empty())
        add(lines, "不得为：" + who, {.size = line_size, .colour = dark_red}, 6);
    if (state.task->deadline) add(lines, "时限：" + duration(*state.task->deadline), plain, 1);
    if (auto const text = reminders(state); !text.empty()) add(lines, text, faint, 3);
    if (!state.checklist.empty())
        add(lines, "清单：" + checklist_title(captions, state.checklist), plain, 2);
    if (state.editable) add(lines, "可修改送审材料和要素", faint, 1);
    return lines;
}

int height_of(std::vector<Line> const& lines) {
    int height = 0;
    for (auto const& line : lines)
        height += line_height(line.face.size);
    return height;
}

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
    return {review ? "#eaf1fb" : "#ffffff", {.colour = line_blue, .tenths = tenths}, 6};
}

}  // namespace

Drawing draw_state(Definition const& definition, State const& state, Captions const& captions,
                   int width_min) {
    auto const* progress = captions.progress;
    bool const current = progress != nullptr && progress->state == state.id;
    std::vector<Line> lines;
    add(lines, state.title.zh, {.size = title_size, .bold = true}, 3);
    auto const titles = lines.size();
    for (auto& line : details(definition, state, captions))
        lines.push_back(std::move(line));
    if (current) {
        for (auto const& note : progress->notes)
            add(lines, note, {.size = line_size, .colour = ink, .bold = true}, 3);
    }
    int width = std::max(width_min, state.end ? 120 : 150);
    for (auto const& line : lines)
        width = std::max(width, text_width(line.text, line.face.size) + 2 * padding);
    auto const tag = current ? tag_height : 0;
    auto const height = height_of(lines) + 2 * padding - 1 + tag;

    Pen pen;
    auto const look = look_of(state, current, height);
    pen.rectangle({0, 0}, {width, height}, look.radius, look.fill, look.stroke);
    int y = padding - 4;
    if (current) {
        pen.text({width / 2, y + 13}, "▼ 当前环节",
                 {.colour = amber, .bold = true, .centred = true});
        y += tag;
    }
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (at == titles) y += 3;
        auto face = lines[at].face;
        face.centred = at < titles || state.end.has_value();
        y += line_height(face.size);
        pen.text({face.centred ? width / 2 : padding, y - face.size / 4}, lines[at].text, face);
    }
    return {{width, height}, std::move(pen).take()};
}

Drawing draw_reference(State const& state) {
    constexpr int height = 28;
    auto const text =
        (state.end ? "" : "转至：") + wrap(state.title.zh, line_size, text_max, 1).front();
    auto const width = text_width(text, line_size) + 2 * padding + 8;
    auto look = look_of(state, false, height);
    if (!state.end) look = {"#ffffff", {.colour = line_grey, .dashed = true}, height / 2};
    Pen pen;
    pen.rectangle({0, 0}, {width, height}, look.radius, look.fill, look.stroke);
    pen.text({width / 2, 18}, text, {.size = line_size, .bold = true, .centred = true});
    return {{width, height}, std::move(pen).take()};
}

}  // namespace yingshen::workflow::diagram
