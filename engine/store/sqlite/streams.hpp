#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "store/records.hpp"
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// One range of one index, already in the order of its keys: deadline, submission, task. Of the
/// tasks beside a submission's own `where` and the order are those of the table `task`; of what
/// somebody was copied into there are few, which are sorted.
struct Stream {
    enum class Of : std::uint8_t { submissions, tasks, copies };
    std::string_view index;
    std::string_view where;  ///< equalities on the first columns of the index
    std::vector<Value> values;
    Of of = Of::submissions;
};

/// Ranges that together hold every row a query may give (a row may be in several), and the filters
/// that they take care of.
struct Streams {
    std::vector<Stream> list;
    unsigned covered = 0;
};

/// Chooses the index by which a query touches the fewest rows: a person's tasks or submissions,
/// then a unit, then groups, then what is visible, and the whole bank last. Needs an open read
/// transaction.
[[nodiscard]] Streams choose_streams(Connection& connection, QueueQuery const& query);

/// The tasks beside submissions' own that a query for "mine" or "my group" gives too.
[[nodiscard]] Streams choose_task_streams(QueueQuery const& query);

/// A prefix of the index over the whole bank that has rows.
struct StateKind {
    std::int64_t open = 0;
    std::string state;
    std::string kind;
};
/// All of them, found by jumping from one to the next.
[[nodiscard]] std::vector<StateKind> states_and_kinds(Connection& connection);

}  // namespace yingshen::store::sqlite
