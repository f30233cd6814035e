#pragma once
#include <cstddef>
#include <string>

namespace yingshen::extract::worker {

/// What poppler says of a document while it is read. It has one listener a process, so there is at
/// most one of these at a time.
class PdfFaults {
  public:
    PdfFaults();
    PdfFaults(PdfFaults const&) = delete;
    PdfFaults& operator=(PdfFaults const&) = delete;
    ~PdfFaults();

    /// Whether a font could not be used.
    [[nodiscard]] bool font_failed() const { return font_failed_; }

    /// Pictures that a page tried to show and could not because they are marked, see
    /// mark_pictures().
    struct Shown {
        std::size_t pictures = 0;
        std::size_t too_large = 0;  ///< of them
        double pixels_max = 0;      ///< of the others together, at most
    };
    /// Those since the last call.
    [[nodiscard]] Shown take_shown();

  private:
    static void note(std::string const& fault, void* self);

    bool font_failed_ = false;
    Shown shown_;
};

}  // namespace yingshen::extract::worker
