#include "screening/compare_marks.hpp"

#include <algorithm>

#include "screening/fold.hpp"
#include "screening/trie.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

constexpr std::size_t context_points = 24;

/// The words on both sides of an extent, on one line.
std::string context(TokenText const& text, Extent extent) {
    auto const size = text.original.size();
    auto const from = extent.begin - std::min(extent.begin, context_points);
    // A long difference is shown whole elsewhere; its beginning is context enough.
    auto const to =
        std::min({size, extent.end + context_points, extent.begin + 4 * context_points});
    std::string out;
    bool blank = false;
    for (auto i = from; i < to; ++i) {
        blank = blank || is_blank(text.original[i].value);
        if (is_blank(text.original[i].value)) continue;
        if (blank && !out.empty()) out += ' ';
        blank = false;
        out += text.slice(i, i + 1);
    }
    return out;
}

/// The code points that are no blanks, and where each stands.
struct Solid {
    std::vector<char32_t> points;
    std::vector<std::uint32_t> places;
};

Solid solid(TokenText const& text) {
    Solid out;
    for (std::uint32_t i = 0; i < text.folded.size(); ++i) {
        if (is_blank(text.folded[i])) continue;
        out.points.push_back(text.folded[i]);
        out.places.push_back(i);
    }
    return out;
}

std::u32string folded(std::string_view literal) {
    std::u32string out;
    for (auto const& point : base::decode_utf8(literal)) {
        if (auto const value = fold_width(point.value); !is_blank(value)) out += value;
    }
    return out;
}

/// The places of a hunk on the side that is asked from (x) and on the other (y).
struct Sides {
    std::uint32_t Hunk::* x0;
    std::uint32_t Hunk::* x1;
    std::uint32_t Hunk::* y0;
    std::uint32_t Hunk::* y1;
};

Counterpart counterpart(std::vector<Hunk> const& hunks, Sides side, TokenRange asked,
                        Comparing::Edges edges) {
    auto hunk = std::ranges::lower_bound(hunks, asked.begin, {}, side.x1);
    // What is between two hunks stands as far behind the first of them on both sides.
    auto const shifted = [&](std::uint32_t token) {
        if (hunk == hunks.begin()) return token;
        auto const& last = *std::prev(hunk);
        return last.*side.y1 + (token - last.*side.x1);
    };
    auto const is_head = [&] { return edges.head && (*hunk).*side.x0 == asked.begin; };
    if (hunk != hunks.end() && (*hunk).*side.x1 == asked.begin && !is_head()) ++hunk;
    auto const begins_within = [&] {
        return hunk != hunks.end() &&
               ((*hunk).*side.x0 < asked.end || (edges.tail && (*hunk).*side.x1 == asked.end));
    };
    bool const crosses = hunk != hunks.end() && (*hunk).*side.x0 < asked.begin;
    Counterpart out{{crosses ? (*hunk).*side.y1 : shifted(asked.begin), 0},
                    static_cast<std::size_t>(hunk - hunks.begin()),
                    0};
    while (begins_within() && (*hunk).*side.x1 <= asked.end)
        ++hunk;
    bool const crosses_end = begins_within();
    out.range.end = std::max(out.range.begin, crosses_end ? (*hunk).*side.y0 : shifted(asked.end));
    out.last = static_cast<std::size_t>(hunk - hunks.begin()) + (crosses_end ? 1 : 0);
    return out;
}

}  // namespace

Extent Marks::extent(std::uint32_t from, std::uint32_t to) const {
    if (from < to) return {text.tokens[from].begin, text.tokens[to - 1].end};
    std::size_t const place = from == 0 ? 0 : text.tokens[from - 1].end;
    return {place, place};
}

void Marks::tell(std::uint32_t from, std::uint32_t to) {
    for (; from < to; ++from)
        told[from] = true;
}

void Marks::settle(std::uint32_t from, std::uint32_t to) {
    for (; from < to; ++from)
        changed[from] = false;
}

Comparing::Comparing(TokenText const& reviewed, TokenText const& final_text)
    : a(reviewed), b(final_text), hunks(find_hunks(reviewed, final_text)) {
    for (auto const& hunk : hunks) {
        for (auto i = hunk.a0; i < hunk.a1; ++i)
            a.changed[i] = true;
        for (auto i = hunk.b0; i < hunk.b1; ++i)
            b.changed[i] = true;
    }
}

void Comparing::add(DifferenceKind kind, Extent in_reviewed, Extent in_final) {
    auto const is_in_final = in_final.begin < in_final.end;
    found.push_back({kind, std::string(a.text.slice(in_reviewed.begin, in_reviewed.end)),
                     std::string(b.text.slice(in_final.begin, in_final.end)), in_reviewed, in_final,
                     is_in_final ? context(b.text, in_final) : context(a.text, in_reviewed)});
}

Counterpart Comparing::in_final(TokenRange reviewed, Edges edges) const {
    return counterpart(hunks, {&Hunk::a0, &Hunk::a1, &Hunk::b0, &Hunk::b1}, reviewed, edges);
}

Counterpart Comparing::in_reviewed(TokenRange final_tokens) const {
    return counterpart(hunks, {&Hunk::b0, &Hunk::b1, &Hunk::a0, &Hunk::a1}, final_tokens, {});
}

std::vector<TokenRange> token_sentences(TokenText const& text) {
    std::vector<TokenRange> out;
    std::uint32_t begin = 0;
    for (auto const& sentence : sentences(text.folded, SentenceEnd::line)) {
        auto end = begin;
        while (end < text.tokens.size() && text.tokens[end].begin < sentence.end)
            ++end;
        if (begin < end) out.push_back({begin, end});
        begin = end;
    }
    return out;
}

std::vector<TokenRange> find_literals(TokenText const& text,
                                      std::vector<std::string> const& literals) {
    std::vector<std::u32string> words;
    for (auto const& literal : literals) {
        if (auto word = folded(literal); !word.empty()) words.push_back(std::move(word));
    }
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    auto const [points, places] = solid(text);
    std::vector<Extent> hits;
    Trie(words).scan(points, [&](std::uint32_t, std::size_t begin, std::size_t end) {
        hits.push_back({begin, end});
    });
    std::ranges::sort(hits, [](Extent const& left, Extent const& right) {
        return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
    });
    std::vector<TokenRange> out;
    std::size_t taken = 0;
    std::uint32_t token = 0;
    for (auto const& hit : hits) {
        if (hit.begin < taken) continue;
        taken = hit.end;
        auto const begin = places[hit.begin];
        auto const end = places[hit.end - 1] + 1;
        while (text.tokens[token].end <= begin)
            ++token;
        auto last = token;
        while (last < text.tokens.size() && text.tokens[last].begin < end)
            ++last;
        out.push_back({token, last});
    }
    return out;
}

}  // namespace yingshen::screening
