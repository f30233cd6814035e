#pragma once
#include <cstddef>

#include "screening/fold.hpp"

namespace yingshen::screening {

/// Whether the words of a text show that the folded points [first, last) are no word of it: a word
/// begins before them and ends within, and another one goes on beyond them, or they are no more
/// than two points (投保|本|产品 holds no 保本, 路口|交通 no 口交; 超低|利率 does say 低利率).
/// Or a number goes on beyond them (第12位 holds no 第1). Words are those of ICU's dictionary of
/// Chinese, found in the sentence's nearest part. More than four points never lie across words: so
/// many do not meet by chance.
[[nodiscard]] bool lies_across_words(Folded const& text, std::size_t first, std::size_t last);

}  // namespace yingshen::screening
