#pragma once
#include <string>

namespace yingshen::test {

/// The organisation of Bank, in the format of `yingshen load`.
[[nodiscard]] std::string bank_organisation();

}  // namespace yingshen::test
