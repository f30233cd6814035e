#pragma once
#include <cstdlib>

namespace yingshen::fuzz {

/// What holds for every input; where it does not, the fuzzer keeps the input.
inline void require(bool condition) {
    if (!condition) std::abort();
}

}  // namespace yingshen::fuzz
