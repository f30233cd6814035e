#include <fmt/format.h>

#include <algorithm>

#include "review/carry.hpp"
#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/follow.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"

namespace yingshen::review {
namespace {

/// New content takes the force of every decision, and of every verification that rested on what
/// changed.
void void_decisions(Submission const& submission, std::optional<CarriedOver> carried,
                    std::vector<Event>& events) {
    DecisionsVoided voided;
    voided.cause = DecisionsVoided::Cause::content_changed;
    for (auto const& decision : submission.decisions)
        voided.gates.push_back(decision.gate);
    for (auto const& opinion : submission.opinions) {
        if (!opinion.verified) continue;
        bool const stands = carried && std::ranges::find(carried->verifications, opinion.id,
                                                         &CarriedOver::Verification::opinion) !=
                                           carried->verifications.end();
        if (!stands) voided.verifications.push_back(opinion.id);
    }
    if (!voided.gates.empty() || !voided.verifications.empty()) events.push_back(std::move(voided));
    if (!carried) return;
    // Where content changes beside a checklist, what stands counts there at once.
    std::map<std::string, std::vector<std::string>> standing;
    for (auto const& answer : carried->answers) {
        if (answer.state.substr(0, answer.state.find('.')) == submission.state)
            standing[answer.state].push_back(answer.item);
    }
    events.push_back(*std::move(carried));
    for (auto& [state, items] : standing)
        events.push_back(AnswersRestored{state, std::move(items)});
}

base::Result<void> must_be_editable(Case const& at) {
    if (!at.state.editable) {
        return refuse(Refusal::not_editable,
                      {{"state", "a state in which content may change", at.state.id}});
    }
    return may_edit(at);
}

/// Every current revision must be screened with the new facts, each once and nothing else.
void check_screenings(Submission const& submission, std::vector<ScreenedRevision> const& screenings,
                      Checks& checks) {
    for (auto const& material : submission.materials) {
        auto const count = std::ranges::count(screenings, material.id, &ScreenedRevision::material);
        if (count != 1)
            checks.fault("screenings", "one screening of " + material.id, std::to_string(count));
    }
    for (auto const& screened : screenings) {
        if (submission.material(screened.material) == nullptr) {
            checks.fault("screenings", "only materials of the submission",
                         "\"" + screened.material + "\"");
        }
    }
}

std::size_t revision_count(Submission const& submission) {
    std::size_t count = 0;
    for (auto const& material : submission.materials)
        count += material.revisions.size();
    return count;
}

base::Result<void> must_leave_room(Submission const& submission, bool is_new_material) {
    if (is_new_material && submission.materials.size() >= materials_max) {
        return refuse(Refusal::limit_reached,
                      {{"materials", fmt::format("at most {}", materials_max),
                        fmt::format("{} already", materials_max)}});
    }
    if (revision_count(submission) >= revisions_max) {
        return refuse(Refusal::limit_reached,
                      {{"revisions", fmt::format("at most {}", revisions_max),
                        fmt::format("{} already", revisions_max)}});
    }
    return {};
}

/// A definition says whether its submissions start from a cleared one.
void check_base(workflow::Definition const& definition, Create const& command, Checks& checks) {
    if (!definition.starts_from_cleared) {
        if (command.base) {
            checks.fault("based_on", "none for the workflow " + definition.id,
                         "\"" + command.base->submission + "\"");
        }
        return;
    }
    if (!command.base) {
        checks.fault("based_on", "the cleared submission that " + definition.id + " starts from",
                     "none");
        return;
    }
    auto const same = std::ranges::equal(
        command.base->materials, command.materials,
        [](auto const& cleared, auto const& given) { return cleared.second == given.digest; });
    if (!same)
        checks.fault("materials", "those of " + command.base->submission + ", in their order",
                     "others");
}

void attach(AttachRevision const& command, std::string const& id, int number,
            std::vector<Event>& events) {
    events.push_back(RevisionAttached{id, number, command.name, command.media_type, command.digest,
                                      command.size, command.text});
    events.push_back(Screened{id, number, command.screening.findings, command.screening.not_read});
}

}  // namespace

Decided decide_create(Context const& context, Submission const& submission, Create const& command) {
    if (submission.version != 0) {
        return refuse(Refusal::already_created, {{"submission", "none", submission.id}});
    }
    if (auto held = must_hold(context.actor, words::Role::submitter, words::Scope::same_department);
        !held) {
        return std::unexpected(held.error());
    }
    auto const* state = context.definition.find(context.definition.initial);
    if (state == nullptr || !state->task) {
        return refuse(Refusal::definition_mismatch, {{"state", "an initial state with a task",
                                                      "\"" + context.definition.initial + "\""}});
    }
    Checks checks;
    checks.text("title", command.title, 1, title_max);
    checks.text("unit", command.unit, 1, id_max);
    if (command.kind != context.definition.kind) {
        checks.fault("kind", std::string(words::name(context.definition.kind)),
                     std::string(words::name(command.kind)));
    }
    if (!command.workflow.empty() && command.workflow != context.definition.id)
        checks.fault("workflow", context.definition.id, command.workflow);
    check_base(context.definition, command, checks);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    std::vector<Event> events{Created{
        command.title, command.kind, command.unit, command.branch, command.facts, command.pins,
        state->id, opened(context, *state, command.facts, submission), command.base}};
    if (!command.base) return events;
    for (std::size_t at = 0; at < command.materials.size(); ++at)
        attach(command.materials[at], "m" + std::to_string(at + 1), 1, events);
    return events;
}

Decided decide_on(Case const& at, SetFacts const& command) {
    if (auto editable = must_be_editable(at); !editable) return std::unexpected(editable.error());
    Checks checks;
    checks.text("title", command.title, 1, title_max);
    check_screenings(at.submission, command.screenings, checks);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    if (command.title == at.submission.title && command.facts == at.submission.facts) {
        return refuse(Refusal::facts_unchanged,
                      {{"facts", "another title or other facts", "the same as before"}});
    }
    std::vector<Event> events{FactsSet{command.title, command.facts}};
    void_decisions(at.submission, carry_over(at.submission, command), events);
    Following following(at.submission);
    for (auto const& material : at.submission.materials) {
        auto const screened =
            std::ranges::find(command.screenings, material.id, &ScreenedRevision::material);
        events.push_back(following.again(material, screened->screening));
    }
    return events;
}

Decided decide_on(Case const& at, AttachRevision const& command) {
    if (auto editable = must_be_editable(at); !editable) return std::unexpected(editable.error());
    auto const is_new = command.material.empty();
    auto const* material = is_new ? nullptr : at.submission.material(command.material);
    if (!is_new && material == nullptr) {
        return refuse(Refusal::material_absent, {{"material", "a material of the submission",
                                                  "\"" + command.material + "\""}});
    }
    Checks checks;
    checks.text("name", command.name, 1, file_name_max);
    checks.text("media_type", command.media_type, 1, media_type_max);
    if (command.size < 0) checks.fault("size", "0 or more bytes", std::to_string(command.size));
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    if (auto room = must_leave_room(at.submission, is_new); !room)
        return std::unexpected(room.error());
    // A worker that failed may read the same bytes the next time.
    if (material != nullptr && material->revisions.back().digest == command.digest &&
        material->revisions.back().screened) {
        return refuse(Refusal::revision_unchanged,
                      {{"digest",
                        "bytes that differ from revision " +
                            std::to_string(material->revisions.back().number),
                        "the same bytes, " + base::hex(command.digest)}});
    }
    auto const id =
        is_new ? "m" + std::to_string(at.submission.materials.size() + 1) : material->id;
    auto const number = is_new ? 1 : material->revisions.back().number + 1;
    std::vector<Event> events{RevisionAttached{id, number, command.name, command.media_type,
                                               command.digest, command.size, command.text}};
    void_decisions(at.submission, carry_over(at.submission, command, id), events);
    events.push_back(Following(at.submission)
                         .revision(material, id, number, command.screening, command.change.get()));
    return events;
}

}  // namespace yingshen::review
