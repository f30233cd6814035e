#include "property/bank.hpp"

#include <algorithm>

#include "workflow/opinion.hpp"

namespace yingshen::test {

using namespace review;
using workflow::Action;

namespace {

constexpr std::size_t people_count = 10;

HeldRole held(words::Role role) {
    std::bitset<4> scopes;
    scopes.set(static_cast<std::size_t>(words::Scope::any));
    auto const of_center = role == words::Role::center_reviewer || role == words::Role::center_head;
    scopes.set(
        static_cast<std::size_t>(of_center ? words::Scope::center : words::Scope::same_department));
    return {role, scopes};
}

std::vector<HeldRole> const working_roles{
    held(words::Role::submitter), held(words::Role::pre_reviewer),
    held(words::Role::center_reviewer), held(words::Role::center_head)};

}  // namespace

Bank::Bank(workflow::Definition const& definition, std::uint64_t seed)
    : definition_(definition), random_(seed) {
    for (std::size_t i = 0; i + 1 < people_count; ++i) {
        auto const id = "p" + std::to_string(i);
        accounts_.push_back({id, id + "_a", random_roles()});
        // Everybody keeps one role that somebody must have, so that few banks are stuck from the
        // start.
        accounts_.back().roles.push_back(working_roles[i % working_roles.size()]);
    }
    accounts_.push_back({"eve", "eve_a", working_roles});
    accounts_.push_back({"eve", "eve_b", working_roles});
}

std::size_t Bank::below(std::size_t bound) {
    return static_cast<std::size_t>(random_() % bound);
}
bool Bank::chance(int percent) {
    return below(100) < static_cast<std::size_t>(percent);
}

std::vector<HeldRole> Bank::random_roles() {
    std::vector<HeldRole> roles;
    for (auto const& role : working_roles) {
        if (chance(25)) roles.push_back(role);
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

std::vector<std::string> Bank::items(Submission const& submission) const {
    auto const* state = definition_.find(submission.state);
    if (state == nullptr || state->checklist.empty()) return {};
    return {"a.one", "a.two", "b.three"};
}

Context Bank::context(Submission const& submission, Actor const& actor) const {
    return {definition_, items(submission), actor, now_, calendar_};
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
        return {actor, Create{"营销材料", definition_.kind, "u_1", {"u_2"}, random_facts(), {}}};
    }
    if (!submission.end && chance(4)) return {system_actor(), FireTimer{below(3)}};
    if (!submission.end && chance(80)) return sensible(submission);
    return {any(accounts_), anything(submission)};
}

Turn Bank::sensible(Submission const& submission) {
    if (submission.task->role != words::Role::submitter) return review(submission);
    if (chance(1)) return {account_of(submission.submitter), Act{Action::cancel, {}, {}}};
    return definition_.find(submission.state)->id == definition_.initial ? write(submission)
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

Turn Bank::claim(Submission const& submission) {
    std::vector<Actor> able;
    for (auto const& account : accounts_) {
        if (may_claim(context(submission, account), submission)) able.push_back(account);
    }
    return {able.empty() ? any(accounts_) : any(able), Claim{}};
}

Turn Bank::review(Submission const& submission) {
    if (submission.task->claimant.empty()) return claim(submission);
    auto const& actor = account_of(submission.task->claimant);
    for (auto const& item : items(submission)) {
        if (!submission.item_answers.contains(item))
            return {actor, AnswerItem{item, words::Verdict::pass, {}}};
    }
    auto const handles_opinions =
        workflow::allows(*definition_.find(submission.state), workflow::OpinionAct::verify);
    if (!handles_opinions || chance(10)) return act(submission, actor);
    if (chance(10)) return {actor, Act{Action::pass, {}, {}}};
    for (auto const& opinion : submission.opinions) {
        auto const* given = opinion.answer();
        if (opinion.withdrawn || given == nullptr) continue;
        if (given->answer == words::Answer::declined) {
            if (opinion.severity == words::Severity::substantive)
                return {actor, WithdrawOpinion{opinion.id, "接受理由"}};
        } else if (!opinion.verified) {
            return {actor, VerifyImplementation{opinion.id, chance(80), "核验"}};
        }
    }
    if (submission.opinions.size() < 4 && chance(45)) return {actor, give_opinion()};
    return act(submission, actor);
}

Turn Bank::act(Submission const& submission, Actor const& actor) {
    std::vector<Action> ready;
    for (auto const& possible : possible_actions(context(submission, actor), submission)) {
        if (possible.unmet.empty()) ready.push_back(possible.action);
    }
    if (chance(3)) return {actor, Act{Action::reject, "attachment_mismatch", {}}};
    if (ready.empty() || chance(8)) return {actor, Act{Action::return_, "unreadable_file", {}}};
    return {actor, Act{any(ready), {}, {}}};
}

}  // namespace yingshen::test
