#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "workflow/diagram_layout.hpp"

namespace yingshen::workflow::diagram {

/// How wide a text will be at a font size. An estimate, on the safe side: a Chinese character takes
/// the whole size, ASCII about half of it.
[[nodiscard]] int text_width(std::string_view text, int size);

/// Breaks a text into lines of at most `width` pixels; Chinese anywhere but before closing
/// punctuation, words of letters between words. Beyond `lines_max` lines the last one ends in "…".
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, int size, int width,
                                            std::size_t lines_max);

/// A text as XML may hold it: markup escaped, characters that XML forbids replaced.
[[nodiscard]] std::string escaped(std::string_view text);

inline constexpr std::string_view ink = "#1c2833";
inline constexpr std::string_view faint_ink = "#5a6772";
inline constexpr std::string_view line_blue = "#1f4e8c";
inline constexpr std::string_view line_grey = "#8793a0";
inline constexpr std::string_view green = "#1e7b34";
inline constexpr std::string_view dark_red = "#96281b";
inline constexpr std::string_view review_fill = "#eaf1fb";
inline constexpr std::string_view amber = "#c25e00";

/// A part of a picture with its origin at its top left corner.
struct Drawing {
    Extent size;
    std::string markup;
};

/// How a text looks.
struct Face {
    int size = 12;
    std::string_view colour = ink;
    bool bold = false;
    bool struck = false;
    bool centred = false;
};
[[nodiscard]] int line_height(int size);

/// Writes SVG elements one after another. Attributes, not styles: every viewer knows them.
class Pen {
  public:
    struct Stroke {
        std::string_view colour = line_blue;
        int tenths = 15;  ///< of a pixel
        bool dashed = false;
    };

    void text(Point baseline, std::string_view words, Face const& face);
    void rectangle(Point corner, Extent size, int radius, std::string_view fill,
                   Stroke const& stroke);
    /// A filled shape without a line of its own around it.
    void blank(Point corner, Extent size);
    void diamond(Point centre, int half, std::string_view fill);
    void circle(Point centre, int radius, std::string_view fill);
    void line(Point from, Point to, Stroke const& stroke);
    /// A line through points, its corners rounded, with an arrow's head at the last one.
    void arrow(std::vector<Point> const& points, Stroke const& stroke);
    void place(Point corner, Drawing const& drawing, std::string_view title = {});

    [[nodiscard]] std::string take() && { return std::move(out_); }

  private:
    std::string out_;
};

/// A number in a filled circle, centred on a point: the step of a way.
inline constexpr int badge_radius = 9;
void draw_badge(Pen& pen, Point centre, std::size_t number);

}  // namespace yingshen::workflow::diagram
