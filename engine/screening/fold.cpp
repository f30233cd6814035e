#include "screening/fold.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include "screening/fold_table.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

constexpr std::size_t gap_max = 4;

constexpr std::uint32_t entry_of(char32_t point) {
    return fold_entry[fold_page[point >> 8]][point & 0xff];
}
constexpr std::uint32_t kind_of(std::uint32_t entry) {
    return entry >> 21 & 3;
}
constexpr std::uint8_t folds_of(std::uint32_t entry) {
    return static_cast<std::uint8_t>(entry >> 24);
}
constexpr std::uint32_t value_of(std::uint32_t entry) {
    return entry & 0x1f'ffff;
}
constexpr std::uint32_t is_dropped = 3;

constexpr bool is_chinese(char32_t value) {
    return (value >= 0x2e80 && value <= 0x2fdf) || (value >= 0x3400 && value <= 0x9fff) ||
           value == 0x3007 || (value >= 0xf900 && value <= 0xfaff) ||
           (value >= 0x2'0000 && value <= 0x3'ffff);
}

/// Most of a text: what neither is dropped nor lies in a gap.
constexpr bool is_ideograph(char32_t value) {
    return value >= 0x4e00 && value <= 0x9fff;
}

constexpr bool is_letter_or_digit(char32_t value) {
    return (value >= U'a' && value <= U'z') || (value >= U'0' && value <= U'9');
}

/// Signs that part no phrases, so that between two Chinese characters they only hide a word.
constexpr bool is_sign(char32_t value) {
    return value < 0x80 ? std::u32string_view(U"*.-_~|+^#@=`\\").contains(value)
                        : value == U'\u00b7';
}

/// Signs that part phrases, and the characters of a word that is spelled out: 刚/性/兑/付.
constexpr bool is_parting(char32_t value) {
    return std::u32string_view(U",/;:、").contains(value);
}

/// The folded form of a code point that folds to one; the code point itself where it does not.
constexpr char32_t folded(char32_t point) {
    auto const entry = entry_of(point);
    return kind_of(entry) == 1 ? value_of(entry) : point;
}

enum class Side : std::uint8_t { other, chinese, plain };

constexpr Side side_of(char32_t original) {
    if (is_chinese(original)) return Side::chinese;
    return is_letter_or_digit(folded(original)) ? Side::plain : Side::other;
}

struct Named {
    Fold fold;
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};
constexpr Named named[] = {
    {Fold::width, "width", "全角或变体字符", "Full-width or other forms"},
    {Fold::letter_case, "case", "大写字母", "Capital letters"},
    {Fold::traditional, "traditional", "繁体字", "Traditional characters"},
    {Fold::numeral, "numeral", "中文数字", "Chinese numerals"},
    {Fold::invisible, "invisible", "不可见字符", "Invisible characters"},
    {Fold::look_alike, "look_alike", "形近字符", "Look-alike characters"},
    {Fold::inserted, "inserted", "词中插入符号", "Signs inside a word"},
    {Fold::spaced, "spaced", "词中插入空白", "White space inside a word"},
};

}  // namespace

std::u32string simplified(std::vector<base::CodePoint> const& points) {
    std::u32string out(points.size(), U'\0');
    std::ranges::transform(points, out.begin(), [](base::CodePoint const& point) {
        if (!is_chinese(point.value)) return fold_width(point.value);
        auto const to = folded(point.value);
        return is_chinese(to) ? to : point.value;
    });
    return out;
}

std::vector<std::string> names(Folds folds) {
    std::vector<std::string> out;
    for (auto const& one : named) {
        if (has(folds, one.fold)) out.emplace_back(one.name);
    }
    return out;
}

base::Text title_of_fold(std::string_view name) {
    for (auto const& one : named) {
        if (one.name == name) return {std::string(one.zh), std::string(one.en)};
    }
    return {std::string(name), std::string(name)};
}

Folded::Folded(std::string_view bytes) : bytes_(bytes), original_(base::decode_utf8(bytes)) {
    if (original_.size() >= std::numeric_limits<std::uint32_t>::max()) {
        throw std::runtime_error("expected a text of fewer than 2^32 code points, but found more");
    }
    points_.reserve(original_.size());
    origins_.reserve(original_.size());
    for (std::size_t at = 0; at < original_.size();) {
        auto const value = original_[at].value;
        if (!is_ideograph(value)) {
            at = add_gap(at);
        } else if (kind_of(entry_of(value)) == 0) {
            push(value, at++, 0);
        } else {
            add(at++);
        }
    }
}

