#include "app/similar_lines.hpp"

#include <fmt/core.h>

#include "app/api_session.hpp"
#include "base/time.hpp"

namespace yingshen::app {
namespace {

using base::Json;

std::int64_t number_of(Json const& json, std::string_view name) {
    auto const* number = json[name].as_int();
    return number == nullptr ? 0 : *number;
}

/// "，采纳：理由", of the last answer; then what was made of it.
std::string outcome_of(Json const& opinion) {
    if (opinion["withdrawn"] == Json(true)) return "，已撤回";
    std::string text = "，待反馈";
    if (auto const& answers = elements_of(opinion["answers"]); !answers.empty()) {
        auto const& last = answers.back();
        auto const reason = text_of(last, "reason");
        text = "，反馈：" + text_of(last["answer_title"], "zh") +
               (reason.empty() ? "" : "（" + reason + "）");
    }
    if (opinion["verified"] == Json(true)) text += "，已核验落实";
    if (opinion["set_aside"] == Json(true)) text += "，听证不予坚持";
    return text;
}

/// The day in China of an instant.
std::string day_of(std::string const& instant) {
    auto const time = base::parse_time(instant);
    return time ? base::to_string(base::china_date(*time)) : instant;
}

std::string case_line(Json const& similar) {
    auto const& row = similar["submission"];
    return fmt::format(
        "相似度 {}%  {}  {}（{}·{}，{}） {}第{}版", number_of(similar, "likeness_percent"),
        text_of(row, "id"), text_of(row, "title"), text_of(row["unit"], "name"),
        text_of(row["state_title"], "zh"), day_of(text_of(row, "created_at")),
        text_of(similar["like"], "material"), number_of(similar["like"], "revision"));
}

std::string opinion_line(Json const& opinion) {
    return fmt::format(
        "  意见 {}［{}·{}］{}{}", text_of(opinion, "id"), text_of(opinion["right_title"], "zh"),
        text_of(opinion["severity_title"], "zh"), text_of(opinion, "text"), outcome_of(opinion));
}

}  // namespace

std::vector<std::string> similar_lines(Json const& answer) {
    std::vector<std::string> lines;
    for (auto const& similar : elements_of(answer["similar"])) {
        lines.push_back(case_line(similar));
        auto const& opinions = elements_of(similar["opinions"]);
        for (auto const& opinion : opinions)
            lines.push_back(opinion_line(opinion));
        if (opinions.empty()) lines.emplace_back("  未提出审查意见");
    }
    if (lines.empty()) lines.emplace_back("没有可供查看的相似历史案例");
    return lines;
}

}  // namespace yingshen::app
