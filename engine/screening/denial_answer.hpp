#pragma once
#include <string_view>

#include "screening/token.hpp"

namespace yingshen::screening {

/// Whether the words at a place are asked about in a question whose answer is no:
/// 银行能给理财兜底吗？不能。 Never where the words deny themselves (不会亏吗？不会), where the
/// question asks for a drawback (保本理财会亏钱吗？不会) or is rhetoric (还有比这更稳赚的吗？没有).
[[nodiscard]] bool is_answered_no(std::u32string_view plain, Extent place);

}  // namespace yingshen::screening
