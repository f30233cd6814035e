#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "screening/screen.hpp"

namespace yingshen::screening {

/// Keeps the first findings of each rule in a text, and counts the rest in the last one that is
/// kept (Finding::more), so that no text makes more of them than are read. Where the rest holds a
/// graver one than the last, that takes its place.
class KeptFindings {
  public:
    /// The next finding of a rule, in the order of their places; `make` is called where it is kept.
    template <class Make>
    void add(std::string const& rule, words::Severity severity, Make make) {
        auto& [count, last] = rules_[rule];
        if (count < findings_of_rule_max) {
            ++count;
            last = findings_.size();
            findings_.push_back(make());
            findings_.back().severity = severity;
            return;
        }
        auto const more = findings_[last].more + 1;
        if (findings_[last].severity == words::Severity::advisory &&
            severity == words::Severity::substantive) {
            findings_[last] = make();
            findings_[last].severity = severity;
        }
        findings_[last].more = more;
    }

    [[nodiscard]] std::vector<Finding> take() { return std::move(findings_); }

  private:
    struct Kept {
        std::size_t count = 0;
        std::size_t last = 0;
    };
    std::vector<Finding> findings_;
    std::map<std::string, Kept, std::less<>> rules_;
};

}  // namespace yingshen::screening
