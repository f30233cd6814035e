#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "extract/document.hpp"
#include "extract/screening_text.hpp"
#include "service/recent_texts.hpp"
#include "store/blobs.hpp"

namespace yingshen::service {

/// The largest plain text that is screened, and the largest text of any file that is compared or
/// split into clauses; anything larger is said to be not read.
inline constexpr std::size_t screened_bytes_max = 1U << 20;
/// How much of a text full-text search looks at.
inline constexpr std::size_t searched_bytes_max = 64U << 10;

/// A file as an event or a command names it.
struct NamedFile {
    base::Digest digest{};
    std::int64_t size = 0;
    std::string_view media_type;
    std::optional<base::Digest> text{};

    template <class File>
    [[nodiscard]] static NamedFile of(File const& file) {
        return {file.digest, file.size, file.media_type, file.text};
    }
};

/// The one way to the text of a revision or a final. Plain UTF-8 text is its own bytes. Everything
/// else is read once, when it arrives, and what was read is kept as a blob, so that spans refer to
/// the same text whatever a later reader would see. Thread-safe.
class MaterialTexts {
  public:
    /// Reads a document in a worker; blocks. Throws where the environment is broken.
    using Open = std::function<extract::Document(std::filesystem::path const& file)>;
    /// Without `open` nothing new is read.
    explicit MaterialTexts(store::Blobs& blobs, Open open = {});

    /// What was read of a file; nullptr where nothing was. Throws std::runtime_error where bytes
    /// are missing or the kept text cannot be read: the environment is broken.
    [[nodiscard]] std::shared_ptr<MaterialText const> of(NamedFile const& file) const;

    /// Whether the bytes that of() needs are there; for a rebuild, which does without.
    [[nodiscard]] bool has(NamedFile const& file) const;
    /// What full-text search indexes of a file: searched_part() of what was read; empty where its
    /// bytes are missing.
    [[nodiscard]] std::string searched(NamedFile const& file) const;

    /// Whether the bytes of a new file have to be read by a worker.
    [[nodiscard]] bool needs_reading(NamedFile const& file) const;
    /// Reads a new file and keeps what was read; the digest names it. Throws where the environment
    /// is broken, or after stop().
    [[nodiscard]] base::Digest read(NamedFile const& file);
    /// Reads a file that is not kept: read_text() by way of the worker.
    [[nodiscard]] std::shared_ptr<MaterialText const> read_once(
        std::filesystem::path const& file) const;
    /// Reads nothing more, so that a stop does not wait for what is queued.
    void stop() { stopped_ = true; }

  private:
    [[nodiscard]] std::filesystem::path path(base::Digest const& digest) const;
    [[nodiscard]] extract::Document open(std::filesystem::path const& file) const;

    store::Blobs& blobs_;
    Open const open_;
    std::atomic<bool> stopped_ = false;
    mutable RecentTexts recent_;
    std::mutex mutex_;
    std::map<base::Digest, base::Digest> read_;  ///< bytes read by this process, and their texts
};

/// Reads any file: valid UTF-8 text that has no mark of another format is its own text, everything
/// else is opened.
[[nodiscard]] std::shared_ptr<MaterialText const> read_text(std::filesystem::path const& file,
                                                            MaterialTexts::Open const& open);

/// Whether a declared type is text that is taken as it is: text/plain, text/markdown and text/csv,
/// whatever their parameters and case.
[[nodiscard]] bool is_declared_text(std::string_view media_type);

/// Whether a worker could not do its work at all, so that reading the same bytes again may well
/// give more.
[[nodiscard]] bool is_failure(extract::UnreadCode code);

/// What full-text search indexes of a text: its first 64 KiB as well-formed UTF-8, with the numbers
/// of people masked.
[[nodiscard]] std::string searched_part(std::string_view text);

}  // namespace yingshen::service
