#include "workflow/diff_subsets.hpp"

#include <algorithm>

namespace yingshen::workflow {
namespace {

Letter letter_of(Behaviour const& behaviour, std::uint32_t at, Behaviour::Edge const& edge,
                 bool by_sight) {
    return {behaviour.steps()[edge.step], by_sight ? behaviour.seen(at) : 0};
}

std::set<Letter> letters_of(Behaviour const& behaviour, bool by_sight) {
    std::set<Letter> letters;
    for (std::uint32_t at = 0; at < behaviour.visits().size(); ++at) {
        for (auto const& edge : behaviour.edges(at)) {
            if (edge.step != Behaviour::work)
                letters.insert(letter_of(behaviour, at, edge, by_sight));
        }
    }
    return letters;
}

}  // namespace

std::vector<Letter> common_letters(Behaviour const& before, Behaviour const& after, bool by_sight) {
    auto const here = letters_of(before, by_sight);
    auto const there = letters_of(after, by_sight);
    std::vector<Letter> common;
    std::ranges::set_intersection(here, there, std::back_inserter(common));
    return common;
}

Subsets::Subsets(Behaviour const& behaviour, std::vector<Letter> const& letters, bool by_sight)
    : behaviour_(behaviour) {
    for (std::uint32_t at = 0; at < behaviour.visits().size(); ++at) {
        for (auto const& edge : behaviour.edges(at)) {
            auto& number = letters_.emplace_back(none);
            if (edge.step == Behaviour::work) continue;
            auto const wanted = letter_of(behaviour, at, edge, by_sight);
            auto const found = std::ranges::lower_bound(letters, wanted);
            if (found != letters.end() && *found == wanted)
                number = static_cast<std::uint32_t>(found - letters.begin());
        }
    }
    number({0});
}

std::uint32_t Subsets::letter(Behaviour::Edge const& edge) const {
    return letters_[static_cast<std::size_t>(&edge - behaviour_.edges(0).data())];
}

/// Adds what work alone leads to.
void Subsets::close(Set& set) const {
    std::vector<bool> is_in(behaviour_.visits().size());
    for (auto const at : set)
        is_in[at] = true;
    for (std::size_t next = 0; next < set.size(); ++next) {
        for (auto const& edge : behaviour_.edges(set[next])) {
            if (edge.step != Behaviour::work || is_in[edge.to]) continue;
            is_in[edge.to] = true;
            set.push_back(edge.to);
        }
    }
    std::ranges::sort(set);
}

std::uint32_t Subsets::number(Set set) {
    close(set);
    auto const [found, is_new] =
        numbers_.try_emplace(std::move(set), static_cast<std::uint32_t>(sets_.size()));
    if (is_new) {
        members_ += found->first.size();
        sets_.push_back(found->first);
        moves_.emplace_back();
        grown_.push_back(false);
    }
    return found->second;
}

std::map<std::uint32_t, std::uint32_t> const& Subsets::moves(std::uint32_t set) {
    if (grown_[set]) return moves_[set];
    std::map<std::uint32_t, std::set<std::uint32_t>> targets;
    for (auto const at : sets_[set]) {
        for (auto const& edge : behaviour_.edges(at)) {
            if (edge.step == Behaviour::work) continue;
            if (auto const one = letter(edge); one != none) targets[one].insert(edge.to);
        }
    }
    std::map<std::uint32_t, std::uint32_t> moves;
    for (auto const& [one, to] : targets)
        moves.emplace(one, number({to.begin(), to.end()}));
    grown_[set] = true;
    moves_[set] = std::move(moves);
    return moves_[set];
}

std::vector<Step> Subsets::path(std::vector<std::uint32_t> const& letters) const {
    struct Place {
        std::uint32_t at;
        std::size_t taken;  ///< how many letters
        std::size_t parent;
        Move move;
    };
    std::vector<Place> places{{0, 0, 0, {}}};
    std::set<std::pair<std::uint32_t, std::size_t>> known{{0, 0}};
    for (std::size_t next = 0; next < places.size(); ++next) {
        auto const place = places[next];
        if (place.taken == letters.size()) {
            std::vector<std::uint32_t> trail{place.at};
            std::vector<Move> moves;
            for (auto back = next; back != 0; back = places[back].parent) {
                moves.push_back(places[back].move);
                trail.push_back(places[places[back].parent].at);
            }
            std::ranges::reverse(trail);
            std::ranges::reverse(moves);
            return behaviour_.path(trail, moves);
        }
        for (auto const& edge : behaviour_.edges(place.at)) {
            auto const is_work = edge.step == Behaviour::work;
            if (!is_work && letter(edge) != letters[place.taken]) continue;
            auto const taken = place.taken + (is_work ? 0 : 1);
            if (known.emplace(edge.to, taken).second)
                places.push_back({edge.to, taken, next, edge.move});
        }
    }
    return {};
}

}  // namespace yingshen::workflow
