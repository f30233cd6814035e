#include <algorithm>

#include "rulebook/pattern.hpp"

namespace yingshen::rulebook {
namespace {

using Form = Pattern::Form;
using Words = std::vector<std::u32string>;

constexpr std::size_t anchor_words_max = 64;
constexpr std::size_t anchors_max = 256;

/// What a measure of a pattern comes to, from those of its parts.
template <class Leaf, class Choose, class Repeat>
std::size_t measure(Pattern const& pattern, Leaf leaf, Choose choose, Repeat repeat) {
    std::size_t total = 0;
    bool first = true;
    for (auto const& part : pattern.parts) {
        auto const value = measure(part, leaf, choose, repeat);
        total = pattern.form != Form::choice ? total + value : first ? value : choose(total, value);
        first = false;
    }
    if (pattern.form == Form::literal || pattern.form == Form::set) return leaf(pattern);
    return pattern.form == Form::repeat ? repeat(pattern, total) : total;
}

constexpr auto one = [](Pattern const&) { return std::size_t{1}; };
constexpr auto least_times = [](Pattern const& pattern, std::size_t value) {
    return pattern.least * value;
};
constexpr auto most_times = [](Pattern const& pattern, std::size_t value) {
    return pattern.most * value;
};
constexpr auto smaller = [](std::size_t a, std::size_t b) { return std::min(a, b); };
constexpr auto larger = [](std::size_t a, std::size_t b) { return std::max(a, b); };

std::size_t least_literals(Pattern const& pattern) {
    auto const literal = [](Pattern const& leaf) {
        return std::size_t{leaf.form == Form::literal ? 1U : 0U};
    };
    return measure(pattern, literal, smaller, least_times);
}

std::optional<Words> members(Pattern const& set, std::size_t most) {
    if (set.negated) return std::nullopt;
    Words words;
    for (auto const& [first, last] : set.ranges) {
        if (last - first >= most - std::min(most, words.size())) return std::nullopt;
        for (auto point = first; point <= last; ++point)
            words.push_back(std::u32string(1, point));
    }
    return words;
}

/// Every word of the first before every word of the second.
std::optional<Words> joined(Words const& before, std::optional<Words> const& after,
                            std::size_t most) {
    if (!after || before.size() * after->size() > most) return std::nullopt;
    Words out;
    for (auto const& head : before) {
        for (auto const& tail : *after)
            out.push_back(head + tail);
    }
    return out;
}

std::optional<Words> list(Pattern const& pattern, std::size_t most);

std::optional<Words> repeated(Pattern const& pattern, std::size_t most) {
    auto const once = list(pattern.parts.front(), most);
    Words all;
    std::optional<Words> row = Words{U""};
    for (std::size_t times = 0; row && times <= pattern.most; ++times) {
        if (times >= pattern.least) all.insert(all.end(), row->begin(), row->end());
        if (all.size() > most) return std::nullopt;
        if (times < pattern.most) row = joined(*row, once, most);
    }
    return row ? std::optional(all) : std::nullopt;
}

std::optional<Words> list(Pattern const& pattern, std::size_t most) {
    if (pattern.form == Form::literal) return Words{std::u32string(1, pattern.point)};
    if (pattern.form == Form::set) return members(pattern, most);
    if (pattern.form == Form::repeat) return repeated(pattern, most);
    std::optional<Words> all = pattern.form == Form::sequence ? Words{U""} : Words{};
    for (auto const& part : pattern.parts) {
        auto const words = list(part, most);
        if (!words) return std::nullopt;
        if (pattern.form == Form::sequence) {
            all = joined(*all, words, most);
            if (!all) return std::nullopt;
        } else {
            all->insert(all->end(), words->begin(), words->end());
            if (all->size() > most) return std::nullopt;
        }
    }
    return all;
}

std::vector<Anchor> placed(Words const& words, std::size_t least, std::size_t most) {
    std::vector<Anchor> out;
    for (auto const& word : words)
        out.push_back({word, least, most});
    return out;
}

/// Longer words are rarer; among equals, fewer of them are.
bool is_better(std::vector<Anchor> const& a, std::vector<Anchor> const& b) {
    if (a.empty() || b.empty()) return b.empty() && !a.empty();
    auto const length = [](std::vector<Anchor> const& all) {
        return std::ranges::min(all, {}, [](Anchor const& at) { return at.word.size(); })
            .word.size();
    };
    if (length(a) != length(b)) return length(a) > length(b);
    return a.size() < b.size();
}

/// Anchors of the parts [from, to) of a sequence.
struct Held {
    std::vector<Anchor> anchors;
    std::size_t from = 0;
    std::size_t to = 0;
};

/// The best anchors of the parts [first, last) of a sequence, placed from the beginning of all.
Held best_among(std::vector<Pattern> const& parts, std::size_t first, std::size_t last) {
    Held best;
    std::size_t least = 0;
    std::size_t most = 0;
    for (std::size_t from = 0; from < last; ++from) {
        if (from >= first) {
            auto inner = anchors(parts[from]);
            for (auto& anchor : inner) {
                anchor.least += least;
                anchor.most += most;
            }
            if (is_better(inner, best.anchors)) best = {std::move(inner), from, from + 1};
            std::optional<Words> words = Words{U""};
            std::size_t literals = 0;
            for (auto to = from; to != last; ++to) {
                words = joined(*words, list(parts[to], anchor_words_max), anchor_words_max);
                if (!words) break;
                literals += least_literals(parts[to]);
                if (literals == 0) continue;
                auto run = placed(*words, least, most);
                if (is_better(run, best.anchors)) best = {std::move(run), from, to + 1};
            }
        }
        least += shortest(parts[from]);
        most += longest(parts[from]);
    }
    return best;
}

std::vector<Anchor> in_choice(std::vector<Pattern> const& parts) {
    std::vector<Anchor> all;
    for (auto const& part : parts) {
        auto const some = anchors(part);
        if (some.empty()) return {};
        all.insert(all.end(), some.begin(), some.end());
    }
    return all.size() > anchors_max ? std::vector<Anchor>{} : all;
}

}  // namespace

std::size_t shortest(Pattern const& pattern) {
    return measure(pattern, one, smaller, least_times);
}
std::size_t longest(Pattern const& pattern) {
    return measure(pattern, one, larger, most_times);
}
std::size_t size(Pattern const& pattern) {
    return measure(pattern, one, [](std::size_t a, std::size_t b) { return a + b; }, most_times);
}

std::optional<Words> words_of(Pattern const& pattern, std::size_t most) {
    auto words = list(pattern, most);
    if (!words) return std::nullopt;
    std::ranges::sort(*words);
    auto const again = std::ranges::unique(*words);
    words->erase(again.begin(), again.end());
    return words;
}

std::vector<Anchor> anchors(Pattern const& pattern) {
    switch (pattern.form) {
        case Form::literal:
            return {{std::u32string(1, pattern.point), 0, 0}};
        case Form::set:
            return {};
        case Form::sequence:
            return best_among(pattern.parts, 0, pattern.parts.size()).anchors;
        case Form::choice:
            return in_choice(pattern.parts);
        case Form::repeat:
            return pattern.least == 0 ? std::vector<Anchor>{} : anchors(pattern.parts.front());
    }
    return {};
}

AnchorPair anchor_pair(Pattern const& pattern) {
    if (pattern.form != Form::sequence) return {anchors(pattern), {}};
    auto const& parts = pattern.parts;
    auto best = best_among(parts, 0, parts.size());
    auto before = best_among(parts, 0, best.from);
    auto behind = best_among(parts, best.to, parts.size());
    if (is_better(before.anchors, behind.anchors))
        return {std::move(before.anchors), std::move(best.anchors)};
    return {std::move(best.anchors), std::move(behind.anchors)};
}

}  // namespace yingshen::rulebook
