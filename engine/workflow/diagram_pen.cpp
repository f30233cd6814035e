#include "workflow/diagram_pen.hpp"

#include <algorithm>
#include <cstdlib>

namespace yingshen::workflow::diagram {
namespace {

constexpr int corner_radius = 7;
constexpr int head_length = 9;
constexpr int head_half = 4;

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + std::string(value) + "\"";
}
std::string attribute(std::string_view name, int value) {
    return attribute(name, std::to_string(value));
}

std::string at(Point point) {
    return std::to_string(point.x) + " " + std::to_string(point.y);
}

std::string line_of(Pen::Stroke const& stroke) {
    auto text = attribute("stroke", stroke.colour) +
                attribute("stroke-width", std::to_string(stroke.tenths / 10) + "." +
                                              std::to_string(stroke.tenths % 10));
    if (stroke.dashed) text += attribute("stroke-dasharray", "7 4");
    return text;
}

int sign(int value) {
    return value == 0 ? 0 : value < 0 ? -1 : 1;
}

/// The point on the way from one point to another, straight up, down or across.
Point towards(Point from, Point to, int pixels) {
    return {from.x + sign(to.x - from.x) * pixels, from.y + sign(to.y - from.y) * pixels};
}

int length(Point a, Point b) {
    return std::abs(a.x - b.x) + std::abs(a.y - b.y);
}

std::string rounded(std::vector<Point> const& points) {
    std::string path = "M" + at(points.front());
    for (std::size_t index = 1; index + 1 < points.size(); ++index) {
        auto const& before = points[index - 1];
        auto const& here = points[index];
        auto const& after = points[index + 1];
        auto const radius =
            std::min({corner_radius, length(before, here) / 2, length(here, after) / 2});
        path += "L" + at(towards(here, before, radius)) + "Q" + at(here) + " " +
                at(towards(here, after, radius));
    }
    return path + "L" + at(points.back());
}

}  // namespace

void Pen::text(Point baseline, std::string_view words, Face const& face) {
    out_ += "<text" + attribute("x", baseline.x) + attribute("y", baseline.y) +
            attribute("font-size", face.size) + attribute("fill", face.colour);
    if (face.bold) out_ += attribute("font-weight", "bold");
    if (face.struck) out_ += attribute("text-decoration", "line-through");
    if (face.centred) out_ += attribute("text-anchor", "middle");
    out_ += ">" + escaped(words) + "</text>\n";
}

void Pen::rectangle(Point corner, Extent size, int radius, std::string_view fill,
                    Stroke const& stroke) {
    out_ += "<rect" + attribute("x", corner.x) + attribute("y", corner.y) +
            attribute("width", size.width) + attribute("height", size.height) +
            attribute("rx", radius) + attribute("fill", fill) + line_of(stroke) + "/>\n";
}

void Pen::blank(Point corner, Extent size) {
    out_ += "<rect" + attribute("x", corner.x) + attribute("y", corner.y) +
            attribute("width", size.width) + attribute("height", size.height) +
            attribute("fill", "#ffffff") + "/>\n";
}

void Pen::diamond(Point centre, int half, std::string_view fill) {
    auto const side = std::to_string(half);
    out_ += "<path" +
            attribute("d", "M" + at({centre.x, centre.y - half}) + "l" + side + " " + side + "l-" +
                               side + " " + side + "l-" + side + " -" + side + "z") +
            attribute("fill", fill) + "/>\n";
}

void Pen::circle(Point centre, int radius, std::string_view fill) {
    out_ += "<circle" + attribute("cx", centre.x) + attribute("cy", centre.y) +
            attribute("r", radius) + attribute("fill", fill) + "/>\n";
}

void Pen::line(Point from, Point to, Stroke const& stroke) {
    out_ += "<path" + attribute("d", "M" + at(from) + "L" + at(to)) + attribute("fill", "none") +
            line_of(stroke) + "/>\n";
}

void Pen::arrow(std::vector<Point> const& points, Stroke const& stroke) {
    if (points.size() < 2) return;
    auto const tip = points.back();
    auto const base = towards(tip, points[points.size() - 2], head_length);
    auto shaft = points;
    shaft.back() = towards(tip, points[points.size() - 2], head_length - 2);
    out_ += "<path" + attribute("d", rounded(shaft)) + attribute("fill", "none") + line_of(stroke) +
            "/>\n";
    bool const upright = tip.x == base.x;
    Point const left{base.x - (upright ? head_half : 0), base.y - (upright ? 0 : head_half)};
    Point const right{base.x + (upright ? head_half : 0), base.y + (upright ? 0 : head_half)};
    out_ += "<path" + attribute("d", "M" + at(tip) + "L" + at(left) + "L" + at(right) + "z") +
            attribute("fill", stroke.colour) + "/>\n";
}

void Pen::place(Point corner, Drawing const& drawing, std::string_view title) {
    out_ += "<g" + attribute("transform", "translate(" + at(corner) + ")") + ">\n";
    if (!title.empty()) out_ += "<title>" + escaped(title) + "</title>\n";
    out_ += drawing.markup + "</g>\n";
}

void draw_badge(Pen& pen, Point centre, std::size_t number) {
    pen.circle(centre, badge_radius, amber);
    pen.text({centre.x, centre.y + 4}, std::to_string(number),
             {.size = number < 100 ? 11 : 9, .colour = "#ffffff", .bold = true, .centred = true});
}

}  // namespace yingshen::workflow::diagram
