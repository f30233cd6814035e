#include "store/sqlite/filter.hpp"

#include "base/json.hpp"

namespace yingshen::store::sqlite {

std::string json_list(std::vector<std::string> const& ids) {
    base::Json list{base::Json::Array{}};
    for (auto const& id : ids)
        list.push(id);
    return base::to_string(list);
}

bool sees_nothing(Visibility const& visible) {
    return !visible.all && visible.branches.empty() && visible.units.empty() &&
           visible.submitter.empty();
}

Conditions visible_rows(Visibility const& visible) {
    if (visible.all) return {"1", {}};
    Conditions result{"(0", {}};
    if (!visible.branches.empty()) {
        result.sql += " OR branch IN (SELECT value FROM json_each(?))";
        result.values.emplace_back(json_list(visible.branches));
    }
    if (!visible.units.empty()) {
        result.sql += " OR unit IN (SELECT value FROM json_each(?))";
        result.values.emplace_back(json_list(visible.units));
    }
    if (!visible.submitter.empty()) {
        result.sql += " OR submitter = ?";
        result.values.emplace_back(visible.submitter);
    }
    result.sql += ")";
    return result;
}

Conditions conditions(QueueQuery const& query, unsigned covered) {
    Conditions result;
    auto const add = [&](std::string_view sql, Value value) {
        result.sql += sql;
        result.values.push_back(std::move(value));
    };
    auto const text = [&](Filter filter, std::string_view sql, std::string const& value) {
        if (!(covered & filter) && !value.empty()) add(sql, value);
    };
    text(by_claimant, " AND claimant = ?", query.claimant);
    text(by_submitter, " AND submitter = ?", query.submitter);
    text(by_state, " AND state = ?", query.state);
    text(by_kind, " AND kind = ?", query.kind);
    text(by_unit, " AND unit = ?", query.unit);
    if (!(covered & by_groups) && !query.groups.empty()) {
        add(" AND task_group IN (SELECT value FROM json_each(?))", json_list(query.groups));
        // A group named '' is no group.
        result.sql += " AND task_group <> ''";
    }
    if (!(covered & by_overdue) && query.overdue_at) add(" AND due_us < ?", query.overdue_at->us);
    if (!(covered & by_urgent) && query.urgent_only) result.sql += " AND urgent = 1";
    for (auto const& person : query.takeable_by) {
        if (covered & by_takeable) break;
        add(" AND NOT EXISTS (SELECT 1 FROM duty WHERE duty.submission = submission.id AND "
            "duty.person = ? AND duty.duty <> submission.state)",
            person);
    }
    if (!(covered & by_unclaimed) && query.unclaimed_only) result.sql += " AND claimed = 0";
    if (!(covered & by_open) && query.open_only) result.sql += " AND open = 1";
    if (!(covered & by_visible) && !query.visible.all) {
        auto visible = visible_rows(query.visible);
        result.sql += " AND " + visible.sql;
        for (auto& value : visible.values)
            result.values.push_back(std::move(value));
    }
    return result;
}

}  // namespace yingshen::store::sqlite
