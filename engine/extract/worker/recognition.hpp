#pragma once
#include <memory>
#include <string>

#include "extract/worker/pictures.hpp"

namespace yingshen::extract::worker {

/// Text recognition by tesseract, simplified Chinese and English, in rows and in columns. The
/// models are loaded at the first picture. Words below confidence_min are listed with their box; so
/// is what is left when the time for recognition is used up.
class Recognition : public Pictures {
  public:
    Recognition();
    ~Recognition() override;

    void read(std::string_view bytes, std::string const& label, Collector& out) override;
    void read_page(Raster const& page, Collector& out) override;
    void read_part(Raster const& part, Box const& on_page, bool under_words,
                   Collector& out) override;
    [[nodiscard]] bool wants_pages() const override { return true; }

  private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace yingshen::extract::worker
