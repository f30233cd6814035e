#pragma once
#include <vector>

#include "base/error.hpp"
#include "store/records.hpp"

namespace yingshen::store {

/// Everything wrong with putting `given` into `present`: ids given twice or empty, references to
/// ids that neither holds, units that are their own ancestors, a login of two accounts. The same
/// for every driver. Places are `units[3].parent`, counted from 0.
[[nodiscard]] std::vector<base::Fault> organisation_faults(Organisation const& given,
                                                           Organisation const& present);

/// The faults as the error that Store::put_organisation answers (code `organisation_invalid`).
[[nodiscard]] base::Error organisation_invalid(std::vector<base::Fault> faults);

}  // namespace yingshen::store
