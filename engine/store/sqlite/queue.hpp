#pragma once
#include "base/error.hpp"
#include "store/records.hpp"
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// One page of a queue; see Store::queue.
[[nodiscard]] base::Result<QueuePage> queue_page(Connection& connection, QueueQuery const& query);

/// The full-text expression that a query means: its terms, and the tokens of everything in `scope`
/// that it filters by. Empty where the text has nothing that can be searched for.
[[nodiscard]] std::string match_expression(QueueQuery const& query);

}  // namespace yingshen::store::sqlite
