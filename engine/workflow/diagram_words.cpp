#include "workflow/diagram_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "workflow/people.hpp"
#include "workflow/step.hpp"

namespace yingshen::workflow::diagram {
namespace {

using ShortTitle = std::pair<std::string_view, std::string_view>;

/// Shorter than the titles in messages: they stand at arrows.
constexpr auto short_titles = std::to_array<ShortTitle>({
    {"facts_complete", "要素申报齐全"},
    {"material_attached", "材料已上传"},
    {"screened", "机审已完成"},
    {"checklist_complete", "审查要点已答完"},
    {"no_failed_items", "无不符合项"},
    {"reason", "说明理由"},
    {"opinions", "有待发出的意见"},
    {"opinions_answered", "意见均已反馈"},
    {"adopted_verified", "采纳意见均已核验"},
    {"no_declined_substantive", "无未采纳的实质性意见"},
    {"no_open_opinions", "意见均已了结"},
    {"declined", "有未采纳的实质性意见"},
    {"final_paired", "定稿与材料逐份对应"},
    {"final_unchanged", "定稿与审查版本一致"},
    {"same_bytes", "材料与已通过版本一致"},
    {"within_cleared", "要素未超出已通过范围"},
    {"not_expired", "原审查通过仍有效"},
    {"findings_settled", "机审命中均已处理"},
});

std::string short_title(Condition condition) {
    for (auto const& [id, text] : short_titles) {
        if (id == name(condition)) return std::string(text);
    }
    return title(condition).zh;
}

/// The title of the state, or of the review beside it, that a gate belongs to.
std::string reviewed_at(Definition const& definition, Gate const& gate) {
    auto const* state = definition.find(gate.state);
    if (state == nullptr) return gate.state;
    auto const side = std::ranges::find(state->sides, gate.side, &Side::id);
    return side == state->sides.end() ? state->title.zh : side->title.zh;
}

}  // namespace

std::string people(Task const& task) {
    if (task.role == words::Role::submitter) return "送审人";
    return words::title(task.role).zh + "（" + words::title(task.scope).zh + "）";
}

std::string barred(Definition const& definition, Task const& task) {
    std::string text;
    std::string reviews;
    for (auto const& one : task.barred) {
        auto& list = one.kind == Barred::Kind::gate ? reviews : text;
        if (!list.empty()) list += "、";
        switch (one.kind) {
            case Barred::Kind::submitter:
                list += "送审人";
                break;
            case Barred::Kind::editor:
                list += "材料编辑人";
                break;
            case Barred::Kind::gate:
                list += reviewed_at(definition, definition.gates[one.gate]);
                break;
        }
    }
    if (reviews.empty()) return text;
    return text + (text.empty() ? "" : "，以及") + "办理过" + reviews + "的人员";
}

std::string duration(Deadline deadline) {
    return std::to_string(deadline.amount) +
           (deadline.unit == Deadline::Unit::working_days ? "个工作日" : "个工作小时");
}

std::string reminders(State const& state) {
    std::string text;
    for (auto const& timer : state.timers) {
        if (timer.kind == Timer::Kind::act) continue;
        if (!text.empty()) text += "，";
        text += "满" + duration(timer.after) +
                (timer.kind == Timer::Kind::remind ? "催办" : "升级督办");
    }
    return text;
}

std::string gate_title(Definition const& definition, Gate const& gate) {
    auto const* state = definition.find(gate.state);
    auto const of = state == nullptr ? gate.state : state->title.zh;
    auto const what = gate.side.empty() ? title(gate.action).zh : reviewed_at(definition, gate);
    return of == what ? of : of + "·" + what;
}

std::string conditions(Definition const& definition, std::vector<Requirement> const& requirements) {
    std::string text;
    for (auto const& one : requirements) {
        if (!text.empty()) text += "、";
        if (one.condition) {
            text += short_title(*one.condition);
        } else {
            text += reviewed_at(definition, definition.gates[*one.in_force]) + "结论有效";
        }
    }
    return text;
}

bool is_gate(State const& state, Transition const& transition) {
    return state.task && is_review(*state.task) && is_decision(transition.action);
}

bool goes_back(Transition const& transition) {
    return transition.action == Action::return_ || transition.action == Action::withdraw;
}

}  // namespace yingshen::workflow::diagram
