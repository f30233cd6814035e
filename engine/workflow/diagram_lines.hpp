#pragma once
#include <string>
#include <vector>

#include "workflow/diagram_pen.hpp"
#include "workflow/diagram_sentences.hpp"

namespace yingshen::workflow::diagram {

/// The lines of a box, wrapped to its greatest width.
class Lines {
  public:
    explicit Lines(int width_max) : width_max_(width_max) {}
    void add(std::string const& text, Face const& face, std::size_t lines_max);
    void add(std::vector<Sentence> const& sentences, bool centred);

    [[nodiscard]] std::size_t count() const { return lines_.size(); }
    [[nodiscard]] int width() const;
    [[nodiscard]] int height() const;
    /// Writes them from `top` on, between `left` and `right`.
    void draw(Pen& pen, int top, int left, int right) const;

  private:
    struct Line {
        std::string text;
        Face face;
    };
    int width_max_;
    std::vector<Line> lines_;
};

}  // namespace yingshen::workflow::diagram
