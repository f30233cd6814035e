#include <fmt/format.h>

#include "audit/adoption_report.hpp"
#include "audit/report_titles.hpp"
#include "base/utf8.hpp"

namespace yingshen::audit {
namespace {

/// Columns of a terminal that a text takes: Chinese characters and full-width signs take two.
std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (auto const& point : base::decode_utf8(text))
        width += point.value >= 0x1100 && point.value != U'—' ? 2 : 1;
    return width;
}

std::string padded(std::string text, std::size_t width) {
    auto const now = width_of(text);
    if (now < width) text.append(width - now, ' ');
    return text;
}

std::string period_of(AdoptionQuery const& query) {
    auto const day = [](std::optional<base::Date> const& date) {
        return date ? base::to_string(*date) : std::string("不限");
    };
    return query.from || query.to ? day(query.from) + " 至 " + day(query.to) : std::string("全部");
}

/// The total in full: every figure with its definition.
std::string full(AdoptionGroup const& group) {
    std::string out;
    for (auto const& figure : group.figures.figures) {
        out +=
            fmt::format("  {}{:>7}  {}\n", padded(figure_title(figure.id).zh, 24), figure.percent(),
                        fmt::format("{}/{}", figure.numerator, figure.denominator));
        out += fmt::format("      = {}\n", figure.definition.zh);
    }
    auto const counts = [&out](std::string_view title, std::vector<review::Counted> const& list) {
        out += fmt::format("  {}:", title);
        for (auto const& counted : list) {
            out += fmt::format(" {} {}", figure_title(counted.id).zh, counted.count);
            if (counted.oldest)
                out +=
                    fmt::format("（最早 {}）", base::to_string(base::china_date(*counted.oldest)));
        }
        out += '\n';
    };
    counts("不计入", group.figures.excluded);
    counts("异常迹象", group.figures.gaming_signs);
    if (group.figures.small_sample) out += "  样本不足10条，不宜用于排名。\n";
    return out;
}

/// A group in one line: the headline, its companion that shows whether words became deeds, and what
/// waits.
std::string line(AdoptionGroup const& group) {
    std::string out = "  " + padded(group.title.zh, 32);
    for (auto const& figure : group.figures.figures) {
        if (figure.id != "adoption_rate" && figure.id != "implemented_rate") continue;
        out += fmt::format(" {} {} ({}/{})", figure_title(figure.id).zh, figure.percent(),
                           figure.numerator, figure.denominator);
    }
    for (auto const& counted : group.figures.excluded)
        out += fmt::format(" {} {}", figure_title(counted.id).zh, counted.count);
    return out + (group.figures.small_sample ? " *\n" : "\n");
}

}  // namespace

std::string to_text(AdoptionReport const& report) {
    std::string out = fmt::format("意见采纳率报告  期间：{}  截至第 {} 条事件\n",
                                  period_of(report.query), report.log_events);
    out += full(report.groups.front());
    if (report.groups.size() == 1) return out;
    out += "分组（* 样本不足10条，不宜用于排名）:\n";
    for (std::size_t i = 1; i < report.groups.size(); ++i)
        out += line(report.groups[i]);
    return out;
}

}  // namespace yingshen::audit
