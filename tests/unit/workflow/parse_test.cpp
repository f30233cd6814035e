#include "workflow/parse.hpp"
#include "workflow/due.hpp"

#include <catch2/catch.hpp>

#include "unit/workflow/shipped.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

namespace {

/// The smallest workflow that reads; each row of the table puts one thing wrong in it.
std::string const small =
    "workflow: w\n"                                             // 1
    "version: 1\n"                                              // 2
    "kind: marketing_material\n"                                // 3
    "title: {zh: 审, en: W}\n"                                  // 4
    "initial: draft\n"                                          // 5
    "facts: [product]\n"                                        // 6
    "return_reasons: [{id: other, zh: 其他, en: Other}]\n"      // 7
    "states:\n"                                                 // 8
    "  draft:\n"                                                // 9
    "    title: {zh: 起草, en: Draft}\n"                        // 10
    "    task: {role: submitter, scope: same_department}\n"     // 11
    "    editable: true\n"                                      // 12
    "    on: {submit: {to: check, needs: [facts_complete]}}\n"  // 13
    "  check:\n"                                                // 14
    "    title: {zh: 审查, en: Check}\n"                        // 15
    "    task: {role: center_reviewer, scope: center, not: [submitter], deadline: 2 working "
    "days}\n"                                             // 16
    "    timers: [{after: 1 working day, do: remind}]\n"  // 17
    "    on: {pass: {to: done, needs: [no_open_opinions]}, return: {to: draft, needs: "
    "[reason]}}\n"                                                // 18
    "  done: {title: {zh: 完成, en: Done}, end: good}\n"          // 19
    "prove: [{every_path: {to: done, passes: [check.pass]}}]\n";  // 20

std::string replaced(std::string const& from, std::string const& to) {
    auto text = small;
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string faults_of(std::string const& text) {
    auto const definition = parse(text, "w.yaml");
    std::string lines;
    if (definition) return lines;
    for (auto const& fault : definition.error())
        lines += base::to_string(fault) + "\n";
    return lines;
}

struct Bad {
    char const* name;
    char const* from;
    char const* to;
    char const* fault;  ///< the start of the only fault
};

Bad const rows[] = {
    {"unknown key with a slip", "deadline:", "deadlin:",
     "w.yaml:16:68: expected a key of a task: assign, deadline, not, role, scope, transfer, "
     "urgent, "
     "votes, but found the unknown key \"deadlin\" (did you mean \"deadline\"?)"},
    {"no version", "version: 1\n", "",
     "w.yaml:1:1: expected the key \"version\" in a workflow, but found none"},
    {"version zero", "version: 1", "version: 0", "w.yaml:2:10: expected a whole number from 1 to"},
    {"unknown kind", "kind: marketing_material", "kind: marketing",
     "w.yaml:3:7: expected one of marketing_material"},
    {"title in one language", "title: {zh: 审, en: W}", "title: {zh: 审}",
     "w.yaml:4:8: expected the key \"en\" in a title {zh, en}, but found none"},
    {"unknown initial state", "initial: draft", "initial: drfat",
     "w.yaml:5:10: expected the id of a state, but found the text \"drfat\" (did you mean "
     "\"draft\"?)"},
    {"reviewer's initial state", "initial: draft", "initial: check",
     "w.yaml:5:10: expected an initial state with a task of the submitter"},
    {"initial end", "initial: draft", "initial: done",
     "w.yaml:5:10: expected an initial state with a task of the submitter"},
    {"unknown fact", "[product]", "[produkt]",
     "w.yaml:6:9: expected a fact that a submitter can declare, but found the text \"produkt\" "
     "(did you mean \"product\"?)"},
    {"reason twice", "[{id: other, zh: 其他, en: Other}]",
     "[{id: a, zh: 一, en: A}, {id: a, zh: 二, en: B}]",
     "w.yaml:7:41: expected each return reason once, but found \"a\" again"},
    {"unknown role", "role: center_reviewer", "role: center_review",
     "w.yaml:16:18: expected one of submitter, pre_reviewer"},
    {"role without reviews", "role: center_reviewer", "role: auditor",
     "w.yaml:16:18: expected a role that works on reviews"},
    {"unknown scope", "scope: center", "scope: centre",
     "w.yaml:16:42: expected one of same_department, same_branch, center, any, but found the text "
     "\"centre\" (did you mean \"center\"?)"},
    {"unknown person", "not: [submitter]", "not: [approver]",
     "w.yaml:16:56: expected a decision of a reviewer (check.pass), but found the text "
     "\"approver\""},
    {"gate of a submitter", "not: [submitter]", "not: [draft.submit]",
     "w.yaml:16:56: expected a decision of a reviewer (check.pass)"},
    {"deadline in calendar days", "2 working days", "2 days",
     "w.yaml:16:78: expected 1 to 250 working days or working hours, such as \"3 working days\", "
     "but found the text \"2 days\""},
    {"deadline of zero", "2 working days", "0 working days", "w.yaml:16:78: expected 1 to 250"},
    {"deadline beyond a number", "2 working days", "99999999999 working days",
     "w.yaml:16:78: expected 1 to 250"},
    {"review time in calendar days", "facts: [product]", "review_time: 5 days\nfacts: [product]",
     "w.yaml:6:14: expected 1 to 250"},
    {"urgent without a window", "facts: [product]", "urgent: {}\nfacts: [product]",
     "w.yaml:6:9: expected the key \"within\" in urgent, but found none"},
    {"urgent task where nothing is urgent", "deadline: 2 working days",
     "deadline: 2 working days, urgent: 1 working day",
     "w.yaml:16:11: expected \"urgent: {within: …}\" in the workflow, but found none"},
    {"timer does the impossible", "do: remind", "do: shout",
     "w.yaml:17:41: expected remind or escalate"},
    {"unknown action", "pass: {to: done", "approve: {to: done",
     "w.yaml:18:10: expected one of submit, pass, return, give_opinions, respond, sign, reject, "
     "cancel"},
    {"unknown state", "to: done, needs", "to: dome, needs",
     "w.yaml:18:21: expected the id of a state, but found the text \"dome\" (did you mean "
     "\"done\"?)"},
    {"unknown condition", "[no_open_opinions]", "[no_open_opinion]",
     "w.yaml:18:35: expected one of facts_complete"},
    {"gate of no state", "[no_open_opinions]", "[{in_force: chek.pass}]",
     "w.yaml:18:46: expected a decision of a reviewer (check.pass), but found the text "
     "\"chek.pass\" (did you mean \"check.pass\"?)"},
    {"checklist condition without a checklist", "[no_open_opinions]", "[checklist_complete]",
     "w.yaml:18:16: expected a checklist in the state for checklist_complete, but found none"},
    {"findings asked for where nobody marks one", "[no_open_opinions]", "[findings_settled]",
     "w.yaml:18:16: expected a reviewer's state with give_opinions for findings_settled, but "
     "found check"},
    {"a way chosen by work", "needs: [no_open_opinions]", "when: [reason]",
     "w.yaml:18:34: expected a condition that is not work still to do"},
    {"a way after one that is always taken", "{to: draft, needs: [reason]}",
     "[{to: draft}, {to: done}]", "w.yaml:18:77: expected no way after one without `when`"},
    {"no ways", "{to: draft, needs: [reason]}", "[]",
     "w.yaml:18:63: expected at least one way, but found an empty list"},
    {"no conditions", "needs: [reason]", "needs: []",
     "w.yaml:18:82: expected a list of conditions, but found an empty list"},
    {"reviewer submits", "pass: {to: done", "submit: {to: done",
     "w.yaml:18:18: expected submit in a task of the submitter, but found a task of "
     "center_reviewer"},
    {"submitter gives opinions", "{submit: {to: check, needs: [facts_complete]}}",
     "{submit: {to: check}, give_opinions: {to: check}}",
     "w.yaml:13:46: expected give_opinions in a task of a reviewer"},
    {"reviewer edits", "    timers:", "    editable: true\n    timers:",
     "w.yaml:14:3: expected an editable state with a task of the submitter"},
    {"an end with an action", "end: good}", "end: good, on: {pass: {to: draft}}}",
     "w.yaml:19:3: expected an end without task, actions, timers, checklist or editing"},
    {"a third kind of end", "end: good", "end: fair", "w.yaml:19:42: expected good or bad"},
    {"neither task nor end", ", end: good}", ", on: {pass: {to: draft}}}",
     "w.yaml:19:3: expected a task, or `end: good` or `end: bad`"},
    {"a task without an action", "    on: {submit: {to: check, needs: [facts_complete]}}\n", "",
     "w.yaml:9:3: expected at least one action under `on`"},
    {"a state twice", "  done: {", "  check: {",
     "w.yaml:19:3: expected each key once in a map, but found the key \"check\" again"},
    {"a property of nowhere", "to: done, passes", "to: nowhere, passes",
     "w.yaml:20:27: expected the id of a state"},
    {"a property of nothing", "passes: [check.pass]", "passes: []",
     "w.yaml:20:41: expected a list of decisions"},
    {"another property", "every_path:", "some_path:",
     "w.yaml:20:9: expected the key \"every_path\" in a property, but found none"},
    {"two documents", "prove:", "---\nprove:",
     "w.yaml:21:1: expected one document with one workflow, but found another one"},
};

}  // namespace

TEST_CASE("the shipped workflow reads as it is written") {
    auto const definition = test::shipped();
    CHECK(definition.id == "marketing_material");
    CHECK(definition.states.size() == 8);
    REQUIRE(definition.gates.size() == 3);
    CHECK(to_string(definition.gates[1]) == "center_review.pass");
    CHECK(definition.required_facts ==
          std::vector<std::string>{"product", "audience", "channels", "go_live"});
    CHECK(definition.return_reasons.size() == 3);
    auto const& review = *definition.find("center_review");
    CHECK(review.checklist == "eight_rights_and_suitability");
    REQUIRE(review.task);
    CHECK(review.task->role == words::Role::center_reviewer);
    CHECK(review.task->barred.size() == 3);
    REQUIRE(review.task->deadline);
    CHECK(review.task->deadline->amount == 3);
    CHECK(review.timers.size() == 2);
    CHECK(definition.find("awaiting_response")->transitions.front().when.size() == 1);
    CHECK(definition.find("cleared")->end == End::good);
    CHECK(definition.hash == base::sha256(test::shipped_text()));
}

TEST_CASE("the small workflow reads") {
    CHECK(faults_of(small).empty());
}

TEST_CASE("every fault of form is refused at its place") {
    for (auto const& row : rows) {
        auto const faults = faults_of(replaced(row.from, row.to));
        INFO(row.name << "\n" << faults);
        CHECK(faults.find(row.fault) != std::string::npos);
    }
}

TEST_CASE("all faults of a file come out together, in the order of the file") {
    auto text = replaced("role: center_reviewer", "role: nobody");
    text.replace(text.find("version: 1"), 10, "version: x");
    text.replace(text.find("to: draft"), 9, "to: drift");
    auto const definition = parse(text, "w.yaml");
    REQUIRE_FALSE(definition);
    auto const& faults = definition.error();
    REQUIRE(faults.size() == 4);
    CHECK(faults[0].where == "w.yaml:2:10");
    CHECK(faults[1].where == "w.yaml:16:18");
    CHECK(faults[2].where == "w.yaml:18:68");
    CHECK(faults[3].where == "w.yaml:20:42");
}

TEST_CASE("an empty file is refused") {
    CHECK(faults_of("") == "w.yaml:1:1: expected one document with one workflow, but found none\n");
    CHECK(faults_of("[]") ==
          "w.yaml:1:1: expected a map with the keys of a workflow, but found an empty list\n");
}

TEST_CASE("at most sixteen decisions and sixty-four states are read") {
    std::string states;
    for (int at = 0; at < 65; ++at) {
        states += "  s" + std::to_string(at) +
                  ": {title: {zh: 审, en: S}, task: {role: center_reviewer, scope: center}, on: "
                  "{pass: {to: done}}}\n";
    }
    auto const faults = faults_of(replaced("  done:", states + "  done:"));
    CHECK(faults.find("expected at most 64 states, but found 68") != std::string::npos);
    CHECK(faults.find("expected at most 16 decisions, but found 66") != std::string::npos);
}

TEST_CASE("review time and urgency are read, and an urgent deadline is not a longer one") {
    auto const with = [](std::string const& urgent) {
        auto text = replaced("deadline: 2 working days", "deadline: 2 working days" + urgent);
        auto const facts = text.find("facts:");
        return text.replace(facts, 0,
                            "review_time: 5 working days\nurgent: {within: 40 working hours}\n");
    };
    auto const definition = parse(with(", urgent: 4 working hours"), "w.yaml");
    REQUIRE(definition);
    CHECK(to_string(definition->review_time.value()) == "5 working days");
    CHECK(to_string(definition->urgent_within.value()) == "40 working hours");
    CHECK(to_string(definition->find("check")->task->urgent.value()) == "4 working hours");
    CHECK(faults_of(with(", urgent: 3 working days")) ==
          "w.yaml:18:102: expected at most 2 working days, as without urgency, but found 3 working "
          "days\n");
    CHECK(faults_of(replaced("deadline: 2 working days", "urgent: 1 working day"))
              .starts_with("w.yaml:16:11: expected \"urgent: {within: …}\" in the workflow, but "
                           "found none\nw.yaml:16:76: expected a deadline that the urgent one "
                           "stands in for, but found none\n"));
}
