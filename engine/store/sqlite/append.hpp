#pragma once
#include "store/records.hpp"
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// The last positions given out, read from the database once and then counted by its only writer.
struct Positions {
    std::int64_t event = 0;
    std::int64_t outbox = 0;
};
[[nodiscard]] Positions last_positions(Connection& connection);

struct Applied {
    Outcome outcome = Outcome::committed;
    std::int64_t version = 0;  ///< of the submission or stream, as the open transaction sees it
};

/// Writes one Write inside the open transaction. Everything that may refuse it is looked at before
/// the first change, so that an outcome other than `committed` has changed nothing and the group
/// goes on. Throws SqlError; the transaction is then no longer good for a commit.
[[nodiscard]] Applied apply(Connection& connection, Write const& write, Positions& positions);

/// What a constraint of the schema means when it fires although apply() found nothing wrong.
[[nodiscard]] Outcome outcome_of(SqlError const& error);

}  // namespace yingshen::store::sqlite
