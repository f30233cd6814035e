#include "rulebook/id.hpp"

namespace yingshen::rulebook {

bool is_id(std::string_view text) {
    constexpr std::size_t characters_max = 80;
    if (text.empty() || text.size() > characters_max) return false;
    char before = '.';
    for (char const c : text) {
        bool const letter = c >= 'a' && c <= 'z';
        bool const inside = (c >= '0' && c <= '9') || c == '_' || c == '.';
        if (!letter && (!inside || before == '.')) return false;
        before = c;
    }
    return before != '.' && before != '_';
}

}  // namespace yingshen::rulebook
