#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "workflow/model.hpp"
#include "workflow/people.hpp"

namespace yingshen::workflow::test {

/// Somebody whom the raw model follows.
struct RawPerson {
    Deeds deeds;
    GateSet holds;          ///< gates in force that they took, alone or with others
    std::uint8_t vote = 0;  ///< in the current state: 0 none, 1 approved, 2 refused
    bool operator==(RawPerson const&) const = default;
};

/// A submission of the raw model: several people at once, each with everything they did, and every
/// opinion by itself. People beyond the followed ones are strangers: each acts once and never
/// again, so that nobody ever lacks for people. Nothing else is left out, and nothing is put
/// together that two submissions could tell apart: people and opinions are the same up to their
/// names.
struct RawState {
    static constexpr std::size_t people_max = 4;
    Record record;
    std::array<RawPerson, people_max> people;  ///< the submitter first, the others in a fixed order
    std::array<std::uint8_t, 7> opinions{};    ///< how many of each kind, by opinion_bit()
};

/// What tells one state from another.
using RawKey = std::array<std::uint64_t, 3 + RawState::people_max>;

enum class RawMove : std::uint8_t { work, decides, aside };

/// Steps of the raw model, written apart from those of the proof: from the words of definition.hpp
/// and play.hpp, sharing with the proof only the rules for one record, one vote and one person's
/// constraints.
class Raw {
  public:
    /// Follows `people` people, the submitter among them, and up to `opinions` opinions that are
    /// not settled. The model must outlive it.
    Raw(Model const& model, std::size_t people, std::uint8_t opinions);

    [[nodiscard]] RawState initial() const;
    [[nodiscard]] static RawKey key(RawState const& state);

    /// Hears of every next state: how it came, and whether the move entered another task.
    using Visit = std::function<void(RawMove, RawState const&)>;
    void each_next(RawState const& state, Visit const& visit) const;

    [[nodiscard]] Model const& model() const { return model_; }

  private:
    friend class RawStep;
    Model const& model_;
    std::size_t people_;
    std::uint8_t opinions_;
};

}  // namespace yingshen::workflow::test
