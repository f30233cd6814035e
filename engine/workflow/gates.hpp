#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "workflow/definition.hpp"

namespace yingshen::workflow {

/// The gates in force, in the order in which they were taken.
class TakenGates {
  public:
    /// Opens a gate; one that is open already counts as taken last.
    void open(GateIndex gate);
    void close(GateSet gates);
    void close_all() { *this = {}; }
    /// Sorts every run of neighbours of one group.
    void sort_runs(std::span<std::uint8_t const, gates_max> groups);

    [[nodiscard]] GateSet in_force() const;
    /// In the order of taking.
    [[nodiscard]] std::span<GateIndex const> in_order() const { return {order_.data(), count_}; }
    [[nodiscard]] bool operator==(TakenGates const&) const = default;

    /// Four bits a gate, first taken lowest: with count(), the whole value, as a key of the proof.
    [[nodiscard]] std::uint64_t packed() const;
    [[nodiscard]] std::uint8_t count() const { return count_; }
    [[nodiscard]] static TakenGates unpacked(std::uint64_t key, std::uint8_t count);

  private:
    std::array<GateIndex, gates_max> order_{};  ///< zero beyond count_
    std::uint8_t count_ = 0;
};

}  // namespace yingshen::workflow
