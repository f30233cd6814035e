#pragma once
#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/records.hpp"

namespace yingshen::service {

/// Collects an organisation, whichever way it is written, and checks it as a whole. `where` is the
/// place of a row in its file. Words, logins and references are checked in finish(), so that every
/// fault comes out together.
class OrganisationRows {
  public:
    void unit(std::string where, std::string id, std::string kind, std::string name,
              std::string parent);
    void person(std::string where, std::string id, std::string name, std::string unit);
    /// `roles` are pairs of a role's name and a unit's id.
    void account(std::string where, std::string login, std::string person, bool active,
                 std::vector<std::pair<std::string, std::string>> const& roles);
    void fault(base::Fault fault) { faults_.push_back(std::move(fault)); }

    [[nodiscard]] base::Result<store::Organisation> finish();

  private:
    void check_units();
    void check_people();
    void check_accounts();
    [[nodiscard]] store::Unit const* find_unit(std::string const& id) const;

    store::Organisation organisation_;
    std::vector<std::string> unit_places_, person_places_, account_places_;
    std::vector<base::Fault> faults_;
};

}  // namespace yingshen::service
