#pragma once
#include <vector>

#include "review/decide.hpp"
#include "review/rejection.hpp"
#include "workflow/opinion.hpp"

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
[[nodiscard]] Decided decide_on(Case const& at, Assign const& command);
[[nodiscard]] Decided decide_on(Case const& at, Transfer const& command);
[[nodiscard]] Decided decide_on(Case const& at, CopyTo const& command);
[[nodiscard]] Decided decide_on(Case const& at, Vote const& command);
[[nodiscard]] Decided decide_on(Case const& at, AddSigner const& command);
[[nodiscard]] Decided decide_on(Case const& at, RemoveSigner const& command);
[[nodiscard]] Decided decide_on(Case const& at, PassSide const& command);
[[nodiscard]] Decided decide_on(Case const& at, HearOpinion const& command);
[[nodiscard]] Decided decide_on(Case const& at, AttachFinal const& command);
[[nodiscard]] Decided decide_on(Case const& at, Migrate const& command);
[[nodiscard]] Decided decide_on(Case const& at, ConfirmFinding const& command);
[[nodiscard]] Decided decide_on(Case const& at, DismissFinding const& command);
[[nodiscard]] Decided decide_on(Case const& at, ReopenFinding const& command);
[[nodiscard]] Decided decide_on(Case const& at, Act const& command);
[[nodiscard]] Decided decide_on(Case const& at, FireTimer const& command);

/// The events of an action whose way is open: the move, and what it voids. `people` is everybody
/// who approved, where votes decided.
[[nodiscard]] Decided take_way(Case const& at, Act const& command,
                               std::vector<std::string> const& people);

/// Opinions are given, withdrawn and verified, and findings marked, by the reviewer of a state that
/// can send opinions, and by whoever has an open review beside it.
[[nodiscard]] base::Result<void> may_handle_opinions(Case const& at, workflow::OpinionAct act);
[[nodiscard]] base::Result<void> must_leave_room_for_opinion(Case const& at);
/// The id of the next opinion.
[[nodiscard]] std::string next_opinion(Case const& at);
/// Whether the actor may take an action at all, whatever it still needs.
[[nodiscard]] base::Result<void> may_take_action(Case const& at, workflow::Action action);
/// Whether the actor may give the task to somebody, or hand it on; whoever that is.
[[nodiscard]] base::Result<OpenTask const*> may_assign(Case const& at, std::string const& side);
[[nodiscard]] base::Result<OpenTask const*> may_transfer(Case const& at, std::string const& side);
/// The seat that the actor may vote on now.
[[nodiscard]] base::Result<workflow::Seat> may_vote(Case const& at);
/// Whether the actor may add and remove signers, within the bounds that these votes set.
[[nodiscard]] base::Result<workflow::Votes const*> may_change_signers(Case const& at);

/// The submission as a case for its definition, or why no command can reach it.
[[nodiscard]] base::Result<Case> case_of(Context const& context, Submission const& submission);

/// The one command that needs no submission.
[[nodiscard]] Decided decide_create(Context const& context, Submission const& submission,
                                    Create const& command);

/// The applicable items of the state's checklist, or of that of a review beside it.
[[nodiscard]] std::vector<std::string> const& items_of(Case const& at, std::string const& side);

/// A task that begins now, with its deadlines. `facts` are the declared ones then, `before` the
/// submission until then.
[[nodiscard]] TaskOpened opened(Context const& context, workflow::Task const& task,
                                words::FactSet const& facts, Submission const& before);
/// The same of a state's own task, with the state's timers.
[[nodiscard]] TaskOpened opened(Context const& context, workflow::State const& state,
                                words::FactSet const& facts, Submission const& before);

}  // namespace yingshen::review
