#pragma once
#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <vector>

#include "workflow/configuration.hpp"

namespace yingshen::workflow {

/// Configurations that no path can tell apart are one to the proof: each is brought to one form
/// before it is looked up. Nothing is lost, because two configurations of one form have the same
/// moves, and the moves lead to one form again:
/// - the order of gates matters where a `return` to a reviewer's state closes what was taken after
///   them. Gates that no such return begins with change places freely, and so do those of one
///   state, so each run of such neighbours is sorted;
/// - a gate that new content closed matters where a clearance would have rested on it;
/// - of what somebody did, only what it keeps them from matters. Deeds that keep them from nothing
///   more are added, so that all who may do the same look the same;
/// - a decision that somebody holds matters if it is one of the three that a clearance rests on, or
///   if they edit or submit;
/// - somebody other than the submitter need not do what nobody asks about: a task whose decision is
///   none of the three, and which no editor may do. A stranger can, so they are kept from it;
/// - somebody other than the submitter who may do nothing more, and holds no two things that must
/// be
///   apart, is as good as absent.
class Alike {
  public:
    /// The model must outlive it.
    explicit Alike(Model const& model);

    /// Order and closed gates.
    void bring_record(Record& record) const;
    /// And the deeds of the followed person.
    void bring(Configuration& configuration) const;

  private:
    static constexpr std::size_t tasks_max = 128;
    using Tasks = std::bitset<tasks_max>;

    void list_tasks();
    void note_bars(Task const& task, std::size_t at);
    [[nodiscard]] Tasks barred_from(Deeds const& deeds) const;

    Model const& model_;
    std::array<std::uint8_t, gates_max> group_{};  ///< gates of one group change places freely
    GateSet told_;                                 ///< closed gates that a finding would tell of
    std::array<GateSet, 3> three_;                 ///< the decisions that a clearance rests on
    Tasks possible_;                               ///< tasks that the bank has people for
    Tasks reviews_;                                ///< tasks of others than the submitter
    Tasks idle_;                                   ///< tasks that nobody asks who did them
    Tasks of_submitter_;                           ///< barred by `submitter`, and so on
    Tasks of_editor_;
    std::array<Tasks, gates_max> of_gate_;
};

}  // namespace yingshen::workflow
