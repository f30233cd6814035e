#include <catch2/catch.hpp>

#include "driver.hpp"
#include "samples.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

store::Write with_timers(std::string const& id, std::int64_t version,
                         std::vector<std::pair<std::size_t, std::int64_t>> const& timers) {
    auto write = sample_write(id, version);
    for (auto const& [timer, at] : timers)
        write.projection->timers.push_back({id, timer, base::Time{at}});
    return write;
}

std::string texts(std::vector<review::TimerRow> const& rows) {
    std::string text;
    for (auto const& row : rows) {
        text += row.submission + "." + std::to_string(row.timer) + "@" + std::to_string(row.at.us) +
                " ";
    }
    return text;
}

void write(store::Store& store, store::Write write) {
    REQUIRE(append(store, std::move(write)).outcome == store::Outcome::committed);
}

constexpr base::Time latest{std::numeric_limits<std::int64_t>::max()};

}  // namespace

TEST_CASE("pending timers come out when they are due, first due first") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    write(*store, with_timers("b", 0, {{0, 30}, {1, 10}}));
    write(*store, with_timers("a", 0, {{0, 10}, {7, -5}}));
    CHECK(texts(store->due_timers({-6}, {}, 10)).empty());
    CHECK(texts(store->due_timers({9}, {}, 10)) == "a.7@-5 ");
    CHECK(texts(store->due_timers({10}, {}, 10)) == "a.7@-5 a.0@10 b.1@10 ");
    CHECK(texts(store->due_timers(latest, {}, 10)) == "a.7@-5 a.0@10 b.1@10 b.0@30 ");
    CHECK(texts(store->due_timers(latest, {}, 2)) == "a.7@-5 a.0@10 ");
    CHECK(texts(store->due_timers(latest, {{10}, "a", 0}, 2)) == "b.1@10 b.0@30 ");
    CHECK(texts(store->due_timers(latest, {{30}, "b", 0}, 2)).empty());
}

TEST_CASE("a write replaces the pending timers of its submission, and a restart keeps them") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    write(*store, with_timers("a", 0, {{0, 1}, {1, 2}}));
    write(*store, with_timers("b", 0, {{0, 3}}));
    write(*store, with_timers("a", 1, {{1, 2}}));
    CHECK(texts(store->due_timers(latest, {}, 10)) == "a.1@2 b.0@3 ");
    write(*store, with_timers("a", 2, {{0, 9}, {1, 8}}));
    // A write that loses its race leaves them alone.
    CHECK(append(*store, with_timers("a", 2, {})).outcome == store::Outcome::version_conflict);
    store->stop();
    store.reset();
    store = driver.open(folder.path());
    CHECK(texts(store->due_timers(latest, {}, 10)) == "b.0@3 a.1@8 a.0@9 ");
    write(*store, with_timers("a", 3, {}));
    write(*store, with_timers("b", 1, {}));
    CHECK(texts(store->due_timers(latest, {}, 10)).empty());
}
