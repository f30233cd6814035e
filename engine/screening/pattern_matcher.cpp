#include "screening/pattern_matcher.hpp"

#include <algorithm>
#include <stdexcept>

#include "screening/fold.hpp"

namespace yingshen::screening {
namespace {

using rulebook::Pattern;
using rulebook::PointRange;
using Form = Pattern::Form;

/// Larger sets, such as all Chinese characters, are taken as they are written.
constexpr std::size_t folded_members_max = 512;

std::vector<char32_t> folded_point(char32_t point) {
    std::string bytes;
    base::append_utf8(bytes, point);
    return Folded(bytes).points();
}

Pattern literals(std::vector<char32_t> const& points) {
    Pattern row{.form = Form::sequence, .ranges = {}, .parts = {}};
    for (auto const point : points)
        row.parts.push_back({.form = Form::literal, .point = point, .ranges = {}, .parts = {}});
    return row;
}

Pattern folded_set(Pattern set) {
    Pattern choice{.form = Form::choice, .ranges = {}, .parts = {}};
    std::vector<PointRange> ranges;
    for (auto const& [first, last] : set.ranges) {
        if (last - first >= folded_members_max || set.negated) ranges.push_back({first, last});
        if (last - first >= folded_members_max) continue;
        for (auto point = first; point <= last; ++point) {
            auto const points = folded_point(point);
            if (points.size() == 1) {
                ranges.push_back({points.front(), points.front()});
            } else if (!set.negated) {
                choice.parts.push_back(literals(points));
            }
        }
    }
    set.ranges = std::move(ranges);
    if (choice.parts.empty()) return set;
    if (!set.ranges.empty()) choice.parts.push_back(std::move(set));
    return choice;
}

}  // namespace

Pattern folded(Pattern pattern) {
    if (pattern.form == Form::literal) {
        auto const points = folded_point(pattern.point);
        if (points.size() != 1) return literals(points);
        pattern.point = points.front();
        return pattern;
    }
    if (pattern.form == Form::set) return folded_set(std::move(pattern));
    for (auto& part : pattern.parts)
        part = folded(std::move(part));
    return pattern;
}

/// Numbers the leaves of a pattern, which are its states, and says which may follow which.
class PatternMatcher::Builder {
  public:
    /// How a part of the pattern joins with others.
    struct Part {
        States first{};
        States last{};
        bool may_be_empty = true;
    };

    [[nodiscard]] Part build(Pattern const& pattern);

    std::vector<Leaf> leaves_;
    std::vector<States> follow_;  ///< by leaf

  private:
    [[nodiscard]] Part add_leaf(Pattern const& pattern);
    [[nodiscard]] Part join(Part const& before, Part const& after);

    [[nodiscard]] static bool has(States const& states, std::size_t state) {
        return (states[state / 64] >> (state % 64) & 1) != 0;
    }
    static void add(States& to, States const& states) {
        for (std::size_t i = 0; i < to.size(); ++i)
            to[i] |= states[i];
    }
};

PatternMatcher::PatternMatcher(Pattern const& pattern) {
    Builder builder;
    auto const whole = builder.build(pattern);
    first_ = whole.first;
    last_ = whole.last;
    auto const in_use = (builder.leaves_.size() + 63) / 64;
    words_ = in_use <= 1 ? 1 : in_use == 2 ? 2 : states_words;
    for (auto const& states : builder.follow_)
        follow_.insert(follow_.end(), states.begin(),
                       states.begin() + static_cast<std::ptrdiff_t>(words_));
    build_classes(builder.leaves_);
    build_zone();
    build_beginnings();
}

void PatternMatcher::build_classes(std::vector<Leaf> const& leaves) {
    // What a negated set leaves out beside its members.
    class_begins_ = {0, U'\n', U'\n' + 1, U'\f', U'\f' + 1, U'\r', U'\r' + 1, barrier, barrier + 1};
    for (auto const& leaf : leaves) {
        for (auto const& [first, last] : leaf.ranges) {
            class_begins_.push_back(first);
            class_begins_.push_back(last + 1);
        }
    }
    std::ranges::sort(class_begins_);
    auto const again = std::ranges::unique(class_begins_);
    class_begins_.erase(again.begin(), again.end());
    for (auto const point : class_begins_) {
        auto const states = fitting_.size();
        fitting_.resize(states + words_);
        for (std::size_t state = 0; state < leaves.size(); ++state) {
            if (fits(leaves[state], point))
                fitting_[states + state / 64] |= std::uint64_t{1} << (state % 64);
        }
    }
}

/// What fits the largest range of Chinese characters fits nearly all of them.
void PatternMatcher::build_zone() {
    std::vector<PointRange> ranges;  // of the zone, one for each class from the first on
    auto const first_class = class_of(zone_first);
    for (auto i = first_class; i < class_begins_.size() && class_begins_[i] <= zone_last; ++i) {
        char32_t const next = i + 1 < class_begins_.size() ? class_begins_[i + 1] : zone_last + 1;
        ranges.push_back(
            {std::max(class_begins_[i], zone_first), std::min<char32_t>(next - 1, zone_last)});
    }
    auto const largest = std::ranges::max_element(
        ranges, {}, [](PointRange const& range) { return range.last - range.first; });
    zone_class_ = first_class + static_cast<std::size_t>(largest - ranges.begin());
    std::uint64_t told_apart = 0;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (fit_alike(first_class + i, zone_class_)) continue;
        if (ranges[i].last - ranges[i].first >= 64) return;
        for (auto point = ranges[i].first; point <= ranges[i].last; ++point)
            told_apart |= bit_of(point);
    }
    told_apart_ = told_apart;
}

