#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace yingshen::http {

/// Where the body of one request goes: memory or a file. Takes no byte beyond its maximum. A file
/// that is not taken is closed and deleted. Throws std::system_error where the file cannot be
/// written (a broken environment).
class BodySink {
  public:
    BodySink() = default;
    ~BodySink();
    BodySink(BodySink const&) = delete;
    BodySink& operator=(BodySink const&) = delete;

    void open_memory(std::size_t bytes_max, std::uint64_t announced);
    void open_file(std::filesystem::path path, std::size_t bytes_max);

    /// False where the bytes would exceed the maximum; they are not taken then.
    [[nodiscard]] bool write(std::string_view bytes);
    [[nodiscard]] std::size_t size() const { return size_; }

    [[nodiscard]] std::string take_memory();
    /// The file, closed but not synced: that is for whoever keeps it. Empty where there is none.
    [[nodiscard]] std::filesystem::path take_file();
    void reset();

  private:
    std::size_t bytes_max_ = 0;
    std::size_t size_ = 0;
    std::string memory_;
    std::filesystem::path path_;
    int descriptor_ = -1;
};

}  // namespace yingshen::http
