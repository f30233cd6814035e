#include <algorithm>

#include "workflow/diff_parts.hpp"

namespace yingshen::workflow {
namespace {

static_assert(condition_count + 2 * gates_max <= 64, "a Seen has a bit for everything");

/// What is so where a condition does not hold.
base::Text without(Condition condition) {
    switch (condition) {
        case Condition::facts_complete:
            return {"必填要素未全部申报时", "with a required fact missing"};
        case Condition::material_attached:
            return {"未上传送审材料时", "without a material"};
        case Condition::screened:
            return {"有现行材料未完成机审时", "with a revision that is not screened"};
        case Condition::checklist_complete:
            return {"审查要点未全部作答时", "with the checklist incomplete"};
        case Condition::no_failed_items:
            return {"审查要点有不符合项时", "with a failed checklist item"};
        case Condition::reason:
            return {"未说明理由时", "without a reason"};
        case Condition::opinions:
            return {"没有待发出的审查意见时", "with no opinion to send"};
        case Condition::opinions_answered:
            return {"有审查意见未反馈时", "with an opinion unanswered"};
        case Condition::adopted_verified:
            return {"有已采纳的实质性意见未核验落实时", "with an adopted opinion not verified"};
        case Condition::no_declined_substantive:
            return {"有未采纳的实质性意见时", "with a declined substantive opinion"};
        case Condition::no_open_opinions:
            return {"有未了结的审查意见时", "with an opinion left to settle"};
    }
    return {};
}

}  // namespace

Vocabulary::Vocabulary(Definition const& before, Definition const& after) {
    for (auto const& gate : before.gates) {
        if (std::ranges::find(after.gates, gate) == after.gates.end()) continue;
        gates_.emplace(to_string(gate),
                       "“" + before.find(gate.state)->title.zh + title(gate.action).zh + "”");
    }
}

Seen Vocabulary::seen(Definition const& definition, Situation const& situation) const {
    // no_open_opinions says nothing that the conditions it is made of do not say.
    auto holds = situation.holds;
    holds.reset(static_cast<std::size_t>(Condition::no_open_opinions));
    Seen seen = holds.to_ullong();
    for (GateIndex gate = 0; gate < definition.gates.size(); ++gate) {
        if (!situation.in_force.test(gate)) continue;
        auto const found = gates_.find(to_string(definition.gates[gate]));
        if (found == gates_.end()) continue;
        seen |= Seen{1} << (condition_count +
                            static_cast<std::size_t>(std::distance(gates_.begin(), found)));
    }
    return seen;
}

base::Text Vocabulary::phrase(std::size_t bit, bool is_set) const {
    if (bit >= condition_count) {
        auto const& [gate, zh] =
            *std::next(gates_.begin(), static_cast<std::ptrdiff_t>(bit - condition_count));
        if (is_set) return {zh + "有效时", "with " + gate + " in force"};
        return {zh + "不在有效状态时", "without " + gate + " in force"};
    }
    auto const condition = static_cast<Condition>(bit);
    if (!is_set) return without(condition);
    return {title(condition).zh + "时", "where " + title(condition).en};
}

}  // namespace yingshen::workflow
