#include "store/organisation_faults.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

#include "review/actor.hpp"

namespace yingshen::store {
namespace {

using Faults = std::vector<base::Fault>;

std::string in_quotes(std::string const& text) {
    return fmt::format("\"{}\"", text);
}

/// Checks the ids of one list and returns them together with those that are present.
template <class Record>
std::set<std::string> known_ids(std::string_view list, std::vector<Record> const& given,
                                std::vector<Record> const& present, Faults& faults) {
    std::set<std::string> ids;
    for (std::size_t i = 0; i < given.size(); ++i) {
        auto const where = fmt::format("{}[{}].id", list, i);
        if (given[i].id.empty()) {
            faults.push_back({where, "an id", "nothing"});
        } else if (!ids.insert(given[i].id).second) {
            faults.push_back({where, "an id that is given once",
                              fmt::format("{} again", in_quotes(given[i].id))});
        }
    }
    for (auto const& record : present)
        ids.insert(record.id);
    return ids;
}

void require(std::set<std::string> const& ids, std::string const& id, std::string where,
             std::string_view what, Faults& faults) {
    if (!ids.contains(id))
        faults.push_back(
            {std::move(where), fmt::format("the id of a known {}", what), in_quotes(id)});
}

/// The engine acts under an id of its own, and nobody else may.
template <class Record>
void reserve_system(std::string_view list, std::vector<Record> const& given, Faults& faults) {
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i].id == review::system_id) {
            faults.push_back({fmt::format("{}[{}].id", list, i),
                              "an id that the engine does not act under", in_quotes(given[i].id)});
        }
    }
}

void check_parents(Organisation const& given, Organisation const& present,
                   std::set<std::string> const& units, Faults& faults) {
    std::map<std::string, std::string> parent;
    for (auto const& unit : present.units)
        parent[unit.id] = unit.parent;
    for (auto const& unit : given.units)
        parent[unit.id] = unit.parent;
    for (std::size_t i = 0; i < given.units.size(); ++i) {
        auto const& unit = given.units[i];
        auto const where = fmt::format("units[{}].parent", i);
        if (!unit.parent.empty()) require(units, unit.parent, where, "unit", faults);
        // A loop is reported by the units that are in it, not by those below.
        std::set<std::string> seen;
        for (auto above = parent.find(unit.parent);
             above != parent.end() && seen.insert(above->first).second;
             above = parent.find(above->second)) {
            if (above->first != unit.id) continue;
            faults.push_back({where, "a unit above this one",
                              fmt::format("{}, which is below it", in_quotes(unit.parent))});
        }
    }
}

void check_logins(Organisation const& given, Organisation const& present, Faults& faults) {
    std::map<std::string, std::string> owner;
    std::set<std::string> replaced;
    for (auto const& account : given.accounts)
        replaced.insert(account.id);
    for (auto const& account : present.accounts) {
        if (!replaced.contains(account.id)) owner[account.login] = account.id;
    }
    for (std::size_t i = 0; i < given.accounts.size(); ++i) {
        auto const& account = given.accounts[i];
        auto const where = fmt::format("accounts[{}].login", i);
        if (account.login.empty()) {
            faults.push_back({where, "a login", "nothing"});
        } else if (auto const [at, fresh] = owner.try_emplace(account.login, account.id);
                   !fresh && at->second != account.id) {
            faults.push_back({where, "a login of one account",
                              fmt::format("{}, which account {} has", in_quotes(account.login),
                                          in_quotes(at->second))});
        }
    }
}

}  // namespace

std::vector<base::Fault> organisation_faults(Organisation const& given,
                                             Organisation const& present) {
    Faults faults;
    auto const units = known_ids("units", given.units, present.units, faults);
    auto const people = known_ids("people", given.people, present.people, faults);
    (void)known_ids("accounts", given.accounts, present.accounts, faults);
    reserve_system("people", given.people, faults);
    reserve_system("accounts", given.accounts, faults);
    check_parents(given, present, units, faults);
    for (std::size_t i = 0; i < given.people.size(); ++i) {
        require(units, given.people[i].unit, fmt::format("people[{}].unit", i), "unit", faults);
    }
    for (std::size_t i = 0; i < given.accounts.size(); ++i) {
        auto const& account = given.accounts[i];
        require(people, account.person, fmt::format("accounts[{}].person", i), "person", faults);
        for (std::size_t k = 0; k < account.grants.size(); ++k) {
            require(units, account.grants[k].unit,
                    fmt::format("accounts[{}].grants[{}].unit", i, k), "unit", faults);
        }
    }
    check_logins(given, present, faults);
    return faults;
}

base::Error organisation_invalid(std::vector<base::Fault> faults) {
    return {base::ErrorKind::invalid,
            "organisation_invalid",
            {"组织机构数据有误，未作任何修改。",
             "The organisation data has faults; nothing was changed."},
            std::move(faults)};
}

}  // namespace yingshen::store
