#include "workflow/reach_records.hpp"

#include <unordered_map>

#include "workflow/moves.hpp"

namespace yingshen::workflow {
namespace {

struct Hash {
    std::size_t operator()(PackedConfiguration const& key) const {
        constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;
        auto mixed = (key.gates ^ key.flags << 32U ^ key.flags >> 32U) * odd;
        mixed = (mixed ^ mixed >> 32U ^ key.sets) * odd;
        return static_cast<std::size_t>(mixed ^ mixed >> 32U);
    }
};

/// An end is one configuration, whatever came before it.
Configuration at_rest(Model const& model, Configuration const& configuration) {
    if (!model.state(configuration.record).end) return configuration;
    Configuration end;
    end.record.state = configuration.record.state;
    return end;
}

}  // namespace

Exploration explore_records(Model const& model, std::size_t configurations_max,
                            RecordVisitor const& visit, RecordFollower const& follow) {
    Exploration found;
    std::unordered_map<PackedConfiguration, std::uint32_t, Hash> index;
    auto const reach = [&](Configuration const& configuration, std::uint32_t parent, Move move) {
        auto const key = pack(configuration);
        auto const [known, is_new] =
            index.try_emplace(key, static_cast<std::uint32_t>(found.visits.size()));
        if (is_new) found.visits.push_back({key, parent, move});
        return known->second;
    };
    Configuration start;
    start.record = model.initial();
    reach(start, 0, {});
    Configuration current;
    std::uint32_t at = 0;
    MoveVisitor const step = [&](Move move, Configuration const& next,
                                 Transition const* transition) {
        if (move.actor == Actor::tracked) return;
        follow(at, current, move, transition, reach(at_rest(model, next), at, move));
    };
    for (; at < found.visits.size(); ++at) {
        if (found.visits.size() > configurations_max) {
            found.complete = false;
            break;
        }
        current = unpack(found.visits[at].packed);
        visit(at, current);
        each_move(model, current, step);
    }
    return found;
}

}  // namespace yingshen::workflow
