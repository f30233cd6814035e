#include "catalog/change_decide.hpp"

#include <algorithm>

#include "base/refuse.hpp"

namespace yingshen::catalog {
namespace {

using base::ErrorKind;
using base::Fault;
using base::refuse;

base::Result<Proposal> find(Changes const& changes, std::string_view id) {
    if (auto const* found = changes.proposal(id)) return *found;
    return refuse(ErrorKind::not_found, "proposal_not_found", "没有这份变更提案",
                  "There is no such proposal", {});
}

std::unexpected<base::Error> decided_already(Proposal const& proposal, std::string expected) {
    return refuse(ErrorKind::conflict, "proposal_decided", "该提案已有结论",
                  "The proposal was decided already",
                  {{"proposal " + proposal.content.proposal, std::move(expected),
                    std::string(name(proposal.status))}});
}

base::Digest newest_set(Changes const& changes) {
    auto const* newest = changes.newest();
    return newest == nullptr ? base::Digest{} : newest->set;
}

/// A set never comes into force before the one that it follows and was compared with.
std::optional<Fault> too_early(Changes const& changes, base::Time from) {
    auto const* newest = changes.newest();
    if (newest == nullptr || from >= newest->from) return std::nullopt;
    return Fault{"effective_from",
                 "not before the set that it follows, " + base::to_string(newest->from),
                 base::to_string(from)};
}

std::unexpected<base::Error> wrong_start(Fault fault) {
    return refuse(ErrorKind::invalid, "effective_from_invalid", "生效时间不可用",
                  "The set cannot take effect then", {std::move(fault)});
}

}  // namespace

base::Result<words::Role> acting_role(Changer const& by) {
    if (by.center_head) return words::Role::center_head;
    if (by.administrator) return words::Role::administrator;
    return refuse(ErrorKind::forbidden, "definitions_role_missing",
                  "仅消保中心负责人或系统管理员可以变更流程与规则定义",
                  "Only the head of the center or an administrator changes definitions",
                  {{"role", "center_head or administrator", "neither"}});
}

base::Digest results_hash(base::Json const& results) {
    return base::sha256(base::canonical(results));
}

base::Result<DefinitionsProposed> propose(Changes const& changes, Changer const& by, base::Time now,
                                          Proposing proposing) {
    auto const role = acting_role(by);
    if (!role) return std::unexpected(role.error());
    auto const open =
        std::ranges::count(changes.proposals, Proposal::Status::open, &Proposal::status);
    if (static_cast<std::size_t>(open) >= open_proposals_max) {
        return refuse(ErrorKind::conflict, "proposals_too_many", "待复核的提案过多，请先处理",
                      "Too many proposals wait; decide some of them first",
                      {{"open proposals", "fewer than " + std::to_string(open_proposals_max),
                        std::to_string(open)}});
    }
    auto const base = newest_set(changes);
    if (set_hash(proposing.files) == base) {
        return refuse(ErrorKind::conflict, "definitions_unchanged", "与现行定义完全相同，无需变更",
                      "These are the definitions that are in force, or will be next",
                      {{"files", "at least one changed file", "none"}});
    }
    if (auto const& from = proposing.effective_from) {
        if (*from < now) {
            return wrong_start({"effective_from", "an instant from " + base::to_string(now) + " on",
                                base::to_string(*from)});
        }
        if (auto fault = too_early(changes, *from)) return wrong_start(std::move(*fault));
    }
    return DefinitionsProposed{"p" + std::to_string(changes.proposals.size() + 1),
                               *role,
                               std::move(proposing.note),
                               proposing.effective_from,
                               base,
                               std::move(proposing.files),
                               std::move(proposing.results),
                               std::move(proposing.backtest)};
}

base::Result<Proposal> may_activate(Changes const& changes, Changer const& by,
                                    std::string_view id) {
    auto const role = acting_role(by);
    if (!role) return std::unexpected(role.error());
    auto const proposal = find(changes, id);
    if (!proposal) return proposal;
    if (proposal->status != Proposal::Status::open)
        return decided_already(*proposal, "an open proposal");
    if (proposal->proposed.person == by.person) {
        return refuse(ErrorKind::forbidden, "separation_of_duties",
                      "职责分离：提案人与复核人须为不同的人",
                      "Separation of duties: proposer and activator are different people",
                      {{"person", "somebody else than the proposer", "the proposer"}});
    }
    if (*role != words::Role::center_head && proposal->content.role != words::Role::center_head) {
        return refuse(ErrorKind::forbidden, "center_head_missing",
                      "提案人与复核人中至少一人须为消保中心负责人",
                      "At least one of the two is the head of the center",
                      {{"role", "center_head", "administrator, as the proposer"}});
    }
    if (proposal->content.base != newest_set(changes)) {
        return refuse(ErrorKind::conflict, "proposal_outdated",
                      "提案所对照的定义已被替换，请重新提案",
                      "Other definitions were activated since this was checked: propose it again",
                      {{"base", "the newest set, " + base::hex(newest_set(changes)),
                        base::hex(proposal->content.base)}});
    }
    return proposal;
}

base::Result<DefinitionsActivated> activate(Changes const& changes, Changer const& by,
                                            base::Time now, std::string_view id,
                                            base::Json const& results) {
    auto const proposal = may_activate(changes, by, id);
    if (!proposal) return std::unexpected(proposal.error());
    auto const seen = results_hash(proposal->content.results);
    auto const found = results_hash(results);
    if (seen != found) {
        return refuse(
            ErrorKind::conflict, "results_changed",
            "重新检查的结果与提案所附结果不一致，请重新提案",
            "Checking again found something else than what was proposed: propose it again",
            {{"results", base::hex(seen), base::hex(found)}});
    }
    // A day that passed while the proposal waited means "at once"; the set it follows comes first
    // all the same.
    auto from = std::max(now, proposal->content.effective_from.value_or(now));
    if (auto const* newest = changes.newest()) from = std::max(from, newest->from);
    return DefinitionsActivated{Approval{std::string(id), *acting_role(by)}, proposal->set, found,
                                from};
}

base::Result<DefinitionsRejected> reject(Changes const& changes, Changer const& by, base::Time now,
                                         std::string_view id, std::string reason) {
    auto const role = acting_role(by);
    if (!role) return std::unexpected(role.error());
    auto const proposal = find(changes, id);
    if (!proposal) return std::unexpected(proposal.error());
    bool const waits = proposal->status == Proposal::Status::activated && proposal->in_force_from &&
                       *proposal->in_force_from > now;
    if (proposal->status != Proposal::Status::open && !waits)
        return decided_already(*proposal, "an open proposal, or one that is not yet in force");
    return DefinitionsRejected{std::string(id), *role, std::move(reason)};
}

}  // namespace yingshen::catalog
