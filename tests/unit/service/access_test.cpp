#include <algorithm>
#include <catch2/catch.hpp>

#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

service::Directory directory() {
    auto read = service::read_organisation(organisation_yaml(), "bank.yaml");
    REQUIRE(read);
    return service::Directory(std::move(*read));
}

service::Principal principal(service::Directory const& directory, std::string const& login) {
    auto const* account = directory.account_by_login(login);
    REQUIRE(account != nullptr);
    return {account->id, account->person, account->grants};
}

review::SubmissionRow row(std::string unit, std::string branch, std::string submitter) {
    review::SubmissionRow out;
    out.unit = std::move(unit);
    out.branch = std::move(branch);
    out.submitter = std::move(submitter);
    return out;
}

TEST_CASE("the units above a unit end at the head office, those in its branch at the branch") {
    auto const bank = directory();
    CHECK(bank.above("dongmen") == std::vector<std::string>{"retail", "linjiang", "bank"});
    CHECK(bank.above_in_branch("dongmen") == std::vector<std::string>{"retail", "linjiang"});
    CHECK(bank.above("bank").empty());
    CHECK(bank.above_in_branch("linjiang").empty());
    CHECK(bank.branch_of("dongmen") == "linjiang");
    CHECK(bank.branch_of("linjiang") == "linjiang");
    CHECK(bank.branch_of("center") == "bank");
}

TEST_CASE("a role reaches as far as where it is held says") {
    auto const bank = directory();
    auto const* pre = bank.account_by_login("pre");
    auto const holds = [&](std::string const& unit, words::Scope scope) {
        return bank.actor(*pre, unit).holds(words::Role::pre_reviewer, scope);
    };
    CHECK(holds("retail", words::Scope::same_department));
    CHECK(holds("retail", words::Scope::same_branch));
    CHECK_FALSE(holds("wealth", words::Scope::same_department));
    CHECK(holds("wealth", words::Scope::same_branch));
    CHECK_FALSE(holds("hubin", words::Scope::same_branch));
    CHECK(holds("hubin", words::Scope::any));
    CHECK_FALSE(holds("retail", words::Scope::center));
    auto const* center = bank.account_by_login("center_a");
    CHECK(bank.actor(*center, "hubin").holds(words::Role::center_reviewer, words::Scope::center));
}

TEST_CASE("each role sees what it must and nothing else") {
    struct Row {
        std::string login;
        bool own_unit, other_unit_of_branch, other_branch, own;
    };
    std::vector<Row> const rows = {
        {"clerk", true, false, false, true},        {"pre", true, false, false, true},
        {"dept_head", true, false, false, true},    {"branch_head", true, true, false, true},
        {"center_a", true, true, true, true},       {"chief", true, true, true, true},
        {"auditor", true, true, true, true},        {"admin", false, false, false, true},
        {"wealth_clerk", false, true, false, true},
    };
    auto const bank = directory();
    for (auto const& [login, own_unit, other_unit, other_branch, own] : rows) {
        INFO(login);
        auto const who = principal(bank, login);
        CHECK(service::may_see(who, bank, row("retail", "linjiang", "p_x")) == own_unit);
        CHECK(service::may_see(who, bank, row("wealth", "linjiang", "p_x")) == other_unit);
        CHECK(service::may_see(who, bank, row("hubin", "hubin", "p_x")) == other_branch);
        CHECK(service::may_see(who, bank, row("hubin", "hubin", who.person)) == own);
    }
}

TEST_CASE("a submission and its row are visible to the same people") {
    ReviewRoom room;
    auto const id = room.submitted();
    auto const bank = room.organisation.current();
    auto const submission = room.see(id);
    auto const kept = room.store.row(id);
    REQUIRE(kept);
    for (auto const& account : bank->organisation().accounts) {
        INFO(account.login);
        auto const who = room.who(account.login);
        CHECK(service::may_see(who, *bank, submission) == service::may_see(who, *bank, *kept));
    }
}

TEST_CASE("who could take an open task sees the submission") {
    auto const bank = directory();
    auto open = row("wealth", "linjiang", "p_x");
    open.task_group = "pre_reviewer@linjiang";
    CHECK(service::may_see(principal(bank, "pre"), bank, open));
    CHECK_FALSE(service::may_see(principal(bank, "clerk"), bank, open));
}

TEST_CASE("reports and administration are for those whose work they are") {
    auto const bank = directory();
    std::vector<std::string> reporters, administrators;
    for (auto const& account : bank.organisation().accounts) {
        if (service::may_report(principal(bank, account.login))) reporters.push_back(account.login);
        if (service::may_administer(principal(bank, account.login)))
            administrators.push_back(account.login);
    }
    CHECK(reporters == std::vector<std::string>{"dept_head", "branch_head", "center_a", "center_b",
                                                "chief", "auditor", "twin_center"});
    CHECK(administrators == std::vector<std::string>{"admin"});
}

TEST_CASE("a person's stand-ins are for the person, the head of the unit and administrators") {
    auto const bank = directory();
    using review::Capacity;
    auto const capacity = [&](std::string const& login, std::string const& person) {
        return service::capacity_over(principal(bank, login), bank, person);
    };
    CHECK(capacity("clerk", "p_clerk") == Capacity::principal);
    CHECK(capacity("twin_center", "p_twin") == Capacity::principal);
    CHECK(capacity("dept_head", "p_clerk") == Capacity::department_head);
    CHECK(capacity("dept_head", "p_head") == Capacity::principal);
    CHECK(capacity("admin", "p_chief") == Capacity::administrator);
    CHECK_FALSE(capacity("dept_head", "p_wealth"));
    CHECK_FALSE(capacity("branch_head", "p_clerk"));
    CHECK_FALSE(capacity("clerk2", "p_clerk"));
    CHECK_FALSE(capacity("chief", "p_center_a"));
    CHECK_FALSE(capacity("dept_head", "p_nobody"));
}

TEST_CASE("who stands in for somebody sees what that person sees, and nothing of their own") {
    auto const bank = directory();
    auto stand_in = principal(bank, "wealth_clerk");
    stand_in.on_behalf_of = "p_pre";
    stand_in.grants = bank.grants_of("p_pre");
    CHECK(service::may_see(stand_in, bank, row("retail", "linjiang", "p_x")));
    CHECK(service::may_see(stand_in, bank, row("hubin", "hubin", "p_pre")));
    CHECK_FALSE(service::may_see(stand_in, bank, row("hubin", "hubin", "p_wealth")));
    CHECK_FALSE(service::may_see(stand_in, bank, row("wealth", "linjiang", "p_x")));
}

TEST_CASE("task groups name every scope in which a role could take work") {
    auto const bank = directory();
    CHECK(service::task_groups(principal(bank, "clerk"), bank).empty());
    CHECK(service::task_groups(principal(bank, "pre"), bank) ==
          std::vector<std::string>{"pre_reviewer@retail", "pre_reviewer@linjiang",
                                   "pre_reviewer@any"});
    auto const center = service::task_groups(principal(bank, "center_a"), bank);
    CHECK(std::ranges::find(center, "center_reviewer@center") != center.end());
}

}  // namespace
}  // namespace yingshen::test
