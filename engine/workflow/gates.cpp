#include "workflow/gates.hpp"

#include <algorithm>
#include <utility>

#include "workflow/step.hpp"

namespace yingshen::workflow {

void TakenGates::open(GateIndex gate) {
    close(GateSet{}.set(gate));
    order_[count_] = gate;
    ++count_;
}

void TakenGates::close(GateSet gates) {
    if (gates.none()) return;
    std::uint8_t kept = 0;
    for (std::uint8_t at = 0; at < count_; ++at) {
        if (!gates.test(order_[at])) order_[kept++] = order_[at];
    }
    std::fill(order_.begin() + kept, order_.begin() + count_, GateIndex{0});
    count_ = kept;
}

void TakenGates::sort_runs(std::span<std::uint8_t const, gates_max> groups) {
    for (std::size_t at = 1; at < count_; ++at) {
        for (auto to = at;
             to > 0 && groups[order_[to]] == groups[order_[to - 1]] && order_[to] < order_[to - 1];
             --to)
            std::swap(order_[to], order_[to - 1]);
    }
}

GateSet TakenGates::in_force() const {
    GateSet gates;
    for (auto const gate : in_order())
        gates.set(gate);
    return gates;
}

std::uint64_t TakenGates::packed() const {
    std::uint64_t key = 0;
    for (std::size_t at = 0; at < count_; ++at)
        key |= static_cast<std::uint64_t>(order_[at]) << (4 * at);
    return key;
}

TakenGates TakenGates::unpacked(std::uint64_t key, std::uint8_t count) {
    TakenGates gates;
    for (std::uint8_t at = 0; at < count; ++at)
        gates.order_[at] = (key >> (4 * at)) & 0xFU;
    gates.count_ = count;
    return gates;
}

GateSet closed_by_return(Definition const& definition, State const& to,
                         std::span<GateIndex const> taken) {
    auto const submitters = !to.task || to.task->role == words::Role::submitter;
    auto const all = submitters && !(to.finals && !to.editable);
    GateSet closed;
    bool closing = all;
    for (auto const gate : taken) {
        closing = closing || definition.gates[gate].state == to.id;
        if (closing) closed.set(gate);
    }
    return closed;
}

}  // namespace yingshen::workflow
