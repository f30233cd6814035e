#include "store/sqlite/queue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "store/sqlite/cursor.hpp"
#include "store/sqlite/filter.hpp"
#include "store/sqlite/project.hpp"
#include "store/sqlite/rows.hpp"
#include "store/sqlite/streams.hpp"

namespace yingshen::store::sqlite {
namespace {

constexpr std::size_t limit_max = 200;
// A search whose other filters refuse nearly everything ends its page after so many candidates, so
// that no page takes longer than a few tens of milliseconds.
constexpr std::size_t candidates_max = 5'000;

// U+10FFFF, the largest text of one character.
constexpr char const* after_every_id = "\xf4\x8f\xbf\xbf";

struct Key {
    std::int64_t due_us = 0;
    std::string id;
    std::string task;  ///< beside the submission's own, or empty
    auto operator<=>(Key const&) const = default;
};

base::Error cursor_invalid(std::string const& cursor) {
    return {base::ErrorKind::invalid,
            "cursor_invalid",
            {"翻页游标无效，请从第一页重新查询。",
             "The cursor is not valid; start again from the first page."},
            {{"cursor", "the next_cursor of a page of the same query",
              fmt::format("\"{}\"", cursor.substr(0, 100))}}};
}

review::SubmissionRow row_of(Connection& connection, Key const& key) {
    auto rows = connection.query(
        fmt::format("SELECT {} FROM submission WHERE id = ?", submission_columns), key.id);
    if (!rows.step())
        throw StoreError("A row that an index named is not in its table: the database is damaged");
    auto row = read_submission(rows);
    if (key.task.empty()) return row;
    for (auto& task : read_tasks(connection, key.id)) {
        if (task.task != key.task) continue;
        row.task = std::move(task.task);
        row.task_role = std::move(task.role);
        row.task_scope = std::move(task.scope);
        row.task_group = std::move(task.group);
        row.claimant = std::move(task.claimant);
        row.due = task.due;
    }
    return row;
}

/// Keeps the first `most` keys, sorted and each once.
void keep_first(std::vector<Key>& keys, std::size_t most) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    if (keys.size() > most) keys.resize(most);
}

/// How the rows of a stream are read: from where, and what they are ordered by.
struct Source {
    std::string from;
    std::string_view due;
    std::string_view id;
    std::string_view task;  ///< empty where a key has none
};

Source source_of(Stream const& stream) {
    switch (stream.of) {
        case Stream::Of::submissions:
            return {fmt::format("submission INDEXED BY {}", stream.index), "due_us", "id", ""};
        case Stream::Of::tasks:
            return {fmt::format("task INDEXED BY {} CROSS JOIN submission "
                                "ON submission.id = task.submission",
                                stream.index),
                    "task.until_us", "task.submission", "task.task"};
        case Stream::Of::copies:
            return {"copied CROSS JOIN submission ON submission.id = copied.submission", "due_us",
                    "id", ""};
    }
    std::unreachable();
}

/// Reads a stream from after one key up to another.
void read_stream(Connection& connection, Stream const& stream, Conditions const& rest,
                 Key const& from, Key const& last, std::size_t most, std::vector<Key>& keys) {
    auto const source = source_of(stream);
    auto const beside = !source.task.empty();
    auto const key = beside ? fmt::format("{}, {}, {}", source.due, source.id, source.task)
                            : fmt::format("{}, {}", source.due, source.id);
    auto const* const place = beside ? "(?, ?, ?)" : "(?, ?)";
    auto const sql = fmt::format(
        "SELECT {0} FROM {1} WHERE {2} AND ({0}) > {3} AND ({0}) <= {3}{4} ORDER BY {0} LIMIT ?",
        key, source.from, stream.where, place, rest.sql);
    auto values = stream.values;
    for (auto const* end : {&from, &last}) {
        values.insert(values.end(), {end->due_us, end->id});
        if (beside) values.emplace_back(end->task);
    }
    values.insert(values.end(), rest.values.begin(), rest.values.end());
    values.emplace_back(static_cast<std::int64_t>(most));
    auto rows = connection.query_list(sql, values);
    while (rows.step())
        keys.push_back({rows.integer(0), rows.text(1), beside ? rows.text(2) : std::string()});
}

/// A person may take a task beside the state unless they have another duty in the submission.
Conditions rest_of_tasks(QueueQuery const& query, unsigned covered) {
    auto rest = conditions(query, covered | by_overdue);
    for (auto const& person : query.takeable_by) {
        rest.sql +=
            " AND NOT EXISTS (SELECT 1 FROM duty WHERE duty.submission = task.submission AND "
            "duty.person = ? AND duty.duty <> submission.state || '.' || task.task)";
        rest.values.emplace_back(person);
    }
    return rest;
}

/// The first `most` keys after `from` in all streams together. Every stream is read only up to the
/// last key that can still be on the page.
std::vector<Key> merge(Connection& connection, QueueQuery const& query, Key const& from,
                       std::size_t most) {
    Key last{query.overdue_at ? query.overdue_at->us - 1 : never, after_every_id, after_every_id};
    std::vector<Key> keys;
    auto const read = [&](Streams const& streams, Conditions const& rest) {
        for (auto const& stream : streams.list) {
            read_stream(connection, stream, rest, from, last, most, keys);
            keep_first(keys, most);
            if (keys.size() == most) last = keys.back();
        }
    };
    auto const streams = choose_streams(connection, query);
    read(streams, conditions(query, streams.covered | by_overdue));
    auto const beside = choose_task_streams(query);
    read(beside, rest_of_tasks(query, beside.covered));
    return keys;
}

base::Result<QueuePage> due_page(Connection& connection, QueueQuery const& query,
                                 std::size_t limit) {
    Key from{std::numeric_limits<std::int64_t>::min(), "", ""};
    if (!query.cursor.empty()) {
        auto cursor = parse_due_cursor(query.cursor);
        if (!cursor) return std::unexpected(cursor_invalid(query.cursor));
        from = {cursor->due_us, std::move(cursor->id), std::move(cursor->task)};
    }
    QueuePage page;
    auto const keys = merge(connection, query, from, limit + 1);
    for (std::size_t i = 0; i < std::min(limit, keys.size()); ++i) {
        page.rows.push_back(row_of(connection, keys[i]));
    }
    if (keys.size() > limit)
        page.next_cursor =
            encode(DueCursor{keys[limit - 1].due_us, keys[limit - 1].id, keys[limit - 1].task});
    return page;
}

base::Result<QueuePage> text_page(Connection& connection, QueueQuery const& query,
                                  std::size_t limit) {
    BornCursor from{never};
    if (!query.cursor.empty()) {
        auto const cursor = parse_born_cursor(query.cursor);
        if (!cursor) return std::unexpected(cursor_invalid(query.cursor));
        from = *cursor;
    }
    auto const match = match_expression(query);
    if (match.empty()) return QueuePage{};
    auto const rest = conditions(query, by_visible | by_unit | by_kind | by_submitter);
    auto const sql =
        fmt::format("SELECT {} FROM submission WHERE id = ?{}", submission_columns, rest.sql);

    QueuePage page;
    auto found = connection.query(
        "SELECT rowid, submission FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid "
        "DESC",
        match, from.born);
    std::int64_t last = 0;
    for (std::size_t candidates = 0; found.step(); ++candidates) {
        if (page.rows.size() == limit || candidates == candidates_max) {
            page.next_cursor = encode(BornCursor{last});
            break;
        }
        last = found.integer(0);
        std::vector<Value> values{found.text(1)};
        values.insert(values.end(), rest.values.begin(), rest.values.end());
        auto rows = connection.query_list(sql, values);
        if (rows.step()) page.rows.push_back(read_submission(rows));
    }
    return page;
}

}  // namespace

base::Result<QueuePage> queue_page(Connection& connection, QueueQuery const& query) {
    auto const limit = std::clamp<std::size_t>(query.limit, 1, limit_max);
    Transaction const snapshot(connection, Mode::read_only);
    if (sees_nothing(query.visible)) return QueuePage{};
    return query.text.empty() ? due_page(connection, query, limit)
                              : text_page(connection, query, limit);
}

}  // namespace yingshen::store::sqlite
