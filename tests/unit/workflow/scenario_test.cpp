#include "workflow/scenario.hpp"

#include <catch2/catch.hpp>

#include "unit/workflow/shipped.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

namespace {

std::string played(std::string const& scenarios) {
    std::string lines;
    for (auto const& fault : run_scenarios(test::shipped(), scenarios, "s.yaml"))
        lines += base::to_string(fault) + "\n";
    return lines;
}

std::string const head =
    "workflow: marketing_material\npeople: {a: submitter, b: [pre_reviewer]}\nscenarios:\n";

}  // namespace

TEST_CASE("the shipped scenarios go as they say") {
    auto const report = play_scenarios(
        test::shipped(),
        test::read_source("tests/support/definitions/workflows/marketing_material.scenarios.yaml"),
        "marketing_material.scenarios.yaml");
    for (auto const& fault : report.faults)
        FAIL_CHECK(base::to_string(fault));
    CHECK(report.played >= 8);
}

TEST_CASE("the shipped scenarios fail on a definition that is broken") {
    auto const scenarios =
        test::read_source("tests/support/definitions/workflows/marketing_material.scenarios.yaml");
    for (auto const& broken : test::broken_marketing_material()) {
        if (broken.name != "nobody_is_barred" && broken.name != "adopted_not_verified") continue;
        INFO(broken.name);
        CHECK_FALSE(run_scenarios(broken.definition, scenarios, "s.yaml").empty());
    }
}

TEST_CASE("a step that goes otherwise than expected is reported at its place") {
    CHECK(played(head + "  - name: x\n    submitter: a\n    steps:\n      - {by: a, do: submit, "
                        "to: pre_review}\n    ends: pre_review\n") ==
          "s.yaml:7:9: expected submit by a in draft (\"x\") to lead to pre_review, but found it "
          "refused for "
          "facts_complete, material_attached\n");
    CHECK(played(head + "  - name: x\n    submitter: a\n    steps:\n      - {by: a, do: set_facts, "
                        "refused: editor}\n    ends: draft\n") ==
          "s.yaml:7:9: expected set_facts by a in draft (\"x\") to be refused for editor, but "
          "found it led to draft\n");
    CHECK(played(head + "  - name: x\n    submitter: a\n    steps:\n      - {by: a, do: "
                        "set_facts}\n    ends: cleared\n") ==
          "s.yaml:8:11: expected the scenario \"x\" to end in cleared, but found draft\n");
}

TEST_CASE("a file of scenarios in a wrong form is reported, not played") {
    CHECK(played("") == "s.yaml:1:1: expected scenarios, but found an empty file\n");
    CHECK(played("workflow: other\npeople: {a: clerk}\nscenarios: []\n") ==
          "s.yaml:1:11: expected the workflow marketing_material, but found the text \"other\"\n"
          "s.yaml:2:13: expected one of submitter, pre_reviewer, department_head, center_reviewer, "
          "center_head, "
          "committee_member, specialist, legal_reviewer, compliance_reviewer, technology_reviewer, "
          "auditor, administrator, channel, but found the text \"clerk\"\n"
          "s.yaml:3:12: expected a list of scenarios, but found an empty list\n");
    CHECK(played(head + "  - name: x\n    submitter: a\n    steps:\n      - {by: c, do: fly, to: "
                        "moon, severity: grave, reason: boredom}\n    ends: draft\n") ==
          "s.yaml:7:9: expected a person under `people`, but found \"c\"\n"
          "s.yaml:7:9: expected a return reason of the workflow, but found \"boredom\"\n"
          "s.yaml:7:9: expected an action of a workflow or an act of work, but found \"fly\"\n"
          "s.yaml:7:9: expected one of substantive, advisory, but found \"grave\"\n"
          "s.yaml:7:9: expected the id of a state, but found \"moon\"\n");
}
