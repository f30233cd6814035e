#include <algorithm>
#include <array>

#include "workflow/diff_subsets.hpp"

namespace yingshen::workflow {
namespace {

base::Text text_of(Definition const& definition, std::vector<Letter> const& letters,
                   std::vector<std::uint32_t> const& sequence) {
    base::Text text;
    for (auto const one : sequence) {
        auto const& step = letters[one].step;
        text.zh += (text.zh.empty() ? "依次办理：" : "，") + definition.find(step.state)->title.zh +
                   title(step.action).zh;
        text.en += (text.en.empty() ? "the sequence " : ", ") + step.state + "." +
                   std::string(name(step.action));
    }
    return text;
}

/// Both definitions in step: whatever one can do next and the other cannot ends a sequence.
class Product {
  public:
    Product(Behaviour const& before, Behaviour const& after, bool by_sight)
        : letters_(common_letters(before, after, by_sight)),
          sides_{Subsets(before, letters_, by_sight), Subsets(after, letters_, by_sight)},
          definitions_{&before.definition(), &after.definition()} {}

    bool run(std::size_t members_max, Differences& found) {
        visit({0, 0}, 0, 0);
        for (std::size_t at = 0; at < visits_.size() && !(told_[0] && told_[1]); ++at) {
            if (sides_[0].members() + sides_[1].members() > members_max) return false;
            auto const pair = visits_[at].pair;
            auto const before = sides_[0].moves(pair[0]);
            auto const after = sides_[1].moves(pair[1]);
            for (std::uint32_t letter = 0; letter < letters_.size(); ++letter) {
                auto const here = before.find(letter);
                auto const there = after.find(letter);
                auto const goes_here = here != before.end();
                auto const goes_there = there != after.end();
                if (goes_here && goes_there)
                    visit({here->second, there->second}, at, letter);
                else if (goes_here || goes_there)
                    tell(goes_here ? 0 : 1, at, letter, found);
            }
        }
        return true;
    }

  private:
    using Pair = std::array<std::uint32_t, 2>;
    struct Visit {
        Pair pair;
        std::size_t parent;
        std::uint32_t letter;
    };

    void visit(Pair pair, std::size_t parent, std::uint32_t letter) {
        if (known_.insert(pair).second) visits_.push_back({pair, parent, letter});
    }

    void tell(std::size_t side, std::size_t at, std::uint32_t last, Differences& found) {
        if (told_[side]) return;
        told_[side] = true;
        std::vector<std::uint32_t> sequence{last};
        for (; at != 0; at = visits_[at].parent)
            sequence.push_back(visits_[at].letter);
        std::ranges::reverse(sequence);
        found.push_back({Difference::Kind::sequence,
                         side == 0 ? Difference::Change::becomes_impossible
                                   : Difference::Change::becomes_possible,
                         text_of(*definitions_[side], letters_, sequence),
                         sides_[side].path(sequence)});
    }

    std::vector<Letter> letters_;
    std::array<Subsets, 2> sides_;
    std::array<Definition const*, 2> definitions_;
    std::vector<Visit> visits_;
    std::set<Pair> known_;
    std::array<bool, 2> told_{};
};

}  // namespace

bool find_sequences(Behaviour const& before, Behaviour const& after, bool by_sight,
                    std::size_t members_max, Differences& found) {
    return Product(before, after, by_sight).run(members_max, found);
}

}  // namespace yingshen::workflow
