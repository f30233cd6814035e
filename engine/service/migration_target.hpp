#pragma once
#include <memory>

#include "catalog/catalog.hpp"
#include "review/decide.hpp"
#include "service/directory.hpp"
#include "service/material_texts.hpp"

namespace yingshen::service {

/// What a submission meets under another version of its workflow; owns what a review::Target refers
/// to.
class MigrationTarget {
  public:
    MigrationTarget(std::shared_ptr<workflow::Definition const> to,
                    std::shared_ptr<workflow::Reachable const> reachable,
                    review::Submission const& submission, rulebook::Rulebook const& book,
                    MaterialTexts const& texts);
    MigrationTarget(MigrationTarget const&) = delete;
    MigrationTarget& operator=(MigrationTarget const&) = delete;

    [[nodiscard]] review::Target const& target() const { return target_; }

  private:
    std::shared_ptr<workflow::Definition const> to_;
    std::shared_ptr<workflow::Reachable const> reachable_;
    review::Target target_;
};

/// `migration_refused` where a version asks for a checklist that the rules of the submission do not
/// have: its rules stay, and a checklist without items would be answered at once.
[[nodiscard]] base::Result<void> must_know_checklists(workflow::Definition const& to,
                                                      rulebook::Rulebook const& book);

/// What a client must not choose: the submission keeps its rules, and whoever has its tasks keeps
/// them where they may.
void fill_in(review::Migrate& command, review::Submission const& submission,
             Directory const& directory);

}  // namespace yingshen::service
