#pragma once
#include <random>
#include <string>

#include "store/records.hpp"

namespace yingshen::test {

/// A row with every field set, open, with a task of group "pre_reviewer@unit_1".
[[nodiscard]] review::SubmissionRow sample_row(std::string const& id);
/// An event with a body and hashes of its own.
[[nodiscard]] store::EventRecord sample_event(std::string const& submission, std::int64_t version);
/// A write of one event after `expected_version`, with the author's duty.
[[nodiscard]] store::Write sample_write(std::string const& id, std::int64_t expected_version);
[[nodiscard]] review::OpinionRow sample_opinion(std::string const& submission,
                                                std::string const& opinion);
[[nodiscard]] review::FindingRow sample_finding(std::string const& submission,
                                                std::string const& finding);
[[nodiscard]] store::IdempotencyRecord sample_answer(std::string const& key);

/// A row of a bank of 4 branches with 3 units each, 7 people and 6 states; few different deadlines,
/// so that many rows share one.
[[nodiscard]] review::SubmissionRow random_row(std::string const& id, std::mt19937& random);

}  // namespace yingshen::test
