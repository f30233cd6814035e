#include <algorithm>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"

namespace yingshen::review {

std::vector<std::string> const& items_of(Case const& at, std::string const& side) {
    static std::vector<std::string> const none;
    if (side.empty()) return at.context.items;
    auto const found = at.context.side_items.find(side);
    return found == at.context.side_items.end() ? none : found->second;
}

namespace {

/// What an answer rests on must be there: facts by name, materials, spans of current revisions.
void check_rests_on(Case const& at, RestsOn const& rests_on, Checks& checks) {
    for (auto const& fact : rests_on.facts) {
        if (words::find_fact(fact) == nullptr)
            checks.fault("rests_on.facts", "a fact that a submitter can declare",
                         "\"" + fact + "\"");
    }
    auto const current = [&](std::string const& id) {
        auto const* material = at.submission.material(id);
        if (material == nullptr)
            checks.fault("rests_on", "a material of the submission", "\"" + id + "\"");
        return material;
    };
    for (auto const& material : rests_on.materials)
        (void)current(material);
    for (auto const& span : rests_on.spans) {
        auto const* material = current(span.material);
        if (material != nullptr && material->revisions.back().number != span.revision)
            checks.fault("rests_on.spans", "the current revision of " + span.material,
                         std::to_string(span.revision));
        if (span.begin < 0 || span.end <= span.begin)
            checks.fault("rests_on.spans", "0 <= begin < end",
                         std::to_string(span.begin) + " to " + std::to_string(span.end));
        checks.text("rests_on.spans.quote", span.quote, 0, note_max);
    }
    if (rests_on.spans.size() > spans_max || rests_on.materials.size() > materials_max)
        checks.fault("rests_on", "at most " + std::to_string(spans_max) + " spans",
                     std::to_string(rests_on.spans.size()));
}

}  // namespace

Decided decide_on(Case const& at, AnswerItem const& command) {
    if (auto allowed = may_act(at, command.side); !allowed) return std::unexpected(allowed.error());
    auto const& items = items_of(at, command.side);
    if (std::ranges::find(items, command.item) == items.end()) {
        auto const side = std::ranges::find(at.state.sides, command.side, &workflow::Side::id);
        auto const& list = side == at.state.sides.end() ? at.state.checklist : side->checklist;
        return refuse(
            Refusal::item_absent,
            {{"item", list.empty() ? "a state with a checklist" : "an applicable item of " + list,
              "\"" + command.item + "\" in " + at.state.id}});
    }
    Checks checks;
    checks.text("note", command.note, command.verdict == words::Verdict::pass ? 0 : 1, note_max);
    check_rests_on(at, command.rests_on, checks);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    return std::vector<Event>{
        ItemAnswered{command.item, command.verdict, command.note, command.side, command.rests_on}};
}

}  // namespace yingshen::review
