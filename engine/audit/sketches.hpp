#pragma once
#include <cstdint>
#include <vector>

#include "base/error.hpp"
#include "review/event.hpp"
#include "service/material_texts.hpp"
#include "store/store.hpp"

namespace yingshen::audit {

/// Compares what similar cases are found by with the texts that it was made of: a case whose sketch
/// is lost or another's is not found, or is found in place of another. Of events up to a position
/// of the log; a server may write further ones meanwhile.
class SketchCheck {
  public:
    SketchCheck(store::Store& store, service::MaterialTexts const& texts, std::int64_t up_to,
                std::vector<base::Fault>& faults)
        : store_(store), texts_(texts), up_to_(up_to), faults_(faults) {}

    /// What an event of the log attached. `intact`: its bytes and what was read of them are what
    /// their hashes say; of others nothing can be said but whether there is a row.
    void attached(store::EventRecord const& record, review::RevisionAttached const& event,
                  bool intact);
    /// After all of them: rows and keys that no text gives.
    void finish();

  private:
    store::Store& store_;
    service::MaterialTexts const& texts_;
    std::int64_t up_to_;
    std::vector<base::Fault>& faults_;
    store::SketchCounts seen_;
};

}  // namespace yingshen::audit
