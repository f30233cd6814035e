#pragma once
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// Drops every projection and writes what `fold` makes of the events, inside the open transaction.
[[nodiscard]] std::int64_t rebuild_projections(Connection& connection, Store::Fold const& fold);

/// Every row of every projection table, one line each: the table's name and a JSON list of its
/// columns.
void dump_tables(Connection& connection, std::function<void(std::string_view line)> const& line);

}  // namespace yingshen::store::sqlite
