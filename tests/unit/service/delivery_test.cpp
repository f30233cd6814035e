#include <catch2/catch.hpp>
#include <thread>

#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

using workflow::Action;

service::CommandRequest keyed(std::string submission, review::Command command, std::string key,
                              std::string_view content = "one") {
    return {std::move(submission), std::move(command), std::nullopt, std::move(key),
            base::sha256(content)};
}

TEST_CASE("a second delivery of a create answers the same and creates nothing") {
    ReviewRoom room;
    auto const clerk = room.who("clerk");
    auto const first = room.execute(clerk, keyed("", ReviewRoom::loan_request(), "k1"));
    auto const second = room.execute(clerk, keyed("", ReviewRoom::loan_request(), "k1"));
    REQUIRE(first);
    REQUIRE(second);
    CHECK_FALSE(first->repeated);
    CHECK(second->repeated);
    CHECK(second->body == first->body);
    CHECK(second->submission == first->submission);
    CHECK(second->version == first->version);
    CHECK(second->status == 201);
    CHECK(room.store.events(first->submission, 0).size() == 1);
    CHECK(room.store.counts(room.clock.now()).by_state ==
          std::vector<std::pair<std::string, std::int64_t>>{{"draft", 1}});
}

TEST_CASE("a second delivery answers as the first did even after the submission moved on") {
    ReviewRoom room;
    auto const id = room.drafted();
    auto const clerk = room.who("clerk");
    auto const first = room.execute(clerk, keyed(id, ReviewRoom::act(Action::submit), "k1"));
    REQUIRE(first);
    room.take_up("pre", id);
    auto const version = room.see(id).version;
    auto const second = room.execute(clerk, keyed(id, ReviewRoom::act(Action::submit), "k1"));
    REQUIRE(second);
    CHECK(second->repeated);
    CHECK(second->body == first->body);
    CHECK(room.see(id).version == version);
}

TEST_CASE("a repeat comes before a stale version") {
    ReviewRoom room;
    auto const id = room.drafted();
    auto request = keyed(id, ReviewRoom::act(Action::submit), "k1");
    request.if_match = 3;
    auto again = keyed(id, ReviewRoom::act(Action::submit), "k1");
    again.if_match = 3;
    REQUIRE(room.execute(room.who("clerk"), std::move(request)));
    auto const repeated = room.execute(room.who("clerk"), std::move(again));
    REQUIRE(repeated);
    CHECK(repeated->repeated);
}

TEST_CASE("a key under which another request came is a conflict, done or refused") {
    ReviewRoom room;
    auto const id = room.drafted();
    auto const clerk = room.who("clerk");
    REQUIRE(room.execute(clerk, keyed(id, ReviewRoom::act(Action::submit), "k1")));
    auto const refused =
        room.execute(clerk, keyed(id, ReviewRoom::act(Action::submit), "k1", "another"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "idempotency_key_reused");
    auto const possible =
        room.execute(clerk, keyed("", ReviewRoom::loan_request(), "k1", "another"));
    REQUIRE_FALSE(possible);
    CHECK(possible.error().kind == base::ErrorKind::conflict);
    CHECK(possible.error().code == "idempotency_key_reused");
}

TEST_CASE("a key belongs to an account") {
    ReviewRoom room;
    auto const first = room.execute(room.who("clerk"), keyed("", ReviewRoom::loan_request(), "k1"));
    auto const other =
        room.execute(room.who("clerk2"), keyed("", ReviewRoom::loan_request(), "k1"));
    REQUIRE(first);
    REQUIRE(other);
    CHECK_FALSE(other->repeated);
    CHECK(other->submission != first->submission);
}

TEST_CASE("a refused command leaves its key free for a better try") {
    ReviewRoom room;
    auto const id = room.must("clerk", "", ReviewRoom::loan_request()).submission;
    auto const clerk = room.who("clerk");
    CHECK_FALSE(room.execute(clerk, keyed(id, ReviewRoom::act(Action::submit), "k1")));
    room.must("clerk", id, room.attachment(faulty_advertisement()));
    auto const done = room.execute(clerk, keyed(id, ReviewRoom::act(Action::submit), "k1"));
    REQUIRE(done);
    CHECK_FALSE(done->repeated);
}

TEST_CASE("a version that is gone is stale, and the answer says who did what and when") {
    ReviewRoom room;
    auto const id = room.submitted();
    auto const seen = room.see(id).version;
    room.clock.forward(60);
    room.must("pre", id, review::Claim{});
    service::CommandRequest request{id, review::Claim{}, seen, "", {}};
    auto const stale = room.execute(room.who("pre2"), std::move(request));
    REQUIRE_FALSE(stale);
    CHECK(stale.error().kind == base::ErrorKind::stale);
    CHECK(stale.error().code == "version_stale");
    REQUIRE(stale.error().faults.size() == 2);
    CHECK(stale.error().faults[0].where == "if_match");
    CHECK(stale.error().faults[1].where == "version " + std::to_string(seen + 1));
    CHECK(stale.error().faults[1].found ==
          "claimed by 王芳 (p_pre) at 2026-11-23T01:31:00.000000Z");
}

TEST_CASE("the version that is there matches") {
    ReviewRoom room;
    auto const id = room.submitted();
    service::CommandRequest request{id, review::Claim{}, room.see(id).version, "", {}};
    CHECK(room.execute(room.who("pre"), std::move(request)));
}

TEST_CASE("of 16 threads that claim one task exactly one gets it") {
    ReviewRoom room;
    for (int round = 0; round < 5; ++round) {
        auto const id = room.submitted();
        std::atomic<int> won = 0;
        std::atomic<int> told_claimed = 0;
        std::atomic<int> others = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&, login = i % 2 == 0 ? "pre" : "pre2"] {
                auto const directory = room.organisation.current();
                auto const* account = directory->account_by_login(login);
                auto const answer = room.execute({account->id, account->person, account->grants},
                                                 {id, review::Claim{}, std::nullopt, "", {}});
                if (answer) {
                    ++won;
                } else if (answer.error().code == "task_claimed") {
                    ++told_claimed;
                } else {
                    ++others;
                }
            });
        }
        for (auto& thread : threads)
            thread.join();
        CHECK(won == 1);
        CHECK(told_claimed == 15);
        CHECK(others == 0);
    }
}

