#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>

#include "base/utf8.hpp"
#include "screening/fold.hpp"
#include "screening/sketch.hpp"

using namespace yingshen;
using namespace yingshen::screening;

namespace {

std::string random_text(std::mt19937& dice, std::size_t points) {
    std::string text;
    while (points-- > 0)
        base::append_utf8(text, 0x4e00 + static_cast<char32_t>(dice() % 2000));
    return text;
}

/// The same text with every `nth` character another one.
std::string changed(std::string const& text, std::size_t nth) {
    std::string out;
    std::size_t i = 0;
    for (auto const& point : base::decode_utf8(text))
        base::append_utf8(out, ++i % nth == 0 ? U'某' : point.value);
    return out;
}

using Runs = std::set<std::u32string>;

Runs runs_of(std::string const& text) {
    Folded const folded(text);
    std::u32string const points(folded.points().begin(), folded.points().end());
    Runs runs;
    for (std::size_t i = 0; i + sketch_run <= points.size(); ++i)
        runs.insert(points.substr(i, sketch_run));
    return runs;
}

double jaccard(Runs const& a, Runs const& b) {
    auto const both = std::ranges::count_if(a, [&](auto const& run) { return b.contains(run); });
    auto const shared = static_cast<double>(both);
    return shared / (static_cast<double>(a.size() + b.size()) - shared);
}

int shared_keys(Sketch const& a, Sketch const& b) {
    auto const x = keys_of(a);
    auto const y = keys_of(b);
    int count = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        count += x[i] == y[i] ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("a text without a run has no sketch") {
    CHECK_FALSE(sketch_of(""));
    CHECK_FALSE(sketch_of("保本息"));
    CHECK_FALSE(sketch_of("\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"));
    CHECK(sketch_of("保本保息"));
    CHECK(sketch_of("\xff\xfe\xff\xfe\xff"));
}

TEST_CASE("texts that fold to the same have the same sketch") {
    auto const plain = sketch_of("本产品保本保收益，稳赚ABC不赔");
    CHECK(sketch_of("本產品保*本保收益，穩賺ａｂｃ不赔") == plain);
    CHECK(agreeing(*plain, *plain) == 128);
    CHECK(agreeing(*plain, *sketch_of("请根据自身情况理性借贷，按时还款")) <= 2);
}

TEST_CASE("the share of agreeing numbers estimates the Jaccard likeness") {
    std::mt19937 dice(20261123);
    double error = 0;
    int pairs = 0;
    for (std::size_t nth = 5; nth <= 200; nth += 5) {
        for (int i = 0; i < 5; ++i) {
            auto const text = random_text(dice, 400);
            auto const other = changed(text, nth);
            auto const exact = jaccard(runs_of(text), runs_of(other));
            auto const found = agreeing(*sketch_of(text), *sketch_of(other)) / 128.0;
            INFO("every " << nth << "th character, exact " << exact << ", estimated " << found);
            // Six standard errors at the middle of the range.
            CHECK(std::abs(found - exact) < 0.27);
            error += found - exact;
            ++pairs;
        }
    }
    // The errors of 200 pairs cancel out unless the estimate leans to one side.
    CHECK(std::abs(error / pairs) < 0.015);
}

TEST_CASE("texts of a likeness of seven tenths share a key nineteen times in twenty") {
    std::mt19937 dice(7);
    int alike = 0;
    int found = 0;
    int far_found = 0;
    for (int i = 0; i < 400; ++i) {
        auto const text = random_text(dice, 500);
        auto const other = changed(text, 22 + dice() % 4);
        auto const exact = jaccard(runs_of(text), runs_of(other));
        if (exact < 0.70 || exact > 0.74) continue;
        ++alike;
        if (shared_keys(*sketch_of(text), *sketch_of(other)) > 0) ++found;
        if (shared_keys(*sketch_of(text), *sketch_of(random_text(dice, 500))) > 0) ++far_found;
    }
    INFO(found << " of " << alike);
    CHECK(alike > 200);
    CHECK(found * 100 >= alike * 95);
    CHECK(far_found == 0);
}

TEST_CASE("the sketches that databases hold are those of today") {
    auto const sketch = *sketch_of("本产品保本保收益");
    auto const keys = keys_of(sketch);
    CHECK(sketch[0] == 45847);
    CHECK(sketch[127] == 48479);
    CHECK(keys[0] == 84661731990001);
    CHECK(keys[19] == 76762179967679);
    CHECK(std::ranges::all_of(keys,
                              [](auto key) { return key >= 0 && key < (std::int64_t{1} << 48); }));
}
