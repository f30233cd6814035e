#include <fmt/format.h>

#include "audit/csv.hpp"
#include "audit/rule_report.hpp"

namespace yingshen::audit {
namespace {

std::vector<std::string> cells(review::RuleRecord const& record, std::string const& month,
                               review::RuleFigures const& figures) {
    return {record.rule,
            std::string(review::pack_of(record.rule)),
            std::to_string(record.version),
            month,
            std::to_string(figures.shown),
            std::to_string(figures.confirmed),
            std::to_string(figures.dismissed),
            std::to_string(figures.open),
            std::to_string(figures.unmarked),
            std::to_string(figures.confirmed),
            std::to_string(figures.decided()),
            figures.precision(),
            "",
            "",
            "",
            ""};
}

/// What was never shown has no figures of showing.
std::vector<std::string> cells(ShadowRecord const& record) {
    std::vector<std::string> line{record.rule, std::string(review::pack_of(record.rule)),
                                  std::to_string(record.version)};
    line.insert(line.end(), 9, "");
    for (auto const count : {record.hits.all, record.hits.confirmed, record.hits.false_alarms,
                             record.hits.undecided()})
        line.push_back(std::to_string(count));
    return line;
}

std::string line(std::string_view name, review::RuleFigures const& figures) {
    return fmt::format("{:<44} 精确率 {:>6} ({}/{})  呈现 {}  待处理 {}  未处理 {}\n", name,
                       figures.precision(), figures.confirmed, figures.decided(), figures.shown,
                       figures.open, figures.unmarked);
}

std::string period_of(RuleQuery const& query) {
    auto const day = [](std::optional<base::Date> const& date) {
        return date ? base::to_string(*date) : std::string("不限");
    };
    return query.from || query.to ? day(query.from) + " 至 " + day(query.to) : std::string("全部");
}

}  // namespace

std::string to_csv(RuleReport const& report) {
    std::string out(byte_order_mark);
    append_line(
        out, {"rule", "pack", "version", "month", "呈现", "确认", "驳回", "待处理", "未处理",
              "分子", "分母", "精确率", "试运行命中", "试运行确认", "试运行误报", "试运行未判定"});
    for (auto const& record : report.rules) {
        append_line(out, cells(record, "", record.all));
        for (auto const& [month, figures] : record.months)
            append_line(out, cells(record, month, figures));
    }
    for (auto const& record : report.shadow.rules)
        append_line(out, cells(record));
    return out;
}

std::string to_text(RuleReport const& report) {
    std::string out = fmt::format("规则命中处理记录  期间：{}  截至第 {} 条事件\n",
                                  period_of(report.query), report.log_events);
    out += "精确率 = 确认/（确认+驳回）；呈现 = 确认+驳回+待处理+未处理\n";
    out += "  " + line("all", report.all);
    for (auto const& record : report.rules) {
        out += "  " + line(record.rule, record.all);
        if (record.months.size() < 2) continue;
        for (auto const& [month, figures] : record.months)
            out += "    " + line(month, figures);
    }
    if (report.shadow.rules.empty()) return out;
    out += fmt::format("试运行的规则（不向任何人显示）：最近 {} 份送审单的 {} 个文本，按回测计算\n",
                       report.shadow.submissions, report.shadow.texts);
    for (auto const& record : report.shadow.rules) {
        out += fmt::format("  {:<44} 命中 {}  确认 {}  误报 {}  未判定 {}\n", record.rule,
                           record.hits.all, record.hits.confirmed, record.hits.false_alarms,
                           record.hits.undecided());
    }
    return out;
}

}  // namespace yingshen::audit
