#include "screening/hunks.hpp"

#include <algorithm>

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

/// How many code points tokens [from, to) have.
std::size_t weight(TokenText const& text, std::uint32_t from, std::uint32_t to) {
    return from == to ? 0 : text.tokens[to - 1].end - text.tokens[from].begin;
}

class Readable {
  public:
    Readable(TokenText const& a, TokenText const& b) : a_(a), b_(b) {}

    /// Every join may make the join before it worth while, so joined hunks are looked at again.
    std::vector<Hunk> joined(std::vector<Hunk> const& hunks) const {
        std::vector<Hunk> out;
        for (auto const& hunk : hunks) {
            out.push_back(hunk);
            while (out.size() >= 2 && is_chance(out[out.size() - 2], out.back())) {
                auto const last = out.back();
                out.pop_back();
                out.back().a1 = last.a1;
                out.back().b1 = last.b1;
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

    [[nodiscard]] std::size_t change(Hunk const& hunk) const {
        return std::max(weight(a_, hunk.a0, hunk.a1), weight(b_, hunk.b0, hunk.b1));
    }

    /// How much was put in the place of something else.
    [[nodiscard]] std::size_t rewritten(Hunk const& hunk) const {
        return std::min(weight(a_, hunk.a0, hunk.a1), weight(b_, hunk.b0, hunk.b1));
    }

    [[nodiscard]] bool is_chance(Hunk const& left, Hunk const& right) const {
        auto const common = weight(a_, left.a1, right.a0);
        if (common <= change(left) && common <= change(right)) return true;
        return 4 * common <= std::max(rewritten(left), rewritten(right));
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
    auto const ids_a = ids(a);
    auto const ids_b = ids(b);
    auto const found = between(align(ids_a, ids_b), static_cast<std::uint32_t>(ids_a.size()),
                               static_cast<std::uint32_t>(ids_b.size()));
    Readable const readable(a, b);
    auto hunks = readable.joined(found);
    readable.slide(hunks);
    return hunks;
}

}  // namespace yingshen::screening
