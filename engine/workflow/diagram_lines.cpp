#include "workflow/diagram_lines.hpp"

#include <algorithm>

namespace yingshen::workflow::diagram {
namespace {

constexpr int sentence_size = 12;
constexpr std::size_t sentence_lines_max = 6;

std::string_view colour_of(Sentence::Tone tone) {
    switch (tone) {
        case Sentence::Tone::plain:
            return ink;
        case Sentence::Tone::warning:
            return dark_red;
        case Sentence::Tone::faint:
            return faint_ink;
    }
    return ink;
}

}  // namespace

void Lines::add(std::string const& text, Face const& face, std::size_t lines_max) {
    for (auto& line : wrap(text, face.size, width_max_, lines_max))
        lines_.push_back({std::move(line), face});
}

void Lines::add(std::vector<Sentence> const& sentences, bool centred) {
    for (auto const& [text, tone] : sentences) {
        add(text, {.size = sentence_size, .colour = colour_of(tone), .centred = centred},
            sentence_lines_max);
    }
}

int Lines::width() const {
    int width = 0;
    for (auto const& line : lines_)
        width = std::max(width, text_width(line.text, line.face.size));
    return width;
}

int Lines::height() const {
    int height = 0;
    for (auto const& line : lines_)
        height += line_height(line.face.size);
    return height;
}

void Lines::draw(Pen& pen, int top, int left, int right) const {
    for (auto const& line : lines_) {
        top += line_height(line.face.size);
        auto const x = line.face.centred ? (left + right) / 2 : left;
        pen.text({x, top - line.face.size / 4}, line.text, line.face);
    }
}

}  // namespace yingshen::workflow::diagram
