#include "screening/hunks.hpp"

#include <algorithm>
#include <limits>

#include "screening/align.hpp"

namespace yingshen::screening {
namespace {

std::vector<std::uint32_t> ids(TokenText const& text) {
    std::vector<std::uint32_t> out;
    out.reserve(text.tokens.size());
    for (auto const& token : text.tokens)
        out.push_back(token.id);
    return out;
}

std::vector<Hunk> between(std::vector<Run> const& runs, std::uint32_t size_a,
                          std::uint32_t size_b) {
    std::vector<Hunk> hunks;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    auto const close = [&](std::uint32_t to_a, std::uint32_t to_b) {
        if (a < to_a || b < to_b) hunks.push_back({a, to_a, b, to_b});
    };
    for (auto const& run : runs) {
        close(run.a, run.b);
        a = run.a + run.length;
        b = run.b + run.length;
    }
    close(size_a, size_b);
    return hunks;
}

/// For every token of one side its place in the other, or `none`.
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
using Mates = std::vector<std::uint32_t>;

std::size_t weight(Token const& token) {
    return token.end - token.begin;
}

/// Parts the tokens of sentences that have little in common with where they were matched: rewritten
/// sentences share characters by chance.
void part_strangers(TokenText const& text, Mates& mates, Mates& others) {
    std::uint32_t token = 0;
    for (auto const& sentence : sentences(text.folded, SentenceEnd::line)) {
        auto const from = token;
        std::size_t all = 0;
        std::size_t matched = 0;
        for (; token < mates.size() && text.tokens[token].begin < sentence.end; ++token) {
            all += weight(text.tokens[token]);
            if (mates[token] != none) matched += weight(text.tokens[token]);
        }
        if (3 * matched >= all) continue;
        for (auto i = from; i < token; ++i) {
            if (mates[i] == none) continue;
            others[mates[i]] = none;
            mates[i] = none;
        }
    }
}

std::vector<Run> runs_of(Mates const& mates) {
    std::vector<Run> runs;
    for (std::uint32_t a = 0; a < mates.size(); ++a) {
        auto const b = mates[a];
        if (b == none) continue;
        if (!runs.empty() && runs.back().a + runs.back().length == a &&
            runs.back().b + runs.back().length == b) {
            ++runs.back().length;
        } else {
            runs.push_back({a, b, 1});
        }
    }
    return runs;
}

std::vector<Run> without_strangers(TokenText const& a, TokenText const& b,
                                   std::vector<Hunk> const& hunks) {
    Mates in_b(a.tokens.size(), none);
    Mates in_a(b.tokens.size(), none);
    std::uint32_t from_a = 0;
    std::uint32_t from_b = 0;
    auto const match = [&](std::uint32_t to_a) {
        for (; from_a < to_a; ++from_a, ++from_b) {
            in_b[from_a] = from_b;
            in_a[from_b] = from_a;
        }
    };
    for (auto const& hunk : hunks) {
        match(hunk.a0);
        from_a = hunk.a1;
        from_b = hunk.b1;
    }
    match(static_cast<std::uint32_t>(a.tokens.size()));
    part_strangers(a, in_b, in_a);
    part_strangers(b, in_a, in_b);
    return runs_of(in_b);
}

class Readable {
  public:
    Readable(TokenText const& a, TokenText const& b) : a_(a), b_(b) {}

    /// A character or two between two replacements stays there by chance.
    std::vector<Hunk> joined(std::vector<Hunk> const& hunks) const {
        std::vector<Hunk> out;
        for (auto const& hunk : hunks) {
            if (out.empty() || !is_chance(out.back(), hunk)) {
                out.push_back(hunk);
            } else {
                out.back().a1 = hunk.a1;
                out.back().b1 = hunk.b1;
            }
        }
        return out;
    }

    /// Slides a pure insertion or deletion to where a sentence begins.
    void slide(std::vector<Hunk>& hunks) const {
        for (std::size_t i = 0; i < hunks.size(); ++i) {
            auto const before = i == 0 ? Hunk{} : hunks[i - 1];
            auto const last =
                i + 1 == hunks.size() ? Hunk{size(a_), size(a_), size(b_), size(b_)} : hunks[i + 1];
            auto& hunk = hunks[i];
            if (hunk.a0 == hunk.a1) {
                slide(b_, hunk.b0, hunk.b1, before.b1, last.b0, hunk.a0, hunk.a1);
            } else if (hunk.b0 == hunk.b1) {
                slide(a_, hunk.a0, hunk.a1, before.a1, last.a0, hunk.b0, hunk.b1);
            }
        }
    }

  private:
    static std::uint32_t size(TokenText const& text) {
        return static_cast<std::uint32_t>(text.tokens.size());
    }

    static bool replaces(Hunk const& hunk) { return hunk.a0 < hunk.a1 && hunk.b0 < hunk.b1; }

    [[nodiscard]] bool is_chance(Hunk const& left, Hunk const& right) const {
        constexpr std::uint32_t points_max = 2;
        if (!replaces(left) || !replaces(right) || right.a0 - left.a1 > points_max) return false;
        std::size_t common = 0;
        for (auto i = left.a1; i < right.a0; ++i) {
            auto const& token = a_.tokens[i];
            if (token.is_quantity() || begins_sentence(a_, i + 1)) return false;
            common += weight(token);
        }
        return common <= points_max;
    }

    static bool begins_sentence(TokenText const& text, std::uint32_t token) {
        if (token == 0) return true;
        auto const before = text.tokens[token - 1].end;
        auto const to = token == text.tokens.size() ? text.folded.size() : text.tokens[token].begin;
        auto const last = text.folded[before - 1];
        return last == U'。' || last == U'!' || last == U'?' || last == U';' ||
               text.folded.substr(before, to - before).find(U'\n') != std::u32string::npos;
    }

    static void slide(TokenText const& text, std::uint32_t& from, std::uint32_t& to,
                      std::uint32_t least, std::uint32_t most, std::uint32_t& other_from,
                      std::uint32_t& other_to) {
        auto const& tokens = text.tokens;
        std::uint32_t back = 0;
        while (from - back > least && tokens[from - back - 1].id == tokens[to - back - 1].id)
            ++back;
        std::uint32_t forward = 0;
        while (to + forward < most && tokens[from + forward].id == tokens[to + forward].id)
            ++forward;
        for (std::uint32_t step = 0; step <= back + forward; ++step) {
            if (!begins_sentence(text, from - back + step)) continue;
            from = from - back + step;
            to = to - back + step;
            other_from = other_from - back + step;
            other_to = other_to - back + step;
            return;
        }
    }

    TokenText const& a_;
    TokenText const& b_;
};

}  // namespace

std::vector<Hunk> find_hunks(TokenText const& a, TokenText const& b) {
    auto const size_a = static_cast<std::uint32_t>(a.tokens.size());
    auto const size_b = static_cast<std::uint32_t>(b.tokens.size());
    Readable const readable(a, b);
    auto hunks = between(align(ids(a), ids(b)), size_a, size_b);
    readable.slide(hunks);
    hunks = readable.joined(between(without_strangers(a, b, hunks), size_a, size_b));
    readable.slide(hunks);
    return hunks;
}

}  // namespace yingshen::screening
