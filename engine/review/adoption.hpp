#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "review/projection.hpp"

namespace yingshen::review {

/// A figure that can be recomputed: what it is, what it divides, and where it came from.
struct Figure {
    std::string id;  ///< adoption_rate, adoption_rate_all, with_partial, submissions_all_adopted,
                     ///< first_answer_rate, implemented_rate
    base::Text definition;  ///< in words, printed beside the figure
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
    std::vector<std::string> submissions;  ///< behind the denominator, sorted, each once
    /// numerator/denominator in percent with one digit, rounded half up ("66.7%"); "—" for a zero
    /// denominator.
    [[nodiscard]] std::string percent() const;
};

/// Counts beside the figures, with their age where they wait.
struct Counted {
    std::string id;  ///< pending, withdrawn, withdrawn_after_decline, answer_changed,
                     ///< adopted_not_implemented
    base::Text definition;
    std::int64_t count = 0;
    std::vector<std::string> submissions;
    std::optional<base::Time> oldest;
};

struct AdoptionFigures {
    std::vector<Figure> figures;    ///< the headline first
    std::vector<Counted> excluded;  ///< pending and withdrawn
    std::vector<Counted> gaming_signs;
    bool small_sample = false;  ///< fewer than 10 decided: not to be ranked
};

/// domain.md section 4, over the rows of one group.
[[nodiscard]] AdoptionFigures adoption(std::span<OpinionRow const> opinions);

}  // namespace yingshen::review
