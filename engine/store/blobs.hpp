#pragma once
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace yingshen::store {

/// The bytes of materials, each in a file named by its SHA-256 (blobs/ab/abcdef…). Files are
/// written once, read-only, and durable (file and directories fsynced) before put returns, so that
/// a commit never names bytes that are not there. Thread-safe.
class Blobs {
  public:
    /// `owner` creates the directory and its `incoming` folder and removes what a crash left there;
    /// `reader` changes nothing, for commands that work beside a running server.
    enum class Access : std::uint8_t { owner, reader };
    explicit Blobs(std::filesystem::path directory, Access access = Access::owner);

    struct Stored {
        base::Digest digest{};
        std::int64_t size = 0;
    };
    /// Takes a file (it is moved; it must be on the same file system) or bytes. Throws StoreError.
    [[nodiscard]] Stored put_file(std::filesystem::path const& file);
    [[nodiscard]] Stored put(std::string_view bytes);

    /// The path of a blob, or nullopt where there is none.
    [[nodiscard]] std::optional<std::filesystem::path> path(base::Digest const& digest) const;
    /// The bytes, at most `most` of them; nullopt where there are none or more.
    [[nodiscard]] std::optional<std::string> read(base::Digest const& digest,
                                                  std::size_t most) const;
    /// Where uploads may be written before put_file takes them.
    [[nodiscard]] std::filesystem::path incoming() const;
    /// Recomputes a blob's hash; false where it is missing or differs.
    [[nodiscard]] bool verify(base::Digest const& digest) const;

  private:
    std::filesystem::path directory_;
    std::mutex folders_;                       ///< held while a folder is made durable
    std::atomic<std::uint64_t> arrivals_ = 0;  ///< names the files that put() writes
};

}  // namespace yingshen::store
