// Folding keeps an exact way back: whatever the bytes, each folded point stands for a range of the
// original's code points, in order, and what no point stands for is something that hides words.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "require.hpp"
#include "screening/fold.hpp"
#include "screening/personal_data.hpp"
#include "screening/unread.hpp"

namespace {

using namespace yingshen;
using fuzz::require;
using screening::Folded;
using screening::Span;

/// Longer texts find nothing that shorter ones do not.
constexpr std::size_t bytes_max = 4'096;

std::string utf8(char32_t point) {
    std::string out;
    base::append_utf8(out, point);
    return out;
}

bool is_plain(char32_t value) {
    return (value >= U'a' && value <= U'z') || (value >= U'0' && value <= U'9');
}

/// The bytes of a code point of the original.
std::string_view bytes_of(Folded const& text, std::string_view bytes, std::size_t i) {
    auto const span = text.original_span(i, i + 1);
    return bytes.substr(span.byte_begin, span.byte_end - span.byte_begin);
}

void require_original(Folded const& text, std::string_view bytes) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.original().size(); ++i) {
        auto const slice = bytes_of(text, bytes, i);
        require(text.original()[i].byte == at && !slice.empty());
        require(text.malformed(i) ? slice.size() == 1 : slice == utf8(text.original()[i].value));
        at += slice.size();
    }
    require(at == bytes.size());
}

/// What was dropped is seen by nobody, or parts the characters of a word.
void require_droppable(Folded const& text, std::string_view bytes, std::size_t i) {
    Folded const alone(bytes_of(text, bytes, i));
    for (auto const point : alone.points()) {
        require(screening::is_blank(point) || point == U'\u00b7' ||
                (point < 0x80 && !is_plain(point)));
    }
}

void require_way_back(Folded const& text, std::string_view bytes) {
    std::size_t covered = 0;
    for (std::size_t i = 0; i < text.points().size(); ++i) {
        auto const span = text.span(i, i + 1);
        require(span.end == span.begin + 1 && span.end <= text.original().size());
        require(span == text.original_span(span.begin, span.end));
        require(span.begin >= covered || (i > 0 && span.end == covered));
        for (; covered < span.begin; ++covered)
            require_droppable(text, bytes, covered);
        covered = span.end;
        require(screening::names(text.folds(i, i + 1)).size() <= 8);
    }
    for (; covered < text.original().size(); ++covered)
        require_droppable(text, bytes, covered);
}

/// A folded point is plain: to fold it again changes nothing.
void require_plain(Folded const& text) {
    for (auto const point : text.points()) {
        if (point == screening::barrier) continue;
        auto const alone = utf8(point);
        Folded const again(alone);
        require(again.points().size() == 1 && again.points().front() == point);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size > bytes_max) return 0;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    Folded const text(bytes);
    require_original(text, bytes);
    require_way_back(text, bytes);
    require_plain(text);
    for (auto const& part : screening::find_unread(text))
        require(part.span.begin <= part.span.end && part.span.byte_end <= bytes.size());
    // Nothing of a person is left in what lists and logs show.
    auto const masked = screening::mask_personal_data(bytes);
    require(screening::find_personal_data(Folded(masked)).empty());
    return 0;
}
