#pragma once
#include <string>
#include <vector>

#include "base/error.hpp"
#include "review/submission.hpp"
#include "service/directory.hpp"
#include "workflow/definition.hpp"

/// What commands answer beside what the decision function says. The codes are stable.
namespace yingshen::service {

/// {"submission","version","state","state_title":{zh,en},"events":[types], and "opinion",
/// "material" and "revision" where the command made one}.
[[nodiscard]] std::string answer_body(review::Submission const& after,
                                      workflow::Definition const& definition,
                                      std::vector<review::Event> const& events);

[[nodiscard]] base::Error submission_not_found();
[[nodiscard]] base::Error account_not_active();
/// No period in which one person may act for another is in force today.
[[nodiscard]] base::Error no_stand_in(std::string const& person, std::string const& principal,
                                      base::Date today);
[[nodiscard]] base::Error unit_unknown(std::string const& unit);
[[nodiscard]] base::Error kind_not_served(words::Kind kind);
/// `faults` name the people whom a command names and the organisation does not.
[[nodiscard]] base::Error person_unknown(std::vector<base::Fault> faults);
[[nodiscard]] base::Error workflow_unknown(std::string const& workflow);
/// The submission to start from cannot be started from; `faults` say why.
[[nodiscard]] base::Error base_unfit(std::vector<base::Fault> faults);
/// `faults` name the citations of an opinion that the pinned rules do not know.
[[nodiscard]] base::Error citation_unknown(std::vector<base::Fault> faults);
/// `faults` name the spans that an answer claims to rest on and that are not in the text.
[[nodiscard]] base::Error span_absent(std::vector<base::Fault> faults);
/// `since` are the events after the version that the client saw.
[[nodiscard]] base::Error version_stale(std::int64_t expected, std::int64_t found,
                                        std::vector<store::EventRecord> const& since,
                                        Directory const& directory);
[[nodiscard]] base::Error idempotency_key_reused();
[[nodiscard]] base::Error too_busy();
[[nodiscard]] base::Error outcome_unknown();
[[nodiscard]] base::Error not_taking_writes();
[[nodiscard]] base::Error second_duty();
/// No worker will be free for a document for a while.
[[nodiscard]] base::Error documents_waiting();
[[nodiscard]] base::Error temporarily_unavailable();

}  // namespace yingshen::service