TEST_CASE("commands of many people at once all become durable, each once") {
    ReviewRoom room;
    auto const id = room.pre_reviewed();
    room.must("center_a", id, review::Claim{});
    auto const view = room.reviews.view(room.who("center_a"), id);
    REQUIRE(view);
    REQUIRE(view->items.size() >= 8);
    std::atomic<int> done = 0;
    std::atomic<int> busy = 0;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < 8; ++i) {
        threads.emplace_back([&, item = view->items[i].id, principal = room.who("center_a")] {
            auto const answer = room.execute(
                principal,
                {id, review::AnswerItem{item, words::Verdict::pass, ""}, std::nullopt, "", {}});
            if (answer) ++done;
            if (!answer && answer.error().code == "too_busy") ++busy;
        });
    }
    for (auto& thread : threads)
        thread.join();
    CHECK(done + busy == 8);
    CHECK(room.see(id).item_answers.size() == static_cast<std::size_t>(done.load()));
}

/// Answers every append as it is told to and keeps nothing, or passes it on.
class Fallible final : public StoreDecorator {
  public:
    using StoreDecorator::StoreDecorator;
    std::optional<store::Outcome> outcome;
    bool keep = false;
    int losses = 0;
    void append(store::Write write, store::Done done) override {
        if (losses > 0) {
            --losses;
            return done(store::Outcome::version_conflict, 0);
        }
        if (!outcome) return inner_.append(std::move(write), std::move(done));
        if (!keep) return done(*outcome, 0);
        inner_.append(std::move(write),
                      [done = std::move(done), told = *outcome](
                          store::Outcome, std::int64_t) mutable { done(told, 0); });
    }
};

struct FallibleRoom {
    Fallible* store = nullptr;
    ReviewRoom room{[this](store::Store& real) {
        auto made = std::make_unique<Fallible>(real);
        store = made.get();
        return made;
    }};
};

TEST_CASE("an unknown outcome says so, and the same key finds out what became of it") {
    FallibleRoom fallible;
    auto& room = fallible.room;
    auto const id = room.drafted();
    auto const clerk = room.who("clerk");
    fallible.store->outcome = store::Outcome::unknown;
    fallible.store->keep = GENERATE(true, false);
    auto const unknown = room.execute(clerk, keyed(id, ReviewRoom::act(Action::submit), "k1"));
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().kind == base::ErrorKind::unavailable);
    CHECK(unknown.error().code == "outcome_unknown");
    fallible.store->outcome.reset();
    auto const retried = room.execute(clerk, keyed(id, ReviewRoom::act(Action::submit), "k1"));
    REQUIRE(retried);
    CHECK(retried->repeated == fallible.store->keep);
    CHECK(room.see(id).state == "pre_review");
    CHECK(room.see(id).moves.size() == 1);
}

TEST_CASE("a store that takes no writes is unavailable and not an error of the command") {
    FallibleRoom fallible;
    auto const id = fallible.room.drafted();
    fallible.store->outcome = store::Outcome::refused;
    auto const refused = fallible.room.run("clerk", id, ReviewRoom::act(Action::submit));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == base::ErrorKind::unavailable);
    CHECK(refused.error().code == "not_taking_writes");
}

TEST_CASE("lost races are decided again, but not for ever") {
    FallibleRoom fallible;
    auto const id = fallible.room.drafted();
    fallible.store->losses = 7;
    CHECK(fallible.room.run("clerk", id, ReviewRoom::act(Action::submit)));
    fallible.store->losses = 8;
    auto const busy = fallible.room.run("pre", id, review::Claim{});
    REQUIRE_FALSE(busy);
    CHECK(busy.error().kind == base::ErrorKind::conflict);
    CHECK(busy.error().code == "too_busy");
}

TEST_CASE("a broken environment answers unavailable and tells no internals") {
    class Broken final : public StoreDecorator {
      public:
        using StoreDecorator::StoreDecorator;
        std::vector<store::EventRecord> events(std::string const& submission,
                                               std::int64_t after) override {
            if (!submission.starts_with("sub_")) return inner_.events(submission, after);
            throw store::StoreError("disk /dev/sda1 is gone");
        }
    };
    ReviewRoom room([](store::Store& real) { return std::make_unique<Broken>(real); });
    auto const answer = room.run("clerk", "sub_x", review::Claim{});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().kind == base::ErrorKind::unavailable);
    CHECK(answer.error().code == "temporarily_unavailable");
    CHECK(answer.error().text.en.find("sda1") == std::string::npos);
}

TEST_CASE("the history never runs backwards where the clock is set back") {
    ReviewRoom room;
    auto const id = room.drafted();
    auto const before = room.see(id).updated_at;
    room.clock.forward(-3600);
    room.must("clerk", id, ReviewRoom::act(Action::submit));
    CHECK(room.see(id).updated_at == before);
}

}  // namespace
}  // namespace yingshen::test
