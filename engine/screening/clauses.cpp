#include "screening/clauses.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/utf8.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

using Points = std::span<char32_t const>;

constexpr std::size_t heading_max = 40;
constexpr std::size_t numeral_max = 9;  ///< 一千二百三十四, with room

struct Line {
    std::size_t begin = 0;  ///< of its first character that is not blank
    std::size_t end = 0;    ///< behind its last
};

std::vector<Line> lines_of(Points text) {
    std::vector<Line> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        auto const stop = static_cast<std::size_t>(
            std::find(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), U'\n') -
            text.begin());
        Line line{at, stop};
        while (line.begin < line.end && is_blank(text[line.begin]))
            ++line.begin;
        while (line.end > line.begin && is_blank(text[line.end - 1]))
            --line.end;
        if (line.begin < line.end) lines.push_back(line);
        at = stop + 1;
    }
    return lines;
}

/// The digit that a character is, in either script and width.
std::optional<int> digit(char32_t letter) {
    constexpr std::u32string_view chinese = U"零一二三四五六七八九";
    if (letter >= U'0' && letter <= U'9') return static_cast<int>(letter - U'0');
    if (letter >= U'０' && letter <= U'９') return static_cast<int>(letter - U'０');
    if (letter == U'〇') return 0;
    if (letter == U'两') return 2;
    auto const found = chinese.find(letter);
    return found == std::u32string_view::npos ? std::nullopt
                                              : std::optional<int>(static_cast<int>(found));
}

int power_of(char32_t letter) {
    return letter == U'十' ? 10 : letter == U'百' ? 100 : letter == U'千' ? 1000 : 0;
}

/// A number at the beginning of a text, and how many characters write it.
struct Number {
    std::int64_t value = 0;
    std::size_t length = 0;
};

Number number_at(Points text) {
    Number number;
    std::int64_t sum = 0;
    std::int64_t last = 0;
    auto const most = std::min(text.size(), numeral_max);
    for (; number.length < most; ++number.length) {
        auto const letter = text[number.length];
        if (auto const power = power_of(letter); power > 0) {
            sum += std::max<std::int64_t>(last, 1) * power;
            last = 0;
        } else if (auto const one = digit(letter)) {
            last = last * 10 + *one;
        } else {
            break;
        }
    }
    number.value = sum + last;
    return number;
}

bool is_mark(char32_t letter) {
    constexpr std::u32string_view marks = U"【[（(：:、.．·—-《“";
    return is_blank(letter) || marks.find(letter) != std::u32string_view::npos;
}

/// The number of a heading 第…条 with which a line begins; `is_sure` where a blank or a mark
/// follows, so that it cannot be a reference within a sentence.
struct Article {
    std::int64_t number = 0;
    bool is_sure = false;
};

std::optional<Article> article_at(Points line, std::u32string_view unit) {
    if (line.empty() || line.front() != U'第') return std::nullopt;
    auto rest = line.subspan(1);
    while (!rest.empty() && is_blank(rest.front()))
        rest = rest.subspan(1);
    auto const number = number_at(rest);
    rest = rest.subspan(number.length);
    while (!rest.empty() && is_blank(rest.front()))
        rest = rest.subspan(1);
    if (number.length == 0 || rest.empty() || unit.find(rest.front()) == std::u32string_view::npos)
        return std::nullopt;
    rest = rest.subspan(1);
    // 第十二条之一
    if (rest.size() >= 2 && rest[0] == U'之' && number_at(rest.subspan(1)).length > 0)
        return Article{number.value, true};
    return Article{number.value, rest.empty() || is_mark(rest.front())};
}

/// Whether a line begins with a number of one of the kinds below.
using Numbered = bool (*)(Points line);

bool is_listed(Points line) {  // 一、
    constexpr std::u32string_view chinese = U"一二三四五六七八九十百";
    if (chinese.find(line.front()) == std::u32string_view::npos) return false;
    auto const number = number_at(line);
    return number.length < line.size() && line[number.length] == U'、';
}

