#include "unit/review/refusal_rows.hpp"

namespace yingshen::test {
namespace {

using words::Role;
using words::Scope;

Create creation(std::string title) {
    return {std::move(title), words::Kind::marketing_material, "u_loans", {}, complete_facts(), {}};
}

AttachRevision revision(std::string material, std::uint8_t byte) {
    base::Digest digest{};
    digest.front() = byte;
    return {std::move(material), "短信.txt", "text/plain", digest, 120, {}};
}

void nothing(Desk&) {}

}  // namespace

std::vector<RefusalRow> refusals_of_content() {
    auto const outsider = person("auditor", {{Role::auditor, Scope::any}});
    return {
        {"create by nobody's submitter",
         nothing,
         outsider,
         creation("a"),
         "role_missing",
         {"role: expected submitter (same_department), but found auditor (any)"}},
        {"create without a title",
         nothing,
         clerk(),
         creation(" 　"),
         "invalid_command",
         {"title: expected 1 to 200 characters, but found none"}},
        {"create with a title too long",
         nothing,
         clerk(),
         creation(std::string(201, 'a')),
         "invalid_command",
         {"title: expected 1 to 200 characters, but found 201"}},
        {"create another kind",
         nothing,
         clerk(),
         Create{"", words::Kind::new_product, "", {}, {}, {}},
         "invalid_command",
         {"title: expected 1 to 200 characters, but found none",
          "unit: expected 1 to 100 characters, but found none",
          "kind: expected marketing_material, but found new_product"}},
        {"create twice",
         [](Desk& desk) { desk.create(); },
         clerk(),
         creation("a"),
         "already_created",
         {"submission: expected none, but found sub_1"}},
        {"claim before create",
         nothing,
         clerk(),
         Claim{},
         "submission_absent",
         {"submission: expected a submission that was created, but found none"}},
        {"attach after the end",
         [](Desk& desk) { desk.to_cleared(); },
         clerk(),
         revision("m1", 7),
         "submission_ended",
         {"state: expected a submission that has not ended, but found cleared"}},
        {"a state that the definition does not know",
         [](Desk& desk) { desk.create().submission.state = "limbo"; },
         clerk(),
         Act{Action::submit, {}, {}},
         "definition_mismatch",
         {"state: expected a state of marketing_material with a task, but found limbo"}},
        {"edit under review",
         [](Desk& desk) { desk.to_pre_review(); },
         clerk(),
         SetFacts{"b", {}, {}},
         "not_editable",
         {"state: expected a state in which content may change, but found pre_review"}},
        {"edit without the role",
         [](Desk& desk) { desk.create(); },
         pre_reviewer(),
         SetFacts{"b", {}, {}},
         "role_missing",
         {"role: expected submitter (same_department), but found pre_reviewer (same_department)"}},
        {"edit after reviewing",
         [](Desk& desk) {
             desk.to_pre_review()
                 .give(everybody("eve"), Claim{})
                 .act(everybody("eve"), Action::return_, "unreadable_file");
         },
         everybody("eve"),
         SetFacts{"b", {}, {}},
         "separation_of_duties",
         {"person: expected a person who never reviewed the submission, but found eve, who acted "
          "in pre_review"}},
        {"the same facts",
         [](Desk& desk) { desk.create(); },
         clerk(),
         SetFacts{"消费贷短信", complete_facts(), {}},
         "facts_unchanged",
         {"facts: expected another title or other facts, but found the same as before"}},
        {"facts without a screening of the material",
         [](Desk& desk) { desk.create().attach(); },
         clerk(),
         SetFacts{"b", complete_facts(), {{"m2", {}}}},
         "invalid_command",
         {"screenings: expected one screening of m1, but found 0",
          "screenings: expected only materials of the submission, but found \"m2\""}},
        {"the same bytes",
         [](Desk& desk) { desk.create().attach(); },
         clerk(),
         revision("m1", 1),
         "revision_unchanged",
         {"digest: expected bytes that differ from revision 1, but found the same bytes, 01" +
          std::string(62, '0')}},
        {"an unknown material",
         [](Desk& desk) { desk.create(); },
         clerk(),
         revision("m9", 1),
         "material_absent",
         {"material: expected a material of the submission, but found \"m9\""}},
        {"a file without name, type and size",
         [](Desk& desk) { desk.create(); },
         clerk(),
         AttachRevision{"", "", "", {}, -1, {}},
         "invalid_command",
         {"name: expected 1 to 200 characters, but found none",
          "media_type: expected 1 to 100 characters, but found none",
          "size: expected 0 or more bytes, but found -1"}},
        {"a malformed file name",
         [](Desk& desk) { desk.create(); },
         clerk(),
         AttachRevision{"", "a\xff", "text/plain", {}, 1, {}},
         "invalid_command",
         {"name: expected a text in UTF-8, but found a malformed byte at offset 1"}},
        {"a material too many",
         [](Desk& desk) {
             desk.create();
             for (std::uint8_t i = 0; i < 20; ++i)
                 desk.attach(clerk(), i);
         },
         clerk(),
         revision("", 99),
         "limit_reached",
         {"materials: expected at most 20, but found 20 already"}},
        {"a revision too many",
         [](Desk& desk) {
             desk.create().attach();
             for (std::uint8_t i = 2; i <= 200; ++i)
                 desk.attach(clerk(), i, "m1");
         },
         clerk(),
         revision("m1", 222),
         "limit_reached",
         {"revisions: expected at most 200, but found 200 already"}},
    };
}

}  // namespace yingshen::test
