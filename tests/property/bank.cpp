#include "property/bank.hpp"

#include <algorithm>

#include "workflow/opinion.hpp"
#include "workflow/step.hpp"

namespace yingshen::test {

using namespace review;
using workflow::Action;

namespace {

HeldRole held(words::Role role) {
    std::bitset<4> scopes;
    scopes.set(static_cast<std::size_t>(words::Scope::any));
    auto const of_center = role == words::Role::center_reviewer || role == words::Role::center_head;
    scopes.set(
        static_cast<std::size_t>(of_center ? words::Scope::center : words::Scope::same_department));
    return {role, scopes};
}

/// Every role that a workflow has work for, in the order of its states.
std::vector<HeldRole> roles_of(workflow::Definition const& definition) {
    std::vector<HeldRole> roles;
    auto const add = [&](words::Role role) {
        if (std::ranges::find(roles, role, &HeldRole::role) == roles.end())
            roles.push_back(held(role));
    };
    for (auto const& state : definition.states) {
        if (state.task) add(state.task->role);
        if (state.task && state.task->assign) add(*state.task->assign);
        for (auto const& side : state.sides)
            add(side.task.role);
        for (auto const role : state.copies)
            add(role);
    }
    return roles;
}

}  // namespace

Bank::Bank(Versions const& versions, std::uint64_t seed)
    : versions_(versions),
      random_(seed),
      working_roles_(roles_of(versions.front().definition)),
      administrator_{"admin", "admin", {held(words::Role::administrator)}} {
    // Two for each role, and one who could do what nobody else can; votes take some more.
    auto const people_count = 2 * working_roles_.size() + (has_patterns() ? 8 : 2);
    for (std::size_t i = 0; i + 1 < people_count; ++i) {
        auto const id = "p" + std::to_string(i);
        accounts_.push_back({id, id + "_a", random_roles()});
        // Everybody keeps one role that somebody must have, so that few banks are stuck from the
        // start.
        accounts_.back().roles.push_back(working_roles_[i % working_roles_.size()]);
    }
    accounts_.push_back({"eve", "eve_a", working_roles_});
    accounts_.push_back({"eve", "eve_b", working_roles_});
}

Version const& Bank::pinned(Submission const& submission) const {
    auto const found = std::ranges::find_if(versions_, [&](Version const& version) {
        return version.definition.hash == submission.pins.workflow;
    });
    return found == versions_.end() ? versions_.front() : *found;
}
Version const& Bank::other(Submission const& submission) const {
    return &pinned(submission) == &versions_.front() ? versions_.back() : versions_.front();
}
workflow::State const& Bank::state_of(Submission const& submission) const {
    return *pinned(submission).definition.find(submission.state);
}

std::size_t Bank::below(std::size_t bound) {
    return static_cast<std::size_t>(random_() % bound);
}
bool Bank::chance(int percent) {
    return below(100) < static_cast<std::size_t>(percent);
}

std::vector<HeldRole> Bank::random_roles() {
    std::vector<HeldRole> roles;
    for (auto const& role : working_roles_) {
        if (chance(has_patterns() ? 12 : 25)) roles.push_back(role);
    }
    return roles;
}

Actor const& Bank::account_of(std::string const& person) {
    std::vector<Actor const*> found;
    for (auto const& account : accounts_) {
        if (account.person == person) found.push_back(&account);
    }
    return found.empty() ? any(accounts_) : *any(found);
}

words::FactSet Bank::random_facts() {
    words::FactSet facts{{"product", {"fund"}},
                         {"audience", {"general"}},
                         {"channels", {"sms"}},
                         {"go_live", {"2026-12-0" + std::to_string(1 + below(5))}}};
    if (chance(15)) facts.erase("channels");
    return facts;
}

Screening Bank::random_screening() {
    Screening screening;
    if (chance(30)) {
        screening.findings.push_back({"r1",
                                      1,
                                      any_word<words::Right>(),
                                      any_word<words::Severity>(),
                                      "标题",
                                      "建议",
                                      {0, 2, 0, 6},
                                      "保本",
                                      {"《某法》"}});
    }
    if (chance(3))
        screening.not_read.push_back({{}, std::string(screening_failed), {"失败", "failed"}});
    return screening;
}

// The newer version asks less.
std::vector<std::string> Bank::items(Submission const& submission, Version const& version) const {
    auto const* state = version.definition.find(submission.state);
    if (state == nullptr || state->checklist.empty()) return {};
    if (has_patterns() && &version == &versions_.back()) return {"a.one", "a.two"};
    return {"a.one", "a.two", "b.three"};
}

Context Bank::context(Submission const& submission, Actor const& actor) {
    auto const& version = pinned(submission);
    Context context{version.definition, items(submission), actor, now_, calendar_};
    if (!has_patterns()) return context;
    context.side_items = {{"legal", {"l.one"}}};
    auto const& to = other(submission);
    target_.emplace(Target{to.definition, to.reachable, items(submission, to), context.side_items});
    context.target = &*target_;
    return context;
}

void Bank::pass_time() {
    now_.us += static_cast<std::int64_t>(1 + below(3'600'000'000));
    if (chance(3)) now_.us += static_cast<std::int64_t>(1 + below(5)) * 86'400'000'000;
    if (!chance(2)) return;
    auto& account = accounts_[below(accounts_.size())];
    if (account.person != "eve") account.roles = random_roles();
}

Turn Bank::next(Submission const& submission) {
    if (submission.version == 0) {
        auto const& actor = any(accounts_);
        auto const& definition = versions_.front().definition;
        return {actor, Create{"营销材料",
                              definition.kind,
                              "u_1",
                              {"u_2"},
                              random_facts(),
                              {definition.hash, {}}}};
    }
    if (!submission.end && chance(4)) return {system_actor(), FireTimer{below(3)}};
    auto turn = !submission.end && chance(80) ? sensible(submission)
                                              : Turn{any(accounts_), anything(submission)};
    if (has_patterns() && chance(6)) turn.actor = stand_in(std::move(turn.actor));
    return turn;
}

Turn Bank::sensible(Submission const& submission) {
    if (auto turn = of_several(submission)) return *std::move(turn);
    if (submission.task->role != words::Role::submitter) return review(submission);
    if (chance(1)) return {account_of(submission.submitter), Act{Action::cancel, {}, {}}};
    return submission.state == pinned(submission).definition.initial ? write(submission)
                                                                     : answer(submission);
}

Turn Bank::write(Submission const& submission) {
    auto const& submitter = account_of(submission.submitter);
    auto const facts_missing = submission.facts.size() < 4;
    if (facts_missing) return {submitter, set_facts(submission, random_facts())};
    if (submission.materials.empty()) return {chance(70) ? submitter : any(accounts_), attach("")};
    for (auto const& material : submission.materials) {
        if (!material.revisions.back().screened) return {submitter, attach(material.id)};
    }
    return {submitter, Act{Action::submit, {}, {}}};
}

Turn Bank::answer(Submission const& submission) {
    auto const& submitter = account_of(submission.submitter);
    if (!submission.opinions.empty() && chance(15)) {
        return {submitter, RespondToOpinion{any(submission.opinions).id, any_word<words::Answer>(),
                                            "再次反馈"}};
    }
    for (auto const& opinion : submission.opinions) {
        if (opinion.withdrawn || !opinion.open || opinion.letter == 0) continue;
        auto const answer = chance(70) ? words::Answer::adopted : any_word<words::Answer>();
        return {submitter, RespondToOpinion{opinion.id, answer, "理由"}};
    }
    if (chance(30)) return {chance(80) ? submitter : any(accounts_), any_content(submission)};
    return {submitter, Act{Action::respond, {}, {}}};
}

std::vector<Actor> Bank::able(Submission const& submission, Command const& command) {
    std::vector<Actor> able;
    for (auto const& account : accounts_) {
        if (decide(context(submission, account), submission, command)) able.push_back(account);
    }
    return able;
}

Turn Bank::claim(Submission const& submission, std::string const& side) {
    auto const people = able(submission, Claim{side});
    return {people.empty() ? any(accounts_) : any(people), Claim{side}};
}

Turn Bank::review(Submission const& submission) {
    if (submission.task->claimant.empty()) return claim(submission);
    auto const& actor = account_of(submission.task->claimant);
    for (auto const& item : items(submission)) {
        if (!submission.item_answers.contains(item))
            return {actor,
                    AnswerItem{item, words::Verdict::pass, {}, {}, random_rests_on(submission)}};
    }
    auto const handles_opinions =
        workflow::allows(state_of(submission), workflow::OpinionAct::verify);
    if (!handles_opinions || chance(10)) return act(submission, actor);
    if (chance(10)) return {actor, Act{Action::pass, {}, {}}};
    for (auto const& opinion : submission.opinions) {
        auto const* given = opinion.answer();
        if (opinion.withdrawn || given == nullptr) continue;
        if (given->answer == words::Answer::declined) {
            if (opinion.severity == words::Severity::advisory || opinion.set_aside) continue;
            if (has_patterns() && chance(70)) return {actor, Act{Action::refer, {}, {}}};
            return {actor, WithdrawOpinion{opinion.id, "接受理由"}};
        } else if (!opinion.verified) {
            return {actor, VerifyImplementation{opinion.id, chance(80), "核验",
                                                random_rests_on(submission)}};
        }
    }
    if (chance(20)) return {actor, any_finding_command()};
    if (submission.opinions.size() < 4 && chance(45)) return {actor, give_opinion()};
    return act(submission, actor);
}

Turn Bank::act(Submission const& submission, Actor const& actor) {
    std::vector<Action> ready;
    for (auto const& possible : possible_actions(context(submission, actor), submission)) {
        if (possible.unmet.empty()) ready.push_back(possible.action);
    }
    if (chance(3)) return {actor, Act{Action::reject, "attachment_mismatch", {}}};
    if (ready.empty() || chance(8)) {
        auto const targets = workflow::targets(state_of(submission), Action::return_);
        return {actor, Act{Action::return_,
                           "unreadable_file",
                           {},
                           targets.empty() ? std::string() : std::string(any(targets))}};
    }
    return {actor, Act{any(ready), {}, {}}};
}

}  // namespace yingshen::test
