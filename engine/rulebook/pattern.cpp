#include "rulebook/pattern.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace yingshen::rulebook {
namespace {

using Form = Pattern::Form;

constexpr std::u32string_view signs = U"()|?[]{}.\\^-*+$";

std::string utf8(char32_t point) {
    std::string out;
    base::append_utf8(out, point);
    return out;
}

/// Recursive descent; the first fault ends the reading.
class Reader {
  public:
    explicit Reader(std::string_view text) {
        for (auto const& point : base::decode_utf8(text))
            text_ += point.value;
    }

    std::expected<Pattern, PatternFault> run() {
        auto pattern = choice(0);
        if (!fault_ && at_ < text_.size()) refuse("the end of the pattern");
        if (fault_) return std::unexpected(*fault_);
        return pattern;
    }

  private:
    void refuse(std::string expected) {
        if (fault_) return;
        auto const place = " at character " + std::to_string(at_ + 1);
        fault_ = {std::move(expected),
                  (at_ < text_.size() ? "\"" + utf8(text_[at_]) + "\"" : "the end") + place};
    }

    bool take(char32_t sign) {
        if (at_ == text_.size() || text_[at_] != sign) return false;
        ++at_;
        return true;
    }

    Pattern choice(std::size_t depth) {
        Pattern pattern{.form = Form::choice, .ranges = {}, .parts = {sequence(depth)}};
        while (!fault_ && take(U'|'))
            pattern.parts.push_back(sequence(depth));
        if (pattern.parts.size() > 1) return pattern;
        return Pattern(pattern.parts.front());
    }

    Pattern sequence(std::size_t depth) {
        Pattern pattern{.form = Form::sequence, .ranges = {}, .parts = {}};
        while (!fault_ && at_ < text_.size() && text_[at_] != U'|' && text_[at_] != U')') {
            pattern.parts.push_back(atom(depth));
            if (!fault_) quantify(pattern.parts.back());
        }
        return pattern;
    }

    Pattern atom(std::size_t depth) {
        if (take(U'(')) {
            if (depth == pattern_depth_max) refuse("at most 8 parentheses within each other");
            auto inner = choice(depth + 1);
            if (!fault_ && !take(U')')) refuse("\")\"");
            return inner;
        }
        if (take(U'[')) return set();
        if (take(U'.')) return {.form = Form::set, .ranges = {}, .negated = true, .parts = {}};
        return {.form = Form::literal, .point = point(), .ranges = {}, .parts = {}};
    }

    /// One character, or a sign behind a backslash.
    char32_t point() {
        bool const escaped = take(U'\\');
        if (at_ == text_.size()) {
            refuse("a character");
            return 0;
        }
        bool const is_sign = signs.find(text_[at_]) != signs.npos;
        if (escaped && !is_sign) refuse("one of ( ) | ? [ ] { } . \\ ^ - * + $ behind \\");
        if (!escaped && (text_[at_] == U'*' || text_[at_] == U'+'))
            refuse("a bounded repetition such as {1,8}");
        if (!escaped && is_sign && text_[at_] != U'-')
            refuse("a character, with \\ before it where the sign itself is meant");
        return fault_ ? 0 : text_[at_++];
    }

    Pattern set() {
        Pattern pattern{.form = Form::set, .ranges = {}, .negated = take(U'^'), .parts = {}};
        while (!fault_ && !take(U']')) {
            auto const first = point();
            auto const last = take(U'-') ? point() : first;
            if (last < first) refuse("a range that rises");
            pattern.ranges.push_back({first, last});
        }
        if (pattern.ranges.empty()) refuse("a character in the set");
        return pattern;
    }

    void quantify(Pattern& inner) {
        auto least = std::size_t{0};
        auto most = std::size_t{1};
        if (take(U'{')) {
            least = number();
            most = take(U',') ? number() : least;
            if (!take(U'}')) refuse("\"}\"");
            if (most < 1 || most > pattern_repeat_max || least > most)
                refuse("{m,n} with 0 <= m <= n and 1 <= n <= 16");
        } else if (!take(U'?')) {
            return;
        }
        Pattern repeat{
            .form = Form::repeat, .ranges = {}, .parts = {}, .least = least, .most = most};
        repeat.parts.push_back(std::move(inner));
        inner = std::move(repeat);
    }

    std::size_t number() {
        std::size_t value = 0;
        auto const from = at_;
        while (at_ < text_.size() && text_[at_] >= U'0' && text_[at_] <= U'9' && at_ < from + 3)
            value = value * 10 + (text_[at_++] - U'0');
        if (at_ == from) refuse("a number");
        return value;
    }

    std::u32string text_;
    std::size_t at_ = 0;
    std::optional<PatternFault> fault_;
};

}  // namespace

std::expected<Pattern, PatternFault> parse_pattern(std::string_view text) {
    auto pattern = Reader(text).run();
    if (!pattern) return pattern;
    auto const refuse = [](std::string expected, std::string found) {
        return std::unexpected(PatternFault{std::move(expected), std::move(found)});
    };
    if (size(*pattern) > pattern_size_max) {
        return refuse("at most 256 characters with repetitions written out",
                      std::to_string(size(*pattern)));
    }
    if (shortest(*pattern) == 0) return refuse("a pattern that is never empty", "one that can be");
    if (longest(*pattern) > pattern_length_max) {
        return refuse("a longest match of at most 64 characters",
                      std::to_string(longest(*pattern)));
    }
    if (anchors(*pattern).empty()) {
        return refuse("a pattern with a literal character in every match, to look for",
                      "a match of sets alone");
    }
    return pattern;
}

}  // namespace yingshen::rulebook
