#include "service/recent_texts.hpp"

#include <algorithm>

namespace yingshen::service {
namespace {

constexpr std::size_t entries_max = 64;
constexpr std::size_t bytes_max = 1U << 20;  ///< of one text; larger ones are parsed each time

}  // namespace

std::shared_ptr<MaterialText const> RecentTexts::find(base::Digest const& digest) {
    std::scoped_lock const lock(mutex_);
    auto const found = std::ranges::find(entries_, digest, &Entry::digest);
    if (found == entries_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found);
    return found->text;
}

void RecentTexts::put(base::Digest const& digest, std::shared_ptr<MaterialText const> text) {
    if (text->text().size() > bytes_max) return;
    std::scoped_lock const lock(mutex_);
    if (std::ranges::find(entries_, digest, &Entry::digest) != entries_.end()) return;
    entries_.push_front({digest, std::move(text)});
    if (entries_.size() > entries_max) entries_.pop_back();
}

}  // namespace yingshen::service
