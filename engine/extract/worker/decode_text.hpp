#pragma once
#include <string>
#include <string_view>

#include "extract/worker/gb18030.hpp"

namespace yingshen::extract::worker {

/// What became of bytes that should be text. `readable` is false where the encoding cannot be told
/// or the bytes are no text: then there is no text either.
struct DecodedText {
    bool readable = false;
    bool is_binary = false;  ///< not text in any encoding
    std::string utf8;        ///< well-formed; lost bytes are U+FFFD
};

/// UTF-8 (with or without a byte order mark), UTF-16 with one, or strict GB18030, in this order. A
/// text of another encoding is not guessed: characters that GB2312 lacks, beyond a few, mean that
/// the bytes are something else.
[[nodiscard]] DecodedText decode_text(std::string_view bytes, Gb18030 const& gb18030);

}  // namespace yingshen::extract::worker
