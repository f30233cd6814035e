#include "service/organisation_rows.hpp"

#include <algorithm>
#include <map>

namespace yingshen::service {
namespace {

constexpr std::size_t name_bytes_max = 200;
constexpr std::size_t id_bytes_max = 60;

std::string in_quotes(std::string const& text) {
    return "\"" + text + "\"";
}

/// Ids and logins stand in URLs, groups ("role@unit") and CSV cells ("role@unit;role@unit").
bool is_plain(std::string const& id) {
    return !id.empty() && id.size() <= id_bytes_max &&
           id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.-") == std::string::npos;
}

constexpr char const* plain_shape = "1 to 60 of a-z, 0-9, \"_\", \".\" and \"-\"";

bool is_name(std::string const& name) {
    return !name.empty() && name.size() <= name_bytes_max;
}

bool belongs_to_center(words::Role role) {
    return role == words::Role::center_reviewer || role == words::Role::center_head;
}

}  // namespace

void OrganisationRows::unit(std::string where, std::string id, std::string kind, std::string name,
                            std::string parent) {
    if (!is_plain(id)) fault({where, std::string("a unit id of ") + plain_shape, in_quotes(id)});
    if (!is_name(name))
        fault({where, "a name of 1 to 200 bytes", std::to_string(name.size()) + " bytes"});
    auto const known = words::parse<words::UnitKind>(kind);
    if (!known) fault({where, "kind " + words::one_of<words::UnitKind>(), in_quotes(kind)});
    organisation_.units.push_back({std::move(id), known.value_or(words::UnitKind::department),
                                   std::move(name), std::move(parent)});
    unit_places_.push_back(std::move(where));
}

void OrganisationRows::person(std::string where, std::string id, std::string name,
                              std::string unit) {
    if (!is_plain(id)) fault({where, std::string("a person id of ") + plain_shape, in_quotes(id)});
    if (!is_name(name))
        fault({where, "a name of 1 to 200 bytes", std::to_string(name.size()) + " bytes"});
    organisation_.people.push_back({std::move(id), std::move(name), std::move(unit)});
    person_places_.push_back(std::move(where));
}

void OrganisationRows::account(std::string where, std::string login, std::string person,
                               bool active,
                               std::vector<std::pair<std::string, std::string>> const& roles) {
    if (!is_plain(login))
        fault({where, std::string("a login of ") + plain_shape, in_quotes(login)});
    store::Account account{"acc_" + login, login, std::move(person), "", active, {}};
    for (auto const& [name, unit] : roles) {
        auto const role = words::parse<words::Role>(name);
        if (!role) {
            fault({where, "role " + words::one_of<words::Role>(), in_quotes(name)});
            continue;
        }
        store::Grant grant{*role, unit};
        if (std::ranges::find(account.grants, grant) != account.grants.end()) {
            fault({where, "each role once a unit", in_quotes(name + "@" + unit) + " again"});
            continue;
        }
        account.grants.push_back(std::move(grant));
    }
    organisation_.accounts.push_back(std::move(account));
    account_places_.push_back(std::move(where));
}

store::Unit const* OrganisationRows::find_unit(std::string const& id) const {
    auto const found = std::ranges::find(organisation_.units, id, &store::Unit::id);
    return found == organisation_.units.end() ? nullptr : &*found;
}

void OrganisationRows::check_units() {
    auto const& units = organisation_.units;
    std::map<std::string, std::string> seen;
    std::size_t head_offices = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        auto const& unit = units[i];
        auto const& where = unit_places_[i];
        auto const [before, added] = seen.emplace(unit.id, where);
        if (!added)
            fault({where, "each unit once",
                   in_quotes(unit.id) + " again, first at " + before->second});
        bool const is_head = unit.kind == words::UnitKind::head_office;
        head_offices += is_head ? 1 : 0;
        if (is_head && head_offices > 1)
            fault({where, "one head office", in_quotes(unit.id) + ", another one"});
        if (is_head && !unit.parent.empty())
            fault({where, "no parent of a head office", in_quotes(unit.parent)});
        if (!is_head && find_unit(unit.parent) == nullptr) {
            fault({where, "the id of a unit as parent",
                   unit.parent.empty() ? "nothing" : in_quotes(unit.parent)});
        }
        auto const* above = find_unit(unit.parent);
        for (std::size_t steps = 0; above != nullptr && steps < units.size(); ++steps) {
            if (above->id == unit.id) {
                fault({where, "a parent above the unit",
                       in_quotes(unit.parent) + ", which leads back to " + in_quotes(unit.id)});
                break;
            }
            above = find_unit(above->parent);
        }
    }
    if (head_offices == 0) fault({"units", "one head office", "none"});
}

void OrganisationRows::check_people() {
    std::map<std::string, std::string> seen;
    for (std::size_t i = 0; i < organisation_.people.size(); ++i) {
        auto const& person = organisation_.people[i];
        auto const& where = person_places_[i];
        auto const [before, added] = seen.emplace(person.id, where);
        if (!added)
            fault({where, "each person once",
                   in_quotes(person.id) + " again, first at " + before->second});
        if (find_unit(person.unit) == nullptr)
            fault({where, "the id of a unit", in_quotes(person.unit)});
    }
}

void OrganisationRows::check_accounts() {
    std::map<std::string, std::string> seen;
    for (std::size_t i = 0; i < organisation_.accounts.size(); ++i) {
        auto const& account = organisation_.accounts[i];
        auto const& where = account_places_[i];
        auto const [before, added] = seen.emplace(account.login, where);
        if (!added)
            fault({where, "each login once",
                   in_quotes(account.login) + " again, first at " + before->second});
        if (std::ranges::find(organisation_.people, account.person, &store::Person::id) ==
            organisation_.people.end()) {
            fault({where, "the id of a person", in_quotes(account.person)});
        }
        for (auto const& grant : account.grants) {
            auto const* unit = find_unit(grant.unit);
            if (unit == nullptr) {
                fault({where, "the id of a unit", in_quotes(grant.unit)});
            } else if (belongs_to_center(grant.role) && unit->kind != words::UnitKind::center) {
                // Held anywhere else the role would reach no task, and nobody would notice why.
                fault({where, std::string(words::name(grant.role)) + " at a unit of kind center",
                       in_quotes(grant.unit)});
            }
        }
    }
}

base::Result<store::Organisation> OrganisationRows::finish() {
    check_units();
    check_people();
    check_accounts();
    if (faults_.empty()) return std::move(organisation_);
    return std::unexpected(base::Error{base::ErrorKind::invalid,
                                       "organisation_invalid",
                                       {"机构与人员数据有误。", "The organisation is faulty."},
                                       std::move(faults_)});
}

}  // namespace yingshen::service
