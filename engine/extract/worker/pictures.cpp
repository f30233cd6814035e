#include "extract/worker/pictures.hpp"

namespace yingshen::extract::worker {

void UnreadPictures::read(std::string_view, std::string const& label, Collector& out) {
    out.unread(UnreadCode::picture, label);
}

void UnreadPictures::read_page(Raster const&, Collector& out) {
    out.unread(UnreadCode::page_without_text);
}

}  // namespace yingshen::extract::worker
