#pragma once
#include <optional>
#include <vector>

#include "review/event.hpp"
#include "store/blobs.hpp"
#include "store/records.hpp"

namespace yingshen::service {

/// The sketch of a material's text; nullopt for a file of a type that is not read as text, and for
/// a text of a few characters.
[[nodiscard]] std::optional<screening::Sketch> sketch_of(store::Blobs const& blobs,
                                                         std::string_view media_type,
                                                         base::Digest const& digest);

/// The sketches of the texts that a submission's events brought, the first of which has a version.
/// A function of the events and the bytes alone.
[[nodiscard]] std::vector<store::TextSketch> sketches_of(std::vector<review::Event> const& events,
                                                         std::int64_t first_version,
                                                         store::Blobs const& blobs);

/// The same of a whole history.
[[nodiscard]] std::vector<store::TextSketch> sketches_of(
    std::vector<store::EventRecord> const& events, store::Blobs const& blobs);

}  // namespace yingshen::service
