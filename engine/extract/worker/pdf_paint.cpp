#include "extract/worker/pdf_paint.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>

#include "extract/worker/pdf_stream.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr std::size_t streams_max = 20'000;
constexpr std::size_t inflated_bytes_max = 32U << 20;
constexpr std::size_t dictionary_bytes_max = 2'048;
constexpr std::size_t inline_head_bytes_max = 512;
constexpr std::size_t inline_pictures_max = 10'000;
constexpr double inline_pixels_min = 60'000;
constexpr double light = 0.85;
constexpr std::string_view blanks = std::string_view(" \t\r\n\f\0", 6);
constexpr std::string_view ends_word = std::string_view(" \t\r\n\f\0[]()<>/{}%", 16);

/// The last operands of a content stream, as numbers.
class Operands {
  public:
    /// False where the word is no number.
    bool take(std::string_view word) {
        double value = 0;
        auto const [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (fault != std::errc() || end != word.data() + word.size()) return false;
        values_[count_++ % values_.size()] = value;
        return true;
    }
    void clear() { count_ = 0; }
    [[nodiscard]] std::size_t count() const { return std::min(count_, values_.size()); }
    [[nodiscard]] double last() const {
        return count_ == 0 ? -1 : values_[(count_ - 1) % values_.size()];
    }
    /// Of one or three operands the lightness, of four the ink.
    [[nodiscard]] bool is_light() const {
        auto const all = [&](auto const& holds) {
            return std::all_of(values_.begin(),
                               values_.begin() + static_cast<std::ptrdiff_t>(count()), holds);
        };
        if (count_ == 0) return true;  // a pattern: nobody knows
        if (count() == values_.size()) return all([](double v) { return v <= 1 - light; });
        return all([](double v) { return v >= light; });
    }

  private:
    std::array<double, 4> values_{};
    std::size_t count_ = 0;
};

bool hides(std::string_view content) {
    constexpr std::array<std::string_view, 7> fills = {"f", "F", "f*", "B", "B*", "b", "b*"};
    constexpr std::array<std::string_view, 5> colours = {"g", "rg", "k", "sc", "scn"};
    constexpr double invisible = 3;
    constexpr double clip = 7;
    Operands operands;
    for (std::size_t at = 0; at < content.size();) {
        at = content.find_first_not_of(blanks, at);
        if (at == content.npos) break;
        auto const end = std::min(content.find_first_of(ends_word, at), content.size());
        if (end == at) {
            ++at;
            continue;
        }
        auto const word = content.substr(at, end - at);
        at = end;
        if (operands.take(word)) continue;
        if (word == "Tr" && (operands.last() == invisible || operands.last() == clip)) return true;
        if (std::ranges::find(fills, word) != fills.end()) return true;
        if (std::ranges::find(colours, word) != colours.end() && operands.is_light()) return true;
        operands.clear();
    }
    return false;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> names) {
    return std::ranges::any_of(names, [&](auto name) { return text.find(name) != text.npos; });
}

/// Layers and transparency.
bool has_layers(std::string_view text) {
    return has_any(text, {"/OCProperties", "/ca 0", "/ca .", "/SMask"});
}

/// A stream that is no page's: a picture, a font, a table of objects or characters.
bool is_other(std::string_view dictionary) {
    return has_any(dictionary, {"/Image", "/Length1", "/Length2", "/FontFile", "/XRef", "/CIDInit",
                                "/Type1C", "/CIDFontType0C", "/OpenType", "/Metadata"});
}

/// The number after a key of the head of a picture within operators; 0 where there is none.
double number_after(std::string_view head, std::string_view key) {
    for (auto at = head.find(key); at != head.npos; at = head.find(key, at + 1)) {
        auto rest = head.substr(at + key.size());
        auto const blank = std::min(rest.find_first_not_of(blanks), rest.size());
        if (blank == 0) continue;  // a longer key
        rest.remove_prefix(blank);
        unsigned value = 0;
        auto const [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
        if (fault == std::errc()) return value;
    }
    return 0;
}

bool has_inline_picture(std::string_view content) {
    std::size_t count = 0;
    for (auto at = content.find("BI"); at != content.npos; at = content.find("BI", at + 2)) {
        if (++count > inline_pictures_max) return true;  // nobody knows
        if (at > 0 && ends_word.find(content[at - 1]) == ends_word.npos) continue;
        auto const rest = content.substr(at + 2, inline_head_bytes_max);
        if (rest.empty() || ends_word.find(rest.front()) == ends_word.npos) continue;
        auto const head = rest.substr(0, rest.find("ID"));
        auto const width = std::max(number_after(head, "/W"), number_after(head, "/Width"));
        auto const height = std::max(number_after(head, "/H"), number_after(head, "/Height"));
        if (width * height >= inline_pixels_min) return true;
    }
    return false;
}

}  // namespace

PdfPaint paint_of(std::string_view bytes) {
    PdfPaint out;
    out.may_hide_text = has_any(bytes, {"/Encrypt"}) || has_layers(bytes);
    std::size_t inflated = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < streams_max; ++i) {
        at = bytes.find("stream", at);
        if (at == bytes.npos) return out;
        auto const begin = at - std::min(at, dictionary_bytes_max);
        auto before = bytes.substr(begin, at - begin);
        auto rest = bytes.substr(at + 6);
        rest.remove_prefix(std::min(rest.find_first_not_of("\r\n"), rest.size()));
        auto const length = std::min(rest.find("endstream"), rest.size());
        auto const packed = rest.substr(0, length);
        at = static_cast<std::size_t>(packed.data() - bytes.data()) + length;
        at = std::min(at + 9, bytes.size());
        auto const object = before.rfind("obj");
        if (object == before.npos) {  // a dictionary of such a size tells nothing
            out.may_hide_text = true;
            continue;
        }
        before.remove_prefix(object);
        if (is_other(before)) continue;
        auto const is_packed = before.find("/Filter") != before.npos;
        if (is_packed &&
            has_any(before, {"/LZW", "/ASCII", "/RunLength", "/A85", "/AHx", "/Crypt"})) {
            out.may_hide_text = true;
            continue;
        }
        std::string unpacked;
        auto content = packed;
        if (is_packed) {
            unpacked = inflate_some(packed, inflated_bytes_max - inflated);
            inflated += unpacked.size();
            content = unpacked;
            // Resources may lie in streams of objects.
            out.may_hide_text = out.may_hide_text || has_layers(content);
        }
        if (inflated >= inflated_bytes_max) break;
        out.may_hide_text = out.may_hide_text || hides(content);
        out.inline_picture = out.inline_picture || has_inline_picture(content);
    }
    out.may_hide_text = true;
    return out;
}

}  // namespace yingshen::extract::worker