void PatternMatcher::build_beginnings() {
    for (std::size_t i = 0; i < class_begins_.size(); ++i) {
        bool begins = false;
        for (std::size_t word = 0; word < words_; ++word)
            begins = begins || (fitting_[i * words_ + word] & first_[word]) != 0;
        if (!begins) continue;
        auto const first = class_begins_[i];
        auto const end = i + 1 < class_begins_.size() ? class_begins_[i + 1] : first + 64;
        for (auto point = first; point < end && point - first < 64; ++point)
            beginnings_ |= bit_of(point);
    }
}

bool PatternMatcher::fits(Leaf const& leaf, char32_t point) {
    auto const in = std::ranges::any_of(leaf.ranges, [&](PointRange const& range) {
        return range.first <= point && point <= range.last;
    });
    if (!leaf.negated) return in;
    return !in && point != U'\n' && point != U'\r' && point != U'\f' && point != barrier;
}

PatternMatcher::Builder::Part PatternMatcher::Builder::add_leaf(Pattern const& pattern) {
    auto const state = leaves_.size();
    if (state == rulebook::pattern_size_max) {
        throw std::runtime_error("expected a pattern of at most 256 characters, but found more");
    }
    leaves_.push_back(pattern.form == Form::literal ? Leaf{{{pattern.point, pattern.point}}, false}
                                                    : Leaf{pattern.ranges, pattern.negated});
    follow_.emplace_back();
    Part part{.may_be_empty = false};
    part.first[state / 64] = part.last[state / 64] = std::uint64_t{1} << (state % 64);
    return part;
}

PatternMatcher::Builder::Part PatternMatcher::Builder::join(Part const& before, Part const& after) {
    for (std::size_t state = 0; state < follow_.size(); ++state) {
        if (has(before.last, state)) add(follow_[state], after.first);
    }
    auto joined = after;
    joined.first = before.first;
    if (before.may_be_empty) add(joined.first, after.first);
    if (after.may_be_empty) add(joined.last, before.last);
    joined.may_be_empty = before.may_be_empty && after.may_be_empty;
    return joined;
}

PatternMatcher::Builder::Part PatternMatcher::Builder::build(Pattern const& pattern) {
    Part whole;
    switch (pattern.form) {
        case Form::literal:
        case Form::set:
            return add_leaf(pattern);
        case Form::sequence:
            for (auto const& part : pattern.parts)
                whole = join(whole, build(part));
            return whole;
        case Form::choice:
            whole.may_be_empty = false;
            for (auto const& one : pattern.parts) {
                auto const part = build(one);
                add(whole.first, part.first);
                add(whole.last, part.last);
                whole.may_be_empty = whole.may_be_empty || part.may_be_empty;
            }
            return whole;
        case Form::repeat:
            // a{1,3} is a(a(a)?)?, from the inside out.
            for (auto times = pattern.most; times > 0; --times) {
                whole = join(build(pattern.parts.front()), whole);
                if (times > pattern.least) whole.may_be_empty = true;
            }
            return whole;
    }
    return whole;
}

}  // namespace yingshen::screening
