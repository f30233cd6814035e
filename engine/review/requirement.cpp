#include "review/requirement.hpp"

#include <algorithm>
#include <initializer_list>

#include "review/bounds.hpp"
#include "review/situation.hpp"

namespace yingshen::review {
namespace {

using workflow::Condition;

constexpr std::size_t names_shown = 5;

/// "o1, o2 and 3 more, not answered".
std::string listed(std::vector<std::string> const& names, std::string_view what) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < names_shown; ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > names_shown)
        text += " and " + std::to_string(names.size() - names_shown) + " more";
    return text + " " + std::string(what);
}

/// The opinions that stand in one of some ways.
std::string opinions_that(Case const& at, std::initializer_list<workflow::OpinionStatus> wanted,
                          std::string_view what) {
    std::vector<std::string> ids;
    for (auto const& opinion : at.submission.opinions) {
        if (std::ranges::find(wanted, status_of(opinion)) != wanted.end())
            ids.push_back(opinion.id);
    }
    return listed(ids, what);
}

std::string missing_facts(Case const& at) {
    std::vector<std::string> names;
    for (auto const& fact : at.context.definition.required_facts) {
        if (at.submission.facts.find(fact) == at.submission.facts.end()) names.push_back(fact);
    }
    return listed(names, "not declared");
}

std::string unscreened(Case const& at) {
    std::vector<std::string> names;
    for (auto const& material : at.submission.materials) {
        if (!material.revisions.back().screened) names.push_back(material.id);
    }
    return listed(names, "not screened");
}

std::string unanswered_items(Case const& at) {
    std::vector<std::string> names;
    for (auto const& item : at.context.items) {
        if (!at.submission.item_answers.contains(item)) names.push_back(item);
    }
    return listed(names, "not answered");
}

std::string failed_items(Case const& at) {
    std::vector<std::string> names;
    for (auto const& [item, answer] : at.submission.item_answers) {
        if (answer.verdict == words::Verdict::fail) names.push_back(item);
    }
    return names.empty() ? unanswered_items(at) : listed(names, "failed");
}

std::string unpaired(Case const& at) {
    std::vector<std::string> names;
    for (auto const& material : at.submission.materials) {
        auto const found = at.submission.finals.find(material.id);
        if (found == at.submission.finals.end()) names.push_back(material.id);
    }
    return listed(names, "without one");
}

std::string changed_finals(Case const& at) {
    std::vector<std::string> names;
    for (auto const& [material, file] : at.submission.finals) {
        if (!is_unchanged(file)) names.push_back(material);
    }
    return listed(names, "changed");
}

std::string other_materials(Case const& at) {
    if (!at.submission.base) return "a submission that starts from no cleared one";
    return "other bytes, or another number of materials";
}

std::string open_findings(Case const& at) {
    std::vector<std::string> ids;
    for (auto const& finding : at.submission.findings) {
        if (is_open(finding)) ids.push_back(finding.id);
    }
    return listed(ids, "not marked");
}

base::Fault condition_fault(Case const& at, Condition condition) {
    using enum workflow::OpinionStatus;
    std::string where(workflow::name(condition));
    switch (condition) {
        case Condition::facts_complete:
            return {where, "every required fact declared", missing_facts(at)};
        case Condition::material_attached:
            return {where, "at least one material", "none"};
        case Condition::screened:
            return {where, "every current revision screened", unscreened(at)};
        case Condition::checklist_complete:
            return {where, "every applicable checklist item answered", unanswered_items(at)};
        case Condition::no_failed_items:
            return {where, "no checklist item failed", failed_items(at)};
        case Condition::reason:
            return {where, "a reason", "none"};
        case Condition::opinions:
            return {where, "at least one opinion that was not sent yet", "none"};
        case Condition::opinions_answered:
            return {where, "every opinion of the letter answered",
                    opinions_that(at, {sent}, "not answered")};
        case Condition::adopted_verified:
            return {where, "every adopted substantive opinion verified",
                    opinions_that(at, {adopted}, "not verified")};
        case Condition::no_declined_substantive:
            return {where, "no substantive opinion declined",
                    opinions_that(at, {declined}, "declined")};
        case Condition::no_open_opinions:
            return {where, "every opinion settled",
                    opinions_that(at, {unsent, sent, adopted, declined}, "not settled")};
        case Condition::declined:
            return {where, "a substantive opinion that stands declined", "none"};
        case Condition::final_paired:
            return {where, "a final file for every material's current revision", unpaired(at)};
        case Condition::final_unchanged:
            return {where, "final files that are what was reviewed", changed_finals(at)};
        case Condition::same_bytes:
            return {where, "the materials of the cleared submission, unchanged",
                    other_materials(at)};
        case Condition::within_cleared:
            return {where, "facts within those that were cleared",
                    listed(facts_beyond(at.submission), "beyond them")};
        case Condition::not_expired:
            return {where, "a clearance that may still be used again", "its term has ended"};
        case Condition::findings_settled:
            return {where, "every finding confirmed or dismissed", open_findings(at)};
    }
    std::unreachable();
}

}  // namespace

base::Fault unmet_fault(Case const& at, workflow::Requirement const& requirement) {
    if (requirement.condition) return condition_fault(at, *requirement.condition);
    return {"in_force",
            workflow::to_string(at.context.definition.gates[*requirement.in_force]) +
                " in force for this content",
            "no such decision in force"};
}

}  // namespace yingshen::review
