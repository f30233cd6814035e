#pragma once
#include <span>

#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// One released step of the schema. The first is version 1; user_version says how many were
/// applied.
struct Migration {
    char const* name;
    char const* sql;
};

/// Every migration, oldest first; embedded from migrations/ at build time.
[[nodiscard]] std::span<Migration const> migrations();

/// "YSHE" in application_id: the file is a database of this program.
inline constexpr std::int64_t application_id = 0x59534845;

/// The file is a database of another program, or of a newer version of this one.
class ForeignDatabase : public StoreError {
  public:
    using StoreError::StoreError;
};

/// Brings a database (an empty one included) to the newest schema, each step in one transaction.
/// Throws ForeignDatabase.
void migrate(Connection& connection);

/// Checks without changing anything that the database is this program's and not newer; an empty
/// file is not. Throws ForeignDatabase.
void require_readable(Connection& connection);
/// The same, and a schema older than the program's is an error too. Throws StoreError.
void require_current(Connection& connection);

}  // namespace yingshen::store::sqlite
