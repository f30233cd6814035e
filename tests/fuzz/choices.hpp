#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/pattern.hpp"
#include "rulebook/rule.hpp"

namespace yingshen::fuzz {

/// Chooses rules by the first bytes of an input, one byte a choice; what is left is the text. Zeros
/// are chosen where nothing is left.
class Choices {
  public:
    explicit Choices(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] std::size_t below(std::size_t count) {
        if (bytes_.empty()) return 0;
        auto const value = static_cast<unsigned char>(bytes_.front());
        bytes_.remove_prefix(1);
        return value % count;
    }
    [[nodiscard]] std::string_view rest() const { return bytes_; }

    /// 1 to 4 rules of every kind, such as the readers of rules let in.
    [[nodiscard]] std::vector<rulebook::Rule> rules();

  private:
    std::string word();
    std::string pattern(std::size_t depth);
    std::vector<rulebook::Phrase> phrases(std::size_t least, std::size_t most);
    rulebook::Rule rule(std::size_t number);

    std::string_view bytes_;
};

}  // namespace yingshen::fuzz
