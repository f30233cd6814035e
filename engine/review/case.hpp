#pragma once
#include <vector>

#include "review/decide.hpp"
#include "review/rejection.hpp"

namespace yingshen::review {

using Decided = base::Result<std::vector<Event>>;

/// A command that reached a living submission: its state is known to the definition, it did not
/// end, and it has an open task. One overload of decide_on for each command, in the file of its
/// subject.
struct Case {
    Context const& context;
    Submission const& submission;
    workflow::State const& state;
    OpenTask const& task;
};

[[nodiscard]] Decided decide_on(Case const& at, SetFacts const& command);
[[nodiscard]] Decided decide_on(Case const& at, AttachRevision const& command);
[[nodiscard]] Decided decide_on(Case const& at, Claim const& command);
[[nodiscard]] Decided decide_on(Case const& at, Unclaim const& command);
[[nodiscard]] Decided decide_on(Case const& at, AnswerItem const& command);
[[nodiscard]] Decided decide_on(Case const& at, GiveOpinion const& command);
[[nodiscard]] Decided decide_on(Case const& at, WithdrawOpinion const& command);
[[nodiscard]] Decided decide_on(Case const& at, RespondToOpinion const& command);
[[nodiscard]] Decided decide_on(Case const& at, VerifyImplementation const& command);
[[nodiscard]] Decided decide_on(Case const& at, Act const& command);

/// The one command that needs no submission.
[[nodiscard]] Decided decide_create(Context const& context, Submission const& submission,
                                    Create const& command);

/// The task that begins with a state, with its deadline from now.
[[nodiscard]] TaskOpened opened(Context const& context, workflow::Task const& task);

}  // namespace yingshen::review
