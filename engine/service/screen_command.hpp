#pragma once
#include "base/time.hpp"
#include "catalog/catalog.hpp"
#include "review/command.hpp"
#include "review/submission.hpp"
#include "service/material_texts.hpp"

namespace yingshen::service {

/// Reads the new files of a command that are no plain text and notes what was read. Throws where
/// bytes are missing or no worker can be started.
void read_command(review::Command& command, MaterialTexts& texts);
/// Whether it would.
[[nodiscard]] bool needs_reading(review::Command const& command, MaterialTexts const& texts);

/// Fills in what screening says of a command's new bytes, or of all current bytes under new facts,
/// or of the bytes that a create starts with; other commands stay as they are. A file of which
/// nothing was read shows as not_read, never as nothing found. Rules apply as of the declared
/// go-live day, or `today`. Throws where bytes are missing or matching fails.
void screen_command(review::Command& command, review::Submission const& submission,
                    catalog::Rules const& rules, MaterialTexts const& texts, base::Date today);

}  // namespace yingshen::service
