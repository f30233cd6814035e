#pragma once
#include <cstdint>
#include <filesystem>

namespace yingshen::bench {

/// The machine's own limit: transitions a second when bare sqlite3 writes the rows of one
/// transition (an event, the row of the submission with its indices, a duty, an idempotency record,
/// an outbox record) into the same database with prepared statements, `group` transitions a COMMIT,
/// synchronous=FULL in WAL mode, as many as fit into `seconds`.
[[nodiscard]] double bare_per_second(std::filesystem::path const& database, std::size_t group,
                                     double seconds);

/// The median microseconds of appending 4 KiB to a file in `directory` and fsyncing it.
[[nodiscard]] std::int64_t median_fsync_us(std::filesystem::path const& directory);

}  // namespace yingshen::bench
