#include "review/groups.hpp"

#include <utility>

namespace yingshen::review {

using words::Role;
using words::Scope;

std::string branch_of(Submission const& submission) {
    return submission.branch.empty() ? submission.unit : submission.branch.back();
}

std::string group_of(Submission const& submission, Role role, Scope scope) {
    std::string const group(words::name(role));
    switch (scope) {
        case Scope::same_department:
            return group + "@" + submission.unit;
        case Scope::same_branch:
            return group + "@" + branch_of(submission);
        case Scope::center:
            return group + "@center";
        case Scope::any:
            return group + "@any";
    }
    std::unreachable();
}

std::string heads_of(Submission const& submission, OpenTask const& task) {
    switch (task.role) {
        case Role::center_reviewer:
        case Role::center_head:
        case Role::committee_member:
        case Role::legal_reviewer:
        case Role::compliance_reviewer:
        case Role::technology_reviewer:
            return group_of(submission, Role::center_head, Scope::center);
        default:
            return group_of(
                submission, Role::department_head,
                task.scope == Scope::same_branch ? Scope::same_branch : Scope::same_department);
    }
}

}  // namespace yingshen::review
