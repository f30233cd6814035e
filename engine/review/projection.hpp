#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "review/submission.hpp"

namespace yingshen::review {

/// One line of a queue. Everything in a projection is a function of the submission alone, so
/// rebuilding gives identical rows.
struct SubmissionRow {
    std::string id;
    std::int64_t version = 0;
    std::string title;
    std::string kind;
    std::string unit;
    std::string branch;  ///< the branch or head office it belongs to: the last of
                         ///< Submission::branch, or unit
    std::string state;
    std::string end;  ///< "", "good" or "bad"
    std::string submitter;
    std::string product;
    std::string go_live;    ///< YYYY-MM-DD or ""
    std::string task_role;  ///< "" where nothing is to do
    std::string task_scope;
    /// Who can take the task: "pre_reviewer@UNIT", "pre_reviewer@BRANCH", "center_reviewer@center"
    /// or "auditor@any", by the task's scope; "" where nothing is to do.
    std::string task_group;
    std::string claimant;
    std::optional<base::Time> due;
    bool urgent = false;  ///< the open task is
    base::Time created_at;
    base::Time updated_at;
    int findings = 0;
    int open_opinions = 0;
    /// In a queue: the task beside the row's own that this line is about; role, scope, group,
    /// claimant and deadline are then its own. Empty in a projection.
    std::string task{};
    bool operator==(SubmissionRow const&) const = default;
};

/// One opinion as the adoption report counts it.
struct OpinionRow {
    std::string submission;
    std::string opinion;
    std::string kind;
    std::string unit;
    std::string branch;
    std::string product;
    std::string right;
    std::string severity;
    std::string reviewer;
    base::Time given_at;
    std::string first_answer;  ///< "", adopted, partially_adopted, declined
    std::string answer;        ///< the answer in force
    std::optional<base::Time> answered_at;
    bool sent = false;
    bool past_response = false;  ///< the submission is past the response step with this answer
    bool verified = false;
    bool withdrawn = false;
    bool withdrawn_after_decline = false;
    bool cleared = false;  ///< the submission ended in clearance
    bool operator==(OpinionRow const&) const = default;
};

/// One finding that a reviewer was shown, as the record of its rule counts it.
struct FindingRow {
    std::string submission;
    std::string finding;
    std::string rule;
    int version = 0;  ///< of the rule, as it found last
    std::string product;
    std::string right;
    base::Time shown_at;
    std::string mark;  ///< "", confirmed or dismissed
    std::optional<base::Time> marked_at;
    bool gone = false;   ///< the current revision does not have it any more
    bool ended = false;  ///< the submission did
    bool operator==(FindingRow const&) const = default;
};

/// Who did what kind of thing to a submission: the database refuses a second duty of one person.
struct DutyRow {
    std::string submission;
    std::string person;
    std::string duty;  ///< "author" (submitter and editors) or the reviewing state
    bool operator==(DutyRow const&) const = default;
};

/// A timer of the open task that has not fired.
struct TimerRow {
    std::string submission;
    std::size_t timer = 0;
    base::Time at;
    bool operator==(TimerRow const&) const = default;
};

/// An open task beside the row's own: a review beside the state, or the signature of an added
/// signer, which is theirs from the start.
struct TaskRow {
    std::string submission;
    std::string task;  ///< the id of the review, or "signer:PERSON"
    std::string role;
    std::string scope;
    std::string group;  ///< as SubmissionRow::task_group
    std::string claimant;
    std::optional<base::Time> due;
    bool operator==(TaskRow const&) const = default;
};
inline constexpr std::string_view signer_task = "signer:";

/// Who was copied in.
struct CopyRow {
    std::string submission;
    std::string person;
    bool operator==(CopyRow const&) const = default;
};

struct Projection {
    SubmissionRow row;
    std::vector<OpinionRow> opinions;
    std::vector<DutyRow> duties;
    std::vector<TimerRow> timers{};      ///< in the order of the state's list
    std::vector<TaskRow> tasks{};        ///< in the order of their names
    std::vector<CopyRow> copies{};       ///< in the order of people
    std::vector<FindingRow> findings{};  ///< in the order of their ids
    bool operator==(Projection const&) const = default;
};

/// Who can take a task of the submission, as SubmissionRow::task_group says it.
[[nodiscard]] std::string task_group(Submission const& submission, OpenTask const& task);

[[nodiscard]] Projection project(Submission const& submission);

}  // namespace yingshen::review
