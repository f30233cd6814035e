#include <algorithm>
#include <unordered_map>
#include <utility>

#include "workflow/diff_parts.hpp"

namespace yingshen::workflow {
namespace {

/// What a visit looks like from outside: its own colour, and the colours that its moves lead to.
using Signature = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

struct SignatureHash {
    std::size_t operator()(Signature const& signature) const {
        std::uint64_t mixed = 0;
        for (auto const& [label, colour] : signature) {
            mixed ^= static_cast<std::uint64_t>(label) << 32U | colour;
            mixed *= 0x9E37'79B9'7F4A'7C15;
            mixed ^= mixed >> 29U;
        }
        return static_cast<std::size_t>(mixed);
    }
};

/// Numbers for labels, the same for both definitions.
class Labels {
  public:
    std::uint32_t of(Behaviour const& behaviour, std::uint32_t at, Behaviour::Edge const& edge) {
        if (edge.step == Behaviour::work) return number({{}, std::string(name(edge.move)), 0});
        return number({behaviour.steps()[edge.step], {}, behaviour.seen(at)});
    }

  private:
    struct Label {
        StepName step;
        std::string work;
        Seen seen = 0;
        auto operator<=>(Label const&) const = default;
    };
    std::uint32_t number(Label const& label) {
        return numbers_.try_emplace(label, static_cast<std::uint32_t>(numbers_.size()))
            .first->second;
    }
    std::map<Label, std::uint32_t> numbers_;
};

/// Both definitions side by side, coloured ever finer until no colour splits.
class Colouring {
  public:
    void add(Behaviour const& behaviour, Labels& labels) {
        auto const offset = static_cast<std::uint32_t>(moves_.size());
        for (std::uint32_t at = 0; at < behaviour.visits().size(); ++at) {
            auto& moves = moves_.emplace_back();
            for (auto const& edge : behaviour.edges(at))
                moves.emplace_back(labels.of(behaviour, at, edge), offset + edge.to);
            auto const& state = behaviour.state(at).id;
            colours_.push_back(
                states_.try_emplace(state, static_cast<std::uint32_t>(states_.size()))
                    .first->second);
        }
    }

    void refine() {
        for (auto count = states_.size();;) {
            std::unordered_map<Signature, std::uint32_t, SignatureHash> next;
            std::vector<std::uint32_t> colours;
            for (std::size_t at = 0; at < moves_.size(); ++at) {
                colours.push_back(
                    next.try_emplace(signature(at), static_cast<std::uint32_t>(next.size()))
                        .first->second);
            }
            colours_ = std::move(colours);
            if (next.size() == count) return;
            count = next.size();
        }
    }

    [[nodiscard]] std::uint32_t colour(std::size_t at) const { return colours_[at]; }

  private:
    [[nodiscard]] Signature signature(std::size_t at) const {
        Signature signature;
        for (auto const& [label, to] : moves_[at])
            signature.emplace_back(label, colours_[to]);
        std::ranges::sort(signature);
        auto const repeated = std::ranges::unique(signature);
        signature.erase(repeated.begin(), repeated.end());
        signature.emplace_back(~std::uint32_t{0}, colours_[at]);
        return signature;
    }

    std::vector<Signature> moves_;  ///< label and visit
    std::vector<std::uint32_t> colours_;
    std::map<std::string, std::uint32_t> states_;
};

}  // namespace

bool bisimilar(Behaviour const& before, Behaviour const& after) {
    Labels labels;
    Colouring colouring;
    colouring.add(before, labels);
    colouring.add(after, labels);
    colouring.refine();
    return colouring.colour(0) == colouring.colour(before.visits().size());
}

}  // namespace yingshen::workflow
