#include <span>

#include "workflow/prove.hpp"

namespace yingshen::workflow {
namespace {

struct Names {
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};

constexpr Names promises[] = {
    {"reaches_an_end", "始终可以办结", "An end can always be reached"},
    {"no_dead_state", "没有无法到达的状态", "Every state can be reached"},
    {"task_can_be_done", "每项待办都有人能办", "Every task can be done by somebody"},
    {"pre_review_gate", "未经前置内审不得通过", "No clearance without internal pre-review"},
    {"center_review_gate", "未经消保中心审查不得通过", "No clearance without center review"},
    {"sign_off_gate", "未经签批不得通过", "No clearance without sign-off"},
    {"different_people", "各环节由不同人员办理", "Different people at each step"},
    {"opinions_settled", "实质性意见均已了结", "Every substantive opinion is settled"},
    {"declined_settled", "未采纳的实质性意见不得带入通过",
     "No declined substantive opinion is cleared over"},
    {"new_content_voids", "材料变更后原结论失效", "New content voids decisions"},
    {"final_checked", "定稿须与审查版本一致或经核对",
     "Final files are the reviewed ones, or checked"},
    {"reuse_unchanged", "简易流程不得绕过审查", "The short track is no way around"},
    {"no_timer_decides", "时限到期不得代替审查", "No timer decides"},
    {"own_property", "流程自定义性质", "A property of the definition's own"},
};

}  // namespace

std::string_view name(Promise promise) {
    return promises[static_cast<std::size_t>(promise)].name;
}

base::Text title(Promise promise) {
    auto const& names = promises[static_cast<std::size_t>(promise)];
    return {std::string(names.zh), std::string(names.en)};
}

std::string to_string(Violation const& violation, Definition const& definition) {
    auto const heading = title(violation.promise);
    std::string text = definition.file + ":" + std::to_string(violation.mark.line) + ":" +
                       std::to_string(violation.mark.column) + ": " +
                       std::string(name(violation.promise)) + ": " + heading.zh + " / " +
                       heading.en + "\n  " + violation.text.zh + "\n  " + violation.text.en + "\n" +
                       to_string(violation.path);
    return text;
}

std::string to_string(std::vector<Step> const& path) {
    std::string text;
    int number = 0;
    for (auto const& step : path) {
        text += "  " + std::to_string(++number) + ". " + step.state + ": " + step.person + " " +
                step.act;
        if (step.after != step.state) text += " -> " + step.after;
        text += "\n";
    }
    return text;
}

}  // namespace yingshen::workflow
