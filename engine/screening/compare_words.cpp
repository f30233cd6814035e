#include <algorithm>
#include <array>

#include "screening/compare.hpp"

namespace yingshen::screening {
namespace {

struct Word {
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};

/// In the order of the enumerators.
constexpr std::array<Word, 9> kinds = {{
    {"added_rate", "新增费率或利率", "Added rate"},
    {"added_number", "新增数字", "Added number"},
    {"changed_number", "数字改动", "Changed number"},
    {"added_superlative", "新增绝对化用语", "Added superlative"},
    {"removed_risk_sentence", "风险提示被删改", "Risk warning removed or reworded"},
    {"removed_text", "删去文字", "Removed text"},
    {"added_text", "新增文字", "Added text"},
    {"moved_text", "文字移位", "Moved text"},
    {"not_comparable", "无法比对", "Not comparable"},
}};

}  // namespace

std::string_view name(DifferenceKind kind) {
    return kinds[static_cast<std::size_t>(kind)].name;
}

base::Text title(DifferenceKind kind) {
    auto const& word = kinds[static_cast<std::size_t>(kind)];
    return {std::string(word.zh), std::string(word.en)};
}

std::optional<DifferenceKind> parse_difference_kind(std::string_view text) {
    auto const found = std::ranges::find(kinds, text, &Word::name);
    if (found == kinds.end()) return std::nullopt;
    return static_cast<DifferenceKind>(found - kinds.begin());
}

}  // namespace yingshen::screening
