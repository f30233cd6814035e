#include "naive_parts.hpp"

#include "screening/denial_words.hpp"
#include "screening/unread.hpp"

namespace yingshen::screening {
namespace {

using Text = std::u32string_view;

bool stands_at(Text text, std::size_t at, Text word) {
    return at <= text.size() && text.substr(at, word.size()) == word;
}

bool is_break(char32_t value) {
    return value == U'\n' || value == U'\r';
}

bool ends_at(Text text, std::size_t at, Text marks) {
    if (!is_break(text[at])) return marks.find(text[at]) != Text::npos;
    if (at + 1 < text.size() && is_break(text[at + 1])) return true;
    std::size_t line = 0;
    while (line < at && !is_break(text[at - 1 - line]))
        ++line;
    return line < wrapped_line_min;
}

bool ends_clause(Text text, std::size_t at) {
    return ends_at(text, at, clause_ends);
}

template <class Words>
bool one_ends_at(Text text, std::size_t least, std::size_t end, Words const& words) {
    for (Text const word : words) {
        if (end >= least + word.size() && stands_at(text, end - word.size(), word)) return true;
    }
    return false;
}

bool denied_before(Text text, std::size_t begin, Text marks) {
    auto least = begin;
    while (least > 0 && begin - least < denial_reach && !ends_at(text, least - 1, marks))
        --least;
    for (Text const word : denying_words) {
        for (auto at = least; at + word.size() <= begin; ++at) {
            if (!stands_at(text, at, word)) continue;
            auto const end = at + word.size();
            bool undone = one_ends_at(text, least, at, undoing_before);
            for (Text const behind : undoing_behind)
                undone = undone || (end + behind.size() <= begin && stands_at(text, end, behind));
            for (Text const turn : turning_words) {
                for (auto there = end; there + turn.size() <= begin; ++there)
                    undone = undone || stands_at(text, there, turn);
            }
            if (!undone) return true;
        }
    }
    auto end = begin;
    while (end > least && opening_marks.find(text[end - 1]) != Text::npos)
        --end;
    if (one_ends_at(text, least, end, denying_prefixes)) return true;
    if (one_ends_at(text, least, end, denying_next)) return true;
    return end > least && text[end - 1] != U'的' && one_ends_at(text, least, end - 1, denying_next);
}

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

bool unmasked_behind(Text text, std::size_t end, bool swept) {
    auto const marks = swept ? sentence_ends : clause_ends;
    auto most = end;
    while (most < text.size() && most - end < denial_reach && !ends_at(text, most, marks))
        ++most;
    for (Text const word : unmasking_words) {
        for (auto at = end; at + word.size() <= most; ++at) {
            if (stands_at(text, at, word) && !one_ends_at(text, end, at, undoing_before))
                return true;
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
        if (text[above.end - 1] == U':') return denied_before(text, above.end, clause_ends);
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

bool quoted_over_denial(Text text, Range place) {
    auto begin = place.begin;
    while (begin > 0 && !is_break(text[begin - 1]))
        --begin;
    auto end = place.end;
    while (end < text.size() && !is_break(text[end]))
        ++end;
    if (place.begin - begin > line_max || end - place.end > line_max) return false;
    if (text[begin] != U'“' || text[end - 1] != U'”') return false;
    while (end < text.size() && is_blank(text[end]))
        ++end;
    auto most = end;
    while (most < text.size() && most - end < denial_reach && !ends_at(text, most, sentence_ends))
        ++most;
    auto const below = text.substr(end, most - end);
    return denied_before(below, below.size(), Text{}) || unmasked_behind(below, 0, true);
}

}  // namespace

bool naive_is_denied(std::u32string_view text, Range place) {
    return denied_before(text, place.begin, clause_ends) ||
           unmasked_behind(text, place.end, is_swept(text, place.begin)) ||
           dispelled_behind(text, place.end) || listed_as_denied(text, place.begin) ||
           quoted_over_denial(text, place);
}

}  // namespace yingshen::screening
