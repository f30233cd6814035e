#include "review/situation.hpp"

#include <algorithm>

#include "review/bounds.hpp"

namespace yingshen::review {
namespace {

using workflow::Condition;

bool is_screened(Submission const& submission) {
    return std::ranges::all_of(submission.materials, [](Material const& material) {
        return material.revisions.back().screened;
    });
}

bool is_answered(Submission const& submission, std::vector<std::string> const& items) {
    return std::ranges::all_of(
        items, [&](std::string const& item) { return submission.item_answers.count(item) > 0; });
}

bool has_failed_item(Submission const& submission, std::vector<std::string> const& items) {
    return std::ranges::any_of(items, [&](std::string const& item) {
        auto const found = submission.item_answers.find(item);
        return found != submission.item_answers.end() &&
               found->second.verdict == words::Verdict::fail;
    });
}

bool is_paired(Submission const& submission) {
    return !submission.materials.empty() &&
           std::ranges::all_of(submission.materials, [&](Material const& material) {
               return submission.finals.contains(material.id);
           });
}

}  // namespace

workflow::OpinionSet opinions_of(Submission const& submission) {
    workflow::OpinionSet opinions;
    for (auto const& opinion : submission.opinions) {
        if (auto const bit = workflow::opinion_bit(opinion.severity, status_of(opinion)))
            opinions.set(*bit);
    }
    return opinions;
}

bool is_open(FollowedFinding const& finding) {
    return finding.gone_in == 0 && !finding.mark;
}

bool is_unchanged(FinalFile const& file) {
    return file.attached.identical ||
           (file.attached.comparable && file.attached.differences.empty());
}

std::vector<workflow::GateIndex> gates_taken(workflow::Definition const& definition,
                                             Submission const& submission) {
    std::vector<workflow::GateIndex> taken;
    for (auto const& decision : submission.decisions) {
        auto const found = std::ranges::find_if(definition.gates, [&](workflow::Gate const& gate) {
            return workflow::to_string(gate) == decision.gate;
        });
        if (found != definition.gates.end()) {
            taken.push_back(static_cast<workflow::GateIndex>(found - definition.gates.begin()));
        }
    }
    return taken;
}

workflow::OpinionStatus status_of(Opinion const& opinion) {
    using enum workflow::OpinionStatus;
    if (opinion.withdrawn || opinion.set_aside) return settled;
    auto const* answer = opinion.answer();
    if (answer == nullptr) return opinion.letter == 0 ? unsent : sent;
    if (opinion.severity == words::Severity::advisory) return settled;
    if (answer->answer == words::Answer::declined) return declined;
    return opinion.verified ? verified : adopted;
}

workflow::Situation situation(workflow::Definition const& definition, Submission const& submission,
                              std::vector<std::string> const& items, bool reason, base::Time now) {
    workflow::Situation out;
    auto const set = [&out](Condition condition, bool holds) {
        out.holds[static_cast<std::size_t>(condition)] = holds;
    };
    set(Condition::facts_complete,
        std::ranges::all_of(definition.required_facts, [&](std::string const& fact) {
            return submission.facts.find(fact) != submission.facts.end();
        }));
    set(Condition::material_attached, !submission.materials.empty());
    set(Condition::screened, is_screened(submission));
    set(Condition::checklist_complete, is_answered(submission, items));
    set(Condition::no_failed_items,
        is_answered(submission, items) && !has_failed_item(submission, items));
    set(Condition::reason, reason);
    set(Condition::findings_settled, std::ranges::none_of(submission.findings, is_open));
    set(Condition::final_paired, is_paired(submission));
    set(Condition::final_unchanged,
        is_paired(submission) && std::ranges::all_of(submission.finals, [](auto const& one) {
            return is_unchanged(one.second);
        }));
    set(Condition::same_bytes, has_same_bytes(submission));
    set(Condition::within_cleared, submission.base && facts_beyond(submission).empty());
    set(Condition::not_expired, is_in_term(definition, submission, now));
    workflow::judge_opinions(opinions_of(submission), out.holds);
    for (auto const gate : gates_taken(definition, submission))
        out.in_force.set(gate);
    return out;
}

}  // namespace yingshen::review
