#pragma once
#include <string_view>

#include "screening/token.hpp"

namespace yingshen::screening {

/// Whether the words at a place are denied, forbidden or warned of where they stand, so that they
/// are no offence: 不承诺保本, 严禁以高息揽储、存款送礼等方式吸收存款, 宣称“不看征信”的广告均属
/// 虚假宣传, and an item of a list whose first line says so (不得有下列情形：), and a line that is
/// one quotation over a line that unmasks it. `plain` is the original in half width
/// (Vicinity::plain). Denials reach 80 characters and never over the end of a clause. Pure.
[[nodiscard]] bool is_denied(std::u32string_view plain, Extent place);

}  // namespace yingshen::screening
