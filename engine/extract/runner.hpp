#pragma once
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <semaphore>

#include "extract/document.hpp"

namespace yingshen::extract {

/// `yingshen-extract` beside the running program. Throws std::runtime_error where it is not there.
[[nodiscard]] std::filesystem::path find_worker();

/// Reads documents in worker processes, one a document, a few at a time. Thread-safe; a call blocks
/// until its document is read, so call it from a pool that may wait.
class Runner {
  public:
    struct Settings {
        std::filesystem::path worker;
        std::ptrdiff_t at_once = 2;  ///< workers side by side; more callers wait for a free one
        /// False is an operator's word that the kernel has no Landlock or seccomp and that
        /// documents are to be read all the same.
        bool sandboxed = true;
        std::chrono::milliseconds wall_max = std::chrono::seconds(90);
    };
    explicit Runner(Settings settings);

    /// Reads a file. Whatever is wrong with the file is in the document: a worker that was killed,
    /// or answered nonsense, leaves a document of which nothing was read, with the reason. Throws
    /// std::runtime_error where the environment is broken: no such file, no worker, no sandbox.
    [[nodiscard]] Document read(std::filesystem::path const& file);

  private:
    [[nodiscard]] Document read(int input);

    Settings settings_;
    std::counting_semaphore<> free_;
};

}  // namespace yingshen::extract
