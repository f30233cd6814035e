#pragma once
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "review/apply.hpp"
#include "review/decide.hpp"
#include "workflow/parse.hpp"

/// One submission on a desk, and the people around it: what the tests of review drive.
namespace yingshen::test {

using namespace review;
using workflow::Action;

inline std::string read_file(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline workflow::Definition load_definition(std::string const& path_in_project) {
    auto definition = workflow::parse(
        read_file(std::string(YINGSHEN_SOURCE_DIR) + "/" + path_in_project), path_in_project);
    if (definition) return std::move(*definition);
    throw std::runtime_error(to_string(definition.error().front()));
}

inline Actor person(std::string const& name,
                    std::vector<std::pair<words::Role, words::Scope>> const& roles,
                    std::string const& account = {}) {
    Actor actor{name, account.empty() ? name : account, {}};
    for (auto const& [role, scope] : roles) {
        std::bitset<4> scopes;
        scopes.set(static_cast<std::size_t>(scope));
        actor.roles.push_back({role, scopes});
    }
    return actor;
}

inline Actor clerk() {
    return person("clerk", {{words::Role::submitter, words::Scope::same_department}});
}
inline Actor colleague() {
    return person("colleague", {{words::Role::submitter, words::Scope::same_department}});
}
inline Actor pre_reviewer() {
    return person("pre", {{words::Role::pre_reviewer, words::Scope::same_department}});
}
inline Actor center_reviewer() {
    return person("center", {{words::Role::center_reviewer, words::Scope::center}});
}
inline Actor center_head() {
    return person("head", {{words::Role::center_head, words::Scope::center}});
}
/// Holds every role that a marketing material needs.
inline Actor everybody(std::string const& name, std::string const& account = {}) {
    return person(name,
                  {{words::Role::submitter, words::Scope::same_department},
                   {words::Role::pre_reviewer, words::Scope::same_department},
                   {words::Role::center_reviewer, words::Scope::center},
                   {words::Role::center_head, words::Scope::center}},
                  account);
}

inline words::FactSet complete_facts() {
    return {{"product", {"consumer_loan"}},
            {"audience", {"general"}},
            {"channels", {"sms", "wechat"}},
            {"go_live", {"2026-12-01"}}};
}

inline constexpr base::Time first_instant{1'795'000'000'000'000};

/// Monday to Friday, so that what a test expects does not change with the arrangements of a year.
inline workflow::Calendar const& plain_weeks() {
    static workflow::Calendar const calendar;
    return calendar;
}

class Desk {
  public:
    explicit Desk(workflow::Definition const& pinned,
                  workflow::Calendar const& counted = plain_weeks())
        : definition(pinned), calendar(counted) {}

    [[nodiscard]] Context context(Actor const& actor) const {
        return {definition, items(), actor, now, calendar, side_items()};
    }
    [[nodiscard]] base::Result<std::vector<Event>> decide(Actor const& actor,
                                                          Command const& command) const {
        return review::decide(context(actor), submission, command);
    }
    [[nodiscard]] std::vector<std::string> items() const {
        auto const* state = definition.find(submission.state);
        return state == nullptr || state->checklist.empty() ? std::vector<std::string>{}
                                                            : checklist;
    }
    /// A review beside a state has one item, of its checklist's name.
    [[nodiscard]] std::map<std::string, std::vector<std::string>> side_items() const {
        std::map<std::string, std::vector<std::string>> items;
        auto const* state = definition.find(submission.state);
        if (state == nullptr) return items;
        for (auto const& side : state->sides) {
            if (!side.checklist.empty()) items[side.id] = {side.checklist + ".liability"};
        }
        return items;
    }
    /// Carries a command out; it must be accepted. A minute passes.
    Desk& give(Actor const& actor, Command const& command) {
        auto const events = decide(actor, command);
        INFO(review::name(command) << " by " << actor.person << " in " << submission.state);
        if (!events) {
            for (auto const& fault : events.error().faults)
                UNSCOPED_INFO(to_string(fault));
            FAIL(events.error().code);
        }
        record(actor, *events);
        return *this;
    }
    void record(Actor const& actor, std::vector<Event> const& events) {
        for (auto const& event : events) {
            log.push_back({{"sub_1", submission.version + 1, now, actor.person, actor.account,
                            actor.on_behalf_of},
                           event});
            apply(submission, log.back());
        }
        now.us += 60'000'000;
    }
    /// The error of a command that must be refused.
    [[nodiscard]] base::Error refused(Actor const& actor, Command const& command) const {
        auto const events = decide(actor, command);
        INFO(review::name(command) << " by " << actor.person << " in " << submission.state);
        REQUIRE_FALSE(events);
        return events.error();
    }
    Desk& act(Actor const& actor, Action action, std::string const& reason = {}) {
        return give(actor, Act{action, reason, {}});
    }

    // Each of these carries a submission on from where the one above it leaves it.
    Desk& create() {
        return give(
            clerk(),
            Create{"消费贷短信", definition.kind, "u_loans", {"u_branch"}, complete_facts(), {}});
    }
    Desk& attach(Actor const& actor = clerk(), std::uint8_t byte = 1,
                 std::string const& material = {}) {
        base::Digest digest{};
        digest.front() = byte;
        return give(actor, AttachRevision{material, "短信.txt", "text/plain", digest, 120, {}});
    }
    Desk& submit() { return act(clerk(), Action::submit); }
    Desk& answer_all(Actor const& actor) {
        for (auto const& item : items())
            give(actor, AnswerItem{item, words::Verdict::pass, {}});
        return *this;
    }
    Desk& review(Actor const& actor, Action action) {
        return give(actor, Claim{}).answer_all(actor).act(actor, action);
    }
    Desk& to_pre_review() { return create().attach().submit(); }
    Desk& to_center_review() { return to_pre_review().review(pre_reviewer(), Action::pass); }
    Desk& to_sign_off() { return to_center_review().review(center_reviewer(), Action::pass); }
    Desk& to_cleared() {
        return to_sign_off().give(center_head(), Claim{}).act(center_head(), Action::sign);
    }
    Desk& opinion(words::Severity severity) {
        return give(center_reviewer(), GiveOpinion{words::Right::information,
                                                   severity,
                                                   "请写明年化利率。",
                                                   {{"pboc_2021_3", ""}},
                                                   {}});
    }
    /// One substantive and one advisory opinion, sent.
    Desk& to_awaiting_response() {
        return to_center_review()
            .give(center_reviewer(), Claim{})
            .answer_all(center_reviewer())
            .opinion(words::Severity::substantive)
            .opinion(words::Severity::advisory)
            .act(center_reviewer(), Action::give_opinions);
    }
    Desk& answer(std::string const& id, words::Answer answer, std::string const& reason = {}) {
        return give(clerk(), RespondToOpinion{id, answer, reason});
    }
    /// The first adopted with new bytes, the second declined, passed again and claimed by the
    /// center.
    Desk& to_verification() {
        return to_awaiting_response()
            .attach(clerk(), 2, "m1")
            .answer("o1", words::Answer::adopted)
            .answer("o2", words::Answer::declined, "版面所限")
            .act(clerk(), Action::respond)
            .review(pre_reviewer(), Action::pass)
            .give(center_reviewer(), Claim{});
    }

    workflow::Definition const& definition;
    workflow::Calendar const& calendar;
    Submission submission;
    std::vector<Recorded> log;
    std::vector<std::string> checklist{"basics.complete", "basics.readable"};
    base::Time now = first_instant;
};

inline workflow::Timer timer(int days, workflow::Timer::Kind kind) {
    return {{days, workflow::Deadline::Unit::working_days}, kind, std::nullopt, {}};
}
inline workflow::Timer remind(int days) {
    return timer(days, workflow::Timer::Kind::remind);
}
inline workflow::Timer escalate(int days) {
    return timer(days, workflow::Timer::Kind::escalate);
}

/// The workflow of the unit tests, which does not change with the one that ships.
inline workflow::Definition const& test_workflow() {
    static workflow::Definition const definition =
        load_definition("tests/unit/review/workflow.yaml");
    return definition;
}

}  // namespace yingshen::test
