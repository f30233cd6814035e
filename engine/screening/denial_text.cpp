#include "screening/denial_text.hpp"

namespace yingshen::screening {
namespace {

using Text = std::u32string_view;

}  // namespace

bool only_wraps(Text text, std::size_t at) {
    if (at + 1 < text.size() && is_break(text[at + 1])) return false;
    return at >= wrapped_line_min &&
           std::ranges::none_of(text.substr(at - wrapped_line_min, wrapped_line_min), is_break);
}

Text stretch_before(Text text, std::size_t place, Text marks, std::size_t reach) {
    auto begin = place;
    while (begin > 0 && place - begin < reach && !ends(text, begin - 1, marks))
        --begin;
    return text.substr(begin, place - begin);
}

Text rest_behind(Text text, std::size_t place, Text marks, std::size_t reach) {
    auto end = place;
    while (end < text.size() && end - place < reach && !ends(text, end, marks))
        ++end;
    return text.substr(place, end - place);
}

Text clause_before(Text text, std::size_t place) {
    return stretch_before(text, place, clause_ends, denial_reach);
}

Text without_opening_marks(Text text) {
    while (!text.empty() && opening_marks.contains(text.back()))
        text.remove_suffix(1);
    return text;
}

}  // namespace yingshen::screening
