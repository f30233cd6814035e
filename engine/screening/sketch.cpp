#include "screening/sketch.hpp"

#include <algorithm>
#include <limits>

#include "screening/fold.hpp"

namespace yingshen::screening {
namespace {

constexpr std::size_t numbers_a_key = 5;
static_assert(numbers_a_key * std::tuple_size_v<SketchKeys> <= std::tuple_size_v<Sketch>);

/// Spreads every bit of a value over all bits (the finaliser of SplitMix64: Steele and others,
/// 2014).
constexpr std::uint64_t spread(std::uint64_t value) {
    value += 0x9e37'79b9'7f4a'7c15;
    value = (value ^ (value >> 30)) * 0xbf58'476d'1ce4'e5b9;
    value = (value ^ (value >> 27)) * 0x94d0'49bb'1331'11eb;
    return value ^ (value >> 31);
}

/// Function i is the upper half of multipliers[i] * run + increments[i]. They are part of what is
/// kept: other ones would make every sketch in a database another one.
struct Functions {
    std::array<std::uint64_t, std::tuple_size_v<Sketch>> multipliers{};
    std::array<std::uint64_t, std::tuple_size_v<Sketch>> increments{};

    constexpr Functions() {
        for (std::size_t i = 0; i < multipliers.size(); ++i) {
            multipliers[i] = spread(2 * i) | 1;
            increments[i] = spread(2 * i + 1);
        }
    }
};
constexpr Functions functions;

}  // namespace

std::optional<Sketch> sketch_of(std::string_view utf8) {
    Folded const text(utf8);
    auto const& points = text.points();
    if (points.size() < sketch_run) return std::nullopt;
    std::array<std::uint32_t, std::tuple_size_v<Sketch>> least{};
    least.fill(std::numeric_limits<std::uint32_t>::max());
    // A code point has 21 bits, so the last three points of a run fit beside a hash of the first.
    for (std::size_t at = 0; at + sketch_run <= points.size(); ++at) {
        auto const first = spread(points[at]);
        auto const rest = std::uint64_t{points[at + 1]} << 42 ^
                          std::uint64_t{points[at + 2]} << 21 ^ std::uint64_t{points[at + 3]};
        auto const run = spread(first ^ rest);
        for (std::size_t i = 0; i < least.size(); ++i) {
            auto const hash = functions.multipliers[i] * run + functions.increments[i];
            least[i] = std::min(least[i], static_cast<std::uint32_t>(hash >> 32));
        }
    }
    Sketch sketch{};
    for (std::size_t i = 0; i < sketch.size(); ++i)
        sketch[i] = static_cast<std::uint16_t>(least[i] & 0xffff);
    return sketch;
}

int agreeing(Sketch const& a, Sketch const& b) {
    int count = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        count += a[i] == b[i] ? 1 : 0;
    return count;
}

SketchKeys keys_of(Sketch const& sketch) {
    SketchKeys keys{};
    for (std::size_t key = 0; key < keys.size(); ++key) {
        auto mixed = spread(key);
        for (std::size_t i = 0; i < numbers_a_key; ++i)
            mixed = spread(mixed ^ sketch[key * numbers_a_key + i]);
        keys[key] = static_cast<std::int64_t>(mixed >> 16);
    }
    return keys;
}

}  // namespace yingshen::screening
