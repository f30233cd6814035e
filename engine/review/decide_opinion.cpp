#include <fmt/format.h>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"
#include "review/rests_on.hpp"

namespace yingshen::review {
namespace {

/// An opinion of the submission that still stands.
base::Result<Opinion const*> standing(Case const& at, std::string const& id) {
    auto const* opinion = at.submission.opinion(id);
    if (opinion == nullptr) {
        return refuse(Refusal::opinion_absent,
                      {{"opinion", "an opinion of the submission", "\"" + id + "\""}});
    }
    if (opinion->withdrawn) {
        return refuse(Refusal::opinion_withdrawn, {{"opinion", id + " standing", "withdrawn"}});
    }
    return opinion;
}

void check_place(Submission const& submission, Place const& place, Checks& checks) {
    auto const* material = submission.material(place.material);
    if (material == nullptr) {
        checks.fault("place.material", "a material of the submission",
                     "\"" + place.material + "\"");
    } else if (place.revision < 1 || place.revision > material->revisions.back().number) {
        checks.fault("place.revision",
                     fmt::format("a revision from 1 to {}", material->revisions.back().number),
                     std::to_string(place.revision));
    }
    if (place.begin < 0 || place.end < place.begin) {
        checks.fault("place.end", "0 <= begin <= end",
                     fmt::format("begin {}, end {}", place.begin, place.end));
    }
    checks.text("place.quote", place.quote, 0, note_max);
    checks.text("place.rule", place.rule, 0, id_max);
}

}  // namespace

base::Result<void> may_handle_opinions(Case const& at, workflow::OpinionAct act) {
    if (!workflow::allows(at.state, act)) {
        return refuse(Refusal::opinions_not_possible,
                      {{"state", "a reviewer's state with give_opinions", at.state.id}});
    }
    for (auto const& [side, task] : at.submission.side_tasks) {
        if (task.claimant == at.context.actor.acting_for()) return may_act(at, side);
    }
    return may_act(at);
}

std::string next_opinion(Case const& at) {
    return fmt::format("o{}", at.submission.opinions.size() + 1);
}

base::Result<void> must_leave_room_for_opinion(Case const& at) {
    if (at.submission.opinions.size() < opinions_max) return {};
    return refuse(Refusal::limit_reached, {{"opinions", fmt::format("at most {}", opinions_max),
                                            fmt::format("{} already", opinions_max)}});
}

Decided decide_on(Case const& at, GiveOpinion const& command) {
    if (auto allowed = may_handle_opinions(at, workflow::OpinionAct::give); !allowed)
        return std::unexpected(allowed.error());
    Checks checks;
    checks.text("text", command.text, 1, opinion_max);
    if (command.basis.size() > citations_max) {
        checks.fault("basis", fmt::format("at most {} citations", citations_max),
                     std::to_string(command.basis.size()));
    }
    if (command.place) check_place(at.submission, *command.place, checks);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    if (auto room = must_leave_room_for_opinion(at); !room) return std::unexpected(room.error());
    return std::vector<Event>{OpinionGiven{next_opinion(at), command.right, command.severity,
                                           command.text, command.basis, command.place}};
}

Decided decide_on(Case const& at, WithdrawOpinion const& command) {
    if (auto allowed = may_handle_opinions(at, workflow::OpinionAct::withdraw); !allowed)
        return std::unexpected(allowed.error());
    if (auto opinion = standing(at, command.opinion); !opinion)
        return std::unexpected(opinion.error());
    Checks checks;
    checks.text("reason", command.reason, 1, note_max);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    return std::vector<Event>{OpinionWithdrawn{command.opinion, command.reason}};
}

Decided decide_on(Case const& at, RespondToOpinion const& command) {
    if (!workflow::allows(at.state, workflow::OpinionAct::adopt)) {
        return refuse(Refusal::responses_not_possible,
                      {{"state", "a submitter's state with respond", at.state.id}});
    }
    if (auto allowed = may_act(at); !allowed) return std::unexpected(allowed.error());
    auto const opinion = standing(at, command.opinion);
    if (!opinion) return std::unexpected(opinion.error());
    if ((*opinion)->letter == 0) {
        return refuse(Refusal::opinion_not_sent,
                      {{"opinion", command.opinion + " sent in a letter", "not sent yet"}});
    }
    if ((*opinion)->answer_final) {
        return refuse(Refusal::answer_final,
                      {{"opinion", "an opinion that waits for an answer",
                        command.opinion + " finally " +
                            std::string(words::name((*opinion)->answers.back().answer))}});
    }
    Checks checks;
    checks.text("reason", command.reason, command.answer == words::Answer::adopted ? 0 : 1,
                note_max);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    auto const* before = (*opinion)->answer();
    if (before != nullptr && before->answer == command.answer && before->reason == command.reason) {
        return refuse(Refusal::answer_unchanged,
                      {{"answer", "another answer or another reason",
                        std::string(words::name(command.answer)) + " as before"}});
    }
    return std::vector<Event>{OpinionAnswered{command.opinion, command.answer, command.reason}};
}

Decided decide_on(Case const& at, VerifyImplementation const& command) {
    if (auto allowed = may_handle_opinions(at, workflow::OpinionAct::verify); !allowed)
        return std::unexpected(allowed.error());
    auto const opinion = standing(at, command.opinion);
    if (!opinion) return std::unexpected(opinion.error());
    auto const* answer = (*opinion)->answer();
    if (answer == nullptr || !(*opinion)->answer_final ||
        answer->answer == words::Answer::declined) {
        return refuse(
            Refusal::opinion_not_adopted,
            {{"opinion", command.opinion + " adopted or partially adopted",
              answer == nullptr ? "not answered" : std::string(words::name(answer->answer))}});
    }
    Checks checks;
    checks.text("note", command.note, command.implemented ? 0 : 1, note_max);
    check_rests_on(at, command.rests_on, checks);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    if (!command.implemented)
        return std::vector<Event>{ImplementationRefused{command.opinion, command.note}};
    if ((*opinion)->verified) {
        return refuse(Refusal::already_verified, {{"opinion", command.opinion + " not verified yet",
                                                   "verified in this content"}});
    }
    return std::vector<Event>{ImplementationVerified{
        command.opinion, command.note, content_digest(at.submission), command.rests_on}};
}

}  // namespace yingshen::review
