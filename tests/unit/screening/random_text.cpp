#include "random_text.hpp"

#include "base/utf8.hpp"

namespace yingshen::screening {

std::u32string TextDice::character() {
    return {static_cast<char32_t>(0x4e00 + below(3000))};
}

std::u32string TextDice::piece() {
    static std::vector<std::u32string> const words = {
        U"年化",   U"3.5%", U"２％", U"百分之五", U"1,000元", U"三个月", U"2026年", U"95588",
        U"最佳",   U"唯一", U"，",   U"；",       U"\n",      U" ",      U"7",      U"8",
        U"有风险", U"不",   U"R2",   U"app",      U"折",      U"25bp",   U"。",     U"（"};
    if (below(3) > 0) return character();
    return words[below(words.size())];
}

std::u32string TextDice::text(std::size_t count) {
    std::u32string out;
    for (; count > 0; --count) {
        for (auto left = 4 + below(16); left > 0; --left)
            out += piece();
        out += below(4) == 0 ? U"！" : U"。";
        if (below(3) == 0) out += U"\n";
        if (below(8) == 0) out += U"\n";
    }
    return out;
}

TextDice::Edit TextDice::edit(std::u32string const& text, std::size_t most) {
    auto const begin = below(text.size() + 1);
    auto const end = std::min(text.size(), begin + below(most + 1));
    std::u32string now;
    for (auto left = below(9); left > 0; --left)
        now += piece();
    return {begin, end, now};
}

std::u32string TextDice::applied(std::u32string text, Edit const& edit) {
    return text.replace(edit.begin, edit.end - edit.begin, edit.now);
}

std::string utf8(std::u32string const& text) {
    std::string out;
    for (auto const point : text)
        base::append_utf8(out, point);
    return out;
}

}  // namespace yingshen::screening
