#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "property/bank.hpp"
#include "property/oracle.hpp"
#include "review/apply.hpp"
#include "review/codec.hpp"
#include "review/projection.hpp"
#include "workflow/parse.hpp"
#include "workflow/prove.hpp"

/// Random people do random things to submissions: of the workflow that ships, and of one with every
/// pattern, between two versions of which they are moved. Whatever they do, what the engine
/// promises holds after every command.
using namespace yingshen;
using namespace yingshen::test;
using namespace yingshen::review;
using workflow::Action;

namespace {

constexpr std::uint64_t first_seed = 20'261'122;
constexpr int tries_after_end = 8;

/// How much is tried of a workflow, and what stands in front of its clearance.
struct Play {
    std::uint64_t sequences;
    int commands;
    std::vector<std::string> gates;
};

std::string text_of(std::string const& path) {
    std::ifstream in(std::string(YINGSHEN_SOURCE_DIR) + "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

workflow::Definition read(std::string const& text, std::string const& path) {
    auto definition = workflow::parse(text, path);
    INFO((definition ? std::string() : to_string(definition.error().front())));
    REQUIRE(definition);
    return std::move(*definition);
}

Versions shipped_workflow() {
    std::string const path = "tests/support/definitions/workflows/marketing_material.yaml";
    Versions versions;
    versions.emplace_back(read(text_of(path), path));
    return versions;
}

Versions every_pattern() {
    std::string const path = "tests/property/every_pattern.yaml";
    auto const text = text_of(path);
    std::string next;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.find("technology") == std::string::npos) next += line + "\n";
    }
    Versions versions;
    versions.emplace_back(read(text, path));
    versions.emplace_back(read(next, "version two of " + path));
    for (auto const& version : versions) {
        auto const proof = workflow::prove(version.definition);
        INFO(version.definition.file);
        CHECK(proof.violations.empty());
        REQUIRE(version.reachable.complete());
    }
    return versions;
}

/// An event as the store keeps it.
struct Kept {
    Envelope envelope;
    std::string type;
    int version;
    std::string body;
};

Submission replayed(std::vector<Kept> const& log) {
    Submission submission;
    for (auto const& kept : log) {
        auto event = decode(kept.type, kept.version, *base::parse_json(kept.body));
        REQUIRE(event);
        apply(submission, {kept.envelope, std::move(*event)});
    }
    return submission;
}

/// No person has two duties, and what is in force is what the oracle says, for the content there
/// is.
void check_always(Submission const& submission, Oracle const& oracle) {
    std::set<std::string> people;
    bool each_once = true;
    for (auto const& duty : project(submission).duties)
        each_once = people.insert(duty.person).second && each_once;
    REQUIRE(each_once);
    auto const content = content_digest(submission);
    std::vector<std::string> gates;
    for (auto const& decision : submission.decisions) {
        REQUIRE(decision.content == content);
        gates.push_back(decision.gate);
    }
    REQUIRE(gates == oracle.gates());
}

void check_cleared(Submission const& submission, Oracle const& oracle, Play const& play) {
    REQUIRE(oracle.decided_by_different_people(play.gates));
    for (auto const& opinion : submission.opinions) {
        if (opinion.withdrawn) continue;
        auto const* answer = opinion.answer();
        REQUIRE(answer != nullptr);
        REQUIRE(opinion.answer_final);
        if (opinion.severity == words::Severity::advisory) continue;
        if (oracle.is_set_aside(opinion.id)) continue;
        REQUIRE(answer->answer != words::Answer::declined);
        REQUIRE(oracle.is_verified(opinion.id, content_digest(submission)));
    }
    auto const body = certificate_body(submission, {}, submission.updated_at);
    auto const json = base::parse_json(body);
    REQUIRE(json);
    REQUIRE(base::canonical(*json) == body);
}

void check_refusal(base::Error const& error) {
    REQUIRE_FALSE(error.code.empty());
    REQUIRE_FALSE(error.text.zh.empty());
    REQUIRE_FALSE(error.text.en.empty());
    REQUIRE_FALSE(error.faults.empty());
    for (auto const& fault : error.faults)
        REQUIRE_FALSE((fault.where.empty() || fault.expected.empty() || fault.found.empty()));
}

struct Tally {
    std::map<std::string, int> ends;
    std::set<std::string> refusals;
    std::set<std::string> types;
    int cleared_after_opinions = 0;
    int migrated_and_cleared = 0;
    int refused = 0;
};

class Sequence {
  public:
    Sequence(Versions const& versions, Play const& play, std::uint64_t seed, Tally& tally)
        : bank_(versions, seed), play_(play), tally_(tally) {}

