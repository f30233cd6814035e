#include "service/access.hpp"

#include <algorithm>

namespace yingshen::service {
namespace {

bool sees_all(words::Role role) {
    switch (role) {
        case words::Role::center_reviewer:
        case words::Role::center_head:
        case words::Role::committee_member:
        case words::Role::legal_reviewer:
        case words::Role::compliance_reviewer:
        case words::Role::technology_reviewer:
        case words::Role::auditor:
            return true;
        case words::Role::submitter:
        case words::Role::pre_reviewer:
        case words::Role::department_head:
        case words::Role::specialist:
        case words::Role::administrator:
        case words::Role::channel:
            return false;
    }
    return false;
}

/// Roles of a business line, which see their own unit.
bool sees_unit(words::Role role) {
    return role == words::Role::submitter || role == words::Role::pre_reviewer ||
           role == words::Role::department_head || role == words::Role::specialist;
}

/// Held at the top of a branch, these look over the whole branch; a submitter there does not.
bool sees_branch(words::Role role) {
    return role == words::Role::pre_reviewer || role == words::Role::department_head ||
           role == words::Role::specialist;
}

void add_once(std::vector<std::string>& list, std::string value) {
    if (std::ranges::find(list, value) == list.end()) list.push_back(std::move(value));
}

bool contains(std::vector<std::string> const& list, std::string const& value) {
    return std::ranges::find(list, value) != list.end();
}

bool sees_place(store::Visibility const& sight, std::string const& unit, std::string const& branch,
                std::string const& submitter) {
    return sight.all || contains(sight.units, unit) || contains(sight.branches, branch) ||
           sight.submitter == submitter;
}

/// Whether somebody was copied in, or acted as a reviewer.
bool was_drawn_in(Principal const& principal, review::Submission const& submission) {
    auto const copied = std::ranges::any_of(submission.copies, [&](review::Copy const& copy) {
        return copy.person == principal.acting_for();
    });
    return copied || std::ranges::any_of(submission.reviewers, [&](auto const& place) {
               return place.second.contains(principal.acting_for());
           });
}

bool could_take(std::vector<std::string> const& groups, review::Submission const& submission) {
    auto const is_theirs = [&](review::OpenTask const& task) {
        return contains(groups, review::task_group(submission, task));
    };
    if (submission.task && is_theirs(*submission.task)) return true;
    return std::ranges::any_of(submission.side_tasks,
                               [&](auto const& side) { return is_theirs(side.second); });
}

}  // namespace

Principal system_principal() {
    return {std::string(review::system_id), std::string(review::system_id), {}};
}

bool is_system(Principal const& principal) {
    return principal.account == review::system_id;
}

bool Principal::has(words::Role role) const {
    return std::ranges::find(grants, role, &store::Grant::role) != grants.end();
}

store::Visibility visible(Principal const& principal, Directory const& directory) {
    store::Visibility sight;
    sight.submitter = principal.acting_for();
    for (auto const& [role, unit] : principal.grants) {
        if (sees_all(role)) sight.all = true;
        if (!sees_unit(role)) continue;
        add_once(sight.units, unit);
        auto const* where = directory.unit(unit);
        bool const tops_branch = where != nullptr && (where->kind == words::UnitKind::branch ||
                                                      where->kind == words::UnitKind::head_office);
        if (sees_branch(role) && tops_branch) add_once(sight.branches, unit);
    }
    return sight;
}

bool may_see(Principal const& principal, Directory const& directory,
             review::SubmissionRow const& row) {
    if (sees_place(visible(principal, directory), row.unit, row.branch, row.submitter)) return true;
    return !row.task_group.empty() && contains(task_groups(principal, directory), row.task_group);
}

bool may_see(Principal const& principal, Directory const& directory,
             review::Submission const& submission) {
    if (is_system(principal)) return true;
    auto const& branch = submission.branch.empty() ? submission.unit : submission.branch.back();
    if (sees_place(visible(principal, directory), submission.unit, branch, submission.submitter))
        return true;
    return was_drawn_in(principal, submission) ||
           could_take(task_groups(principal, directory), submission);
}

bool may_report(Principal const& principal) {
    return principal.has(words::Role::auditor) || principal.has(words::Role::center_head) ||
           principal.has(words::Role::center_reviewer) ||
           principal.has(words::Role::department_head);
}

bool may_see_rule_records(Principal const& principal) {
    return principal.has(words::Role::center_head) || principal.has(words::Role::administrator) ||
           principal.has(words::Role::auditor);
}

bool may_see_changes(Principal const& principal) {
    return principal.has(words::Role::center_head) || principal.has(words::Role::administrator) ||
           principal.has(words::Role::center_reviewer) || principal.has(words::Role::auditor);
}

bool may_migrate(Principal const& principal) {
    return principal.has(words::Role::center_head) || principal.has(words::Role::administrator);
}

std::optional<review::Capacity> capacity_over(Principal const& principal,
                                              Directory const& directory,
                                              std::string const& person) {
    if (principal.person == person) return review::Capacity::principal;
    if (may_administer(principal)) return review::Capacity::administrator;
    auto const* known = directory.person(person);
    if (known == nullptr) return std::nullopt;
    store::Grant const heads{words::Role::department_head, known->unit};
    if (std::ranges::find(principal.grants, heads) == principal.grants.end()) return std::nullopt;
    return review::Capacity::department_head;
}

bool may_see(Principal const& principal, Directory const& directory,
             review::StandIn const& stand_in) {
    auto const& period = stand_in.period;
    return period.stand_in == principal.person || principal.has(words::Role::auditor) ||
           capacity_over(principal, directory, period.principal).has_value();
}

bool may_administer(Principal const& principal) {
    return principal.has(words::Role::administrator);
}

std::vector<std::string> task_groups(Principal const& principal, Directory const& directory) {
    std::vector<std::string> groups;
    for (auto const& [role, unit] : principal.grants) {
        // A submitter's task belongs to one person from the start, an administrator and a channel
        // have none.
        if (role == words::Role::submitter || role == words::Role::administrator ||
            role == words::Role::channel) {
            continue;
        }
        auto const group = [&groups, name = std::string(words::name(role))](
                               std::string const& where) { add_once(groups, name + "@" + where); };
        group(unit);
        group(directory.branch_of(unit));
        auto const* where = directory.unit(unit);
        if (where != nullptr && where->kind == words::UnitKind::center) group("center");
        group("any");
    }
    return groups;
}

}  // namespace yingshen::service
