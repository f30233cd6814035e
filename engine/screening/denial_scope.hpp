#pragma once
#include <string_view>

#include "screening/denial_text.hpp"

namespace yingshen::screening {

/// Whether a clause, cut where a word begins, denies that word. `rest` is what stands behind the
/// word. A denial is spent where a verb takes the word for itself (严禁外传保本理财), where it has
/// an object of its own (避免风险的保本产品), or where it is rhetoric (谁说不能保收益).
[[nodiscard]] bool denies_what_follows(Stretch const& clause, std::u32string_view rest = {});

/// Whether what stands behind a word says that it is a fraud or a lie.
[[nodiscard]] bool unmasks_what_precedes(Stretch const& stretch);

/// Whether somebody speaks in a text for the one who offers the product.
[[nodiscard]] bool speaks_for_itself(Stretch const& stretch);

}  // namespace yingshen::screening
