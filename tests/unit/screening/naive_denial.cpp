#include <optional>

#include "naive_denial_parts.hpp"
#include "naive_parts.hpp"

#include "screening/denial_frame_words.hpp"
#include "screening/denial_words.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

using namespace naive;
using Text = std::u32string_view;

bool is_swept(Text text, std::size_t begin) {
    for (auto at = begin; at > 0 && begin - at < denial_reach && !ends_clause(text, at - 1); --at) {
        for (Text const word : sweeping_words) {
            if (at - 1 + word.size() <= begin && stands_at(text, at - 1, word)) return true;
        }
    }
    for (auto at = begin;
         at > 0 && begin - at < denial_reach && !ends_at(text, at - 1, sentence_ends); --at) {
        for (Text const word : introducing_words) {
            if (at - 1 + word.size() <= begin && stands_at(text, at - 1, word)) return true;
        }
    }
    return false;
}

bool begins_item(Text line) {
    std::size_t at = 0;
    while (at < line.size() && is_blank(line[at]))
        ++at;
    if (at == line.size()) return false;
    if (Text(U"①②③④⑤⑥⑦⑧⑨⑩-—–•·●■◆○√×").find(line[at]) != Text::npos) return true;
    bool const bracket = line[at] == U'(';
    if (bracket) ++at;
    std::size_t count = 0;
    while (at < line.size() &&
           Text(U"0123456789一二三四五六七八九十").find(line[at]) != Text::npos) {
        ++at;
        ++count;
    }
    if (count < 1 || count > 3 || at == line.size()) return false;
    if (bracket) return line[at] == U')';
    return line[at] == U'、' || line[at] == U'.' || line[at] == U')';
}

bool listed_as_denied(Text text, std::size_t place) {
    std::vector<Range> lines;
    std::size_t own = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        auto end = begin;
        while (end < text.size() && text[end] != U'\n' && text[end] != U'\r')
            ++end;
        auto last = end;
        bool const holds = begin <= place && place <= end;
        while (!holds && last > begin && is_blank(text[last - 1]))
            --last;
        if (holds) own = lines.size();
        if (holds || last > begin) lines.push_back({begin, last});
        if (holds) break;
        begin = end + 1;
    }
    auto end = place;
    while (end < text.size() && text[end] != U'\n' && text[end] != U'\r')
        ++end;
    if (lines.empty()) return false;
    lines.back().end = end;
    if (place - lines.back().begin > line_max || end - place > line_max) return false;
    for (std::size_t items = 0; items < denied_items_max && own > 0; ++items, --own) {
        auto const& line = lines[own];
        bool const is_long = own + 1 < lines.size() && line.end - line.begin > line_max;
        if (is_long || !begins_item(text.substr(line.begin, line.end - line.begin))) return false;
        auto const& above = lines[own - 1];
        if (text[above.end - 1] == U':')
            return denied_before(text, above.end, clause_ends, above.end, above.end);
    }
    return false;
}

bool dispelled_behind(Text text, std::size_t end) {
    auto most = end;
    while (most < text.size() && most - end < denial_reach && !ends_at(text, most, sentence_ends))
        ++most;
    for (Text const word : dispelling_words) {
        for (auto at = end; at + word.size() <= most; ++at) {
            if (stands_at(text, at, word)) return true;
        }
    }
    return false;
}

/// The line around a place that is not too long on either side.
std::optional<Range> line_of(Text text, Range place) {
    auto begin = place.begin;
    while (begin > 0 && !is_break(text[begin - 1]))
        --begin;
    auto end = place.end;
    while (end < text.size() && !is_break(text[end]))
        ++end;
    if (place.begin - begin > line_max || end - place.end > line_max) return std::nullopt;
    return Range{begin, end};
}

bool quoted_over_denial(Text text, Range place) {
    auto line = line_of(text, place);
    auto const is_saying = [&] {
        return line->end > line->begin && text[line->begin] == U'“' && text[line->end - 1] == U'”';
    };
    if (!line || !is_saying()) return false;
    bool passed = false;
    for (std::size_t row = 0; row < denied_items_max; ++row) {
        auto begin = line->end;
        while (begin < text.size() && is_blank(text[begin]) && begin - line->end < line_max)
            ++begin;
        if (begin == text.size()) return false;
        line = line_of(text, {begin, begin});
        if (!line) return false;
        if (is_saying()) continue;
        if (passed || line->end - line->begin > column_head_max) break;
        passed = true;
    }
    auto most = line->begin;
    while (most < text.size() && most - line->begin < denial_reach &&
           !ends_at(text, most, sentence_ends))
        ++most;
    auto const below = text.substr(line->begin, most - line->begin);
    return denied_before(below, below.size(), Text{}, below.size(), below.size()) ||
           unmasked(below, 0, below.size());
}

/// The end of what is behind a place, up to one of the marks.
std::size_t reach_behind(Text text, std::size_t end, Text marks) {
    auto most = end;
    while (most < text.size() && most - end < denial_reach && !ends_at(text, most, marks))
        ++most;
    return most;
}

bool denied_at(Text text, Range place) {
    auto const clause_end = reach_behind(text, place.end, clause_ends);
    auto const said_end =
        is_swept(text, place.begin) ? reach_behind(text, place.end, sentence_ends) : clause_end;
    return denied_before(text, place.begin, clause_ends, place.end, clause_end) ||
           unmasked(text, place.end, said_end) || dispelled_behind(text, place.end) ||
           listed_as_denied(text, place.begin) || quoted_over_denial(text, place) ||
           framed(text, place) || answered_no(text, place);
}

/// The inside of the quotation around [begin, end), which a break or another quote parts from none.
std::optional<Range> quoted(Text text, Range place) {
    for (std::size_t back = 0; back <= quotation_max && back < place.begin; ++back) {
        for (std::size_t on = 0; on <= quotation_max && place.end + on < text.size(); ++on) {
            auto const begin = place.begin - back;
            auto const end = place.end + on;
            if (text[begin - 1] != U'“' || text[end] != U'”') continue;
            bool parted = false;
            for (auto at = begin; at < end; ++at) {
                bool const own = at >= place.begin && at < place.end;
                parted = parted ||
                         (!own && (is_break(text[at]) || text[at] == U'“' || text[at] == U'”'));
            }
            if (!parted) return Range{begin, end};
        }
    }
    return std::nullopt;
}

}  // namespace

bool naive_is_denied(std::u32string_view text, Range place) {
    if (denied_at(text, place)) return true;
    auto range = quoted(text, place);
    for (std::size_t row = 0; range && row < quotations_max; ++row) {
        if (denied_at(text, *range)) return true;
        auto before = range->begin - 1;
        bool const joined = before > 0 && quotation_joints.find(text[before - 1]) != Text::npos;
        if (joined) --before;
        if (before == 0 || text[before - 1] != U'”') return false;
        range = quoted(text, {before - 1, before - 1});
    }
    return false;
}

}  // namespace yingshen::screening
