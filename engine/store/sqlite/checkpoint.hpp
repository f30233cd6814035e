#pragma once
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// Decides when the write-ahead log is copied into the database file, and does it. Only the
/// writer's connection may (two checkpoints at once can damage a log in SQLite before 3.51.3), so
/// SQLite's own automatic checkpoint is off.
class Checkpoint {
  public:
    /// The connection must stay at its address while this exists.
    explicit Checkpoint(Connection& connection);
    ~Checkpoint();
    Checkpoint(Checkpoint const&) = delete;
    Checkpoint& operator=(Checkpoint const&) = delete;

    /// Whether enough has gathered to copy now (busy), or while nobody waits for a write (idle).
    [[nodiscard]] bool due(bool idle) const;
    /// Copies what can be copied. Throws SqlError.
    void run();

  private:
    Connection& connection_;
    int pages_ = 0;   ///< in the log after the last commit
    int copied_ = 0;  ///< of them in the database file
};

}  // namespace yingshen::store::sqlite
