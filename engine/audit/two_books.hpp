#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/rule.hpp"
#include "screening/screen.hpp"

namespace yingshen::audit {

/// Two rule books that a text is screened with in one pass: rules that find the same are looked for
/// once. Immutable; share freely between threads.
class TwoBooks {
  public:
    /// Rules in shadow take no part, but those of the candidate where `shadow` says so.
    TwoBooks(std::vector<rulebook::Rule> const& in_force,
             std::vector<rulebook::Rule> const& candidate, screening::Shadow shadow);

    /// What each book alone would have found, sorted by place and rule. Citations are left out.
    struct Found {
        std::vector<screening::Finding> in_force;
        std::vector<screening::Finding> candidate;
    };
    [[nodiscard]] Found screen(std::string_view bytes, screening::Subject const& subject) const;

  private:
    screening::Matcher both_;
};

}  // namespace yingshen::audit
