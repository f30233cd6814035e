#pragma once
#include <string>
#include <vector>

#include "review/submission.hpp"

/// What was cleared once, as bounds for using it again. Pure. A submission that starts from no
/// cleared one is within no bounds.
namespace yingshen::review {

/// The declared facts that were not cleared in the submission that this one starts from. By type:
/// - words (product, audience, channels, grades): only words that were cleared;
/// - rates: within the interval from the lowest to the highest that was cleared, ends included;
///   where only one rate was cleared the interval is that rate;
/// - texts (fees, term, partner, issuer): the very text;
/// - dates of use: free, the term of the clearance bounds them;
/// and a fact of these that was cleared must still be declared: leaving it out is going beyond.
[[nodiscard]] std::vector<std::string> facts_beyond(Submission const& submission);

/// The current materials are the very bytes that were cleared, no more and no fewer.
[[nodiscard]] bool has_same_bytes(Submission const& submission);

/// The last day on which a clearance may be used again; the definition must have a short track.
[[nodiscard]] base::Date last_day_of_term(workflow::Definition const& definition, Base const& base);

/// The clearance may be used on `valid_days` days after the day it was given, by the calendar of
/// China: the last day of use (take_down) counts, and today where that is later or not declared.
[[nodiscard]] bool is_in_term(workflow::Definition const& definition, Submission const& submission,
                              base::Time now);

}  // namespace yingshen::review
