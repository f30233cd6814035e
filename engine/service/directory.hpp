#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "review/actor.hpp"
#include "store/records.hpp"

namespace yingshen::service {

/// The organisation at one instant, immutable: who is where, and which scopes a grant reaches.
class Directory {
  public:
    explicit Directory(store::Organisation organisation);

    [[nodiscard]] store::Unit const* unit(std::string const& id) const;
    [[nodiscard]] store::Person const* person(std::string const& id) const;
    [[nodiscard]] store::Account const* account(std::string const& id) const;
    [[nodiscard]] store::Account const* account_by_login(std::string const& login) const;
    /// The units above a unit, nearest first; empty for the head office.
    [[nodiscard]] std::vector<std::string> above(std::string const& unit) const;
    /// The branch (or head office) a unit belongs to; itself for those.
    [[nodiscard]] std::string branch_of(std::string const& unit) const;
    /// The units above a unit up to its branch (or head office), nearest first: what a submission
    /// records as `branch`. Empty for a branch itself.
    [[nodiscard]] std::vector<std::string> above_in_branch(std::string const& unit) const;
    /// An account's roles as they look from the unit of a submission: same_department where the
    /// grant is for that unit, same_branch where both belong to one branch, center where the
    /// grant's unit is the center, any always.
    [[nodiscard]] review::Actor actor(store::Account const& account, std::string const& unit) const;
    /// A person's roles over all their active accounts, as actor() shows those of one; nullopt for
    /// somebody unknown or without an active account. `account` is the first of them.
    [[nodiscard]] std::optional<review::Actor> actor_of(std::string const& person,
                                                        std::string const& unit) const;
    /// Whether somebody is known and has an active account.
    [[nodiscard]] bool is_active(std::string const& person) const;
    /// What a person's active accounts were granted.
    [[nodiscard]] std::vector<store::Grant> grants_of(std::string const& person) const;
    [[nodiscard]] store::Organisation const& organisation() const { return organisation_; }

  private:
    [[nodiscard]] bool tops_branch(std::string const& unit) const;
    [[nodiscard]] std::vector<store::Account const*> active_accounts_of(
        std::string const& person) const;

    store::Organisation organisation_;
    std::map<std::string, std::size_t> units_, people_, accounts_, logins_;
    std::multimap<std::string, std::size_t> accounts_of_;  ///< by person
};

}  // namespace yingshen::service
