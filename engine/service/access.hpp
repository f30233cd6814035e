#pragma once
#include "review/projection.hpp"
#include "review/stand_in.hpp"
#include "service/directory.hpp"

namespace yingshen::service {

/// Who asks. Made by Sessions from a secret; nothing else makes one for the API.
struct Principal {
    std::string account;
    std::string person;
    std::vector<store::Grant> grants;
    /// The person whom the caller says to stand in for, or empty. StandIns::acting() says whether
    /// it is so, and then the grants are that person's.
    std::string on_behalf_of{};
    [[nodiscard]] bool has(words::Role role) const;
    /// Whose submissions and tasks are meant.
    [[nodiscard]] std::string const& acting_for() const {
        return on_behalf_of.empty() ? person : on_behalf_of;
    }
};

/// The engine itself, which fires timers; it sees every submission. No session leads to it, because
/// no account may have its id.
[[nodiscard]] Principal system_principal();
[[nodiscard]] bool is_system(Principal const& principal);

/// The only place that says who may do what outside the decision function. Default deny.
///  - submitters, pre-reviewers, specialists and heads of department see the submissions of the
///    units they hold the role in; a pre-reviewer, specialist or head of a branch-level unit those
///    of the branch; everybody sees what they submitted; center roles, committee members, legal,
///    compliance and technology reviewers and auditors see all; administrators and channels see
///    none.
///  - whoever could take an open task of a submission (task_groups), was copied in or acted in it
///    as a reviewer sees that submission.
///  - reports: auditors, center_head, center_reviewer: all; department_head: own unit or branch.
///  - the record of each rule, which names no submission: center_head, administrators, auditors.
///  - tokens, organisation, metrics of people: administrators only.
///  - who stands in for somebody sees what that person sees.
///  - stand-ins: seen by the two people, by whoever could end them, administrators and auditors;
///    set and ended by the principal, a head of the principal's unit, and administrators.
///  - changes of definitions: seen by center_head, administrators, center_reviewer and auditors;
///    who may propose and activate is catalog/change_decide.hpp's question.
///  - moving open submissions to another version of their workflow: center_head and administrators,
///    who learn the id and the state of each and nothing of its content.
[[nodiscard]] store::Visibility visible(Principal const& principal, Directory const& directory);
[[nodiscard]] bool may_see(Principal const& principal, Directory const& directory,
                           review::SubmissionRow const& row);
[[nodiscard]] bool may_see(Principal const& principal, Directory const& directory,
                           review::Submission const& submission);
[[nodiscard]] bool may_report(Principal const& principal);
[[nodiscard]] bool may_see_rule_records(Principal const& principal);
[[nodiscard]] bool may_administer(Principal const& principal);
[[nodiscard]] bool may_see_changes(Principal const& principal);
[[nodiscard]] bool may_migrate(Principal const& principal);
[[nodiscard]] bool may_see(Principal const& principal, Directory const& directory,
                           review::StandIn const& stand_in);
/// As what somebody sets and ends the stand-ins of a person; nullopt: as nothing.
[[nodiscard]] std::optional<review::Capacity> capacity_over(Principal const& principal,
                                                            Directory const& directory,
                                                            std::string const& person);
/// The task groups whose open tasks the principal could take, for "my group". They limit a queue by
/// themselves, so such a query needs no further visibility (`visible.all`).
[[nodiscard]] std::vector<std::string> task_groups(Principal const& principal,
                                                   Directory const& directory);

}  // namespace yingshen::service
