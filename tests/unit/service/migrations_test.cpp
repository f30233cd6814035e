#include "service/migrations.hpp"

#include <catch2/catch.hpp>

#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

/// Calls somebody while a submission is about to be moved, or keeps it from being written.
class Interrupting final : public StoreDecorator {
  public:
    using StoreDecorator::StoreDecorator;
    void append(store::Write write, store::Done done) override {
        if (write.events.back().type == "migrated") {
            if (auto const call = std::exchange(meanwhile, nullptr)) call();
            if (refuses) return done(store::Outcome::refused, 0);
        }
        inner_.append(std::move(write), std::move(done));
    }
    std::function<void()> meanwhile;
    bool refuses = false;
};

/// A room with open submissions, and a next version of their workflow in force.
struct MovingRoom {
    Interrupting* store = nullptr;
    ReviewRoom room{[this](store::Store& real) {
        auto made = std::make_unique<Interrupting>(real);
        store = made.get();
        return made;
    }};
    std::string first = room.drafted();
    std::string second = room.drafted();
    service::Migrations::Wanted wanted;
    service::Migrations migrations{
        {room.reviews, room.definitions, room.catalog, room.store, room.clock, room.log}};

    MovingRoom() {
        std::filesystem::path const root = YINGSHEN_SOURCE_DIR "/tests/support/definitions";
        auto files = catalog::read_definitions(root / "workflows", root / "rules");
        for (auto& [path, text] : files.workflows) {
            if (!path.ends_with("marketing_material.yaml")) continue;
            wanted.from = base::hex(base::sha256(text));
            text.replace(text.find("deadline: 1 working day"), 23, "deadline: 2 working days");
            wanted.to = base::hex(base::sha256(text));
        }
        wanted.preview = false;
        REQUIRE(room.definitions.propose(room.who("admin"), {"说明", std::nullopt, files}, {}));
        REQUIRE(room.definitions.activate(room.who("chief"), "p1", {}));
    }
    [[nodiscard]] base::Result<service::Migrations::Page> migrate() {
        return migrations.migrate(room.who("chief"), wanted);
    }
    [[nodiscard]] std::string workflow_of(std::string const& submission) const {
        return base::hex(room.see(submission).pins.workflow);
    }
};

}  // namespace

TEST_CASE("a submission that changes while it is looked at stays, says so, and moves later") {
    MovingRoom moving;
    moving.store->meanwhile = [&] {
        moving.room.must("clerk", moving.first, ReviewRoom::act(workflow::Action::submit));
    };
    auto const page = moving.migrate();
    REQUIRE(page);
    REQUIRE(page->lines.size() == 2);
    for (auto const& line : page->lines) {
        if (line.submission != moving.first) continue;
        REQUIRE_FALSE(line.moved);
        CHECK(line.moved.error().kind == base::ErrorKind::stale);
    }
    CHECK(moving.workflow_of(moving.first) == moving.wanted.from);
    CHECK(moving.workflow_of(moving.second) == moving.wanted.to);
    auto const again = moving.migrate();
    REQUIRE(again);
    REQUIRE(again->lines.size() == 1);
    CHECK(again->lines.front().moved);
    CHECK(moving.workflow_of(moving.first) == moving.wanted.to);
}

TEST_CASE("a store that takes no writes stops a migration, and repeating it does the rest") {
    MovingRoom moving;
    moving.store->refuses = true;
    auto const stopped = moving.migrate();
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == "not_taking_writes");
    moving.store->refuses = false;
    auto const page = moving.migrate();
    REQUIRE(page);
    CHECK(page->lines.size() == 2);
    for (auto const& id : {moving.first, moving.second})
        CHECK(moving.workflow_of(id) == moving.wanted.to);
}

TEST_CASE("somebody without the role learns nothing of a migration") {
    MovingRoom moving;
    moving.wanted.preview = true;
    for (auto const* login : {"clerk", "center_a", "auditor"}) {
        INFO(login);
        auto const page = moving.migrations.migrate(moving.room.who(login), moving.wanted);
        REQUIRE_FALSE(page);
        CHECK(page.error().code == "definitions_role_missing");
        auto const forced = moving.room.run(login, moving.first, review::Migrate{});
        REQUIRE_FALSE(forced);
        CHECK(forced.error().code == "submission_not_found");
    }
}

TEST_CASE("what a version can bring about is explored once") {
    auto const definition = *ReviewRoom().catalog.current()->workflow("marketing_material");
    service::Reaches reaches;
    auto const first = reaches.of(definition);
    CHECK(reaches.of(definition) == first);
    for (std::size_t i = 0; i < service::Reaches::kept_max; ++i) {
        auto other = definition;
        other.hash.front() = static_cast<std::uint8_t>(i);
        other.hash.back() = static_cast<std::uint8_t>(~definition.hash.back());
        CHECK(reaches.of(other) != first);
    }
    CHECK(reaches.of(definition) != first);
}

}  // namespace yingshen::test