/// Adds the code point at a place, or the run of what may be dropped that begins there; returns the
/// place behind it.
std::size_t Folded::add_gap(std::size_t at) {
    auto const value = folded(original_[at].value);
    if (is_parting(value) && spells_out(at)) {
        pending_ = pending_ | Fold::inserted;
        return at + 1;
    }
    auto const starts_gap = is_blank(value) || is_sign(value);
    if (!starts_gap || points_.empty()) {
        add(at);
        return at + 1;
    }
    Folds gap = 0;
    std::size_t droppable = 0;
    std::size_t lines = 0;
    auto to = at;
    for (; to < original_.size() && droppable <= gap_max; ++to) {
        auto const entry = entry_of(original_[to].value);
        if (kind_of(entry) == is_dropped) {
            gap = gap | Fold::invisible;
            continue;
        }
        auto const next = folded(original_[to].value);
        if (!is_blank(next) && !is_sign(next)) break;
        ++droppable;
        if (next == U'\n') ++lines;
        gap = gap | (is_blank(next) ? Fold::spaced : Fold::inserted);
    }
    auto const before = side_of(original_[origins_.back().at].value);
    auto const after =
        to < original_.size() && !malformed(to) ? side_of(original_[to].value) : Side::other;
    auto const joins = droppable <= gap_max && lines <= 1 && before != Side::other &&
                       after != Side::other && (before == Side::chinese || after == Side::chinese);
    auto const between_chinese = before == Side::chinese && after == Side::chinese;
    if (joins && (between_chinese || (!has(gap, Fold::inserted) && lines == 0))) {
        // White space beside a letter or a digit is how such text is set, and hides nothing.
        if (between_chinese) pending_ = static_cast<std::uint8_t>(pending_ | gap);
    } else {
        for (; at < to; ++at)
            add(at);
    }
    return to;
}

/// Whether the sign at a place parts single characters, of which three or more stand in a row.
bool Folded::spells_out(std::size_t at) const {
    auto const is_character = [&](std::size_t i) {
        if (i >= original_.size() || !is_chinese(original_[i].value)) return false;
        return !has(folds_of(entry_of(original_[i].value)), Fold::numeral);
    };
    auto const goes_on = [&](std::size_t mark, std::size_t character) {
        return mark < original_.size() && is_parting(folded(original_[mark].value)) &&
               is_character(character);
    };
    if (at == 0 || !is_character(at - 1) || !is_character(at + 1)) return false;
    return goes_on(at + 2, at + 3) || (at >= 3 && goes_on(at - 2, at - 3));
}

void Folded::add(std::size_t at) {
    if (malformed(at)) return push(barrier, at, 0);
    auto const point = original_[at].value;
    auto const entry = entry_of(point);
    switch (kind_of(entry)) {
        case 0:
            return push(point, at, 0);
        case 1:
            return push(value_of(entry), at, folds_of(entry));
        case 2: {
            auto const* sequence = fold_sequence + value_of(entry);
            for (std::uint32_t i = 1; i <= *sequence; ++i)
                push(sequence[i], at, folds_of(entry));
            return;
        }
        default:
            pending_ = static_cast<std::uint8_t>(pending_ | folds_of(entry));
    }
}

void Folded::push(char32_t value, std::size_t at, std::uint8_t folds) {
    points_.push_back(value);
    origins_.push_back(
        {static_cast<std::uint32_t>(at), folds, std::exchange(pending_, std::uint8_t{0})});
}

bool Folded::malformed(std::size_t i) const {
    constexpr std::string_view replacement_character = "\xef\xbf\xbd";
    return original_[i].value == 0xfffd &&
           bytes_.substr(original_[i].byte, replacement_character.size()) != replacement_character;
}

Span Folded::span(std::size_t first, std::size_t last) const {
    return first == last
               ? Span{}
               : original_span(origins_[first].at, origins_[last - 1].at + std::size_t{1});
}

Span Folded::original_span(std::size_t first, std::size_t last) const {
    auto const byte = [&](std::size_t i) {
        return i == original_.size() ? bytes_.size() : original_[i].byte;
    };
    return {.begin = first, .end = last, .byte_begin = byte(first), .byte_end = byte(last)};
}

Folds Folded::folds(std::size_t first, std::size_t last) const {
    Folds all = 0;
    for (auto i = first; i < last; ++i) {
        all |= origins_[i].folds;
        if (i > first) all |= origins_[i].gap;
    }
    return all;
}

bool Folded::may_part_phrases(std::size_t first, std::size_t last) const {
    std::size_t spaced = 0;
    std::size_t joints = 0;
    for (auto i = first + 1; i < last; ++i) {
        ++joints;
        if (is_spaced(i)) ++spaced;
    }
    return spaced > 0 && (spaced < joints || joints == 1);
}

char32_t Folded::word_point(std::size_t i) const {
    auto const point = original_[origins_[i].at].value;
    return has(origins_[i].folds, Fold::numeral) && is_chinese(point) ? point : points_[i];
}

bool Folded::is_spaced(std::size_t i) const {
    return has(origins_[i].gap, Fold::spaced);
}

}  // namespace yingshen::screening
