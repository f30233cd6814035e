#include "store/sqlite/streams.hpp"

#include <optional>
#include <set>

#include "store/sqlite/filter.hpp"

namespace yingshen::store::sqlite {
namespace {

/// The values of `open` that a query wants: ended rows too, unless it says otherwise. Rows with a
/// deadline, a claimant or a group are open.
std::vector<std::int64_t> open_values(QueueQuery const& query) {
    if (query.open_only || query.overdue_at || !query.groups.empty()) return {1};
    return {1, 0};
}

void add_unit(std::vector<Stream>& list, std::string const& unit, QueueQuery const& query) {
    for (auto const open : open_values(query)) {
        list.push_back({"submission_by_unit", "unit = ? AND open = ?", {unit, open}});
    }
}

Streams group_streams(QueueQuery const& query) {
    Streams streams{{}, by_groups | by_unclaimed | by_open};
    for (auto const& group : std::set(query.groups.begin(), query.groups.end())) {
        for (std::int64_t claimed = 0; claimed <= (query.unclaimed_only ? 0 : 1); ++claimed) {
            streams.list.push_back({"submission_by_group",
                                    "task_group = ? AND task_group <> '' AND claimed = ?",
                                    {group, claimed}});
        }
    }
    return streams;
}

/// Every unit that a branch has rows of, found by jumping from one to the next.
std::vector<std::string> units_of(Connection& connection, std::string const& branch) {
    std::vector<std::string> units;
    std::string last;
    while (true) {
        auto rows = connection.query(
            "SELECT unit FROM submission INDEXED BY submission_by_branch "
            "WHERE branch = ? AND unit > ? ORDER BY unit LIMIT 1",
            branch, last);
        if (!rows.step()) return units;
        last = rows.text(0);
        units.push_back(last);
    }
}

Streams visible_streams(Connection& connection, QueueQuery const& query) {
    // Only units begin with `open`; a submitter's own rows are few enough to look at each.
    Streams streams{{}, by_visible};
    for (auto const& branch :
         std::set(query.visible.branches.begin(), query.visible.branches.end())) {
        for (auto const& unit : units_of(connection, branch)) {
            for (auto const open : open_values(query)) {
                streams.list.push_back({"submission_by_unit",
                                        "unit = ? AND open = ? AND branch = ?",
                                        {unit, open, branch}});
            }
        }
    }
    for (auto const& unit : std::set(query.visible.units.begin(), query.visible.units.end())) {
        add_unit(streams.list, unit, query);
    }
    if (!query.visible.submitter.empty()) {
        streams.list.push_back(
            {"submission_by_submitter", "submitter = ?", {query.visible.submitter}});
    }
    return streams;
}

Streams bank_streams(Connection& connection, QueueQuery const& query) {
    Streams streams{{}, by_visible | by_state | by_kind | by_open};
    for (auto const& prefix : states_and_kinds(connection)) {
        if (prefix.open == 0 && (query.open_only || query.overdue_at)) continue;
        if (!query.state.empty() && prefix.state != query.state) continue;
        if (!query.kind.empty() && prefix.kind != query.kind) continue;
        streams.list.push_back({"submission_by_state",
                                "open = ? AND state = ? AND kind = ?",
                                {prefix.open, prefix.state, prefix.kind}});
    }
    return streams;
}

std::optional<StateKind> first_of(Query rows) {
    if (!rows.step()) return std::nullopt;
    return StateKind{rows.integer(0), rows.text(1), rows.text(2)};
}

/// The prefix after another in the order of the index. One comparison of (open, state, kind) would
/// say the same, but SQLite then seeks by `open` alone and reads half the index; each of these
/// three is one seek.
std::optional<StateKind> next_prefix(Connection& connection, std::optional<StateKind> const& last) {
    if (last) {
        if (auto kind = first_of(connection.query(
                "SELECT open, state, kind FROM submission INDEXED BY submission_by_state "
                "WHERE open = ? AND state = ? AND kind > ? ORDER BY kind LIMIT 1",
                last->open, last->state, last->kind))) {
            return kind;
        }
        if (auto state = first_of(connection.query(
                "SELECT open, state, kind FROM submission INDEXED BY submission_by_state "
                "WHERE open = ? AND state > ? ORDER BY state, kind LIMIT 1",
                last->open, last->state))) {
            return state;
        }
    }
    return first_of(
        connection.query("SELECT open, state, kind FROM submission INDEXED BY submission_by_state "
                         "WHERE open > ? ORDER BY open, state, kind LIMIT 1",
                         last ? last->open : std::int64_t{-1}));
}

}  // namespace

std::vector<StateKind> states_and_kinds(Connection& connection) {
    std::vector<StateKind> found;
    std::optional<StateKind> last;
    while ((last = next_prefix(connection, last)))
        found.push_back(*last);
    return found;
}

Streams choose_streams(Connection& connection, QueueQuery const& query) {
    if (!query.copied_to.empty())
        return {{{"", "copied.person = ?", {query.copied_to}, Stream::Of::copies}}, 0};
    if (!query.claimant.empty()) {
        return {{{"submission_by_claimant", "claimant = ? AND claimant <> ''", {query.claimant}}},
                by_claimant | by_open};
    }
    if (!query.submitter.empty()) {
        return {{{"submission_by_submitter", "submitter = ?", {query.submitter}}}, by_submitter};
    }
    if (!query.unit.empty()) {
        Streams streams{{}, by_unit | by_open};
        add_unit(streams.list, query.unit, query);
        return streams;
    }
    // Few tasks are urgent, wherever they are.
    if (query.urgent_only)
        return {{{"submission_by_urgent", "urgent = 1", {}}}, by_urgent | by_open};
    // A few units hold fewer rows than a group of the center does.
    auto const few_visible = !query.visible.all && query.visible.branches.empty();
    if (!query.groups.empty() && !few_visible) return group_streams(query);
    if (!query.visible.all) return visible_streams(connection, query);
    return bank_streams(connection, query);
}

Streams choose_task_streams(QueueQuery const& query) {
    // Whoever holds a task has taken it, and a duty is asked for where the task is.
    Streams streams{{}, by_groups | by_claimant | by_unclaimed | by_open | by_takeable};
    auto const add = [&](std::string_view index, std::string_view where,
                         std::vector<Value> values) {
        streams.list.push_back({index, where, std::move(values), Stream::Of::tasks});
    };
    if (!query.copied_to.empty()) return streams;
    if (!query.claimant.empty()) {
        if (!query.unclaimed_only)
            add("task_by_holder", "holder = ? AND holder <> ''", {query.claimant});
        return streams;
    }
    for (auto const& group : std::set(query.groups.begin(), query.groups.end())) {
        for (std::int64_t held = 0; held <= (query.unclaimed_only ? 0 : 1); ++held)
            add("task_by_group", "their_group = ? AND held = ?", {group, held});
    }
    return streams;
}

}  // namespace yingshen::store::sqlite
