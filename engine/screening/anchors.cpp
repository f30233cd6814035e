#include "screening/anchors.hpp"

#include <algorithm>
#include <limits>

namespace yingshen::screening {
namespace {

struct Row {
    std::uint64_t hash;
    std::uint32_t at;
};

constexpr std::uint64_t base = 0x9e37'79b9'7f4a'7c15;

std::uint64_t mixed(std::uint32_t value) {
    auto x = (value + 1) * base;
    x ^= x >> 32;
    return x * 0xd6e8'feb8'6659'fd93;
}

/// The hash of every row, rolled along, sorted by hash; rows that occur more than once are left
/// out.
std::vector<Row> single_rows(std::span<std::uint32_t const> side, std::uint32_t length) {
    std::vector<Row> rows;
    if (side.size() < length) return rows;
    std::uint64_t out_factor = 1;
    for (std::uint32_t i = 1; i < length; ++i)
        out_factor *= base;
    std::uint64_t hash = 0;
    for (std::uint32_t i = 0; i < side.size(); ++i) {
        if (i >= length) hash -= mixed(side[i - length]) * out_factor;
        hash = hash * base + mixed(side[i]);
        if (i + 1 >= length) rows.push_back({hash, i + 1 - length});
    }
    std::ranges::sort(rows, {}, &Row::hash);
    std::vector<Row> single;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bool const again = (i > 0 && rows[i - 1].hash == rows[i].hash) ||
                           (i + 1 < rows.size() && rows[i + 1].hash == rows[i].hash);
        if (!again) single.push_back(rows[i]);
    }
    return single;
}

std::vector<Anchor> common(std::span<std::uint32_t const> a, std::span<std::uint32_t const> b,
                           std::uint32_t length) {
    auto const rows_a = single_rows(a, length);
    auto const rows_b = single_rows(b, length);
    std::vector<Anchor> anchors;
    auto other = rows_b.begin();
    for (auto const& row : rows_a) {
        while (other != rows_b.end() && other->hash < row.hash)
            ++other;
        if (other == rows_b.end()) break;
        if (other->hash != row.hash) continue;
        // Equal hashes are only a hint: a made collision must not match different texts.
        if (std::ranges::equal(a.subspan(row.at, length), b.subspan(other->at, length)))
            anchors.push_back({row.at, other->at});
    }
    std::ranges::sort(anchors, {}, &Anchor::a);
    return anchors;
}

}  // namespace

std::vector<Anchor> find_anchors(std::span<std::uint32_t const> a, std::span<std::uint32_t const> b,
                                 std::uint32_t length) {
    auto const anchors = common(a, b, length);
    constexpr auto none = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t>
        ends;  // the anchor with the smallest b that ends a chain of this length
    std::vector<std::size_t> before(anchors.size(), none);
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        auto const place = std::ranges::lower_bound(
            ends, anchors[i].b, {}, [&](std::size_t end) { return anchors[end].b; });
        if (place != ends.begin()) before[i] = *(place - 1);
        if (place == ends.end()) {
            ends.push_back(i);
        } else {
            *place = i;
        }
    }
    std::vector<Anchor> chain;
    for (auto i = ends.empty() ? none : ends.back(); i != none; i = before[i])
        chain.push_back(anchors[i]);
    std::ranges::reverse(chain);
    return chain;
}

}  // namespace yingshen::screening
