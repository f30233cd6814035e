#include <catch2/catch.hpp>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "driver.hpp"
#include "samples.hpp"

using namespace yingshen;
using namespace yingshen::test;
using store::Outcome;

namespace {

bool same(store::EventRecord const& a, store::EventRecord const& b) {
    return a.envelope == b.envelope && a.type == b.type && a.type_version == b.type_version &&
           a.body == b.body && a.prev == b.prev && a.hash == b.hash;
}

}  // namespace

TEST_CASE("everything of a write is read back as it was given") {
    auto const driver = GENERATE(from_range(drivers()));
    CAPTURE(driver.name);
    Folder const folder;
    auto store = driver.open(folder.path());
    auto write = sample_write("sub_1", 0);
    write.events.push_back(sample_event("sub_1", 2));
    write.projection->row.version = 2;
    write.projection->row.due = std::nullopt;
    write.projection->opinions = {sample_opinion("sub_1", "o1"), sample_opinion("sub_1", "o2")};
    write.projection->opinions[1].answered_at = std::nullopt;
    write.idempotency = sample_answer("key_1");
    write.outbox = {{"opinions_sent", "{\"n\":1}", 0}, {"task_opened", "{\"n\":2}", 0}};
    auto const given = write;

    auto const answer = append(*store, std::move(write));
    CHECK(answer.outcome == Outcome::committed);
    CHECK(answer.version == 2);
    auto const check = [&] {
        CHECK(store->row("sub_1") == given.projection->row);
        CHECK_FALSE(store->row("sub_2"));
        auto const events = store->events("sub_1", 0);
        REQUIRE(events.size() == 2);
        CHECK(same(events[0], given.events[0]));
        CHECK(same(events[1], given.events[1]));
        CHECK(events[1].position == 2);
        CHECK(store->events("sub_1", 1).size() == 1);
        CHECK(store->events("sub_1", 2).empty());
        store::OpinionQuery all;
        all.visible.all = true;
        CHECK(store->opinions(all) == given.projection->opinions);
        auto const kept = store->idempotency("account_1", "key_1");
        REQUIRE(kept);
        CHECK(kept->request == given.idempotency->request);
        CHECK(kept->status == 201);
        CHECK(kept->response == given.idempotency->response);
        CHECK(kept->etag == given.idempotency->etag);
        CHECK(kept->at == given.idempotency->at);
        CHECK_FALSE(store->idempotency("account_2", "key_1"));
        auto const outbox = store->outbox(0, 10);
        REQUIRE(outbox.size() == 2);
        CHECK(outbox[0].topic == "opinions_sent");
        CHECK(outbox[1].body == "{\"n\":2}");
        CHECK(store->outbox(outbox[0].position, 10).size() == 1);
        CHECK(store->outbox(0, 1).size() == 1);
    };
    check();
    store.reset();
    store = driver.open(folder.path());
    check();
}

TEST_CASE(
    "of two writes on one version the first wins, in one group as well as one after the other") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    CHECK(append(*store, sample_write("sub_1", 0)).outcome == Outcome::committed);
    auto const late = append(*store, sample_write("sub_1", 0));
    CHECK(late.outcome == Outcome::version_conflict);
    CHECK(late.version == 1);
    CHECK(append(*store, sample_write("sub_1", 7)).outcome == Outcome::version_conflict);
    CHECK(append(*store, sample_write("sub_2", 1)).outcome == Outcome::version_conflict);

    auto second = sample_write("sub_1", 1);
    second.outbox = {{"lost", "{}", 0}};
    second.idempotency = sample_answer("lost");
    auto const outcomes =
        append_all(*store, {sample_write("sub_1", 1), second, sample_write("sub_1", 2)});
    CHECK(outcomes ==
          std::vector{Outcome::committed, Outcome::version_conflict, Outcome::committed});
    CHECK(store->row("sub_1")->version == 3);
    CHECK(store->outbox(0, 10).empty());
    CHECK_FALSE(store->idempotency("account_1", "lost"));
}

TEST_CASE(
    "a key that was used keeps everything of the second write out, and says so before the "
    "version") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    auto first = sample_write("sub_1", 0);
    first.idempotency = sample_answer("key");
    auto again = first;
    auto elsewhere = sample_write("sub_2", 0);
    elsewhere.idempotency = sample_answer("key");
    auto other_account = sample_write("sub_3", 0);
    other_account.idempotency = sample_answer("key");
    other_account.idempotency->account = "account_2";
    auto const outcomes = append_all(*store, {first, again, elsewhere, other_account});
    CHECK(outcomes == std::vector{Outcome::committed, Outcome::duplicate_key,
                                  Outcome::duplicate_key, Outcome::committed});
    CHECK_FALSE(store->row("sub_2"));
    CHECK(store->events("sub_1", 0).size() == 1);
}

TEST_CASE("a second duty of one person is refused and leaves the others of its group alone") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    REQUIRE(append(*store, sample_write("sub_1", 0)).outcome == Outcome::committed);
    auto conflict = sample_write("sub_1", 1);
    conflict.projection->duties.push_back({"sub_1", "person_2", "center_review"});
    conflict.projection->duties[0].duty = "pre_review";
    auto contradictory = sample_write("sub_2", 0);
    contradictory.projection->duties.push_back({"sub_2", "person_1", "sign_off"});
    auto same_again = sample_write("sub_1", 1);
    same_again.projection->duties.push_back({"sub_1", "person_2", "pre_review"});
    auto const outcomes =
        append_all(*store, {sample_write("sub_3", 0), conflict, contradictory, same_again});
    CHECK(outcomes == std::vector{Outcome::committed, Outcome::duty_conflict,
                                  Outcome::duty_conflict, Outcome::committed});
    CHECK(store->row("sub_1")->version == 2);
    CHECK_FALSE(store->row("sub_2"));
    auto taken = sample_write("sub_1", 2);
    taken.projection->duties.push_back({"sub_1", "person_2", "sign_off"});
    CHECK(append(*store, taken).outcome == Outcome::duty_conflict);
}

