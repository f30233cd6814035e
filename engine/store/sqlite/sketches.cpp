#include "store/sqlite/sketches.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "store/sqlite/filter.hpp"

namespace yingshen::store::sqlite {
namespace {

constexpr std::int64_t texts_a_key_max = 500;
constexpr std::size_t candidates_max = 1'000;

using Bytes = std::array<std::uint8_t, 2 * std::tuple_size_v<screening::Sketch>>;

Bytes bytes_of(screening::Sketch const& sketch) {
    Bytes bytes{};
    for (std::size_t i = 0; i < sketch.size(); ++i) {
        bytes[2 * i] = static_cast<std::uint8_t>(sketch[i] & 0xff);
        bytes[2 * i + 1] = static_cast<std::uint8_t>(sketch[i] >> 8);
    }
    return bytes;
}

/// The schema holds every row to the size.
screening::Sketch sketch_of(std::span<std::uint8_t const> bytes) {
    screening::Sketch sketch{};
    for (std::size_t i = 0; i < sketch.size() && 2 * i + 1 < bytes.size(); ++i)
        sketch[i] = static_cast<std::uint16_t>(bytes[2 * i] | bytes[2 * i + 1] << 8);
    return sketch;
}

/// The texts that share a key, those that share the most first, then the newest.
std::vector<std::int64_t> candidates(Connection& connection, screening::Sketch const& sketch) {
    std::unordered_map<std::int64_t, int> shared;
    for (auto const key : screening::keys_of(sketch)) {
        auto rows = connection.query(
            "SELECT position FROM sketch_key WHERE key = ? ORDER BY position DESC LIMIT ?", key,
            texts_a_key_max);
        while (rows.step())
            ++shared[rows.integer(0)];
    }
    std::vector<std::pair<int, std::int64_t>> order;
    for (auto const& [position, count] : shared)
        order.emplace_back(-count, -position);
    std::ranges::sort(order);
    if (order.size() > candidates_max) order.resize(candidates_max);
    std::vector<std::int64_t> positions;
    for (auto const& [count, position] : order)
        positions.push_back(-position);
    return positions;
}

struct Candidate {
    LikeText text;
    std::int64_t position = 0;
};

std::vector<Candidate> like_enough(Connection& connection, LikenessQuery const& query) {
    std::vector<Candidate> found;
    for (auto const position : candidates(connection, query.sketch)) {
        auto rows = connection.query(
            "SELECT submission, material, revision, numbers FROM sketch WHERE position = ?",
            position);
        if (!rows.step() || rows.view(0) == query.but_not) continue;
        auto const agreeing = screening::agreeing(query.sketch, sketch_of(rows.bytes(3)));
        if (agreeing < query.agreeing_min) continue;
        found.push_back(
            {{rows.text(0), rows.text(1), static_cast<int>(rows.integer(2)), agreeing}, position});
    }
    std::ranges::sort(found, [](Candidate const& a, Candidate const& b) {
        return std::tie(b.text.agreeing, b.position) < std::tie(a.text.agreeing, a.position);
    });
    return found;
}

/// The condition for a submission's row that somebody may see: by its place in the bank, by what
/// they were copied into or had a part in, or by a task that they could take.
Conditions seen_rows(LikenessQuery const& query) {
    auto result = visible_rows(query.visible);
    if (query.visible.all) return result;
    if (!query.person.empty()) {
        result.sql +=
            " OR EXISTS (SELECT 1 FROM copied WHERE copied.person = ? AND "
            "copied.submission = submission.id)"
            " OR EXISTS (SELECT 1 FROM duty WHERE duty.submission = submission.id AND "
            "duty.person = ? AND duty.duty <> 'author')";
        result.values.insert(result.values.end(), 2, query.person);
    }
    if (!query.groups.empty()) {
        // A group named '' is no group.
        result.sql +=
            " OR (task_group <> '' AND task_group IN (SELECT value FROM json_each(?)))"
            " OR EXISTS (SELECT 1 FROM task WHERE task.submission = submission.id AND "
            "their_group <> '' AND their_group IN (SELECT value FROM json_each(?)))";
        result.values.insert(result.values.end(), 2, json_list(query.groups));
    }
    return result;
}

}  // namespace

void write_sketch(Connection& connection, std::string const& submission, TextSketch const& text,
                  std::int64_t position) {
    connection.run(
        "INSERT INTO sketch (position, submission, material, revision, numbers) "
        "VALUES (?, ?, ?, ?, ?)",
        position, submission, text.material, std::int64_t{text.revision}, bytes_of(text.sketch));
    for (auto const key : screening::keys_of(text.sketch))
        connection.run(
            "INSERT INTO sketch_key (key, position) VALUES (?, ?) ON CONFLICT DO NOTHING", key,
            position);
}

std::optional<KeptSketch> kept_sketch(Connection& connection, std::int64_t position) {
    Transaction const snapshot(connection, Mode::read_only);
    auto rows = connection.query(
        "SELECT submission, material, revision, numbers FROM sketch WHERE position = ?", position);
    if (!rows.step()) return std::nullopt;
    KeptSketch kept{rows.text(0), rows.text(1), static_cast<int>(rows.integer(2)),
                    sketch_of(rows.bytes(3)), 0};
    for (auto const key : screening::keys_of(kept.sketch)) {
        auto found = connection.query("SELECT 1 FROM sketch_key WHERE key = ? AND position = ?",
                                      key, position);
        if (found.step()) ++kept.keys;
    }
    return kept;
}

SketchCounts sketch_counts(Connection& connection, std::int64_t up_to_position) {
    auto rows = connection.query(
        "SELECT (SELECT count(*) FROM sketch WHERE position <= ?), "
        "(SELECT count(*) FROM sketch_key WHERE position <= ?)",
        up_to_position, up_to_position);
    if (!rows.step()) return {};
    return {rows.integer(0), rows.integer(1)};
}

std::vector<LikeText> alike_texts(Connection& connection, LikenessQuery const& query) {
    Transaction const snapshot(connection, Mode::read_only);
    auto const sight = seen_rows(query);
    auto const sql = fmt::format("SELECT 1 FROM submission WHERE id = ? AND ({})", sight.sql);
    std::vector<LikeText> found;
    std::set<std::string> seen;
    for (auto const& [text, position] : like_enough(connection, query)) {
        if (found.size() == query.limit) break;
        if (!seen.insert(text.submission).second) continue;
        std::vector<Value> values{text.submission};
        values.insert(values.end(), sight.values.begin(), sight.values.end());
        if (connection.query_list(sql, values).step()) found.push_back(text);
    }
    return found;
}

}  // namespace yingshen::store::sqlite
