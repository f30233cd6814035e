#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "review/submission.hpp"

namespace yingshen::test {

/// A second, plain reading of the log that shares no code with the fold: which decisions are in
/// force, who wrote the content, and about what content each verification was.
class Oracle {
  public:
    void see(review::Recorded const& recorded);

    /// The gates in force, in the order in which they were taken.
    [[nodiscard]] std::vector<std::string> gates() const;
    /// Pre-review, center review and sign-off were decided by three people who wrote nothing.
    [[nodiscard]] bool decided_by_different_people() const;
    /// The content at which an opinion was last verified; nullptr where it never was.
    [[nodiscard]] base::Digest const* verified_at(std::string const& opinion) const;

  private:
    struct Taken {
        std::string gate;
        std::string person;
    };
    void advance(review::Envelope const& envelope, review::Advanced const& event);
    void forget(std::string const& gate);

    std::vector<Taken> taken_;
    std::set<std::string> authors_;
    std::map<std::string, base::Digest> verified_;
};

}  // namespace yingshen::test
