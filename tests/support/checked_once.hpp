#pragma once
#include "catalog/catalog.hpp"

namespace yingshen::test {

/// As catalog::check, but each set of files once in a program for each day, whatever folders it is
/// in: checking takes longer than anything else that most tests do. Thread-safe.
[[nodiscard]] catalog::Checked checked_once(catalog::DefinitionFiles const& files, base::Date on);

}  // namespace yingshen::test
