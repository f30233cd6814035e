#include "naive_parts.hpp"

#include <string_view>

namespace yingshen::screening {
namespace {

bool is_one_of(std::u32string_view set, char32_t value) {
    return set.find(value) != set.npos;
}

bool ends_sentence(char32_t value) {
    return is_one_of(U"。！？!?", value);
}
bool closes(char32_t value) {
    return is_one_of(U"”’」』》)）］]】\"＂", value);
}
bool is_space(char32_t value) {
    return is_one_of(U" \t\v\f\r\u3000\u00a0\ufeff", value);
}

}  // namespace

NaiveNearness::NaiveNearness(std::vector<base::CodePoint> const& text) {
    auto const at = [&](std::size_t i) { return i < text.size() ? text[i].value : U'\n'; };
    std::size_t sentence = 0;
    std::size_t paragraph = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        sentence_.push_back(sentence);
        paragraph_.push_back(paragraph);
        bool const is_line = at(i) == U'\n';
        // The marks and quotes that close a sentence: the last of them ends it.
        auto first = i;
        while (first > 0 && (ends_sentence(at(first)) || closes(at(first))) &&
               (ends_sentence(at(first - 1)) || closes(at(first - 1))))
            --first;
        bool begins_with_mark = false;
        for (auto j = first; j <= i; ++j)
            begins_with_mark = begins_with_mark || ends_sentence(at(j));
        bool const is_closing = ends_sentence(at(i)) || (closes(at(i)) && begins_with_mark);
        bool const goes_on = ends_sentence(at(i + 1)) || closes(at(i + 1));
        bool const is_end = is_closing && (i + 1 == text.size() || !goes_on);
        if (is_line || is_end) ++sentence;
        auto next = i + 1;
        while (next < text.size() && is_space(at(next)))
            ++next;
        // A blank line has only blanks; the paragraph ends behind the last of several.
        bool const is_blank_line = is_line && next < text.size() && at(next) == U'\n';
        bool after_blank_line = false;
        for (auto j = i; is_line && j > 0 && (is_space(at(j - 1)) || at(j - 1) == U'\n'); --j)
            after_blank_line = after_blank_line || at(j - 1) == U'\n';
        bool const is_last_blank_line = is_line && after_blank_line && !is_blank_line;
        if (is_last_blank_line || (is_end && at(next) == U'\n')) ++paragraph;
    }
}

bool NaiveNearness::is_near(rulebook::Within within, Range place, Range word) const {
    auto const is_in = [&](std::vector<std::size_t> const& part) {
        auto const last = place.end > place.begin ? place.end - 1 : place.begin;
        return part[place.begin] <= part[word.begin] && part[word.end - 1] <= part[last];
    };
    switch (within) {
        case rulebook::Within::sentence:
            return is_in(sentence_);
        case rulebook::Within::paragraph:
            return is_in(paragraph_);
        case rulebook::Within::screen: {
            auto const middle = (place.begin + place.end) / 2;
            return word.begin + 200 >= middle && word.end <= middle + 200;
        }
        case rulebook::Within::whole:
            return true;
    }
    return false;
}

}  // namespace yingshen::screening
