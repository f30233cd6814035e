#pragma once
#include <string>
#include <string_view>

#include "store/blobs.hpp"

namespace yingshen::service {

/// The largest text that is screened; anything larger is said to be not read.
inline constexpr std::size_t screened_bytes_max = 1U << 20;
/// How much of a text full-text search looks at.
inline constexpr std::size_t searched_bytes_max = 64U << 10;

/// Whether bytes of this media type are text that this version reads: text/plain, text/markdown and
/// text/csv, whatever their parameters and case.
[[nodiscard]] bool is_readable_text(std::string_view media_type);

/// The first `most` bytes of a blob as well-formed UTF-8: what is no UTF-8, and a character that
/// the limit cuts through, is left out. Empty where there is no such blob.
[[nodiscard]] std::string beginning_of(store::Blobs const& blobs, base::Digest const& digest,
                                       std::size_t most);

}  // namespace yingshen::service
