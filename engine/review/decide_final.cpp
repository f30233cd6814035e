#include <algorithm>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"

namespace yingshen::review {

Decided decide_on(Case const& at, AttachFinal const& command) {
    if (!at.state.finals) {
        return refuse(Refusal::finals_not_possible,
                      {{"state", "a state where final files are attached", at.state.id}});
    }
    if (auto allowed = may_edit(at); !allowed) return std::unexpected(allowed.error());
    auto const* material = at.submission.material(command.material);
    if (material == nullptr) {
        return refuse(Refusal::material_absent, {{"material", "a material of the submission",
                                                  "\"" + command.material + "\""}});
    }
    Checks checks;
    checks.text("name", command.name, 1, file_name_max);
    checks.text("media_type", command.media_type, 1, media_type_max);
    if (command.size < 0) checks.fault("size", "0 or more bytes", std::to_string(command.size));
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    auto const before = at.submission.finals.find(command.material);
    if (before != at.submission.finals.end() && before->second.attached.digest == command.digest) {
        return refuse(Refusal::revision_unchanged,
                      {{"digest", "bytes that differ from the final file before",
                        "the same bytes, " + base::hex(command.digest)}});
    }
    std::vector<Event> events{FinalAttached{command.material, material->revisions.back().number,
                                            command.name, command.media_type, command.digest,
                                            command.size, command.identical, command.comparable,
                                            command.differences, command.more, command.text}};
    DecisionsVoided voided{DecisionsVoided::Cause::final_changed, {}, {}};
    for (auto const& decision : at.submission.decisions) {
        auto const* state =
            at.context.definition.find(decision.gate.substr(0, decision.gate.find('.')));
        if (state != nullptr && state->checks_final) voided.gates.push_back(decision.gate);
    }
    if (!voided.gates.empty()) events.push_back(std::move(voided));
    return events;
}

}  // namespace yingshen::review
