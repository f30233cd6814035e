#include "service/definitions.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "catalog/results.hpp"
#include "support/checked_once.hpp"
#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

catalog::DefinitionFiles shipped_with(std::string const& comment) {
    std::filesystem::path const root = YINGSHEN_SOURCE_DIR;
    auto files = catalog::read_definitions(root / "workflows", root / "rules");
    files.workflows_at = "workflows";
    files.rules_at = "rules";
    files.rules.back().second += "# " + comment + "\n";
    return files;
}

service::Definitions::Proposal proposal(std::string const& comment) {
    return {"说明", std::nullopt, shipped_with(comment)};
}

/// Loses the race for a number of writes of the stream of definitions.
class Losing final : public StoreDecorator {
  public:
    using StoreDecorator::StoreDecorator;
    void append(store::Write write, store::Done done) override {
        if (!write.projection && losses > 0) {
            --losses;
            return done(store::Outcome::version_conflict, 1);
        }
        if (!write.projection && outcome) return done(*outcome, 0);
        inner_.append(std::move(write), std::move(done));
    }
    std::atomic<int> losses = 0;
    std::optional<store::Outcome> outcome;
};

}  // namespace

TEST_CASE("a set that a second person activated survives a restart, checked again") {
    ReviewRoom room;
    auto const before = room.catalog.current();
    REQUIRE(room.definitions.propose(room.who("admin"), proposal("一"), {}));
    REQUIRE(room.definitions.activate(room.who("chief"), "p1", {}));
    auto const after = room.catalog.current();
    CHECK(after->rules->hash != before->rules->hash);
    catalog::Catalog again({}, nullptr, room.clock);
    service::Definitions const restarted(
        {room.store, again, room.organisation, room.clock, room.log, checked_once});
    CHECK(again.current()->rules->hash == after->rules->hash);
    CHECK(again.current()->workflows.front()->hash == after->workflows.front()->hash);
    CHECK(restarted.folded()->changes == room.definitions.folded()->changes);
    CHECK(restarted.folded()->head == room.definitions.folded()->head);
}

TEST_CASE("lost races about definitions are decided again, but not for ever") {
    Losing* losing = nullptr;
    ReviewRoom room([&](store::Store& real) {
        auto made = std::make_unique<Losing>(real);
        losing = made.get();
        return made;
    });
    losing->losses = 7;
    CHECK(room.definitions.propose(room.who("admin"), proposal("一"), {}));
    losing->losses = 8;
    auto const busy = room.definitions.activate(room.who("chief"), "p1", {});
    REQUIRE_FALSE(busy);
    CHECK(busy.error().code == "too_busy");
    losing->outcome = store::Outcome::unknown;
    auto const unknown = room.definitions.activate(room.who("chief"), "p1", {});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == "outcome_unknown");
    losing->outcome = store::Outcome::refused;
    CHECK(room.definitions.reject(room.who("chief"), "p1", "不妥", {}).error().code ==
          "not_taking_writes");
    losing->outcome.reset();
    CHECK(room.definitions.activate(room.who("chief"), "p1", {}));
}

TEST_CASE("of two people who activate at once, one does") {
    ReviewRoom room;
    REQUIRE(room.definitions.propose(room.who("admin"), proposal("一"), {}));
    REQUIRE(room.definitions.propose(room.who("admin"), proposal("二"), {}));
    std::atomic<int> done = 0;
    std::vector<std::thread> people;
    for (auto const* id : {"p1", "p2"}) {
        people.emplace_back([&room, &done, id, who = room.who("chief")] {
            if (room.definitions.activate(who, id, {})) ++done;
        });
    }
    for (auto& person : people)
        person.join();
    CHECK(done == 1);
    CHECK(room.definitions.folded()->changes.activations.size() == 2);
}

TEST_CASE("an account that was switched off changes no definitions") {
    ReviewRoom room;
    auto const who = room.who("chief");
    auto organisation = room.organisation.current()->organisation();
    for (auto& account : organisation.accounts)
        account.active = account.login != "chief";
    REQUIRE(room.organisation.put(organisation));
    auto const refused = room.definitions.propose(who, proposal("一"), {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "account_not_active");
}

TEST_CASE("a lost file of the set in force is a broken environment") {
    ReviewRoom room;
    auto activation = *room.definitions.folded()->changes.newest();
    activation.files["rules/packs/gone.yaml"] = base::sha256("gone");
    CHECK_THROWS_WITH(service::load_set(room.store, activation, room.clock.now(), room.log),
                      Catch::Contains("rules/packs/gone.yaml"));
}

}  // namespace yingshen::test
