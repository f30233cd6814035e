#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <tuple>

#include "unit/workflow/shipped.hpp"
#include "workflow/alike.hpp"
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
    "attach_final",
    "vote",
    "vote",
    "add_signer",
    "remove_signer",
    "withdraw",
    "refer",
    "uphold",
    "set_aside",
    "conclude",
    "confirm",
    "not_held",
    "claim",
    "unclaim",
    "assign",
    "transfer",
    "expire",
};

/// Random people with every role do random things, at times for one another; most are refused, some
/// go far.
class Crowd {
  public:
    Crowd(Definition const& definition, unsigned seed) : random_(seed) {
        for (auto const& state : definition.states) {
            states_.push_back(state.id);
            for (auto const& side : state.sides)
                sides_.push_back(side.id);
        }
        for (auto const& role : words::all<words::Role>())
            roles_.push_back(role.value);
    }

    Doing next() {
        Doing doing;
        doing.by = person();
        doing.roles = roles_;
        doing.act = acts[pick(std::size(acts))];
        doing.opinion = std::to_string(pick(3));
        doing.severity = pick(2) == 0 ? words::Severity::substantive : words::Severity::advisory;
        doing.reason = pick(4) != 0;
        doing.failed_item = pick(3) == 0;
        doing.screening_failed = pick(8) == 0;
        doing.changed = pick(4) == 0;
        doing.beyond = pick(6) == 0;
        doing.approves = pick(4) != 0;
        doing.seat = static_cast<Seat>(pick(3));
        if (!sides_.empty() && pick(2) == 0) doing.side = sides_[pick(sides_.size())];
        if (pick(6) == 0) doing.on_behalf_of = person();
        doing.principal_roles = doing.to_roles = roles_;
        if (doing.act == "assign" || doing.act == "transfer") doing.to = person();
        if (doing.act == "return" && pick(2) == 0) doing.to = states_[pick(states_.size())];
        return doing;
    }
    static constexpr std::size_t people = 8;

  private:
    std::size_t pick(std::size_t count) { return random_() % count; }
    std::string person() { return std::string(1, static_cast<char>('A' + pick(people))); }

    std::mt19937 random_;
    std::vector<words::Role> roles_;
    std::vector<std::string> states_;
    std::vector<std::string> sides_;
};

auto key(PackedConfiguration const& packed) {
    return std::tuple(packed.gates, packed.sets, packed.flags);
}
/// Too large for following everybody by all that they did.
constexpr std::string_view every_pattern = "every_pattern.yaml";

using Keys = std::set<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>>;

/// What the proof would follow if it followed this person.
Configuration seen_by_proof(Alike const& alike, Play& play, std::string const& person) {
    Configuration configuration{play.record(), play.deeds(person), {}, {}};
    for (auto const& [gate, takers] : play.gate_people())
        configuration.held.set(gate, takers.contains(person));
    if (auto const vote = play.vote_of(person)) {
        configuration.vote = *vote ? Configuration::Vote::approved : Configuration::Vote::refused;
    }
    configuration.held &= play.record().gates.in_force();
    alike.bring_record(configuration.record);
    return configuration;
}

}  // namespace

TEST_CASE("whatever people do, the proof has seen it") {
    auto definitions = test::broken_definitions();
    std::erase_if(definitions, [](auto const& one) { return one.of.ends_with(every_pattern); });
    definitions.push_back({"marketing_material", {}, {}, test::shipped()});
    for (auto const* pattern : {"votes", "sides", "hearing", "finals", "short_track"})
        definitions.push_back({pattern, {}, {}, test::pattern(pattern)});
    std::size_t cleared = 0;
    std::size_t done = 0;
    for (auto const& [name, breaks, of, definition] : definitions) {
        Model const model(definition);
        Alike const alike(model);
        Keys known;
        for (auto const& visit :
             explore(model, 1'000'000, People::by_deeds, [](Arrival const&) {}).visits)
            known.insert(key(visit.packed));
        unsigned const seed = 20261122;
        Crowd crowd(definition, seed);
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
                    auto const seen = known.contains(key(pack(seen_by_proof(alike, play, person))));
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
