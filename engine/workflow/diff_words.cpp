#include <algorithm>

#include "workflow/diff_parts.hpp"

namespace yingshen::workflow {
namespace {

static_assert(condition_count + 2 * gates_max <= 64, "a Seen has a bit for everything");

struct Lack {
    std::string_view condition;
    std::string_view zh;
    std::string_view en;
};

/// What is so where a condition does not hold.
constexpr Lack lacks[] = {
    {"facts_complete", "必填要素未全部申报时", "with a required fact missing"},
    {"material_attached", "未上传送审材料时", "without a material"},
    {"screened", "有现行材料未完成机审时", "with a revision that is not screened"},
    {"checklist_complete", "审查要点未全部作答时", "with the checklist incomplete"},
    {"no_failed_items", "审查要点有不符合项时", "with a failed checklist item"},
    {"reason", "未说明理由时", "without a reason"},
    {"opinions", "没有待发出的审查意见时", "with no opinion to send"},
    {"opinions_answered", "有审查意见未反馈时", "with an opinion unanswered"},
    {"adopted_verified", "有已采纳的实质性意见未核验落实时",
     "with an adopted opinion not verified"},
    {"no_declined_substantive", "有未采纳的实质性意见时", "with a declined substantive opinion"},
    {"final_paired", "定稿尚未与送审版本逐一配对时", "with a material whose final file is missing"},
    {"final_unchanged", "定稿与审查版本不一致时",
     "with a final file that differs from what was reviewed"},
    {"same_bytes", "材料与原审查通过的不一致时", "with materials that are not the cleared ones"},
    {"within_cleared", "申报要素超出原审查通过的范围时",
     "with facts beyond those that were cleared"},
    {"not_expired", "原审查通过已过有效期时", "after the term of the clearance"},
    {"findings_settled", "有机审命中未处理时", "with a finding that nobody marked"},
};

base::Text without(Condition condition) {
    for (auto const& lack : lacks) {
        if (lack.condition == name(condition)) return {std::string(lack.zh), std::string(lack.en)};
    }
    return {"不满足“" + title(condition).zh + "”时",
            "where it is not so that " + title(condition).en};
}

/// Conditions that say nothing that others do not say.
Seen said_by_others() {
    Seen bits = 0;
    for (auto const* condition : {"no_open_opinions", "declined"}) {
        if (auto const known = parse_condition(condition))
            bits |= Seen{1} << static_cast<std::size_t>(*known);
    }
    return bits;
}

}  // namespace

Vocabulary::Vocabulary(Definition const& before, Definition const& after) {
    for (auto const& gate : before.gates) {
        if (std::ranges::find(after.gates, gate) == after.gates.end()) continue;
        gates_.emplace(to_string(gate), "“" + title(before, gate).zh + "”");
    }
}

Seen Vocabulary::seen(Definition const& definition, Situation const& situation) const {
    static Seen const redundant = said_by_others();
    Seen seen = situation.holds.to_ullong() & ~redundant;
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
