#pragma once
#include <cstddef>
#include <string_view>

#include "base/error.hpp"

namespace yingshen::http {

/// Looks at the raw bytes of a request header as they arrive and finds its end. It refuses what
/// Beast lets through or leaves undecided: obsolete line folding, a line that ends in a bare CR or
/// LF, control characters. It looks at every byte once, however the header is cut into pieces.
class HeadScanner {
  public:
    enum class State { more, complete, refused };

    /// `bytes` are all bytes since the start of the message; call again with more of them.
    State scan(std::string_view bytes);

    /// One empty line before the request line is skipped (RFC 9112, 2.2).
    [[nodiscard]] std::size_t begin() const { return begin_; }
    /// After `complete`: the offset behind the empty line that ends the header.
    [[nodiscard]] std::size_t end() const { return position_; }
    [[nodiscard]] bool in_request_line() const { return lines_ == 0; }
    /// After `refused`: what was wrong.
    [[nodiscard]] base::Fault const& fault() const { return fault_; }

  private:
    State refuse(std::string_view expected, std::string_view found);
    State end_of_line();

    std::size_t position_ = 0;
    std::size_t line_begin_ = 0;
    std::size_t begin_ = 0;
    std::size_t lines_ = 0;
    bool after_cr_ = false;
    base::Fault fault_;
};

}  // namespace yingshen::http
