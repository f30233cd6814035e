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
    /// Whether drawing a page is worth the time: false where nothing would be recognised.
    [[nodiscard]] virtual bool wants_pages() const = 0;
};

/// Lists every picture as not read.
class UnreadPictures : public Pictures {
  public:
    void read(std::string_view bytes, std::string const& label, Collector& out) override;
    void read_page(Raster const& page, Collector& out) override;
    [[nodiscard]] bool wants_pages() const override { return false; }
};

}  // namespace yingshen::extract::worker
