#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "workflow/diagram_layout.hpp"
#include "workflow/diagram_net.hpp"
#include "workflow/diagram_tracks.hpp"

using namespace yingshen::workflow::diagram;

namespace {

struct Area {
    int left, top, right, bottom;
};

Area area(Point corner, Extent size) {
    return {corner.x, corner.y, corner.x + size.width, corner.y + size.height};
}

/// Whether the insides share a point; edges may touch.
bool overlap(Area const& a, Area const& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

Area segment(Point a, Point b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

/// Whether a line goes through the inside of an area.
bool through(Area const& line, Area const& area) {
    return line.left < area.right && area.left < line.right + 1 && line.top < area.bottom &&
           area.top < line.bottom + 1 && line.right > area.left && line.bottom > area.top;
}

std::vector<Area> segments(Layout::Route const& route) {
    std::vector<Area> all;
    for (std::size_t at = 0; at + 1 < route.points.size(); ++at)
        all.push_back(segment(route.points[at], route.points[at + 1]));
    return all;
}

/// How far two lines run on top of one another, in pixels.
int along(Area const& a, Area const& b) {
    if (a.left == a.right && b.left == b.right && a.left == b.left)
        return std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    if (a.top == a.bottom && b.top == b.bottom && a.top == b.top)
        return std::min(a.right, b.right) - std::max(a.left, b.left);
    return 0;
}

/// A chain of states with ways forward, ways back and ends, as workflows have them.
Plan random_plan(unsigned seed, std::size_t states, std::size_t ways) {
    std::mt19937 random(seed);
    auto const below = [&](std::size_t bound) { return random() % bound; };
    Plan plan;
    std::vector<std::size_t> degree(states);
    std::set<std::pair<std::size_t, std::size_t>> known;
    auto const add = [&](std::size_t from, std::size_t to, bool back) {
        if (!known.emplace(from, to).second) return;
        ++degree[from];
        ++degree[to];
        Extent const label{40 + static_cast<int>(below(120)), 18 + static_cast<int>(below(50))};
        plan.ways.push_back({from, to, label, back, back ? 1 : 3});
    };
    for (std::size_t state = 0; state + 1 < states; ++state)
        add(state, state + 1, false);
    while (plan.ways.size() < ways) {
        auto const from = below(states);
        auto const to = below(5) == 0 ? below(states) : std::min(states - 1, from + below(4));
        add(from, to, to < from && below(2) == 0);
    }
    for (std::size_t state = 0; state < states; ++state) {
        auto const width = std::max(120 + static_cast<int>(below(100)),
                                    14 * (static_cast<int>(degree[state]) + 2));
        Extent beside;
        if (below(4) == 0)
            beside = {100 + static_cast<int>(below(80)), 60 + static_cast<int>(below(300))};
        plan.boxes.push_back({{width, 50 + static_cast<int>(below(120))}, beside});
    }
    return plan;
}

void check_layout(Plan const& plan) {
    auto const layout = lay_out(plan);
    REQUIRE(layout.boxes.size() == plan.boxes.size());
    REQUIRE(layout.routes.size() == plan.ways.size());
    std::vector<Area> boxes;
    for (std::size_t at = 0; at < plan.boxes.size(); ++at)
        boxes.push_back(area(layout.boxes[at], plan.boxes[at].size));
    // What is attached beside a box belongs to nobody else either.
    auto taken = boxes;
    for (std::size_t at = 0; at < plan.boxes.size(); ++at) {
        if (plan.boxes[at].beside.width > 0)
            taken.push_back(area({boxes[at].right, boxes[at].top}, plan.boxes[at].beside));
    }
    std::vector<Area> labels;
    for (std::size_t at = 0; at < plan.ways.size(); ++at)
        labels.push_back(area(layout.routes[at].label, plan.ways[at].label));

    int overlaps = 0;
    for (std::size_t a = 0; a < taken.size(); ++a) {
        for (auto b = a + 1; b < taken.size(); ++b)
            overlaps += overlap(taken[a], taken[b]);
        for (auto const& label : labels)
            overlaps += overlap(taken[a], label);
    }
    for (std::size_t a = 0; a < labels.size(); ++a) {
        for (auto b = a + 1; b < labels.size(); ++b)
            overlaps += overlap(labels[a], labels[b]);
    }
    CHECK(overlaps == 0);

    int pierced = 0;
    int hidden = 0;
    int outside = 0;
    for (std::size_t way = 0; way < plan.ways.size(); ++way) {
        auto const& route = layout.routes[way];
        REQUIRE(route.points.size() >= 2);
        for (auto const& line : segments(route)) {
            CHECK((line.left == line.right || line.top == line.bottom));
            for (auto const& box : taken)
                pierced += through(line, box);
            for (std::size_t other = 0; other < labels.size(); ++other)
                hidden += other != way && through(line, labels[other]);
            outside += line.left < 0 || line.top < 0 || line.right > layout.size.width ||
                       line.bottom > layout.size.height;
        }
        auto const touches = [&](Point point, Area const& box) {
            return point.x >= box.left && point.x <= box.right && point.y >= box.top &&
                   point.y <= box.bottom;
        };
        CHECK(touches(route.points.front(), boxes[plan.ways[way].from]));
        CHECK(touches(route.points.back(), boxes[plan.ways[way].to]));
    }
    CHECK(pierced == 0);
    CHECK(hidden == 0);
    CHECK(outside == 0);
    int shared = 0;
    for (std::size_t a = 0; a < plan.ways.size(); ++a) {
        for (auto b = a + 1; b < plan.ways.size(); ++b) {
            for (auto const& one : segments(layout.routes[a])) {
                for (auto const& two : segments(layout.routes[b]))
                    shared += along(one, two) > 0;
            }
        }
    }
    CHECK(shared == 0);
}

}  // namespace

TEST_CASE("no box, label or way lies on another, however large the workflow") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        INFO("seed " << seed);
        check_layout(random_plan(seed, 4 + seed, 6 + 2 * seed));
    }
    check_layout(random_plan(99, 40, 120));
}