    void run() {
        for (int step = 0, after_end = 0; step < play_.commands && after_end < tries_after_end;
             ++step) {
            CAPTURE(step, submission_.state);
            if (submission_.end) ++after_end;
            take(bank_.next(submission_));
            bank_.pass_time();
        }
        auto const again = replayed(log_);
        REQUIRE(again == submission_);
        REQUIRE(project(again) == project(submission_));
        REQUIRE(submission_.version == static_cast<std::int64_t>(log_.size()));
        ++tally_.ends[submission_.end ? submission_.state : "open"];
    }

  private:
    void take(Turn const& turn) {
        auto const context = bank_.context(submission_, turn.actor);
        auto const before = submission_;
        auto const events = decide(context, submission_, turn.command);
        CAPTURE(name(turn.command), turn.actor.account);
        if (!events) {
            check_refusal(events.error());
            REQUIRE(submission_ == before);
            tally_.refusals.insert(events.error().code);
            ++tally_.refused;
            return;
        }
        REQUIRE_FALSE(events->empty());
        REQUIRE_FALSE(before.end.has_value());
        for (auto const& event : *events)
            record(turn.actor, context.now, event);
        check_always(submission_, oracle_);
        if (auto const* fired = std::get_if<FireTimer>(&turn.command)) check_fired(before, *fired);
        if (submission_.end != workflow::End::good) return;
        check_cleared(submission_, oracle_, play_);
        if (submission_.letters > 0) ++tally_.cleared_after_opinions;
        bool const migrated =
            std::ranges::any_of(log_, [](Kept const& kept) { return kept.type == "migrated"; });
        if (migrated) ++tally_.migrated_and_cleared;
    }

    /// A timer tells somebody, once and not early. Everything that was decided stays as it was.
    void check_fired(Submission before, FireTimer const& command) {
        REQUIRE_FALSE(before.task->fired.contains(command.timer));
        REQUIRE(before.task->timers[command.timer] <= submission_.updated_at);
        before.task->fired.insert(command.timer);
        before.version = submission_.version;
        before.updated_at = submission_.updated_at;
        REQUIRE(before == submission_);
    }

    void record(Actor const& actor, base::Time now, Event const& event) {
        Envelope const envelope{"sub_1",      submission_.version + 1, now,
                                actor.person, actor.account,           actor.on_behalf_of};
        log_.push_back({envelope, std::string(type_name(event)), type_version(event),
                        base::canonical(encode(event))});
        tally_.types.insert(log_.back().type);
        oracle_.see({envelope, event});
        apply(submission_, {envelope, event});
    }

    Bank bank_;
    Play const& play_;
    Tally& tally_;
    Submission submission_;
    Oracle oracle_;
    std::vector<Kept> log_;
};

/// Plays all sequences. The generator must keep reaching what the promises are about, or they hold
/// of nothing: the callers look at what it met.
Tally played(Versions const& versions, Play const& play) {
    Tally tally;
    for (auto seed = first_seed; seed < first_seed + play.sequences; ++seed) {
        CAPTURE(seed);
        Sequence(versions, play, seed, tally).run();
    }
    return tally;
}

}  // namespace

TEST_CASE("whatever people do, the live state is its replay and no promise breaks") {
    auto const versions = shipped_workflow();
    auto tally =
        played(versions, {3'000, 60, {"pre_review.pass", "center_review.pass", "sign_off.sign"}});
    CHECK(tally.ends["cleared"] >= 1'000);
    CHECK(tally.cleared_after_opinions >= 300);
    CHECK(tally.ends["rejected"] + tally.ends["cancelled"] >= 50);
    CHECK(tally.refused >= 10'000);
    CHECK(tally.refusals.size() >= 22);
}

TEST_CASE("whatever several people do, and whichever version they move to, no promise breaks") {
    auto const versions = every_pattern();
    auto tally =
        played(versions,
               {1'500,
                120,
                {"pre_review.pass", "center_review.legal", "center_review.pass", "sign_off.sign"}});
    CHECK(tally.ends["cleared"] >= 300);
    CHECK(tally.cleared_after_opinions >= 100);
    CHECK(tally.ends["cancelled"] >= 20);
    CHECK(tally.migrated_and_cleared >= 100);
    CHECK(tally.refusals.size() >= 40);
    CHECK(tally.types.size() ==
          std::variant_size_v<Event> - 1);  // only the service issues certificates
}
