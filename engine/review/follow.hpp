#pragma once
#include "review/command.hpp"
#include "review/submission.hpp"
#include "screening/recurrence.hpp"

namespace yingshen::review {

/// What screenings say of the revisions of a submission that they are of, with the findings that
/// were there before under their ids, and new ones under the next. One object for the events of one
/// command. Pure.
class Following {
  public:
    explicit Following(Submission const& submission);

    /// Of a new revision; `before` is nullptr for a new material, and `change` leads from the text
    /// before (absent where there is none to compare).
    [[nodiscard]] Screened revision(Material const* before, std::string material, int revision,
                                    Screening const& screening, screening::Change const* change);
    /// Of the current revision of a material, under other facts.
    [[nodiscard]] Screened again(Material const& material, Screening const& screening);

  private:
    [[nodiscard]] Screened named(Screened event, Revision const& before,
                                 std::vector<std::optional<screening::Recurrence>> const& found);

    Submission const& submission_;
    std::size_t next_;
};

}  // namespace yingshen::review
