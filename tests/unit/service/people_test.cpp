#include <catch2/catch.hpp>

#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

using workflow::Action;

std::string code_of(base::Result<service::CommandAnswer> const& answer) {
    return answer ? "" : answer.error().code;
}

store::Organisation changed(ReviewRoom& room, std::string const& login,
                            std::function<void(store::Account&)> const& change) {
    auto organisation = room.organisation.current()->organisation();
    for (auto& account : organisation.accounts) {
        if (account.login == login) change(account);
    }
    return organisation;
}

TEST_CASE("a second account of the submitter's person cannot review the submission") {
    ReviewRoom room;
    auto const id = room.must("twin_clerk", "", ReviewRoom::loan_request()).submission;
    room.must("twin_clerk", id, room.attachment(faulty_advertisement()));
    room.must("twin_clerk", id, ReviewRoom::act(Action::submit));
    auto const refused = room.run("twin_center", id, review::Claim{});
    CHECK(code_of(refused) == "separation_of_duties");
    room.take_up("pre", id);
    room.must("pre", id, ReviewRoom::act(Action::pass));
    CHECK(code_of(room.run("twin_center", id, review::Claim{})) == "separation_of_duties");
}

TEST_CASE("roles that a principal loses are lost for the stand-in at once") {
    ReviewRoom room;
    auto const id = room.submitted();
    REQUIRE(room.stand_ins.set(
        room.who("pre"), {"p_pre", "p_center_b", {2026, 11, 23}, {2026, 11, 25}, "休假"}, {}));
    auto stand_in = room.who("center_b");
    stand_in.on_behalf_of = "p_pre";
    auto const run = [&](review::Command command) {
        return code_of(room.execute(stand_in, {id, std::move(command), std::nullopt, "", {}}));
    };
    CHECK(run(review::Claim{}) == "");
    REQUIRE(room.organisation.put(
        changed(room, "pre", [](store::Account& account) { account.grants.clear(); })));
    CHECK(run(ReviewRoom::act(Action::pass)) == "submission_not_found");
    CHECK(service::StandIns({room.store, room.organisation, room.clock, room.log})
              .acting(stand_in)
              ->grants.empty());
    // The stand-in's own account counts as well.
    REQUIRE(room.organisation.put(
        changed(room, "center_b", [](store::Account& account) { account.active = false; })));
    CHECK_FALSE(run(review::Unclaim{}).empty());
}

TEST_CASE("one person with every reviewer's role takes only one step of a submission") {
    ReviewRoom room;
    auto const id = room.submitted();
    room.take_up("twin_center", id);
    room.must("twin_center", id, ReviewRoom::act(Action::pass));
    CHECK(code_of(room.run("twin_center", id, review::Claim{})) == "separation_of_duties");
    room.take_up("center_a", id);
    room.must("center_a", id, ReviewRoom::act(Action::pass));
    CHECK(code_of(room.run("twin_center", id, review::Claim{})) == "separation_of_duties");
    room.must("chief", id, review::Claim{});
}

TEST_CASE("who reviewed never edits, with whatever account") {
    ReviewRoom room;
    auto const id = room.submitted();
    room.take_up("twin_center", id);
    room.must("twin_center", id, ReviewRoom::act(Action::return_, "other", "请补充年化利率。"));
    CHECK(code_of(room.run("twin_clerk", id, room.attachment(mended_advertisement(), "m1"))) ==
          "separation_of_duties");
    room.must("clerk", id, room.attachment(mended_advertisement(), "m1"));
}

TEST_CASE("the database refuses a second duty even where the decision function was fooled") {
    // A store that hides a person's earlier duty from everybody above it.
    class Forgetful final : public StoreDecorator {
      public:
        using StoreDecorator::StoreDecorator;
        void append(store::Write write, store::Done done) override {
            if (!write.projection) return inner_.append(std::move(write), std::move(done));
            for (auto& duty : write.projection->duties) {
                if (duty.person == "p_chief") duty = {duty.submission, "p_pre", duty.duty};
            }
            inner_.append(std::move(write), std::move(done));
        }
    };
    ReviewRoom room([](store::Store& real) { return std::make_unique<Forgetful>(real); });
    auto const id = room.pre_reviewed();
    room.take_up("center_a", id);
    room.must("center_a", id, ReviewRoom::act(Action::pass));
    room.must("chief", id, review::Claim{});
    auto const before = room.see(id).version;
    auto const refused = room.run("chief", id, ReviewRoom::act(Action::sign));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == base::ErrorKind::forbidden);
    CHECK(refused.error().code == "separation_of_duties");
    CHECK(room.see(id).version == before);
}

TEST_CASE("a role that is taken away mid-way ends a person's part at once") {
    ReviewRoom room;
    auto const id = room.submitted();
    room.take_up("pre", id);
    auto const stale_principal = room.who("pre");
    REQUIRE(room.organisation.put(
        changed(room, "pre", [](store::Account& account) { account.grants.clear(); })));
    auto const refused =
        room.execute(stale_principal, {id, ReviewRoom::act(Action::pass), std::nullopt, "", {}});
    CHECK_FALSE(refused);
    CHECK(room.see(id).state == "pre_review");
}

TEST_CASE("a role that is given mid-way acts at once but wipes out no earlier duty") {
    ReviewRoom room;
    auto const id = room.submitted();
    REQUIRE(room.organisation.put(changed(room, "clerk", [](store::Account& account) {
        account.grants.push_back({words::Role::pre_reviewer, "retail"});
    })));
    CHECK(code_of(room.run("clerk", id, review::Claim{})) == "separation_of_duties");
    REQUIRE(room.organisation.put(changed(room, "clerk2", [](store::Account& account) {
        account.grants = {{words::Role::pre_reviewer, "retail"}};
    })));
    room.must("clerk2", id, review::Claim{});
}

TEST_CASE("an inactive account gives no command") {
    ReviewRoom room;
    auto const principal = room.who("clerk");
    REQUIRE(room.organisation.put(
        changed(room, "clerk", [](store::Account& account) { account.active = false; })));
    auto const refused =
        room.execute(principal, {"", ReviewRoom::loan_request(), std::nullopt, "", {}});
    CHECK(code_of(refused) == "account_not_active");
}

TEST_CASE("absent and not yours give the same answer, for commands and for reading") {
    ReviewRoom room;
    auto const id = room.drafted();
    std::string const absent = "sub_00000000000000000000000000";
    auto const stranger = room.who("wealth_clerk");
    auto const of_other = room.run("wealth_clerk", id, review::Claim{});
    auto const of_none = room.run("wealth_clerk", absent, review::Claim{});
    REQUIRE_FALSE(of_other);
    REQUIRE_FALSE(of_none);
    CHECK(of_other.error() == of_none.error());
    CHECK(room.reviews.load(stranger, id).error() == room.reviews.load(stranger, absent).error());
    CHECK(room.reviews.view(stranger, id).error() == room.reviews.view(stranger, absent).error());
    CHECK(room.reviews.history(stranger, id).error() ==
          room.reviews.history(stranger, absent).error());
    CHECK(room.reviews.load(room.who("admin"), id).error().code == "submission_not_found");
    CHECK(room.reviews.load(room.who("clerk2"), id));
}

}  // namespace
}  // namespace yingshen::test
