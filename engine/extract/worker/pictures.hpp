#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/worker/collector.hpp"

namespace yingshen::extract::worker {

/// A drawn page: one byte a pixel, 0 is black.
struct Raster {
    int width = 0;
    int height = 0;
    double pixels_per_point = 1;
    std::vector<std::uint8_t> gray;
};

/// Words cover what is drawn once or twice; what covers it more often than this is no text.
inline constexpr double coverings_max = 20;

/// Reads the text of pictures that stand in documents. Made once a process.
class Pictures {
  public:
    Pictures() = default;
    Pictures(Pictures const&) = delete;
    Pictures& operator=(Pictures const&) = delete;
    virtual ~Pictures() = default;

    /// Adds the text of an encoded picture, or lists why there is none. Never throws for what is in
    /// the picture, except Stop where the document is full.
    virtual void read(std::string_view bytes, std::string const& label, Collector& out) = 0;
    /// The same for a page without text that was drawn.
    virtual void read_page(Raster const& page, Collector& out) = 0;
    /// The same for a picture that stands on a page beside its text and was drawn with it. Where it
    /// is `under_words` of the page that say what is in it, only words that they leave out are
    /// added, and only sure ones.
    virtual void read_part(Raster const& part, Box const& on_page, bool under_words,
                           Collector& out) = 0;
    /// Whether drawing a page is worth the time: false where nothing would be recognised.
    [[nodiscard]] virtual bool wants_pages() const = 0;
};

/// Lists every picture as not read.
class UnreadPictures : public Pictures {
  public:
    void read(std::string_view bytes, std::string const& label, Collector& out) override;
    void read_page(Raster const& page, Collector& out) override;
    void read_part(Raster const& part, Box const& on_page, bool under_words,
                   Collector& out) override;
    [[nodiscard]] bool wants_pages() const override { return false; }
};

}  // namespace yingshen::extract::worker
