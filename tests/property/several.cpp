#include <algorithm>

#include "property/bank.hpp"
#include "review/situation.hpp"
#include "workflow/step.hpp"

/// The part of the bank that does what takes several people, and what only some workflows have. A
/// workflow without these patterns draws nothing here.
namespace yingshen::test {

using namespace review;
using workflow::Action;
using workflow::Seat;

namespace {

bool offers(workflow::State const& state, Action action) {
    return std::ranges::find(state.transitions, action, &workflow::Transition::action) !=
           state.transitions.end();
}

}  // namespace

std::optional<Turn> Bank::of_several(Submission const& submission) {
    auto const& state = state_of(submission);
    if (has_patterns() && chance(4)) return Turn{administrator_, migrate(submission)};
    if (offers(state, Action::withdraw) && chance(2))
        return Turn{account_of(submission.submitter), Act{Action::withdraw, {}, {}}};
    if (!submission.side_tasks.empty() && chance(60)) return beside(submission);
    if (state.finals && chance(95)) return hand_in(submission);
    if (state.hearing > 0 && !submission.task->claimant.empty()) return hear(submission);
    if (state.task->votes) return vote(submission);
    bool const hands_over = state.task->assign || state.task->transfer || !state.copies.empty();
    if (hands_over && chance(8)) return hand_over(submission);
    return std::nullopt;
}

Actor Bank::stand_in(Actor principal) {
    auto const& person = any(accounts_);
    if (principal.person == person.person || principal.account == system_id) return principal;
    principal.on_behalf_of = std::exchange(principal.person, person.person);
    principal.account = person.account;
    return principal;
}

Turn Bank::beside(Submission const& submission) {
    auto const& [side, task] = *submission.side_tasks.begin();
    if (task.claimant.empty()) return claim(submission, side);
    auto const& actor = account_of(task.claimant);
    if (chance(5)) return {actor, Unclaim{side}};
    auto const given = submission.side_answers.find(side);
    bool const is_answered = given != submission.side_answers.end() && !given->second.empty();
    if (side == "legal" && !is_answered) {
        return {actor,
                AnswerItem{"l.one", words::Verdict::pass, {}, side, random_rests_on(submission)}};
    }
    return {actor, PassSide{side, "无异议"}};
}

AttachFinal Bank::final_of(Submission const& submission, std::string const& material) {
    AttachFinal final{material, "定稿.txt", "text/plain", {}, 10, false, true, {}, 0};
    auto const* reviewed = submission.material(material);
    if (reviewed != nullptr && chance(70)) {
        final.digest = reviewed->revisions.back().digest;
        final.identical = true;
        return final;
    }
    final.digest.front() = static_cast<std::uint8_t>(10 + below(6));
    if (chance(60)) final.differences.push_back({"added_number", "5.2%", "", {}, {}, {}});
    return final;
}

Turn Bank::hand_in(Submission const& submission) {
    auto const& submitter = account_of(submission.submitter);
    for (auto const& material : submission.materials) {
        if (!submission.finals.contains(material.id))
            return {submitter, final_of(submission, material.id)};
    }
    if (chance(15)) return {submitter, final_of(submission, any(submission.materials).id)};
    return {submitter, Act{Action::confirm, {}, {}}};
}

Turn Bank::hear(Submission const& submission) {
    auto const& actor = account_of(submission.task->claimant);
    for (auto const& opinion : submission.opinions) {
        if (status_of(opinion) != workflow::OpinionStatus::declined) continue;
        std::vector<Actor> members{actor, any(accounts_)};
        for (auto const& account : accounts_) {
            bool const sits = account.holds(words::Role::committee_member, words::Scope::any);
            if (sits && account.person != actor.person && chance(40)) members[1] = account;
        }
        return {actor, HearOpinion{opinion.id,
                                   chance(60) ? OpinionHeard::Ruling::set_aside
                                              : OpinionHeard::Ruling::upheld,
                                   "已听取双方说明", std::move(members)}};
    }
    return {actor, Act{Action::conclude, {}, {}}};
}

Turn Bank::vote(Submission const& submission) {
    auto const people = able(submission, Vote{true, {}, {}});
    auto const& actor = people.empty() ? any(accounts_) : any(people);
    auto const seat = chance(50) ? Seat::before : Seat::after;
    if (chance(12) && !people.empty()) return {actor, AddSigner{any(people), seat, "请一并签署"}};
    auto const& signers = submission.ballot.signers;
    bool const stuck = people.empty() || chance(5);
    if (stuck && !signers.empty()) {
        auto const remover = able(submission, RemoveSigner{signers.back().person, "不再需要"});
        return {remover.empty() ? actor : any(remover),
                RemoveSigner{signers.back().person, "不再需要"}};
    }
    if (stuck) return {actor, RemoveSigner{{}, "只需一人"}};
    if (chance(85)) return {actor, Vote{true, {}, "同意"}};
    return {actor, Vote{false, "unreadable_file", "请再核对"}};
}

Turn Bank::hand_over(Submission const& submission) {
    auto const side = !submission.side_tasks.empty() && chance(30)
                          ? submission.side_tasks.begin()->first
                          : std::string();
    auto const takers = able(submission, Claim{side});
    auto const& to = takers.empty() ? any(accounts_) : any(takers);
    switch (below(3)) {
        case 0: {
            auto const heads = able(submission, Assign{to, side});
            return {heads.empty() ? any(accounts_) : any(heads), Assign{to, side}};
        }
        case 1: {
            auto const* task = submission.open_task(side);
            auto const& has = task == nullptr || task->claimant.empty()
                                  ? any(accounts_)
                                  : account_of(task->claimant);
            // Somebody could take it who could claim it, were it free.
            return {has, Transfer{any(accounts_), "休假", side}};
        }
        default:
            return {account_of(submission.task->claimant), CopyTo{any(accounts_), "请知悉"}};
    }
}

Migrate Bank::migrate(Submission const& submission) {
    Migrate command{{other(submission).definition.hash, {}}, {}};
    if (submission.task && !submission.task->claimant.empty())
        command.claimants[""] = account_of(submission.task->claimant);
    for (auto const& [side, task] : submission.side_tasks) {
        if (!task.claimant.empty()) command.claimants[side] = account_of(task.claimant);
    }
    return command;
}

/// Half of the time on everything, which is what nothing named means.
RestsOn Bank::random_rests_on(Submission const& submission) {
    if (!has_patterns() || submission.materials.empty() || chance(50)) return {};
    if (chance(50)) return {{chance(50) ? "product" : "go_live"}, {}, {}};
    return {{}, {any(submission.materials).id}, {}};
}

Command Bank::any_of_several(Submission const& submission) {
    std::string const side = chance(70) ? "" : chance(80) ? "legal" : "audit";
    auto const& to = any(accounts_);
    switch (below(11)) {
        case 0:
            return Assign{to, side};
        case 1:
            return Transfer{to, chance(80) ? "休假" : "", side};
        case 2:
            return CopyTo{to, "请知悉"};
        case 3:
            return Vote{chance(50), chance(50) ? "other" : "", chance(50) ? "请核对" : ""};
        case 4:
            return AddSigner{to, chance(50) ? Seat::before : Seat::after, "请签署"};
        case 5:
            return RemoveSigner{chance(50) ? to.person : std::string(), "不再需要"};
        case 6:
            return PassSide{side, {}};
        case 7:
            return AnswerItem{"l.one", any_word<words::Verdict>(), "说明", side, {}};
        case 8:
            return HearOpinion{"o1", OpinionHeard::Ruling::upheld, "成立", {to, any(accounts_)}};
        case 9:
            return final_of(submission, "m1");
        default:
            return chance(50) ? Command(migrate(submission))
                              : Command(Act{Action::withdraw, {}, {}});
    }
}

}  // namespace yingshen::test
