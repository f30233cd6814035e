#include "screening/resolve.hpp"

#include <algorithm>

namespace yingshen::screening {
namespace {

using Occurrences = std::span<Occurrence const>;

/// The places of one part of a rule in the original, by their beginning.
class Companions {
  public:
    Companions(Occurrences occurrences, Part part, Vicinity const& vicinity) {
        for (auto const& at : occurrences) {
            if (at.part == part) places_.push_back(vicinity.original(at.begin, at.end));
        }
    }

    /// Whether one of them lies in `area`; if `apart`, beside `place` and not over it.
    [[nodiscard]] bool any_in(Extent area, Extent place, bool apart) const {
        auto at = std::ranges::lower_bound(places_, area.begin, {}, &Extent::begin);
        for (; at != places_.end() && at->begin < area.end; ++at) {
            bool const beside = at->end <= place.begin || place.end <= at->begin;
            if (at->end <= area.end && (!apart || beside)) return true;
        }
        return false;
    }

  private:
    std::vector<Extent> places_;
};

/// Sorted by begin and then longest first, so the furthest exception end seen so far tells whether
/// a forbidden word is covered: exceptions come first among equals.
void forbidden_places(Occurrences occurrences, Nearness nearness, Vicinity& vicinity,
                      Innocent const& innocent, std::vector<Place>& out) {
    auto const companions =
        Companions(nearness.has_near ? occurrences : Occurrences(), Part::near, vicinity);
    auto const is_near = [&](Occurrence const& at) {
        if (!nearness.has_near) return true;
        auto const place = vicinity.original(at.begin, at.end);
        return companions.any_in(vicinity.around(nearness.within, place), place, true);
    };
    std::size_t excepted_to = 0;
    std::size_t taken_to = 0;
    for (auto const& at : occurrences) {
        if (at.part == Part::exception) {
            excepted_to = std::max(excepted_to, at.end);
        } else if (at.part == Part::forbidden && at.end > excepted_to && at.begin >= taken_to &&
                   is_near(at) && !innocent(at)) {
            out.push_back({at.rule, at.begin, at.end});
            taken_to = at.end;
        }
    }
}

/// A requirement of every text has a condition without words, of which nobody is asked.
bool is_innocent_condition(Occurrence const& at, Innocent const& innocent) {
    return at.begin < at.end && innocent(at);
}

void required_in_whole(Occurrences occurrences, Innocent const& innocent, std::vector<Place>& out) {
    if (std::ranges::any_of(occurrences, [](auto const& at) { return at.part == Part::required; }))
        return;
    std::size_t taken_to = 0;
    for (auto const& at : occurrences) {
        if (at.begin < taken_to) continue;
        taken_to = at.end;
        if (is_innocent_condition(at, innocent)) continue;
        return out.push_back({at.rule, at.begin, at.end});
    }
}

void required_near(Occurrences occurrences, rulebook::Within within, Vicinity& vicinity,
                   Innocent const& innocent, std::vector<Place>& out) {
    Companions const required(occurrences, Part::required, vicinity);
    std::size_t taken_to = 0;
    std::size_t count = 0;
    for (auto const& at : occurrences) {
        if (at.part != Part::condition || at.begin < taken_to) continue;
        taken_to = at.end;
        auto const place = vicinity.original(at.begin, at.end);
        if (required.any_in(vicinity.around(within, place), place, false)) continue;
        if (is_innocent_condition(at, innocent)) continue;
        out.push_back({at.rule, at.begin, at.end});
        if (++count == required_places_max) return;
    }
}

bool before(Occurrence const& a, Occurrence const& b) {
    if (a.rule != b.rule) return a.rule < b.rule;
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end > b.end;
    return a.part == Part::exception && b.part != Part::exception;
}

}  // namespace

std::vector<Place> resolve(std::vector<Occurrence> occurrences, std::span<Nearness const> by_rule,
                           Vicinity& vicinity, Innocent const& innocent) {
    std::ranges::sort(occurrences, before);
    std::vector<Place> out;
    for (auto from = occurrences.begin(); from != occurrences.end();) {
        auto const to = std::find_if(from, occurrences.end(),
                                     [&](auto const& at) { return at.rule != from->rule; });
        auto const nearness = by_rule[from->rule];
        if (from->part != Part::required && from->part != Part::condition) {
            forbidden_places({from, to}, nearness, vicinity, innocent, out);
        } else if (nearness.within == rulebook::Within::whole) {
            required_in_whole({from, to}, innocent, out);
        } else {
            required_near({from, to}, nearness.within, vicinity, innocent, out);
        }
        from = to;
    }
    return out;
}

}  // namespace yingshen::screening
