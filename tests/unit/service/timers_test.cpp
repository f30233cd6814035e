#include "service/timers.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "service/replay.hpp"
#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

using workflow::Action;

constexpr std::int64_t day_us = 86'400'000'000;
constexpr base::Time latest{std::numeric_limits<std::int64_t>::max()};

/// The bank of the tests, and two nodes that fire timers over its one store.
struct Timed : ReviewRoom {
    explicit Timed(Decorate const& decorate = {})
        : ReviewRoom(decorate),
          other({store, texts, catalog, organisation, stand_ins, key, clock, ids, log},
                [](std::function<void()> job) { std::thread(std::move(job)).detach(); }),
          here(reviews, store, clock, log),
          there(other, store, clock, log) {}

    /// How many reminders and escalations a submission has had.
    [[nodiscard]] std::size_t told(std::string const& id) {
        return static_cast<std::size_t>(
            std::ranges::count_if(store.events(id, 0), [](store::EventRecord const& record) {
                return record.type == "reminded" || record.type == "escalated";
            }));
    }
    [[nodiscard]] std::size_t pending() { return store.due_timers(latest, {}, 1'000).size(); }

    service::Reviews other;
    service::Timers here;
    service::Timers there;
};

std::vector<std::string> dump(store::Store& store) {
    std::vector<std::string> lines;
    store.dump_projections([&](std::string_view line) { lines.emplace_back(line); });
    return lines;
}

using Fired = service::Timers::Fired;

TEST_CASE("what is due is told once, with the system as its author and a record for others") {
    Timed room;
    auto const id = room.submitted();
    CHECK(room.here.fire_due() == Fired{0, 0, 0});
    auto const due = room.see(id).task->timers.front();
    room.clock.set({due.us - 1});
    CHECK(room.here.fire_due() == Fired{0, 0, 0});
    room.clock.set(due);
    auto const outbox = room.store.outbox(0, 1'000).size();
    CHECK(room.here.fire_due() == Fired{1, 0, 0});
    auto const event = room.store.events(id, 0).back();
    CHECK(event.type == "reminded");
    CHECK(event.envelope.person == "system");
    CHECK(event.envelope.account == "system");
    CHECK(event.envelope.at == due);
    CHECK(event.body ==
          R"({"state":"pre_review","timer":0,"to":["pre_reviewer@)" + room.see(id).unit + R"("]})");
    CHECK(room.store.outbox(0, 1'000).size() == outbox + 1);
    CHECK(room.here.fire_due() == Fired{0, 0, 0});
    CHECK(room.see(id).state == "pre_review");
}

TEST_CASE("two nodes over one store fire each timer once") {
    Timed room;
    std::vector<std::string> ids;
    for (int i = 0; i < 12; ++i)
        ids.push_back(room.submitted());
    room.clock.set({room.clock.now().us + 10 * day_us});
    Fired first, second;
    std::thread one([&] { first = room.here.fire_due(); });
    std::thread two([&] { second = room.there.fire_due(); });
    one.join();
    two.join();
    CHECK(first.fired + second.fired == ids.size());
    CHECK(first.failed + second.failed == 0);
    for (auto const& id : ids)
        CHECK(room.told(id) == 1);
    CHECK(room.pending() == 0);
    CHECK(room.here.fire_due() == Fired{0, 0, 0});
    CHECK(room.there.fire_due() == Fired{0, 0, 0});
}

/// Shows the timers of a moment ago, as a node does that was slow.
class Stale : public StoreDecorator {
  public:
    using StoreDecorator::StoreDecorator;
    std::vector<review::TimerRow> due_timers(base::Time, store::TimerPlace const&,
                                             std::size_t) override {
        return shown;
    }
    std::vector<review::TimerRow> shown;
};

TEST_CASE("a timer that somebody else fired meanwhile is passed over, and that is no error") {
    Stale* stale = nullptr;
    Timed room([&stale](store::Store& real) {
        auto made = std::make_unique<Stale>(real);
        stale = made.get();
        return made;
    });
    auto const id = room.submitted();
    room.clock.set({room.clock.now().us + 10 * day_us});
    stale->shown = {{id, 0, {0}}};
    CHECK(room.there.fire_due() == Fired{1, 0, 0});
    CHECK(room.here.fire_due() == Fired{0, 1, 0});
    stale->shown = {{"sub_unknown", 0, {0}}, {id, 7, {0}}};
    CHECK(room.here.fire_due() == Fired{0, 2, 0});
    CHECK(room.told(id) == 1);
}

TEST_CASE(
    "whatever the clock does, a timer fires at most once, nothing is decided and nothing lost") {
    Timed room;
    std::vector<std::string> ids;
    for (int i = 0; i < 3; ++i)
        ids.push_back(room.submitted());
    ids.push_back(room.pre_reviewed());
    std::map<std::string, std::string> states;
    for (auto const& id : ids)
        states[id] = room.see(id).state;
    auto const start = room.clock.now();
    CHECK(room.pending() == 3 + 2);
    for (auto const days : {-1, -3'650, 1, 0, -1, 3'650, -3'650, 1, 3'650, 0}) {
        room.clock.set({start.us + days * day_us});
        (void)room.here.fire_due();
        (void)room.there.fire_due();
        for (auto const& id : ids) {
            auto const seen = room.see(id);
            CHECK(seen.state == states[id]);
            CHECK_FALSE(seen.end);
            CHECK(room.told(id) + seen.task->timers.size() - seen.task->fired.size() ==
                  seen.task->timers.size());
        }
    }
    // The clock has been ten years ahead, so everything was told, each once.
    CHECK(room.pending() == 0);
    for (auto const& id : ids)
        CHECK(room.told(id) == room.see(id).task->timers.size());
    // And the work goes on.
    room.take_up("pre", ids.front());
    room.must("pre", ids.front(), ReviewRoom::act(Action::pass));
    CHECK(room.see(ids.front()).state == "center_review");
    CHECK(room.pending() == 2);
    for (auto const us : {std::numeric_limits<std::int64_t>::min(), std::int64_t{0}}) {
        room.clock.set({us});
        CHECK(room.here.fire_due() == Fired{0, 0, 0});
    }
    room.clock.set(*base::parse_time("9999-01-01T00:00:00Z"));
    CHECK(room.here.fire_due().fired == 2);
    CHECK(room.here.fire_due() == Fired{0, 0, 0});
}

TEST_CASE("a restart fires nothing again, and what came due meanwhile fires after it") {
    Timed room;
    auto const early = room.pre_reviewed();
    auto const late = room.submitted();
    room.clock.set(room.see(early).task->timers[0]);
    CHECK(room.here.fire_due().fired == 2);  // and the reminder of pre-review, due before it
    CHECK(room.told(early) == 1);

    room.real_store->stop();
    room.real_store.reset();
    store::sqlite::Settings settings;
    settings.file = room.folder.path() / "yingshen.db";
    room.real_store = store::sqlite::open(settings, room.log);
    auto* const reopened = room.real_store.get();
    service::StandIns const stand_ins({*reopened, room.organisation, room.clock, room.log});
    service::Reviews reviews({*reopened, room.texts, room.catalog, room.organisation, stand_ins,
                              room.key, room.clock, room.ids, room.log},
                             [](std::function<void()> job) { job(); });
    service::Timers timers(reviews, *reopened, room.clock, room.log);
    CHECK(timers.fire_due() == Fired{0, 0, 0});
    room.clock.set({room.clock.now().us + 10 * day_us});
    CHECK(timers.fire_due() == Fired{1, 0, 0});
    auto const events = reopened->events(early, 0);
    CHECK(events.back().type == "escalated");
    CHECK(events.back().body ==
          R"({"state":"center_review","timer":1,"to":["center_head@center"]})");
    auto const before = dump(*reopened);
    CHECK(service::rebuild(*reopened, room.blobs) == 2);
    CHECK(dump(*reopened) == before);
}

TEST_CASE("more timers than fit into one round are all fired") {
    // Shown by one submission a timer would be slow, so the rounds are shown the same list.
    struct Many : StoreDecorator {
        using StoreDecorator::StoreDecorator;
        std::vector<review::TimerRow> due_timers(base::Time now, store::TimerPlace const& after,
                                                 std::size_t limit) override {
            ++rounds;
            auto due = inner_.due_timers(now, after, limit);
            if (rounds > 3) return due;
            while (due.size() < limit)
                due.insert(due.begin(), {"sub_gone", due.size(), {static_cast<int>(due.size())}});
            return due;
        }
        int rounds = 0;
    };
    Many* many = nullptr;
    Timed room([&many](store::Store& real) {
        auto made = std::make_unique<Many>(real);
        many = made.get();
        return made;
    });
    auto const id = room.submitted();
    room.clock.set({room.clock.now().us + 10 * day_us});
    auto const fired = room.here.fire_due();
    CHECK(fired.fired == 1);
    CHECK(fired.passed == 2 * service::Timers::timers_max - 1);
    CHECK(many->rounds == 2);  // the second fired nothing, so the rest waits for the next time
    CHECK(room.told(id) == 1);
    CHECK(room.here.fire_due().fired == 0);
}

TEST_CASE("where the store takes no writes nothing is fired, and it fires later") {
    struct Deaf : StoreDecorator {
        using StoreDecorator::StoreDecorator;
        void append(store::Write write, store::Done done) override {
            if (!deaf) return inner_.append(std::move(write), std::move(done));
            done(store::Outcome::refused, 0);
        }
        bool deaf = false;
    };
    Deaf* deaf = nullptr;
    Timed room([&deaf](store::Store& real) {
        auto made = std::make_unique<Deaf>(real);
        deaf = made.get();
        return made;
    });
    auto const id = room.submitted();
    room.clock.set({room.clock.now().us + 10 * day_us});
    deaf->deaf = true;
    CHECK(room.here.fire_due() == Fired{0, 0, 1});
    deaf->deaf = false;
    CHECK(room.here.fire_due() == Fired{1, 0, 0});
    CHECK(room.told(id) == 1);
}

TEST_CASE("a reminder is no change that a person has to look at again") {
    Timed room;
    auto const id = room.submitted();
    room.take_up("pre", id);
    auto const seen = room.see(id).version;
    room.clock.set({room.clock.now().us + 10 * day_us});
    CHECK(room.here.fire_due().fired == 1);
    service::CommandRequest pass{id, ReviewRoom::act(Action::pass), seen, "", {}};
    CHECK(room.execute(room.who("pre"), std::move(pass)));
    service::CommandRequest late{id, review::Claim{}, seen, "", {}};
    auto const stale = room.execute(room.who("center_a"), std::move(late));
    REQUIRE_FALSE(stale);
    CHECK(stale.error().code == "version_stale");
    service::CommandRequest ahead{id, review::Claim{}, 1'000, "", {}};
    CHECK(room.execute(room.who("center_a"), std::move(ahead)).error().code == "version_stale");
}

TEST_CASE("nobody can be the system, nor fire a timer") {
    Timed room;
    auto const id = room.submitted();
    room.clock.set({room.clock.now().us + 10 * day_us});
    auto const refused = room.run("pre", id, review::FireTimer{0});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "not_the_system");
    store::Organisation organisation;
    organisation.people.push_back({"system", "某某", "bank"});
    organisation.accounts.push_back({"system", "someone", "system", "", true, {}});
    auto const put = room.organisation.put(organisation);
    REQUIRE_FALSE(put);
    CHECK(put.error().faults ==
          std::vector<base::Fault>{
              {"people[0].id", "an id that the engine does not act under", "\"system\""},
              {"accounts[0].id", "an id that the engine does not act under", "\"system\""}});
}

}  // namespace
}  // namespace yingshen::test
