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
    /// These gates are in force, and every decision in force was taken by other people, who wrote
    /// nothing.
    [[nodiscard]] bool decided_by_different_people(std::vector<std::string> const& gates) const;
    /// Whether an opinion was verified in this content, or by somebody who named what it rests on.
    [[nodiscard]] bool is_verified(std::string const& opinion, base::Digest const& content) const;
    /// Whether a hearing set an opinion aside.
    [[nodiscard]] bool is_set_aside(std::string const& opinion) const;

  private:
    struct Taken {
        std::string gate;
        std::set<std::string> people;
    };
    using People = std::set<std::string>;
    void write(People const& people, review::Event const& event);
    void decide(People const& people, review::Event const& event);
    void advance(People const& people, review::Advanced const& event);
    void go_back(std::string const& state);
    void take(std::string const& gate, People const& people);

    std::string state_;
    std::vector<Taken> taken_;
    People authors_;
    People voters_;
    std::set<std::string> set_aside_;
    std::map<std::string, review::ImplementationVerified> verified_;
};

}  // namespace yingshen::test
