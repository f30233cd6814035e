#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace yingshen::rulebook {

/// 1 to 9999 as Chinese legal texts write them: 10 is 十, 25 is 二十五, 105 is 一百零五, 1260 is
/// 一千二百六十.
[[nodiscard]] std::string chinese_numeral(int value);

/// The Chinese name of an article: "25" is 第二十五条, "25(1)" 第二十五条第（一）项, "28.2"
/// 第二十八条第二款, "28.2(4)" 第二十八条第二款第（四）项, "17-1" 第十七条之一. nullopt for
/// anything else.
[[nodiscard]] std::optional<std::string> article_name(std::string_view article);

/// The shape of an article, for the "expected" of a fault.
inline constexpr std::string_view article_shape =
    "an article as 25, 25(1), 28.2, 28.2(4) or 17-1 (article, item, paragraph, inserted article)";

}  // namespace yingshen::rulebook
