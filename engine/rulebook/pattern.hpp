#pragma once
#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yingshen::rulebook {

struct PointRange {
    char32_t first;
    char32_t last;
};

/// A closed pattern as a tree: literals, sets, sequences, choices, bounded repetition. There is no
/// unbounded repetition and nothing that looks around, so what it costs is known before it runs.
struct Pattern {
    enum class Form : std::uint8_t { literal, set, sequence, choice, repeat };
    Form form = Form::sequence;
    char32_t point = 0;              ///< of a literal
    std::vector<PointRange> ranges;  ///< of a set
    bool negated = false;            ///< a set of all but these and line breaks
    std::vector<Pattern> parts;      ///< of a sequence or choice; a repetition has one
    std::size_t least = 1;           ///< of a repetition
    std::size_t most = 1;
};

inline constexpr std::size_t pattern_length_max = 64;  ///< of the longest match
inline constexpr std::size_t pattern_repeat_max = 16;
inline constexpr std::size_t pattern_size_max = 256;  ///< characters with repetitions written out
inline constexpr std::size_t pattern_depth_max = 8;   ///< of parentheses
inline constexpr std::size_t pattern_words_max = 512;

struct PatternFault {
    std::string expected;
    std::string found;
};

/// Reads 稳赚(不赔)?, [一二三]年, [^，。]{1,8}到账, . and \-escaped signs. Every match has 1 to 64
/// characters and holds a literal one (anchors() is never empty).
[[nodiscard]] std::expected<Pattern, PatternFault> parse_pattern(std::string_view text);

/// The lengths of its shortest and longest match, and its characters with repetitions written out.
[[nodiscard]] std::size_t shortest(Pattern const& pattern);
[[nodiscard]] std::size_t longest(Pattern const& pattern);
[[nodiscard]] std::size_t size(Pattern const& pattern);

/// All words that it stands for, sorted, where they are finite and not more than `most`.
[[nodiscard]] std::optional<std::vector<std::u32string>> words_of(Pattern const& pattern,
                                                                  std::size_t most);

/// A word that begins between `least` and `most` characters behind the beginning of a match.
struct Anchor {
    std::u32string word;
    std::size_t least = 0;
    std::size_t most = 0;
};

/// Words with a literal character, one of which every match holds at its place; few and long ones
/// are preferred. Empty where there are none.
[[nodiscard]] std::vector<Anchor> anchors(Pattern const& pattern);

/// The anchors of a pattern and, where it is a sequence that has such, others that do not overlap
/// them: each match holds a word of `first` and, behind its end, one of `second`, which is empty
/// where there is only one kind.
struct AnchorPair {
    std::vector<Anchor> first;
    std::vector<Anchor> second;
};
[[nodiscard]] AnchorPair anchor_pair(Pattern const& pattern);

}  // namespace yingshen::rulebook
