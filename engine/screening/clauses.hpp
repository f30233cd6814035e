#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yingshen::screening {

/// What the clauses of a text were told apart by.
enum class Division : std::uint8_t {
    articles,    ///< 第一条, 第2条, 第十二条之一 at the beginning of a line
    numbered,    ///< 一、 or （一） or 1. at the beginning of a line, whichever is the outermost
    paragraphs,  ///< lines, where there are no such headings
};

struct Clause {
    std::string heading;  ///< the beginning of its first line; empty for a paragraph or a preamble
    std::int64_t begin = 0;  ///< in code points of the text
    std::int64_t end = 0;    ///< behind its last character that is not blank
};

struct Clauses {
    Division division = Division::paragraphs;
    std::vector<Clause> clauses;
};

inline constexpr std::size_t clauses_max = 400;

/// Splits a text into its clauses, in order, none beside another, so that every character that is
/// not blank lies in exactly one of them: what stands before the first heading is a clause by
/// itself, and a heading of a chapter belongs to the article after it. A line that begins with a
/// reference (第三条所称…) is no heading: a heading is followed by a blank or a mark, or counts on
/// from the one before. The last of `clauses_max` has all the rest. A text that is not UTF-8 has
/// none. Pure and total.
[[nodiscard]] Clauses split_clauses(std::string_view text);

}  // namespace yingshen::screening
