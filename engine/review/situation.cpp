#include "review/situation.hpp"

#include <algorithm>

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

/// The very materials that were cleared, no more and no fewer.
bool has_same_bytes(Submission const& submission) {
    if (!submission.base) return false;
    std::vector<base::Digest> cleared;
    for (auto const& [material, digest] : submission.base->materials)
        cleared.push_back(digest);
    std::vector<base::Digest> current;
    for (auto const& material : submission.materials)
        current.push_back(material.revisions.back().digest);
    std::ranges::sort(cleared);
    std::ranges::sort(current);
    return !current.empty() && cleared == current;
}

/// When something is used is new each time; everything else must have been cleared.
bool is_date_of_use(std::string_view fact) {
    return fact == "go_live" || fact == "take_down";
}

std::int64_t last_day_of_use(words::FactSet const& facts, base::Time now) {
    auto const last = facts.find("take_down");
    auto const date = last == facts.end() || last->second.empty()
                          ? std::nullopt
                          : base::parse_date(last->second.front());
    return base::to_days(date.value_or(base::china_date(now)));
}

/// The clearance may be used for a number of days from its own; the last day of use counts, not
/// only today.
bool is_in_term(workflow::Definition const& definition, Submission const& submission,
                base::Time now) {
    if (!definition.reuse || !submission.base) return false;
    auto const first = base::to_days(base::china_date(submission.base->cleared_at));
    auto const today = base::to_days(base::china_date(now));
    auto const last = std::max(today, last_day_of_use(submission.facts, now));
    return last <= first + definition.reuse->valid_days;
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

bool is_unchanged(FinalFile const& file) {
    return file.attached.identical ||
           (file.attached.comparable && file.attached.differences.empty());
}

std::vector<std::string> facts_beyond(Submission const& submission) {
    std::vector<std::string> names;
    if (!submission.base) return names;
    auto const& cleared = submission.base->facts;
    for (auto const& [name, values] : submission.facts) {
        if (is_date_of_use(name)) continue;
        auto const found = cleared.find(name);
        auto const within =
            found != cleared.end() && std::ranges::all_of(values, [&](std::string const& value) {
                return std::ranges::find(found->second, value) != found->second.end();
            });
        if (!within) names.push_back(name);
    }
    for (auto const& [name, values] : cleared) {
        if (!is_date_of_use(name) && !submission.facts.contains(name)) names.push_back(name);
    }
    return names;
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
