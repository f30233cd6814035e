#pragma once
#include <string_view>

#include "extract/document.hpp"
#include "extract/worker/gb18030.hpp"
#include "extract/worker/pictures.hpp"

namespace yingshen::extract::worker {

/// Reads a document of any type. What cannot be read becomes an entry of `unread`; nothing about
/// the bytes makes it throw.
[[nodiscard]] Document read_document(std::string_view bytes, Gb18030 const& gb18030,
                                     Pictures& pictures);

}  // namespace yingshen::extract::worker
