#include "review/rule_record.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yingshen::review {
namespace {

void count(FindingRow const& row, RuleFigures& figures) {
    ++figures.shown;
    if (row.mark == "confirmed") {
        ++figures.confirmed;
    } else if (row.mark == "dismissed") {
        ++figures.dismissed;
    } else if (row.gone || row.ended) {
        ++figures.unmarked;
    } else {
        ++figures.open;
    }
}

}  // namespace

std::string RuleFigures::precision() const {
    if (decided() == 0) return "—";
    auto const tenths = (confirmed * 2'000 + decided()) / (decided() * 2);
    return fmt::format("{}.{}%", tenths / 10, tenths % 10);
}

std::vector<RuleRecord> rule_records(std::span<FindingRow const> findings) {
    std::map<std::string, RuleRecord> by_rule;
    for (auto const& row : findings) {
        auto& record = by_rule[row.rule];
        record.rule = row.rule;
        record.version = std::max(record.version, row.version);
        count(row, record.all);
        auto const month = base::to_string(base::china_date(row.shown_at)).substr(0, 7);
        count(row, record.months[month]);
    }
    std::vector<RuleRecord> records;
    records.reserve(by_rule.size());
    for (auto& [rule, record] : by_rule)
        records.push_back(std::move(record));
    return records;
}

std::string_view pack_of(std::string_view rule) {
    return rule.substr(0, rule.find('.'));
}

}  // namespace yingshen::review
