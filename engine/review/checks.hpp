#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace yingshen::review {

/// Collects what is wrong with the fields of one command.
class Checks {
  public:
    /// The text has `least` to `most` code points; a blank one counts as empty.
    void text(std::string_view where, std::string_view value, std::size_t least, std::size_t most);
    void fault(std::string_view where, std::string expected, std::string found);

    [[nodiscard]] bool passed() const { return faults_.empty(); }
    [[nodiscard]] std::vector<base::Fault> take() { return std::move(faults_); }

  private:
    std::vector<base::Fault> faults_;
};

}  // namespace yingshen::review