TEST_CASE("a layout is the same every time") {
    auto const plan = random_plan(7, 12, 30);
    auto const one = lay_out(plan);
    auto const two = lay_out(plan);
    CHECK(one.boxes == two.boxes);
    CHECK(one.size == two.size);
    for (std::size_t way = 0; way < plan.ways.size(); ++way)
        CHECK(one.routes[way].points == two.routes[way].points);
}

TEST_CASE("a chain runs straight down, and what leads back is marked") {
    Plan plan;
    for (int box = 0; box < 4; ++box)
        plan.boxes.push_back({{160, 80}, {}});
    plan.ways = {
        {0, 1, {60, 20}, false, 3}, {1, 2, {60, 20}, false, 3}, {2, 3, {60, 20}, false, 3}};
    auto const chain = lay_out(plan);
    for (std::size_t box = 1; box < 4; ++box) {
        CHECK(chain.boxes[box].x == chain.boxes[0].x);
        CHECK(chain.boxes[box].y > chain.boxes[box - 1].y + 80);
    }
    plan.ways.push_back({2, 0, {60, 20}, true, 1});
    auto const back = lay_out(plan);
    CHECK(back.routes[3].leads_up);
    CHECK_FALSE(back.routes[0].leads_up);
    CHECK(back.boxes[2].y > back.boxes[0].y);
}

TEST_CASE("a circle without a declared way back is opened where it returns to an earlier box") {
    Plan plan;
    for (int box = 0; box < 3; ++box)
        plan.boxes.push_back({{100, 40}, {}});
    plan.ways = {
        {0, 1, {40, 18}, false, 1}, {1, 2, {40, 18}, false, 1}, {2, 0, {40, 18}, false, 1}};
    CHECK(assign_layers(plan).turned == std::vector<bool>{false, false, true});
    check_layout(plan);
}

TEST_CASE("a way from a box to itself and a plan without ways have a layout") {
    Plan plan;
    plan.boxes = {{{100, 60}, {}}, {{100, 60}, {}}};
    plan.ways = {{0, 0, {50, 20}, false, 1}, {0, 1, {50, 20}, false, 1}};
    check_layout(plan);
    plan.ways.clear();
    check_layout(plan);
    CHECK(lay_out({}).size == Extent{});
}

TEST_CASE("tracks keep apart what would meet and let the rest share") {
    // Two ways side by side, and two that would cover one another.
    CHECK(assign_tracks({{0, 50}, {100, 150}}) == std::vector<int>{0, 0});
    CHECK(assign_tracks({{10, 10}}) == std::vector<int>{-1});
    auto const nested = assign_tracks({{0, 100}, {20, 80}});
    CHECK(nested[0] != nested[1]);
    // The second begins where the first ends: it must cross above the first.
    auto const chained = assign_tracks({{0, 50}, {50, 100}});
    CHECK(chained[1] < chained[0]);
}

TEST_CASE("the nearest positions keep their order and distances") {
    CHECK(nearest({0, 100}, {1, 1}, {50}) == std::vector<std::int64_t>{0, 100});
    CHECK(nearest({100, 100}, {1, 1}, {40}) == std::vector<std::int64_t>{80, 120});
    CHECK(nearest({100, 0, 50}, {1, 1, 1}, {10, 10}) == std::vector<std::int64_t>{40, 50, 60});
    CHECK(nearest({}, {}, {}).empty());
}
