#pragma once
#include <cstdlib>
#include <string>

#include "extract/codec.hpp"

namespace yingshen::fuzz {

/// What every extractor promises of its document: it can be written, and the server takes it.
inline void require_acceptable(extract::Document const& document) {
    auto const again = extract::decode(extract::encode(document));
    if (!again) std::abort();
    if (document.blocks.empty() && document.unread.empty()) std::abort();
}

}  // namespace yingshen::fuzz
