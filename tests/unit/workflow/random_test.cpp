#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <tuple>

#include "unit/workflow/shipped.hpp"
#include "workflow/explore.hpp"
#include "workflow/play.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

namespace {

constexpr char const* acts[] = {
    "set_facts",
    "attach_revision",
    "answer_checklist",
    "give_opinion",
    "withdraw_opinion",
    "adopt",
    "decline",
    "verify",
    "refuse_implementation",
    "submit",
    "submit",
    "pass",
    "pass",
    "pass",
    "answer_checklist",
    "answer_checklist",
    "give_opinions",
    "respond",
    "respond",
    "sign",
    "sign",
    "return",
    "reject",
    "clear_facts",
};

/// Random people with every role do random things; most are refused, some go far.
class Crowd {
  public:
    explicit Crowd(unsigned seed) : random_(seed) {
        for (auto const& role : words::all<words::Role>())
            roles_.push_back(role.value);
    }

    Doing next() {
        Doing doing;
        doing.by = std::string(1, static_cast<char>('A' + pick(people)));
        doing.roles = roles_;
        doing.act = acts[pick(std::size(acts))];
        doing.opinion = std::to_string(pick(3));
        doing.severity = pick(2) == 0 ? words::Severity::substantive : words::Severity::advisory;
        doing.reason = pick(4) != 0;
        doing.failed_item = pick(3) == 0;
        doing.screening_failed = pick(8) == 0;
        return doing;
    }
    static constexpr std::size_t people = 8;

  private:
    std::size_t pick(std::size_t count) { return random_() % count; }

    std::mt19937 random_;
    std::vector<words::Role> roles_;
};

auto key(PackedConfiguration const& packed) {
    return std::tuple(packed.gates, packed.sets, packed.flags);
}
using Keys = std::set<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>>;

/// What the proof would follow if it followed this person.
Configuration seen_by_proof(Play& play, std::string const& person) {
    Configuration configuration{play.record(), play.deeds(person), {}, {}};
    for (auto const& [gate, takers] : play.gate_people())
        configuration.held.set(gate, takers.contains(person));
    if (auto const vote = play.vote_of(person)) {
        configuration.vote = *vote ? Configuration::Vote::approved : Configuration::Vote::refused;
    }
    configuration.held &= play.record().gates.in_force();
    return configuration;
}

}  // namespace

TEST_CASE("whatever people do, the proof has seen it") {
    auto definitions = test::broken_definitions();
    definitions.push_back({"marketing_material", {}, test::shipped()});
    std::size_t cleared = 0;
    std::size_t done = 0;
    for (auto const& [name, breaks, definition] : definitions) {
        Model const model(definition);
        Keys known;
        for (auto const& visit : explore(model, 1'000'000, [](Arrival const&) {}).visits)
            known.insert(key(visit.packed));
        unsigned const seed = 20261122;
        Crowd crowd(seed);
        INFO(name << ", seed " << seed);
        for (int round = 0; round < 30; ++round) {
            Play play(model, "A");
            for (int turn = 0; turn < 400 && !play.state().end; ++turn) {
                auto const doing = crowd.next();
                if (!play.perform(doing)) continue;
                ++done;
                if (play.state().end) break;
                for (std::size_t at = 0; at < Crowd::people; ++at) {
                    auto const person = std::string(1, static_cast<char>('A' + at));
                    auto const seen = known.contains(key(pack(seen_by_proof(play, person))));
                    if (!seen)
                        FAIL(doing.by << " " << doing.act << " in " << play.state().id
                                      << ", followed: " << person);
                }
            }
            if (play.state().end == End::good) ++cleared;
        }
    }
    CHECK(done > 10'000);
    CHECK(cleared >= 5);
}

TEST_CASE("a packed configuration unpacks to itself") {
    Configuration configuration;
    configuration.record.state = 63;
    configuration.record.gates.open(15);
    configuration.record.gates.open(0);
    configuration.record.gates.open(7);
    configuration.record.stale.set(15);
    configuration.record.opinions.set(6);
    configuration.record.facts_complete = true;
    configuration.record.screened = false;
    configuration.record.poll = {9, 8, 3, 3, 2, 1, 3};
    configuration.record.final_paired = true;
    configuration.record.not_expired = true;
    configuration.vote = Configuration::Vote::refused;
    configuration.tracked.editor = true;
    configuration.tracked.acted.set(15);
    configuration.held.set(7);
    CHECK(unpack(pack(configuration)) == configuration);
    CHECK(unpack(pack(Configuration{})) == Configuration{});
}
