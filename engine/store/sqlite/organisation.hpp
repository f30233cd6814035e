#pragma once
#include <optional>
#include <string_view>

#include "base/error.hpp"
#include "store/records.hpp"
#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

[[nodiscard]] Organisation read_organisation(Connection& connection);
/// The account whose id (or login) is `value`; `column` is one of these two names.
[[nodiscard]] std::optional<Account> read_account(Connection& connection, std::string_view column,
                                                  std::string const& value);

/// Replaces or adds everything by id, inside the open transaction.
void write_organisation(Connection& connection, Organisation const& organisation);

}  // namespace yingshen::store::sqlite
