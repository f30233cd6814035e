#include <catch2/catch.hpp>

#include "unit/catalog/change_samples.hpp"

using namespace yingshen;
using namespace yingshen::catalog;
using test::sample_results;
using test::sample_set;

namespace {

constexpr std::int64_t hour = 3'600'000'000;

Changer const chief{"p_chief", true, false};
Changer const deputy{"p_deputy", true, false};
Changer const admin{"p_admin", false, true};
Changer const admin2{"p_admin2", false, true};
Changer const clerk{"p_clerk", false, false};

/// A stream that grows by what is decided, each an hour after the one before.
struct Stream {
    Changes changes;
    base::Time now{1'780'000'000'000'000};

    Stream() {
        record("system", DefinitionsActivated{Bootstrap{sample_set("a"), sample_results("a")},
                                              set_hash(sample_set("a")),
                                              results_hash(sample_results("a")), now});
    }
    void record(std::string const& person, Change const& change) {
        apply(changes,
              {std::string(definitions_stream), changes.version + 1, now, person, "acc_" + person},
              change);
        now.us += hour;
    }
    std::string propose(Changer const& by, std::string const& text,
                        std::optional<base::Time> from = std::nullopt) {
        auto const event = catalog::propose(changes, by, now,
                                            {"说明", from, sample_set(text), sample_results(text)});
        if (!event) return event.error().code;
        record(by.person, *event);
        return event->proposal;
    }
    std::string activate(Changer const& by, std::string const& id, std::string const& text) {
        auto const event = catalog::activate(changes, by, now, id, sample_results(text));
        if (!event) return event.error().code;
        record(by.person, *event);
        return "";
    }
    std::string reject(Changer const& by, std::string const& id) {
        auto const event = catalog::reject(changes, by, now, id, "不妥");
        if (!event) return event.error().code;
        record(by.person, *event);
        return "";
    }
    [[nodiscard]] bool in_force(std::string const& text, base::Time at) const {
        return changes.in_force(at)->set == set_hash(sample_set(text));
    }
};

}  // namespace

TEST_CASE("a second person brings a proposed set into force, and the record shows both") {
    Stream stream;
    CHECK(stream.propose(admin, "b") == "p1");
    CHECK(stream.in_force("a", stream.now));
    CHECK(stream.activate(chief, "p1", "b") == "");
    CHECK(stream.in_force("b", stream.now));
    auto const* proposal = stream.changes.proposal("p1");
    REQUIRE(proposal != nullptr);
    CHECK(proposal->proposed.person == "p_admin");
    CHECK(proposal->proposed.role == words::Role::administrator);
    REQUIRE(proposal->activated);
    CHECK(proposal->activated->person == "p_chief");
    CHECK(proposal->in_force_from == proposal->activated->at);
    CHECK(stream.changes.newest()->proposal == "p1");
}

TEST_CASE("who may decide on definitions, and with whom") {
    struct Row {
        std::string name;
        Changer proposer, activator;
        std::string proposed, activated;
    };
    std::vector<Row> const rows = {
        {"head and administrator", chief, admin, "p1", ""},
        {"administrator and head", admin, chief, "p1", ""},
        {"two heads", chief, deputy, "p1", ""},
        {"two administrators", admin, admin2, "p1", "center_head_missing"},
        {"the same person", chief, chief, "p1", "separation_of_duties"},
        {"the same person with another account",
         chief,
         {"p_chief", false, true},
         "p1",
         "separation_of_duties"},
        {"a clerk proposes", clerk, chief, "definitions_role_missing", "proposal_not_found"},
        {"a clerk activates", chief, clerk, "p1", "definitions_role_missing"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        Stream stream;
        CHECK(stream.propose(row.proposer, "b") == row.proposed);
        CHECK(stream.activate(row.activator, "p1", "b") == row.activated);
        CHECK(stream.in_force(row.activated.empty() ? "b" : "a", stream.now));
    }
}

TEST_CASE("a proposal whose base was replaced is outdated, and one that changes nothing is none") {
    Stream stream;
    CHECK(stream.propose(admin, "a") == "definitions_unchanged");
    CHECK(stream.propose(admin, "b") == "p1");
    CHECK(stream.propose(deputy, "c") == "p2");
    CHECK(stream.activate(chief, "p1", "b") == "");
    CHECK(stream.activate(chief, "p2", "c") == "proposal_outdated");
    CHECK(stream.activate(chief, "p1", "b") == "proposal_decided");
    CHECK(stream.activate(chief, "p9", "b") == "proposal_not_found");
    CHECK(stream.propose(admin, "b") == "definitions_unchanged");
    CHECK(stream.propose(deputy, "c") == "p3");
    CHECK(stream.activate(chief, "p3", "c") == "");
    CHECK(stream.in_force("c", stream.now));
}

TEST_CASE("what is activated is what was checked when it was proposed") {
    Stream stream;
    CHECK(stream.propose(admin, "b") == "p1");
    CHECK(stream.activate(chief, "p1", "other results") == "results_changed");
    CHECK(stream.in_force("a", stream.now));
}

TEST_CASE("a set takes effect on its day, not before, and never before the one it follows") {
    Stream stream;
    auto const day = base::Time{stream.now.us + 100 * hour};
    CHECK(stream.propose(admin, "b", base::Time{stream.now.us - 1}) == "effective_from_invalid");
    CHECK(stream.propose(admin, "b", day) == "p1");
    CHECK(stream.activate(chief, "p1", "b") == "");
    CHECK(stream.in_force("a", base::Time{day.us - 1}));
    CHECK(stream.in_force("b", day));
    CHECK(stream.propose(admin, "c", base::Time{day.us - hour}) == "effective_from_invalid");
    CHECK(stream.propose(admin, "c") == "p2");
    CHECK(stream.activate(chief, "p2", "c") == "");
    CHECK(stream.in_force("a", base::Time{day.us - 1}));
    CHECK(stream.in_force("c", day));
}

TEST_CASE("a day that passed while the proposal waited means at once") {
    Stream stream;
    auto const day = base::Time{stream.now.us + hour};
    CHECK(stream.propose(admin, "b", day) == "p1");
    stream.now.us += 10 * hour;
    CHECK(stream.activate(chief, "p1", "b") == "");
    CHECK(stream.in_force("a", day));
    CHECK(stream.changes.newest()->from == stream.changes.newest()->at);
}

TEST_CASE("a proposal can be refused, taken back, and called off until it is in force") {
    Stream stream;
    auto const day = base::Time{stream.now.us + 100 * hour};
    CHECK(stream.propose(admin, "b") == "p1");
    CHECK(stream.reject(clerk, "p1") == "definitions_role_missing");
    CHECK(stream.reject(admin, "p1") == "");
    CHECK(stream.reject(chief, "p1") == "proposal_decided");
    CHECK(stream.activate(chief, "p1", "b") == "proposal_decided");
    CHECK(stream.propose(admin, "b", day) == "p2");
    CHECK(stream.activate(chief, "p2", "b") == "");
    CHECK(stream.propose(deputy, "c") == "p3");
    CHECK(stream.reject(deputy, "p2") == "");
    CHECK(stream.in_force("a", day));
    CHECK(stream.changes.proposal("p2")->reason == "不妥");
    CHECK(stream.activate(chief, "p3", "c") == "proposal_outdated");
    CHECK(stream.propose(admin, "b") == "p4");
    CHECK(stream.activate(chief, "p4", "b") == "");
    CHECK(stream.reject(chief, "p4") == "proposal_decided");
}

TEST_CASE("the first set is in force whatever the clock says") {
    Stream const stream;
    CHECK(stream.in_force("a", base::Time{0}));
    CHECK(Changes{}.in_force(base::Time{0}) == nullptr);
    CHECK(Changes{}.newest() == nullptr);
}

TEST_CASE("open proposals are bounded") {
    Stream stream;
    for (std::size_t i = 1; i <= open_proposals_max; ++i)
        REQUIRE(stream.propose(admin, "b") == "p" + std::to_string(i));
    CHECK(stream.propose(admin, "b") == "proposals_too_many");
    CHECK(stream.reject(chief, "p3") == "");
    CHECK(stream.propose(admin, "b") == "p21");
}
