#include "service/directory.hpp"

namespace yingshen::service {
namespace {

/// The deepest organisation there is; bounds the walk upwards even where parents form a ring.
constexpr std::size_t depth_max = 32;

template <class T>
T const* at(std::map<std::string, std::size_t> const& index, std::string const& id,
            std::vector<T> const& list) {
    auto const found = index.find(id);
    return found == index.end() ? nullptr : &list[found->second];
}

}  // namespace

Directory::Directory(store::Organisation organisation) : organisation_(std::move(organisation)) {
    for (std::size_t i = 0; i < organisation_.units.size(); ++i)
        units_.emplace(organisation_.units[i].id, i);
    for (std::size_t i = 0; i < organisation_.people.size(); ++i)
        people_.emplace(organisation_.people[i].id, i);
    for (std::size_t i = 0; i < organisation_.accounts.size(); ++i) {
        accounts_.emplace(organisation_.accounts[i].id, i);
        logins_.emplace(organisation_.accounts[i].login, i);
        accounts_of_.emplace(organisation_.accounts[i].person, i);
    }
}

store::Unit const* Directory::unit(std::string const& id) const {
    return at(units_, id, organisation_.units);
}
store::Person const* Directory::person(std::string const& id) const {
    return at(people_, id, organisation_.people);
}
store::Account const* Directory::account(std::string const& id) const {
    return at(accounts_, id, organisation_.accounts);
}
store::Account const* Directory::account_by_login(std::string const& login) const {
    return at(logins_, login, organisation_.accounts);
}

std::vector<std::string> Directory::above(std::string const& unit) const {
    std::vector<std::string> out;
    auto const* here = this->unit(unit);
    while (here != nullptr && !here->parent.empty() && out.size() < depth_max) {
        out.push_back(here->parent);
        here = this->unit(here->parent);
    }
    return out;
}

bool Directory::tops_branch(std::string const& unit) const {
    auto const* here = this->unit(unit);
    return here == nullptr || here->kind == words::UnitKind::branch ||
           here->kind == words::UnitKind::head_office;
}

std::vector<std::string> Directory::above_in_branch(std::string const& unit) const {
    if (tops_branch(unit)) return {};
    std::vector<std::string> out;
    for (auto& id : above(unit)) {
        bool const top = tops_branch(id);
        out.push_back(std::move(id));
        if (top) break;
    }
    return out;
}

std::string Directory::branch_of(std::string const& unit) const {
    auto const chain = above_in_branch(unit);
    return chain.empty() ? unit : chain.back();
}

review::Actor Directory::actor(store::Account const& account, std::string const& unit) const {
    review::Actor actor{account.person, account.id, {}};
    auto const branch = branch_of(unit);
    for (auto const& grant : account.grants) {
        review::HeldRole held{grant.role, {}};
        auto const reach = [&held](words::Scope scope, bool yes) {
            held.scopes[static_cast<std::size_t>(scope)] = yes;
        };
        auto const* where = this->unit(grant.unit);
        reach(words::Scope::same_department, grant.unit == unit);
        reach(words::Scope::same_branch, branch_of(grant.unit) == branch);
        reach(words::Scope::center, where != nullptr && where->kind == words::UnitKind::center);
        reach(words::Scope::any, true);
        actor.roles.push_back(held);
    }
    return actor;
}

std::vector<store::Account const*> Directory::active_accounts_of(std::string const& person) const {
    std::vector<store::Account const*> accounts;
    auto const [first, last] = accounts_of_.equal_range(person);
    for (auto at = first; at != last; ++at) {
        auto const& account = organisation_.accounts[at->second];
        if (account.active) accounts.push_back(&account);
    }
    return accounts;
}

bool Directory::is_active(std::string const& person) const {
    return !active_accounts_of(person).empty();
}

std::vector<store::Grant> Directory::grants_of(std::string const& person) const {
    std::vector<store::Grant> grants;
    for (auto const* account : active_accounts_of(person))
        grants.insert(grants.end(), account->grants.begin(), account->grants.end());
    return grants;
}

std::optional<review::Actor> Directory::actor_of(std::string const& person,
                                                 std::string const& unit) const {
    std::optional<review::Actor> found;
    for (auto const* account : active_accounts_of(person)) {
        auto one = actor(*account, unit);
        if (found) {
            found->roles.insert(found->roles.end(), one.roles.begin(), one.roles.end());
        } else {
            found = std::move(one);
        }
    }
    return found;
}

}  // namespace yingshen::service
