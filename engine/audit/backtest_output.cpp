#include <fmt/format.h>

#include "audit/backtest.hpp"
#include "audit/csv.hpp"

namespace yingshen::audit {
namespace {

using base::Json;

Json hits_json(Hits const& hits) {
    return Json::Object{{"all", hits.all},
                        {"confirmed", hits.confirmed},
                        {"false_alarms", hits.false_alarms},
                        {"undecided", hits.undecided()}};
}

Json counts_json(BacktestCounts const& counts) {
    return Json::Object{{"in_force", hits_json(counts.in_force)},
                        {"candidate", hits_json(counts.candidate)},
                        {"added", counts.added},
                        {"removed", counts.removed}};
}

Json caught_json(Caught const& caught) {
    return Json::Object{{"opinions", caught.opinions},
                        {"in_force", caught.in_force},
                        {"candidate", caught.candidate}};
}

std::string product_title(std::string const& product) {
    auto const known = words::parse<words::Product>(product);
    if (known) return words::title(*known).zh;
    return product.empty() ? "未申报产品" : product;
}

/// Minutes with one digit behind the point.
std::string minutes(BacktestReport const& report, std::int64_t added) {
    auto const tenths = report.extra_tenths_of_minutes(added);
    return fmt::format("{}.{}", tenths / 10, tenths % 10);
}

std::string line(BacktestReport const& report, std::string_view title,
                 BacktestCounts const& counts) {
    auto const& now = counts.in_force;
    auto const& then = counts.candidate;
    return fmt::format(
        "  {}：命中 {}→{}（新增 {}，消失 {}），审查确认 {}→{}，误报 {}→{}，无结论 {}→{}，增加阅读 "
        "{} 分钟\n",
        title, now.all, then.all, counts.added, counts.removed, now.confirmed, then.confirmed,
        now.false_alarms, then.false_alarms, now.undecided(), then.undecided(),
        minutes(report, counts.added));
}

/// The counts summed up by a part of their keys.
template <class Of>
auto summed(BacktestReport const& report, Of of) {
    std::map<decltype(of(BacktestKey())), BacktestCounts> sums;
    for (auto const& [key, counts] : report.counts)
        sums[of(key)] += counts;
    return sums;
}

/// The rows that are wanted, as far as there is room, and how many more there are.
template <class Wanted>
Json report_json(BacktestReport const& report, Wanted wanted, std::size_t rows_max) {
    Json::Array rows;
    std::int64_t more = 0;
    for (auto const& [key, counts] : report.counts) {
        if (!wanted(counts)) continue;
        if (rows.size() == rows_max) {
            ++more;
            continue;
        }
        auto row = counts_json(counts);
        row.set("rule", key.rule);
        row.set("right", words::name(key.right));
        row.set("product", key.product);
        rows.push_back(std::move(row));
    }
    Json::Array caught;
    for (auto const& [right, one] : report.caught) {
        auto row = caught_json(one);
        row.set("right", words::name(right));
        caught.push_back(std::move(row));
    }
    auto const total = report.total();
    return Json::Object{
        {"submissions", report.submissions},
        {"texts", report.texts},
        {"not_read", report.not_read},
        {"seconds_a_hit", report.seconds_a_hit},
        {"extra_tenths_of_minutes", report.extra_tenths_of_minutes(total.added)},
        {"total", counts_json(total)},
        {"caught", std::move(caught)},
        {"rules", std::move(rows)},
        {"more", more},
    };
}

}  // namespace

Json to_json(BacktestReport const& report) {
    return report_json(report, [](auto const&) { return true; }, report.counts.size());
}

Json to_short_json(BacktestReport const& report) {
    auto const changes = [](BacktestCounts const& counts) {
        return counts.added > 0 || counts.removed > 0;
    };
    return report_json(report, changes, short_rows_max);
}

std::string to_csv(BacktestReport const& report) {
    std::string out(byte_order_mark);
    append_line(
        out, {"rule", "权利", "产品", "现行命中", "现行确认", "现行误报", "现行无结论", "候选命中",
              "候选确认", "候选误报", "候选无结论", "新增", "消失", "增加阅读分钟"});
    for (auto const& [key, counts] : report.counts) {
        std::vector<std::string> cells{key.rule, words::title(key.right).zh,
                                       product_title(key.product)};
        for (auto const* hits : {&counts.in_force, &counts.candidate}) {
            for (auto const number :
                 {hits->all, hits->confirmed, hits->false_alarms, hits->undecided()})
                cells.push_back(std::to_string(number));
        }
        cells.push_back(std::to_string(counts.added));
        cells.push_back(std::to_string(counts.removed));
        cells.push_back(minutes(report, counts.added));
        append_line(out, cells);
    }
    return out;
}

std::string to_text(BacktestReport const& report) {
    auto out = fmt::format(
        "规则回测  送审单 {} 份，文本 {} 篇，未读取 {} 篇；数字为“现行→候选”，每条新增命中按 {} "
        "秒计\n",
        report.submissions, report.texts, report.not_read, report.seconds_a_hit);
    out += line(report, "合计", report.total());
    out += "审查意见（指明位置的）被机审指出的：\n";
    for (auto const& [right, caught] : report.caught) {
        out += fmt::format("  {}：{} 条中 {}→{} 条\n", words::title(right).zh, caught.opinions,
                           caught.in_force, caught.candidate);
    }
    out += "按产品：\n";
    for (auto const& [product, counts] :
         summed(report, [](auto const& key) { return key.product; }))
        out += line(report, product_title(product), counts);
    out += "按权利：\n";
    for (auto const& [right, counts] : summed(report, [](auto const& key) { return key.right; }))
        out += line(report, words::title(right).zh, counts);
    out += "按规则：\n";
    for (auto const& [rule, counts] : summed(report, [](auto const& key) { return key.rule; }))
        out += line(report, rule, counts);
    return out;
}

}  // namespace yingshen::audit
