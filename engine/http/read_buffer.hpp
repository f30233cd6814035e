#pragma once
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace yingshen::http {

/// Bytes that were read and not yet used. It grows by doubling up to a maximum and then has no more
/// space: what cannot be parsed within it is refused, so no input makes it larger.
class ReadBuffer {
  public:
    explicit ReadBuffer(std::size_t bytes_max) : bytes_max_(bytes_max) {}

    [[nodiscard]] std::string_view view() const { return {bytes_.data() + begin_, end_ - begin_}; }
    [[nodiscard]] bool empty() const { return begin_ == end_; }
    [[nodiscard]] bool full() const { return end_ - begin_ >= bytes_max_; }

    /// Where the next bytes go; empty only when full. Moves the unused bytes.
    [[nodiscard]] std::span<char> space() {
        if (begin_ > 0) {
            std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
            end_ -= begin_;
            begin_ = 0;
        }
        if (end_ == bytes_.size() && end_ < bytes_max_) {
            bytes_.resize(std::min(bytes_max_, std::max<std::size_t>(2 * end_, 2048)));
        }
        auto const limit = std::min(bytes_.size(), bytes_max_);
        return std::span(bytes_).subspan(end_, limit > end_ ? limit - end_ : 0);
    }
    void commit(std::size_t count) { end_ += count; }
    void consume(std::size_t count) {
        begin_ += count;
        if (begin_ == end_) begin_ = end_ = 0;
    }
    /// A larger maximum makes fewer reads of a large body.
    void allow(std::size_t bytes_max) { bytes_max_ = bytes_max; }
    /// Gives memory back that an empty buffer need not keep between two requests.
    void release_beyond(std::size_t bytes) {
        if (empty() && bytes_.size() > bytes) std::vector<char>().swap(bytes_);
    }

  private:
    std::size_t bytes_max_;
    std::vector<char> bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace yingshen::http
