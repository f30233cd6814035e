#include "screening/align.hpp"

#include <algorithm>
#include <array>

#include "screening/anchors.hpp"

namespace yingshen::screening {
namespace {

/// Elements [a0, a1) of one side against [b0, b1) of the other.
struct Gap {
    std::uint32_t a0, a1, b0, b1;
};

class Aligner {
  public:
    Aligner(std::span<std::uint32_t const> a, std::span<std::uint32_t const> b) : a_(a), b_(b) {}

    std::vector<Run> run() {
        between({0, size(a_), 0, size(b_)}, 0);
        return std::move(runs_);
    }

  private:
    static std::uint32_t size(std::span<std::uint32_t const> side) {
        return static_cast<std::uint32_t>(side.size());
    }

    /// Runs come in order; one that continues the last is joined to it.
    void add(std::uint32_t a, std::uint32_t b, std::uint32_t length) {
        if (length == 0) return;
        if (!runs_.empty() && runs_.back().a + runs_.back().length == a &&
            runs_.back().b + runs_.back().length == b) {
            runs_.back().length += length;
        } else {
            runs_.push_back({a, b, length});
        }
    }

    void between(Gap gap, std::size_t depth) {
        std::uint32_t head = 0;
        while (gap.a0 + head < gap.a1 && gap.b0 + head < gap.b1 &&
               a_[gap.a0 + head] == b_[gap.b0 + head])
            ++head;
        add(gap.a0, gap.b0, head);
        gap.a0 += head;
        gap.b0 += head;
        std::uint32_t tail = 0;
        while (gap.a0 + tail < gap.a1 && gap.b0 + tail < gap.b1 &&
               a_[gap.a1 - tail - 1] == b_[gap.b1 - tail - 1])
            ++tail;
        gap.a1 -= tail;
        gap.b1 -= tail;
        if (gap.a0 < gap.a1 && gap.b0 < gap.b1 && !exactly(gap)) by_anchors(gap, depth);
        add(gap.a1, gap.b1, tail);
    }

    void by_anchors(Gap const& gap, std::size_t depth) {
        constexpr std::array<std::uint32_t, 2> rows = {16, 4};
        if (depth >= rows.size()) return;
        auto const anchors = find_anchors(a_.subspan(gap.a0, gap.a1 - gap.a0),
                                          b_.subspan(gap.b0, gap.b1 - gap.b0), rows[depth]);
        auto a = gap.a0;
        auto b = gap.b0;
        for (auto const& anchor : anchors) {
            auto const at_a = gap.a0 + anchor.a;
            auto const at_b = gap.b0 + anchor.b;
            if (at_a < a || at_b < b) continue;
            between({a, at_a, b, at_b}, depth + 1);
            std::uint32_t length = 0;
            while (at_a + length < gap.a1 && at_b + length < gap.b1 &&
                   a_[at_a + length] == b_[at_b + length])
                ++length;
            add(at_a, at_b, length);
            a = at_a + length;
            b = at_b + length;
        }
        between({a, gap.a1, b, gap.b1}, depth + 1);
    }

    /// Myers' greedy algorithm with its trace. Diagonal k holds the furthest place in a; edits are
    /// even or odd with k, so one row serves them all.
    bool exactly(Gap const& gap) {
        auto const n = static_cast<std::int64_t>(gap.a1 - gap.a0);
        auto const m = static_cast<std::int64_t>(gap.b1 - gap.b0);
        auto const most = std::min<std::int64_t>(n + m, align_edits_max);
        if (std::abs(n - m) > most) return false;
        std::vector<std::int64_t> furthest(static_cast<std::size_t>(2 * most + 3), 0);
        auto const at = [&](std::int64_t k) -> std::int64_t& {
            return furthest[static_cast<std::size_t>(k + most + 1)];
        };
        std::vector<std::vector<std::int32_t>> trace;
        for (std::int64_t d = 0; d <= most; ++d) {
            trace.emplace_back();
            for (auto k = -d; k <= d; ++k)
                trace.back().push_back(static_cast<std::int32_t>(at(k)));
            for (auto k = -d; k <= d; k += 2) {
                auto x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
                auto const from = x;
                while (x < n && x - k < m && same(gap, x, x - k))
                    ++x;
                at(k) = x;
                steps_ += static_cast<std::uint64_t>(x - from) + 1;
                if (x >= n && x - k >= m) {
                    back(gap, trace, k);
                    return true;
                }
            }
            if (steps_ > align_steps_max) return false;
        }
        return false;
    }

    [[nodiscard]] bool same(Gap const& gap, std::int64_t x, std::int64_t y) const {
        return a_[gap.a0 + static_cast<std::size_t>(x)] == b_[gap.b0 + static_cast<std::size_t>(y)];
    }

    void back(Gap const& gap, std::vector<std::vector<std::int32_t>> const& trace, std::int64_t k) {
        std::vector<Run> found;
        auto x = static_cast<std::int64_t>(gap.a1 - gap.a0);
        for (auto d = static_cast<std::int64_t>(trace.size()) - 1; d >= 0; --d) {
            auto const& row = trace[static_cast<std::size_t>(d)];
            auto const at = [&](std::int64_t diagonal) -> std::int64_t {
                return row[static_cast<std::size_t>(diagonal + d)];
            };
            std::int64_t from = 0;
            auto before = k;
            if (d > 0) {
                bool const inserted = k == -d || (k != d && at(k - 1) < at(k + 1));
                before = inserted ? k + 1 : k - 1;
                from = inserted ? at(k + 1) : at(k - 1) + 1;
            }
            if (x > from) {
                found.push_back({gap.a0 + static_cast<std::uint32_t>(from),
                                 gap.b0 + static_cast<std::uint32_t>(from - k),
                                 static_cast<std::uint32_t>(x - from)});
            }
            x = d > 0 ? at(before) : 0;
            k = before;
        }
        for (auto run = found.rbegin(); run != found.rend(); ++run)
            add(run->a, run->b, run->length);
    }

    std::span<std::uint32_t const> a_;
    std::span<std::uint32_t const> b_;
    std::uint64_t steps_ = 0;
    std::vector<Run> runs_;
};

}  // namespace

std::vector<Run> align(std::span<std::uint32_t const> a, std::span<std::uint32_t const> b) {
    return Aligner(a, b).run();
}

}  // namespace yingshen::screening