bool is_bracketed(Points line) {  // （一） or (1)
    if (line.front() != U'（' && line.front() != U'(') return false;
    auto const number = number_at(line.subspan(1));
    if (number.length == 0 || number.length + 1 >= line.size()) return false;
    auto const close = line[number.length + 1];
    return close == U'）' || close == U')';
}

bool is_counted(Points line) {  // 1. or 1、 but neither 1.5% nor 2026
    if (!digit(line.front()) || power_of(line.front()) > 0) return false;
    auto const number = number_at(line);
    if (number.length >= line.size() || number.length > 3) return false;
    auto const mark = line[number.length];
    if (mark == U'、' || mark == U'．') return true;
    if (mark != U'.') return false;
    auto const next = number.length + 1;
    return next >= line.size() || !digit(line[next]);
}

std::string shown(Points text) {
    std::string out;
    for (auto const letter : text.first(std::min(text.size(), heading_max)))
        base::append_utf8(out, letter);
    return out;
}

class Splitter {
  public:
    explicit Splitter(Points text) : text_(text), lines_(lines_of(text)) {}

    Clauses run() {
        if (auto starts = articles(); !starts.empty()) return cut(Division::articles, starts);
        for (Numbered const is_heading :
             std::array<Numbered, 3>{is_listed, is_bracketed, is_counted}) {
            auto const starts = numbered(is_heading);
            if (starts.size() >= 2) return cut(Division::numbered, starts);
        }
        std::vector<std::size_t> starts(lines_.size());
        for (std::size_t at = 0; at < starts.size(); ++at)
            starts[at] = at;
        return cut(Division::paragraphs, starts);
    }

  private:
    [[nodiscard]] Points line(std::size_t at) const {
        return text_.subspan(lines_[at].begin, lines_[at].end - lines_[at].begin);
    }

    /// The lines at which articles begin; the headings of chapters right before one belong to it.
    std::vector<std::size_t> articles() {
        std::vector<std::size_t> starts;
        std::int64_t last = 0;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            auto const article = article_at(line(at), U"条");
            if (!article || (!article->is_sure && article->number != last + 1)) continue;
            last = article->number;
            auto first = at;
            auto const floor = starts.empty() ? 0 : starts.back() + 1;
            while (first > floor && article_at(line(first - 1), U"章节编"))
                --first;
            headed_.push_back(at);
            starts.push_back(first);
        }
        return starts;
    }

    [[nodiscard]] std::vector<std::size_t> numbered(Numbered is_heading) const {
        std::vector<std::size_t> starts;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            if (is_heading(line(at))) starts.push_back(at);
        }
        return starts;
    }

    Clauses cut(Division division, std::vector<std::size_t> const& starts) const {
        Clauses out{division, {}};
        auto const add = [&](std::string heading, std::size_t first, std::size_t last) {
            out.clauses.push_back({std::move(heading),
                                   static_cast<std::int64_t>(lines_[first].begin),
                                   static_cast<std::int64_t>(lines_[last].end)});
        };
        if (!starts.empty() && starts.front() > 0) add("", 0, starts.front() - 1);
        for (std::size_t at = 0; at < starts.size(); ++at) {
            auto const is_rest = out.clauses.size() + 1 == clauses_max;
            auto const last =
                is_rest || at + 1 == starts.size() ? lines_.size() - 1 : starts[at + 1] - 1;
            auto const head = division == Division::articles ? headed_[at] : starts[at];
            add(division == Division::paragraphs ? std::string() : shown(line(head)), starts[at],
                last);
            if (is_rest) break;
        }
        return out;
    }

    Points text_;
    std::vector<Line> lines_;
    std::vector<std::size_t> headed_;  ///< for articles: the line of each heading
};

}  // namespace

Clauses split_clauses(std::string_view text) {
    if (base::invalid_utf8(text)) return {};
    std::vector<char32_t> points;
    for (auto const& point : base::decode_utf8(text))
        points.push_back(point.value);
    return Splitter(points).run();
}

}  // namespace yingshen::screening
