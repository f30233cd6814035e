#include <catch2/catch.hpp>

#include "driver.hpp"
#include "samples.hpp"

using namespace yingshen;
using namespace yingshen::test;

TEST_CASE("an archive is gone through in parts, with the events that are asked for") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    for (int i = 0; i < 7; ++i) {
        auto const id = "sub_" + std::to_string(i);
        auto first = sample_write(id, 0);
        if (i == 3) {
            auto& row = first.projection->row;
            row.end = "good";
            row.task_group = row.claimant = "";
            row.due = std::nullopt;
        }
        REQUIRE(append(*store, std::move(first)).outcome == store::Outcome::committed);
        if (i != 3)
            REQUIRE(append(*store, sample_write(id, 1)).outcome == store::Outcome::committed);
    }
    auto stream = sample_write("bank", 0);
    stream.projection.reset();
    REQUIRE(append(*store, std::move(stream)).outcome == store::Outcome::committed);

    std::vector<store::History> all;
    std::string last;
    for (int parts = 0;; ++parts) {
        auto const part = store->histories(last, 3, {"created"});
        if (part.empty()) {
            CHECK(parts == 3);
            break;
        }
        all.insert(all.end(), part.begin(), part.end());
        last = part.back().submission;
    }
    REQUIRE(all.size() == 7);
    for (auto const& history : all) {
        REQUIRE(history.events.size() == 1);
        CHECK(history.events.front().type == "created");
        CHECK(history.cleared == (history.submission == "sub_3"));
    }
    auto const both = store->histories("sub_2", 10, {"created", "facts_set"});
    REQUIRE(both.size() == 2);
    CHECK(both.front().submission == "sub_1");
    CHECK(both.front().events.size() == 2);
    CHECK(store->histories("", 10, {"created"}).front().submission == "sub_6");
    CHECK(store->histories("", 10, {"screened"}).front().events.empty());
}
