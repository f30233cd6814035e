// Writes the table by which engine/screening folds code points, as C++ on standard output.
// Usage: fold_table TRADITIONAL, a file of lines "traditional<TAB>simplified..." (OpenCC's
// TSCharacters). Sources: NFKC_Casefold and the confusables of Unicode from ICU; TSCharacters from
// OpenCC.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/utf16.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace {

enum Kind : std::uint32_t { same = 0, one = 1, several = 2, dropped = 3 };

// As engine/screening/fold.hpp names them.
enum Fold : std::uint32_t {
    width = 1,
    letter_case = 2,
    traditional = 4,
    numeral = 8,
    invisible = 16,
    look_alike = 32
};

using Points = std::u32string;

[[noreturn]] void fail(std::string const& text) {
    std::cerr << "fold_table: " << text << '\n';
    std::exit(1);
}

icu::UnicodeString text_of(Points const& points) {
    icu::UnicodeString text;
    for (auto const point : points)
        text.append(static_cast<UChar32>(point));
    return text;
}

Points points_of(icu::UnicodeString const& text) {
    Points points;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
        points += static_cast<char32_t>(text.char32At(at));
    return points;
}

std::map<char32_t, char32_t> read_traditional(char const* file) {
    std::ifstream in(file);
    if (!in) fail(std::string("expected to read ") + file);
    std::map<char32_t, char32_t> simplified;
    for (std::string line; std::getline(in, line);) {
        auto const text = icu::UnicodeString::fromUTF8(line);
        auto const from = text.char32At(0);
        auto const at = text.moveIndex32(0, 1);
        if (at >= text.length() || text.char32At(at) != '\t') continue;
        simplified.emplace(from, text.char32At(at + 1));
    }
    if (simplified.size() < 2000) fail("expected thousands of traditional characters");
    return simplified;
}

/// Digits as Chinese writes them, in the everyday and the formal form.
char32_t digit_of(char32_t point) {
    static std::map<char32_t, char32_t> const digits = [] {
        std::map<char32_t, char32_t> all;
        for (Points const& row :
             {Points(U"〇一二三四五六七八九"), Points(U"零壹贰叁肆伍陆柒捌玖")}) {
            for (std::size_t at = 0; at < row.size(); ++at)
                all.emplace(row[at], U'0' + static_cast<char32_t>(at));
        }
        return all;
    }();
    auto const found = digits.find(point);
    return found == digits.end() ? 0 : found->second;
}

/// Signs that look like another one and are used for it.
char32_t sign_of(char32_t point) {
    static std::map<char32_t, char32_t> const signs = [] {
        std::map<char32_t, char32_t> all;
        auto const add = [&](Points const& alike, char32_t to) {
            for (auto const one : alike)
                all.emplace(one, to);
        };
        add(U";", U',');
        add(U"“”„‟〝〞", U'"');
        add(U"‘’‚‛", U'\'');
        add(U"‐‑‒–—―−", U'-');
        add(U"∼˜", U'~');
        add(U"•‧⋅●・", U'\u00b7');
        add(U"○◯", U'0');
        add(U"∗＊✱⁎", U'*');
        return all;
    }();
    auto const found = signs.find(point);
    return found == signs.end() ? 0 : found->second;
}

/// The Chinese character that a radical, an old form or a Japanese form is used for. Documents that
/// were printed to PDF often hold radicals; NFKC knows the Kangxi radicals, but not these.
char32_t character_of(char32_t point) {
    static std::map<char32_t, char32_t> const characters = [] {
        std::map<char32_t, char32_t> all;
        auto const add = [&](Points const& from, Points const& to) {
            if (from.size() != to.size()) fail("expected as many characters as they are used for");
            for (std::size_t at = 0; at < from.size(); ++at)
                all.emplace(from[at], to[at]);
        };
        add(U"⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
            U"母民虎西见角贝车长门青韦页风飞食马鬼鱼鸟卤麦黄齐齿龙龟");
        add(U"夲険収価証単対実絶変経済発増銭続駅戻帰継営拝択証検験譲択戸図売広応様処楽県",
            U"本险收价证单对实绝变经济发增钱续驿戾归继营拜择证检验让择户图卖广应样处乐县");
        return all;
    }();
    auto const found = characters.find(point);
    return found == characters.end() ? 0 : found->second;
}

/// The ASCII letter that a letter of another script looks like.
char32_t letter_of(USpoofChecker* checker, char32_t point) {
    if (point < 0x80 || !u_isalpha(static_cast<UChar32>(point))) return 0;
    UErrorCode status = U_ZERO_ERROR;
    auto const script = uscript_getScript(static_cast<UChar32>(point), &status);
    for (auto const kept : {USCRIPT_HAN, USCRIPT_HANGUL, USCRIPT_HIRAGANA, USCRIPT_KATAKANA,
                            USCRIPT_BOPOMOFO, USCRIPT_LATIN}) {
        if (script == kept) return 0;
    }
    icu::UnicodeString skeleton;
    uspoof_getSkeletonUnicodeString(checker, 0, icu::UnicodeString(static_cast<UChar32>(point)),
                                    skeleton, &status);
    if (U_FAILURE(status) || skeleton.length() != 1) return 0;
    auto const to = static_cast<char32_t>(u_tolower(skeleton.char32At(0)));
    return (to >= U'a' && to <= U'z') || (to >= U'0' && to <= U'9') ? to : 0;
}

