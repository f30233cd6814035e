#pragma once
#include <optional>
#include <vector>

#include "review/event.hpp"
#include "service/material_texts.hpp"
#include "store/records.hpp"

namespace yingshen::service {

/// The sketch of a material's text; nullopt for a file of which nothing was read, and for a text of
/// a few characters.
[[nodiscard]] std::optional<screening::Sketch> sketch_of(MaterialTexts const& texts,
                                                         NamedFile const& file);

/// The sketches of the texts that a submission's events brought, the first of which has a version.
/// A function of the events and the bytes alone.
[[nodiscard]] std::vector<store::TextSketch> sketches_of(std::vector<review::Event> const& events,
                                                         std::int64_t first_version,
                                                         MaterialTexts const& texts);

/// The same of a whole history.
[[nodiscard]] std::vector<store::TextSketch> sketches_of(
    std::vector<store::EventRecord> const& events, MaterialTexts const& texts);

}  // namespace yingshen::service
