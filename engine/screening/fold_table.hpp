#pragma once
#include <cstdint>

/// What each code point is folded to, generated at build time by cmake/fold_table from ICU and
/// OpenCC. An entry: bits 0–20 the value or the place in `fold_sequence`, bits 21–22 what it is (0
/// the code point itself, 1 another one, 2 a sequence, 3 nothing), bits 24–31 the folds (Fold of
/// fold.hpp).
namespace yingshen::screening {

extern std::uint16_t const fold_page[];        ///< by the code point / 256
extern std::uint32_t const fold_entry[][256];  ///< by page, then the code point % 256
extern std::uint32_t const fold_sequence[];    ///< a length, then as many code points

}  // namespace yingshen::screening
