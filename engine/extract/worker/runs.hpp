#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.hpp"

namespace yingshen::extract::worker {

/// The runs of one paragraph as they come: what is seen, what is hidden, and the size of most of
/// it.
class Runs {
  public:
    void add(std::string_view text, bool hidden, std::optional<double> font_size) {
        (hidden ? hidden_ : seen_) += text;
        if (!hidden && font_size) sizes_[*font_size] += base::count_code_points(text);
    }
    [[nodiscard]] std::string const& seen() const { return seen_; }
    [[nodiscard]] std::string const& hidden() const { return hidden_; }
    [[nodiscard]] std::optional<double> font_size() const {
        std::optional<double> out;
        std::size_t most = 0;
        for (auto const& [size, count] : sizes_) {
            if (count > most) out = size, most = count;
        }
        return out;
    }

  private:
    std::string seen_;
    std::string hidden_;
    std::map<double, std::size_t> sizes_;
};

}  // namespace yingshen::extract::worker
