#include <catch2/catch.hpp>

#include <map>

#include "driver.hpp"
#include "samples.hpp"
#include "store/sqlite/open.hpp"
#include "support/fault_vfs.hpp"

using namespace yingshen;
using namespace yingshen::test;
using store::Outcome;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<store::Store> open_in(fs::path const& folder, std::string vfs) {
    static base::NullLog log;
    store::sqlite::Settings settings;
    settings.file = folder / "yingshen.db";
    settings.readers = 1;
    settings.vfs = std::move(vfs);
    return store::sqlite::open(settings, log);
}

struct Seen {
    std::map<std::string, Outcome> outcomes;
    bool took_writes_after_unknown = false;
};

/// Six groups of three submissions each, with everything a write can carry.
Seen work(store::Store& store) {
    Seen seen;
    for (int round = 0; round < 6; ++round) {
        std::vector<store::Write> writes;
        for (int i = 0; i < 3; ++i) {
            auto const id = "sub_" + std::to_string(round) + "_" + std::to_string(i);
            auto write = sample_write(id, 0);
            write.search_text = "贷款 " + id;
            write.idempotency = sample_answer(id);
            write.outbox = {{"task_opened", id, 0}};
            write.projection->opinions = {sample_opinion(id, "o1")};
            writes.push_back(std::move(write));
        }
        auto ids = std::vector{writes[0].submission, writes[1].submission, writes[2].submission};
        auto const outcomes = append_all(store, std::move(writes));
        for (std::size_t i = 0; i < ids.size(); ++i) {
            seen.outcomes[ids[i]] = outcomes[i];
            if (outcomes[i] == Outcome::unknown && store.takes_writes())
                seen.took_writes_after_unknown = true;
        }
    }
    return seen;
}

/// What a sound file system finds afterwards: everything acknowledged, nothing refused, nothing by
/// half.
void check_after(store::Store& store, Seen const& seen) {
    std::int64_t last = 0;
    std::map<std::string, int> events;
    store.each_event(0, [&](store::EventRecord const& event) {
        REQUIRE(event.position == ++last);
        ++events[event.envelope.submission];
        return true;
    });
    std::size_t kept = 0;
    for (auto const& [id, outcome] : seen.outcomes) {
        CAPTURE(id);
        auto const there = events.contains(id);
        if (outcome == Outcome::committed) REQUIRE(there);
        if (outcome == Outcome::refused) REQUIRE_FALSE(there);
        REQUIRE((outcome == Outcome::committed || outcome == Outcome::refused ||
                 outcome == Outcome::unknown));
        REQUIRE(store.row(id).has_value() == there);
        REQUIRE(store.idempotency("account_1", id).has_value() == there);
        kept += there ? 1 : 0;
    }
    REQUIRE(store.outbox(0, 1'000).size() == kept);
    store::OpinionQuery all;
    all.visible.all = true;
    REQUIRE(store.opinions(all).size() == kept);
    store::QueueQuery query;
    query.visible.all = true;
    query.text = "贷款";
    REQUIRE(store.queue(query)->rows.size() == kept);
    REQUIRE(append(store, sample_write("sub_after", 0)).outcome == Outcome::committed);
}

}  // namespace

TEST_CASE(
    "whichever write or sync fails, nothing acknowledged is lost and nothing refused is kept") {
    FaultVfs vfs("faults");
    Folder const fresh;
    (void)open_in(fresh.path(), "");
    auto const fault = GENERATE(FaultVfs::Fault::io_error, FaultVfs::Fault::disk_full);
    auto const lasting = GENERATE(false, true);
    int fired = 0;
    int unknown = 0;
    for (int nth = 1; nth <= 200; ++nth) {
        CAPTURE(nth, static_cast<int>(fault), lasting);
        Folder const folder;
        fs::copy_file(fresh.path() / "yingshen.db", folder.path() / "yingshen.db");
        Seen seen;
        {
            auto store = open_in(folder.path(), vfs.name());
            vfs.arm(nth, fault, lasting);
            seen = work(*store);
            fired += vfs.fired() ? 1 : 0;
        }
        vfs.disarm();
        REQUIRE_FALSE(seen.took_writes_after_unknown);
        for (auto const& [id, outcome] : seen.outcomes)
            unknown += outcome == Outcome::unknown ? 1 : 0;
        check_after(*open_in(folder.path(), vfs.name()), seen);
    }
    CHECK(fired > 100);
    CHECK(unknown > 50);
}

TEST_CASE("a fault while a database is made is an error, and the next start makes it") {
    FaultVfs vfs("faults");
    auto const fault = GENERATE(FaultVfs::Fault::io_error, FaultVfs::Fault::disk_full);
    int failed = 0;
    for (int nth = 1; nth <= 120; ++nth) {
        CAPTURE(nth, static_cast<int>(fault));
        Folder const folder;
        vfs.arm(nth, fault, true);
        try {
            (void)open_in(folder.path(), vfs.name());
        } catch (store::StoreError const& error) {
            CHECK_FALSE(std::string(error.what()).empty());
            ++failed;
        }
        vfs.disarm();
        auto const store = open_in(folder.path(), vfs.name());
        REQUIRE(append(*store, sample_write("sub_1", 0)).outcome == Outcome::committed);
    }
    CHECK(failed > 20);
}

TEST_CASE("after an unknown outcome everything is refused until the next start") {
    FaultVfs vfs("faults");
    Folder const folder;
    auto store = open_in(folder.path(), vfs.name());
    REQUIRE(append(*store, sample_write("sub_1", 0)).outcome == Outcome::committed);
    vfs.arm(1, FaultVfs::Fault::io_error, false);
    CHECK(append(*store, sample_write("sub_2", 0)).outcome == Outcome::unknown);
    CHECK_FALSE(store->takes_writes());
    CHECK(append(*store, sample_write("sub_3", 0)).outcome == Outcome::refused);
    CHECK_THROWS_AS(store->put_definition({base::sha256("x"), "workflow", "x", "x", {}}),
                    store::StoreError);
    CHECK(store->row("sub_1"));
    store.reset();
    store = open_in(folder.path(), vfs.name());
    CHECK(store->takes_writes());
    CHECK_FALSE(store->row("sub_3"));
}
