#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.hpp"

namespace yingshen::extract::worker {

/// A line of recognised text.
struct SeenLine {
    std::string text;
    Box box;                    ///< around its words; around the sure ones where there are any
    float confidence = 100;     ///< of its least sure word, 0 to 100
    std::optional<Box> unsure;  ///< around words below confidence_min
    bool ends_paragraph = false;
    bool has_sure_word = false;
    /// Code points of its text, each counted by how far its word is surer than a guess: 1 for a
    /// confidence of 100, less than 0 below `guess`.
    double worth = 0;
};

/// Below this confidence a word says less than nothing.
inline constexpr float guess = 50;
/// Below this confidence a person must look.
inline constexpr float confidence_min = 60;

void add_word(SeenLine& line, std::string_view word, float confidence, Box const& box);

[[nodiscard]] double worth(std::vector<SeenLine> const& lines);
/// In code points.
[[nodiscard]] std::size_t length(std::vector<SeenLine> const& lines);
/// Whether most of the text stands in lines that are higher than wide: letters of a row that are
/// taken for columns have no height.
[[nodiscard]] bool are_columns(std::vector<SeenLine> const& lines);

/// One reading out of several of the same picture, made at different sizes: letters are known best
/// when they are some thirty pixels high, so each size knows others. Of lines that lie on each
/// other those of the greater worth remain; a line that only one reading has stands where its place
/// is, unless it is no better than a guess. The order is that of the reading of the greatest worth.
[[nodiscard]] std::vector<SeenLine> best_lines(std::vector<std::vector<SeenLine>> readings);

}  // namespace yingshen::extract::worker
