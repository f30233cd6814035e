#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "catalog/change.hpp"
#include "workflow/definition.hpp"

namespace yingshen::service {

/// The workflows of some activated sets, for people who name one. Not thread-safe.
class ActivatedWorkflows {
  public:
    using DefinitionPtr = std::shared_ptr<workflow::Definition const>;
    /// How one is read by its hash; what it throws comes through.
    using Load = std::function<DefinitionPtr(base::Digest const&)>;

    explicit ActivatedWorkflows(Load load) : load_(std::move(load)) {}

    /// Those of a set that are not known yet.
    void add(catalog::Activation const& activation);
    /// By content hash, or by id@version; nullptr and a fault where that names none or several.
    [[nodiscard]] DefinitionPtr find(std::string const& where, std::string const& expected,
                                     std::string const& text,
                                     std::vector<base::Fault>& faults) const;

  private:
    Load load_;
    std::vector<DefinitionPtr> definitions_;
};

}  // namespace yingshen::service
