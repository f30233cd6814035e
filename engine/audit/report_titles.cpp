#include "audit/report_titles.hpp"

namespace yingshen::audit {
namespace {

struct Title {
    std::string_view id;
    std::string_view zh;
    std::string_view en;
};

constexpr Title titles[] = {
    {"adoption_rate", "采纳率", "Adoption rate"},
    {"adoption_rate_all", "采纳率（全部意见）", "Adoption rate, all opinions"},
    {"with_partial", "采纳率（含部分采纳）", "Adoption rate with partial adoption"},
    {"submissions_all_adopted", "全部采纳的送审单占比", "Submissions with every opinion adopted"},
    {"first_answer_rate", "首次反馈采纳率", "First-answer adoption rate"},
    {"implemented_rate", "落实率", "Implemented rate"},
    {"pending", "待反馈", "Pending"},
    {"withdrawn", "已撤回", "Withdrawn"},
    {"withdrawn_after_decline", "不采纳后撤回", "Withdrawn after a decline"},
    {"answer_changed", "反馈有变更", "Answer changed"},
    {"adopted_not_implemented", "采纳未落实", "Adopted, not implemented"},
};

}  // namespace

base::Text figure_title(std::string_view id) {
    for (auto const& title : titles) {
        if (title.id == id) return {std::string(title.zh), std::string(title.en)};
    }
    return {std::string(id), std::string(id)};
}

}  // namespace yingshen::audit
