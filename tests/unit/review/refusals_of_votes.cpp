#include "unit/review/refusal_rows.hpp"

namespace yingshen::test {

std::vector<PatternRow> refusals_of_votes() {
    auto const in_sign_off = [](PatternsDesk& desk) { desk.in_sign_off(); };
    auto const voted = [](PatternsDesk& desk) {
        desk.in_sign_off().give(head("h_1"), Vote{true, {}, {}});
    };
    auto const by_stand_in = [](PatternsDesk& desk) {
        desk.in_sign_off().give(stand_in("h_9", head("h_1")), Vote{true, {}, {}});
    };
    return {
        {"vote where one person decides",
         [](PatternsDesk& desk) { desk.in_pre_review(); },
         pre_reviewer(),
         Vote{true, {}, {}},
         "no_votes",
         {"state: expected a state that is decided by votes, but found pre_review"}},
        {"claim what votes decide",
         in_sign_off,
         head("h_1"),
         Claim{},
         "decided_by_votes",
         {"task: expected a task that one person has, but found sign_off, where people vote"}},
        {"sign without the votes",
         in_sign_off,
         head("h_1"),
         Act{Action::sign, {}, {}, {}},
         "decided_by_votes",
         {"action: expected a vote, but found sign"}},
        {"vote twice",
         voted,
         head("h_1"),
         Vote{true, {}, {}},
         "voted_already",
         {"person: expected somebody who has not voted yet, but found h_1"}},
        {"vote in person after the stand-in did",
         by_stand_in,
         head("h_1"),
         Vote{true, {}, {}},
         "voted_already",
         {"person: expected somebody who has not voted yet, but found h_1"}},
        {"vote for oneself after voting for another",
         by_stand_in,
         head("h_9"),
         Vote{true, {}, {}},
         "voted_already",
         {"person: expected somebody who has not voted yet, but found h_9"}},
        {"vote for two people",
         by_stand_in,
         stand_in("h_9", head("h_2")),
         Vote{true, {}, {}},
         "voted_already",
         {"person: expected somebody who has not voted yet, but found h_9"}},
        {"vote for a head what one reviewed at the center",
         in_sign_off,
         stand_in("center", head("h_1")),
         Vote{true, {}, {}},
         "separation_of_duties",
         {"person: expected a person who did not act in center_review, but found center, who acted "
          "there"}},
        {"vote for whoever reviewed it beside the center",
         in_sign_off,
         stand_in("h_9", head("legal")),
         Vote{true, {}, {}},
         "separation_of_duties",
         {"person: expected a person who did not act in center_review.legal, but found legal, who "
          "acted there"}},
        {"refuse without a word",
         in_sign_off,
         head("h_1"),
         Vote{false, {}, {}},
         "invalid_command",
         {"comment: expected 1 to 2000 characters, but found none",
          "reason: expected one of unreadable_file, other, but found none"}},
        {"refuse for an unknown reason, which decides nothing yet",
         in_sign_off,
         head("h_1"),
         Vote{false, "dislike", "不妥"},
         "invalid_command",
         {"reason: expected one of unreadable_file, other, but found \"dislike\""}},
        {"approve with a reason to return",
         in_sign_off,
         head("h_1"),
         Vote{true, "other", {}},
         "invalid_command",
         {"reason: expected none in an approval, but found \"other\""}},
    };
}

std::vector<PatternRow> refusals_of_signers() {
    using workflow::Seat;
    auto const in_sign_off = [](PatternsDesk& desk) { desk.in_sign_off(); };
    auto const added = [](PatternsDesk& desk) {
        desk.in_sign_off()
            .give(head("h_1"), AddSigner{head("h_4"), Seat::before, "请先审"})
            .give(head("h_1"), AddSigner{head("h_5"), Seat::after, "请复核"});
    };
    return {
        {"a seat before a signer who was added before",
         added,
         head("h_1"),
         Vote{true, {}, {}},
         "not_their_turn",
         {"person: expected a signer added before, but found h_1, a seat"}},
        {"a signer added after before the seats",
         [](PatternsDesk& desk) {
             desk.in_sign_off().give(head("h_1"), AddSigner{head("h_5"), Seat::after, "请复核"});
         },
         head("h_5"),
         Vote{true, {}, {}},
         "not_their_turn",
         {"person: expected a seat, but found h_5, a signer added after"}},
        {"a signer where one person decides",
         [](PatternsDesk& desk) { desk.in_pre_review(); },
         pre_reviewer(),
         AddSigner{second_pre_reviewer(), Seat::before, "请先审"},
         "no_votes",
         {"state: expected a state that is decided by votes, but found pre_review"}},
        {"a signer without a reason on a seat",
         in_sign_off,
         head("h_1"),
         AddSigner{head("h_4"), Seat::main, {}},
         "invalid_command",
         {"reason: expected 1 to 2000 characters, but found none",
          "seat: expected before or after, but found main"}},
        {"the same signer again",
         added,
         head("h_1"),
         AddSigner{head("h_5"), Seat::before, "请先审"},
         "invalid_command",
         {"person: expected somebody who neither signs nor voted yet, but found h_5"}},
        {"one signer more than the definition allows",
         added,
         head("h_1"),
         AddSigner{head("h_6"), Seat::before, "请先审"},
         "signer_not_possible",
         {"seat: expected one within the definition's bounds, while it is undecided, but found a "
          "signer added before"}},
        {"a signer who reviewed it",
         in_sign_off,
         head("h_1"),
         AddSigner{head("center"), Seat::before, "请先审"},
         "recipient_unfit",
         {"person: expected a person who did not act in center_review, but found center, who acted "
          "there"}},
        {"remove a signer who is none",
         in_sign_off,
         head("h_1"),
         RemoveSigner{"h_4", "不再需要"},
         "invalid_command",
         {"person: expected an added signer who has not signed yet, but found h_4"}},
        {"remove a signer who signed",
         [added](PatternsDesk& desk) {
             added(desk);
             desk.give(head("h_4"), Vote{true, {}, {}});
         },
         head("h_1"),
         RemoveSigner{"h_4", "不再需要"},
         "invalid_command",
         {"person: expected an added signer who has not signed yet, but found h_4"}},
        {"remove a second seat",
         [](PatternsDesk& desk) { desk.in_sign_off().give(head("h_1"), RemoveSigner{{}, "休假"}); },
         head("h_1"),
         RemoveSigner{{}, "休假"},
         "signer_not_possible",
         {"seat: expected one within the definition's bounds, while it is undecided, but found a "
          "seat"}},
        {"remove a signer without the role",
         added,
         center_reviewer(),
         RemoveSigner{"h_4", "不再需要"},
         "role_missing",
         {"role: expected center_head (center), but found center_reviewer (center)"}},
    };
}

}  // namespace yingshen::test