TEST_CASE("a stream that is no submission keeps its events in the same order and has no row") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    auto const of_stream = [](std::int64_t expected_version) {
        auto write = sample_write("bank", expected_version);
        write.projection.reset();
        return write;
    };
    auto answered = of_stream(1);
    answered.idempotency = sample_answer("key");
    auto const outcomes = append_all(*store, {of_stream(0), sample_write("sub_1", 0), answered,
                                              answered, of_stream(1), of_stream(0)});
    CHECK(outcomes == std::vector{Outcome::committed, Outcome::committed, Outcome::committed,
                                  Outcome::duplicate_key, Outcome::version_conflict,
                                  Outcome::version_conflict});
    CHECK(append(*store, of_stream(0)).version == 2);
    auto const after = append(*store, of_stream(2));
    CHECK(after.outcome == Outcome::committed);
    CHECK(after.version == 3);
    auto const events = store->events("bank", 1);
    REQUIRE(events.size() == 2);
    CHECK(events[0].position == 3);
    CHECK(events[1].envelope.version == 3);
    CHECK_FALSE(store->row("bank"));
    CHECK(store->counts({}).by_state.size() == 1);
}

TEST_CASE("a write that breaks the schema is kept out alone") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    auto broken = sample_write("sub_2", 0);
    broken.events.push_back(broken.events.front());
    broken.outbox = {{"lost", "{}", 0}};
    auto const outcomes =
        append_all(*store, {sample_write("sub_1", 0), broken, sample_write("sub_3", 0)});
    CHECK(outcomes[0] == Outcome::committed);
    CHECK(outcomes[1] != Outcome::committed);
    CHECK(outcomes[2] == Outcome::committed);
    CHECK(store->takes_writes());
    CHECK_FALSE(store->row("sub_2"));
    CHECK(store->events("sub_2", 0).empty());
    CHECK(store->outbox(0, 10).empty());
}

TEST_CASE(
    "the log is read in order of position, without gaps, from anywhere, and stops when told") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    std::vector<store::Write> writes;
    for (int i = 0; i < 700; ++i) {
        writes.push_back(sample_write("sub_" + std::to_string(i), 0));
        // Every seventh is refused; its positions must not be missed.
        if (i % 7 == 0) writes.push_back(sample_write("sub_" + std::to_string(i), 0));
    }
    auto const outcomes = append_all(*store, std::move(writes));
    CHECK(std::count(outcomes.begin(), outcomes.end(), Outcome::committed) == 700);
    std::int64_t last = 0;
    store->each_event(0, [&](store::EventRecord const& event) {
        CHECK(event.position == ++last);
        return true;
    });
    CHECK(last == 700);
    std::vector<std::int64_t> some;
    store->each_event(650, [&](store::EventRecord const& event) {
        some.push_back(event.position);
        return some.size() < 3;
    });
    CHECK(some == std::vector<std::int64_t>{651, 652, 653});
    CHECK(store->counts({}).events == 700);
}

TEST_CASE("sixteen threads lose nothing, and every answer is true") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    std::mutex mutex;
    std::map<std::string, std::int64_t> committed;
    std::atomic<int> others = 0;
    std::vector<std::thread> threads;
    for (unsigned number = 0; number < 16; ++number) {
        threads.emplace_back([&, number] {
            std::mt19937 random(number);
            for (int i = 0; i < 60; ++i) {
                auto const id = "sub_" + std::to_string(random() % 10);
                auto const row = store->row(id);
                auto const answer = append(*store, sample_write(id, row ? row->version : 0));
                if (answer.outcome == Outcome::committed) {
                    std::lock_guard const lock(mutex);
                    ++committed[id];
                } else if (answer.outcome != Outcome::version_conflict) {
                    ++others;
                }
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    CHECK(others == 0);
    std::int64_t all = 0;
    for (auto const& [id, count] : committed) {
        CHECK(store->row(id)->version == count);
        CHECK(store->events(id, 0).size() == static_cast<std::size_t>(count));
        all += count;
    }
    CHECK(all > 0);
    CHECK(store->counts({}).events == all);
}

TEST_CASE("a store that stops finishes what was queued and refuses what comes later") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    std::atomic<int> committed = 0;
    for (int i = 0; i < 300; ++i) {
        store->append(sample_write("sub_" + std::to_string(i), 0),
                      [&](Outcome outcome, std::int64_t) {
                          if (outcome == Outcome::committed) ++committed;
                      });
    }
    CHECK(store->takes_writes());
    store->stop();
    CHECK(committed == 300);
    CHECK_FALSE(store->takes_writes());
    CHECK(append(*store, sample_write("sub_later", 0)).outcome == Outcome::refused);
    CHECK(store->row("sub_299"));
    CHECK_THROWS_AS(store->set_password("nobody", "x"), store::StoreError);
}
