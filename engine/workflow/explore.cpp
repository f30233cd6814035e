#include "workflow/explore.hpp"

#include <algorithm>

#include "workflow/alike.hpp"
#include "workflow/moves.hpp"

namespace yingshen::workflow {
namespace {

/// Finds a configuration among the visits: open addressing over their indices.
class Index {
  public:
    explicit Index(std::vector<Exploration::Visit> const& visits)
        : visits_(visits), slots_(1U << 12U, empty) {}

    /// The slot of a key: of the visit that has it, or a free one.
    [[nodiscard]] std::uint32_t& slot(PackedConfiguration const& key) {
        if (visits_.size() * 2 >= slots_.size()) grow();
        return slots_[place(key)];
    }

    static constexpr std::uint32_t empty = ~std::uint32_t{0};

  private:
    static std::uint64_t hash(PackedConfiguration const& key) {
        constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;
        auto mixed = (key.gates ^ key.flags * odd) * odd;
        mixed = (mixed ^ mixed >> 32U ^ key.sets) * odd;
        return mixed ^ mixed >> 29U;
    }

    [[nodiscard]] std::size_t place(PackedConfiguration const& key) const {
        auto const mask = slots_.size() - 1;
        auto at = hash(key) & mask;
        while (slots_[at] != empty && visits_[slots_[at]].packed != key)
            at = (at + 1) & mask;
        return at;
    }

    void grow() {
        slots_.assign(slots_.size() * 4, empty);
        for (std::uint32_t at = 0; at < visits_.size(); ++at)
            slots_[place(visits_[at].packed)] = at;
    }

    std::vector<Exploration::Visit> const& visits_;
    std::vector<std::uint32_t> slots_;
};

}  // namespace

Exploration explore(Model const& model, std::size_t configurations_max, People people,
                    std::function<void(Arrival const&)> const& arrive) {
    Exploration found;
    Index index(found.visits);
    Alike const alike(model);
    auto const visit = [&](Configuration configuration, std::uint32_t parent, Move move) {
        if (model.state(configuration.record).end) {
            // An end is one configuration, whatever came before it.
            auto const state = configuration.record.state;
            configuration = {};
            configuration.record.state = state;
        } else if (people == People::by_what_they_may) {
            alike.bring(configuration);
        } else {
            alike.bring_record(configuration.record);
        }
        auto const key = pack(configuration);
        auto& slot = index.slot(key);
        if (slot == Index::empty) {
            slot = static_cast<std::uint32_t>(found.visits.size());
            found.visits.push_back({key, parent, move});
        }
        return slot;
    };
    for (auto const is_submitter : {true, false}) {
        Configuration start{model.initial(), {}, {}, {}};
        start.tracked.submitter = is_submitter;
        visit(start, static_cast<std::uint32_t>(found.visits.size()), {});
    }
    std::uint32_t at = 0;
    Configuration current;
    MoveVisitor const follow = [&](Move move, Configuration const& next,
                                   Transition const* transition) {
        if (transition != nullptr)
            arrive({at, move, model.state(current.record), *transition, next});
        auto const to = visit(next, at, move);
        auto const kind = transition == nullptr ? Exploration::Edge::Kind::work
                          : transition->action == Action::withdraw
                              ? Exploration::Edge::Kind::aside
                              : Exploration::Edge::Kind::action;
        if (to != at || transition != nullptr) found.edges.push_back({at, to, kind});
    };
    for (; at < found.visits.size(); ++at) {
        if (found.visits.size() > configurations_max) {
            found.complete = false;
            break;
        }
        current = unpack(found.visits[at].packed);
        each_move(model, current, follow);
    }
    return found;
}

}  // namespace yingshen::workflow
