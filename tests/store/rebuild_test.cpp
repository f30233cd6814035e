#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "driver.hpp"
#include "samples.hpp"
#include "screening/sketch.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

std::vector<std::string> dump(store::Store& store) {
    std::vector<std::string> lines;
    store.dump_projections([&](std::string_view line) { lines.emplace_back(line); });
    return lines;
}

/// The first line that differs; empty where none does.
std::string first_difference(std::vector<std::string> const& found,
                             std::vector<std::string> const& expected) {
    for (std::size_t i = 0; i < std::max(found.size(), expected.size()); ++i) {
        auto const a = i < found.size() ? found[i] : "nothing";
        auto const b = i < expected.size() ? expected[i] : "nothing";
        if (a != b) return a + " instead of " + b;
    }
    return "";
}

/// Writes submissions with a few versions each and remembers what a fold of their events would
/// give.
std::map<std::string, store::Store::Rebuilt> fill(store::Store& store) {
    std::map<std::string, store::Store::Rebuilt> folded;
    std::mt19937 random(99);
    std::vector<store::Write> writes;
    for (int i = 0; i < 80; ++i) {
        auto const id = "sub_" + std::to_string(i * 7919 % 80);
        auto& rebuilt = folded[id];
        for (std::int64_t version = 0; version < 1 + i % 4; ++version) {
            auto write = sample_write(id, version);
            write.projection->row = random_row(id, random);
            write.projection->row.version = version + 1;
            if (random() % 2 == 0) {
                write.projection->tasks = {
                    {id, "legal", "legal_reviewer", "any", "legal_reviewer@any", "", std::nullopt}};
            }
            if (version > 0) write.projection->copies = {{id, "person_2"}};
            for (std::int64_t k = 0; k < version; ++k) {
                auto opinion = sample_opinion(id, "o" + std::to_string(k + 1));
                opinion.verified = random() % 2 == 0;
                write.projection->opinions.push_back(opinion);
                auto finding = sample_finding(id, "f" + std::to_string(k + 9));
                if (random() % 2 == 0) {
                    finding.mark.clear();
                    finding.marked_at.reset();
                }
                write.projection->findings.push_back(finding);
            }
            for (std::size_t timer = 0; timer < random() % 3; ++timer) {
                base::Time const at{static_cast<std::int64_t>(random() % 1'000)};
                write.projection->timers.push_back({id, timer, at});
            }
            if (version % 2 == 0)
                rebuilt.search_text = "贷款 \"" + id + "\" v" + std::to_string(version);
            if (version % 2 == 0) write.search_text = rebuilt.search_text;
            if (version % 3 != 1) {
                auto const text =
                    "本产品保本保收益，编号" + id + "第" + std::to_string(version) + "版";
                rebuilt.sketches.push_back({version + 1, "m1", static_cast<int>(version + 1),
                                            *screening::sketch_of(text)});
                write.sketches = {rebuilt.sketches.back()};
            }
            rebuilt.projection = *write.projection;
            writes.push_back(std::move(write));
        }
    }
    for (auto const outcome : append_all(store, std::move(writes))) {
        REQUIRE(outcome == store::Outcome::committed);
    }
    return folded;
}

}  // namespace

TEST_CASE("projections that are dropped and rebuilt are identical") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    auto const folded = fill(*store);
    auto const before = dump(*store);
    CHECK(before.size() > 3 * folded.size());
    std::size_t events = 0;
    auto const count =
        store->rebuild([&](std::string const& id, std::vector<store::EventRecord> const& of) {
            CHECK(of.back().envelope.version == folded.at(id).projection.row.version);
            events += of.size();
            return folded.at(id);
        });
    CHECK(count == 80);
    CHECK(events == static_cast<std::size_t>(store->counts({}).events));
    CHECK(first_difference(dump(*store), before) == "");
    store::QueueQuery query;
    query.visible.all = true;
    query.text = "贷款";
    query.limit = 200;
    CHECK(store->queue(query)->rows.size() == 80);
    CHECK(append(*store, sample_write("sub_later", 0)).outcome == store::Outcome::committed);
}

TEST_CASE("a rebuild leaves out a stream that is no submission") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    auto stream = sample_write("bank", 0);
    stream.projection.reset();
    REQUIRE(append(*store, std::move(stream)).outcome == store::Outcome::committed);
    auto const folded = fill(*store);
    auto const before = dump(*store);
    auto const fold = [&](std::string const& id, auto const&) {
        auto const found = folded.find(id);
        return found == folded.end() ? std::nullopt : std::optional(found->second);
    };
    CHECK(store->rebuild(fold) == 80);
    CHECK(first_difference(dump(*store), before) == "");
    CHECK(store->events("bank", 0).size() == 1);
}

TEST_CASE("a rebuild that fails changes nothing") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    auto const folded = fill(*store);
    auto const before = dump(*store);
    int left = 40;
    CHECK_THROWS_WITH(store->rebuild([&](std::string const& id, auto const&) {
        if (--left == 0) throw std::runtime_error("unreadable event");
        return folded.at(id);
    }),
                      "unreadable event");
    CHECK(first_difference(dump(*store), before) == "");
    CHECK(store->takes_writes());
}

TEST_CASE("a backup opens as the same data, whatever was written meanwhile") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    Folder const other;
    auto store = driver.open(folder.path());
    fill(*store);
    auto const before = dump(*store);
    auto const file = folder.path() / "copy.backup";
    REQUIRE(store->backup(file));
    CHECK(append(*store, sample_write("sub_later", 0)).outcome == store::Outcome::committed);

    auto const again = store->backup(file);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == "backup_target_exists");

    auto restored = driver.open_backup(file, other.path());
    CHECK(first_difference(dump(*restored), before) == "");
    CHECK_FALSE(restored->row("sub_later"));
    CHECK(append(*restored, sample_write("sub_later", 0)).outcome == store::Outcome::committed);
}
