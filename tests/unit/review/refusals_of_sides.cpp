#include "unit/review/refusal_rows.hpp"

namespace yingshen::test {
namespace {

using words::Role;
using words::Scope;
using words::Verdict;

}  // namespace

std::vector<PatternRow> refusals_of_sides() {
    auto const in_center_review = [](PatternsDesk& desk) { desk.in_center_review(); };
    auto const claimed = [](PatternsDesk& desk) {
        desk.claimed_by_center().give(legal(), Claim{"legal"});
    };
    auto const center_and_legal = person(
        "center", {{Role::center_reviewer, Scope::center}, {Role::legal_reviewer, Scope::any}});
    auto const pre_and_legal = person("pre", {{Role::legal_reviewer, Scope::any}});
    return {
        {"a review that is none",
         in_center_review,
         legal(),
         Claim{"audit"},
         "side_absent",
         {"side: expected an open review beside center_review, but found \"audit\""}},
        {"a review that passed already",
         [](PatternsDesk& desk) { desk.in_center_review().sides_passed(); },
         legal(),
         Claim{"legal"},
         "side_absent",
         {"side: expected an open review beside center_review, but found legal, which passed "
          "already"}},
        {"pass a review that is none",
         in_center_review,
         legal(),
         PassSide{"audit", {}},
         "side_absent",
         {"side: expected an open review beside center_review, but found \"audit\""}},
        {"a review beside the state without its role",
         in_center_review,
         center_reviewer(),
         Claim{"legal"},
         "role_missing",
         {"role: expected legal_reviewer (any), but found center_reviewer (center)"}},
        {"a review beside the state by the pre-reviewer",
         in_center_review,
         pre_and_legal,
         Claim{"legal"},
         "separation_of_duties",
         {"person: expected a person who did not act in pre_review, but found pre, who acted "
          "there"}},
        {"two reviews of one state by one person",
         [](PatternsDesk& desk) { desk.claimed_by_center().answer_all(center_reviewer()); },
         center_and_legal,
         Claim{"legal"},
         "separation_of_duties",
         {"person: expected a person who did not act in center_review, but found center, who acted "
          "there"}},
        {"two reviews of one state by one person who stands in",
         [](PatternsDesk& desk) { desk.in_center_review().sides_passed(); },
         stand_in("tech", center_reviewer()),
         Claim{},
         "separation_of_duties",
         {"person: expected a person who did not act in center_review.technology, but found tech, "
          "who acted there"}},
        {"pass a review that nobody has",
         in_center_review,
         legal(),
         PassSide{"legal", {}},
         "task_not_claimed",
         {"claimant: expected legal, but found nobody"}},
        {"pass an unanswered checklist",
         claimed,
         legal(),
         PassSide{"legal", {}},
         "requirements_unmet",
         {"checklist_complete: expected every applicable checklist item answered, but found "
          "legal.liability not answered"}},
        {"pass with a failed item",
         [claimed](PatternsDesk& desk) {
             claimed(desk);
             desk.give(legal(), AnswerItem{"legal.liability", Verdict::fail, "免责过宽", "legal"});
         },
         legal(),
         PassSide{"legal", {}},
         "requirements_unmet",
         {"no_failed_items: expected no checklist item failed, but found legal.liability failed"}},
        {"an item of the state's checklist beside it",
         claimed,
         legal(),
         AnswerItem{"basics.complete", Verdict::pass, {}, "legal"},
         "item_absent",
         {"item: expected an applicable item of legal, but found \"basics.complete\" in "
          "center_review"}},
        {"go on while a review beside the state is open",
         [](PatternsDesk& desk) { desk.claimed_by_center().answer_all(center_reviewer()); },
         center_reviewer(),
         Act{Action::pass, {}, {}, {}},
         "requirements_unmet",
         {"in_force: expected center_review.legal in force for this content, but found no such "
          "decision in force",
          "in_force: expected center_review.technology in force for this content, but found no "
          "such decision in force"}},
    };
}

std::vector<PatternRow> refusals_of_hearings() {
    using Ruling = OpinionHeard::Ruling;
    auto const in_hearing = [](PatternsDesk& desk) { desk.in_hearing(); };
    auto const hears = [](std::vector<Actor> members) {
        return PatternsDesk::hears(Ruling::upheld, std::move(members));
    };
    return {
        {"hear where no hearing is",
         [](PatternsDesk& desk) { desk.declined(); },
         center_reviewer(),
         PatternsDesk::hears(Ruling::upheld),
         "hearing_not_possible",
         {"state: expected a state with a hearing, but found center_review"}},
        {"hear without a claim",
         [](PatternsDesk& desk) { desk.declined().act(center_reviewer(), Action::refer); },
         member("m_1"),
         PatternsDesk::hears(Ruling::upheld),
         "task_not_claimed",
         {"claimant: expected m_1, but found nobody"}},
        {"hear an opinion that is none",
         in_hearing,
         member("m_1"),
         HearOpinion{"o9", Ruling::upheld, "成立", {}},
         "opinion_absent",
         {"opinion: expected an opinion of the submission, but found \"o9\""}},
        {"hear an opinion twice",
         [](PatternsDesk& desk) {
             desk.in_hearing().give(member("m_1"), PatternsDesk::hears(Ruling::set_aside));
         },
         member("m_1"),
         PatternsDesk::hears(Ruling::upheld),
         "opinion_not_declined",
         {"opinion: expected a substantive opinion that stands declined, but found o1"}},
        {"too few members, and one of them twice",
         in_hearing,
         member("m_1"),
         hears({member("m_1"), member("m_2"), member("m_2")}),
         "members_unfit",
         {"members: expected each person once, but found m_2 again",
          "members: expected 3 to 30 people, but found 2"}},
        {"members who reviewed it, submitted it or hold no seat",
         in_hearing,
         member("m_1"),
         hears({member("m_1"), member("center"), member("clerk"), center_head()}),
         "members_unfit",
         {"members: expected a person who did not act in center_review, but found center: center, "
          "who acted there",
          "members: expected a person other than the submitter, but found clerk: clerk, who "
          "submitted it",
          "members: expected a person who never edited the content, but found clerk: clerk, who "
          "edited it",
          "members: expected committee_member (any), but found head: center_head (center)"}},
        {"the decision recorded by somebody who did not sit",
         in_hearing,
         member("m_1"),
         hears({member("m_2"), member("m_3"), member("m_4")}),
         "members_unfit",
         {"members: expected whoever records the decision among them, but found others only"}},
        {"somebody who sits for another and for themselves",
         in_hearing,
         stand_in("m_2", member("m_1")),
         hears({member("m_1"), member("m_2"), member("m_3")}),
         "members_unfit",
         {"members: expected each person once, but found m_2, who sits for m_1"}},
        {"a hearing without a reason",
         in_hearing,
         member("m_1"),
         HearOpinion{"o1", Ruling::upheld, {}, {member("m_1"), member("m_2"), member("m_3")}},
         "invalid_command",
         {"reason: expected 1 to 2000 characters, but found none"}},
    };
}

}  // namespace yingshen::test
