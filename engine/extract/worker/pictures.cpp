#include "extract/worker/pictures.hpp"

namespace yingshen::extract::worker {

void UnreadPictures::read(std::string_view, std::string const& label, Collector& out) {
    out.unread(UnreadCode::picture, label);
}

void UnreadPictures::read_page(Raster const&, Collector& out) {
    out.unread(UnreadCode::page_without_text);
}

void UnreadPictures::read_part(Raster const&, Box const& on_page, bool under_words,
                               Collector& out) {
    if (!under_words) out.unread(UnreadCode::picture, "", on_page);
}

}  // namespace yingshen::extract::worker
