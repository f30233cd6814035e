#pragma once
#include <optional>
#include <vector>

#include "app/command.hpp"
#include "base/error.hpp"
#include "base/time.hpp"

namespace yingshen::app {

/// Reads --from and --to; what is no day, or an end before the start, goes to the faults.
void read_period(Arguments const& arguments, std::optional<base::Date>& from,
                 std::optional<base::Date>& to, std::vector<base::Fault>& faults);

}  // namespace yingshen::app
