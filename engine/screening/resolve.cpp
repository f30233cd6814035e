#include "screening/resolve.hpp"

#include <algorithm>
#include <span>

namespace yingshen::screening {
namespace {

/// Sorted by begin and then longest first, so the furthest exception end seen so far tells whether
/// a forbidden word is covered: exceptions come first among equals.
void forbidden_places(std::span<Occurrence const> occurrences, std::vector<Place>& out) {
    std::size_t excepted_to = 0;
    std::size_t taken_to = 0;
    for (auto const& at : occurrences) {
        if (at.part == Part::exception) {
            excepted_to = std::max(excepted_to, at.end);
        } else if (at.end > excepted_to && at.begin >= taken_to) {
            out.push_back({at.rule, at.begin, at.end});
            taken_to = at.end;
        }
    }
}

void required_place(std::span<Occurrence const> occurrences, std::vector<Place>& out) {
    Occurrence const* first = nullptr;
    for (auto const& at : occurrences) {
        if (at.part == Part::required) return;
        if (first == nullptr) first = &at;
    }
    if (first != nullptr) out.push_back({first->rule, first->begin, first->end});
}

bool before(Occurrence const& a, Occurrence const& b) {
    if (a.rule != b.rule) return a.rule < b.rule;
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end > b.end;
    return a.part == Part::exception && b.part != Part::exception;
}

}  // namespace

std::vector<Place> resolve(std::vector<Occurrence> occurrences) {
    std::ranges::sort(occurrences, before);
    std::vector<Place> out;
    for (auto from = occurrences.begin(); from != occurrences.end();) {
        auto const to = std::find_if(from, occurrences.end(),
                                     [&](auto const& at) { return at.rule != from->rule; });
        auto const part = from->part;
        if (part == Part::forbidden || part == Part::exception) {
            forbidden_places({from, to}, out);
        } else {
            required_place({from, to}, out);
        }
        from = to;
    }
    return out;
}

}  // namespace yingshen::screening