struct Folding {
    Points to;
    std::uint32_t folds = 0;
};

class Folder {
  public:
    explicit Folder(char const* traditional_file)
        : simplified_(read_traditional(traditional_file)) {
        UErrorCode status = U_ZERO_ERROR;
        fold_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
        plain_ = icu::Normalizer2::getNFKCInstance(status);
        checker_ = uspoof_open(&status);
        if (U_FAILURE(status)) fail("ICU has no normalisation or confusables");
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder() { uspoof_close(checker_); }

    /// Folds until nothing changes, so that what was folded is plain.
    [[nodiscard]] Folding fold(char32_t point) const {
        auto folding = fold_once(point);
        constexpr int rounds_max = 8;
        for (int round = 0; round < rounds_max; ++round) {
            Folding next{{}, folding.folds};
            for (auto const value : folding.to) {
                auto const again = fold_once(value);
                next.to += again.to;
                next.folds |= again.folds;
            }
            if (next.to == folding.to) return folding;
            folding = std::move(next);
        }
        fail("expected a folding that ends");
    }

  private:
    [[nodiscard]] Folding fold_once(char32_t point) const {
        auto const as_is = static_cast<UChar32>(point);
        if (point == U'\n' || point == U'\t' || point == U'\r') return {{point}, 0};
        if (point == 0x85 || point == 0x2028 || point == 0x2029) return {U"\n", width};
        auto const category = u_charType(as_is);
        if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
            category == U_CONTROL_CHAR || category == U_FORMAT_CHAR)
            return {{}, invisible};
        UErrorCode status = U_ZERO_ERROR;
        auto const compatible = plain_->normalize(icu::UnicodeString(as_is), status);
        auto const folded = fold_->normalize(icu::UnicodeString(as_is), status);
        if (U_FAILURE(status)) fail("ICU cannot normalise");
        if (folded.isEmpty()) return {{}, invisible};
        Folding folding{{}, 0};
        if (compatible != icu::UnicodeString(as_is)) folding.folds |= width;
        if (folded != compatible) folding.folds |= letter_case;
        if (category == U_OTHER_NUMBER) folding.folds |= numeral;
        for (auto const value : points_of(folded))
            folding.to += single(value, folding.folds);
        return folding;
    }

    [[nodiscard]] char32_t single(char32_t value, std::uint32_t& folds) const {
        if (auto const found = simplified_.find(value);
            found != simplified_.end() && found->second != value) {
            folds |= traditional;
            value = found->second;
        }
        if (auto const character = character_of(value)) {
            folds |= look_alike;
            value = character;
        }
        if (auto const digit = digit_of(value)) {
            folds |= numeral;
            return digit;
        }
        if (auto const sign = sign_of(value)) {
            folds |= look_alike;
            return sign;
        }
        if (auto const letter = letter_of(checker_, value)) {
            folds |= look_alike;
            return letter;
        }
        return value;
    }

    std::map<char32_t, char32_t> simplified_;
    icu::Normalizer2 const* fold_ = nullptr;
    icu::Normalizer2 const* plain_ = nullptr;
    USpoofChecker* checker_ = nullptr;
};

}  // namespace

int main(int count, char** words) {
    if (count != 2) fail("expected one file");
    Folder const folder(words[1]);
    constexpr std::uint32_t end = 0x110000;
    std::vector<std::uint32_t> sequences;
    std::map<Points, std::uint32_t> known;
    std::map<std::vector<std::uint32_t>, std::size_t> pages;
    std::vector<std::vector<std::uint32_t>> in_order;
    std::vector<std::size_t> index;
    for (std::uint32_t first = 0; first < end; first += 256) {
        std::vector<std::uint32_t> page;
        for (auto point = first; point < first + 256; ++point) {
            if (U_IS_SURROGATE(point)) {
                page.push_back(0);
                continue;
            }
            auto const [to, folds] = folder.fold(point);
            std::uint32_t entry = folds << 24;
            if (to.empty()) {
                entry |= dropped << 21;
            } else if (to.size() > 1) {
                auto const [place, is_new] =
                    known.emplace(to, static_cast<std::uint32_t>(sequences.size()));
                if (is_new) {
                    sequences.push_back(static_cast<std::uint32_t>(to.size()));
                    sequences.insert(sequences.end(), to.begin(), to.end());
                }
                entry |= several << 21 | place->second;
            } else if (to.front() != point) {
                entry |= one << 21 | to.front();
            }
            page.push_back(entry);
        }
        auto const [place, is_new] = pages.emplace(page, in_order.size());
        if (is_new) in_order.push_back(std::move(page));
        index.push_back(place->second);
    }
    std::printf(
        "// Generated by cmake/fold_table; edit that.\n#include \"screening/fold_table.hpp\"\n\n"
        "namespace yingshen::screening {\n\nstd::uint16_t const fold_page[] = {");
    for (auto const page : index)
        std::printf("%zu,", page);
    std::printf("};\n\nstd::uint32_t const fold_entry[][256] = {\n");
    for (auto const& page : in_order) {
        std::printf("{");
        for (auto const entry : page)
            std::printf("%#x,", entry);
        std::printf("},\n");
    }
    std::printf("};\n\nstd::uint32_t const fold_sequence[] = {");
    for (auto const value : sequences)
        std::printf("%#x,", value);
    std::printf("};\n\n}  // namespace yingshen::screening\n");
}
