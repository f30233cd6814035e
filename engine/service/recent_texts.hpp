#pragma once
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/hash.hpp"
#include "extract/document.hpp"
#include "extract/screening_text.hpp"

namespace yingshen::service {

/// What was read of a file.
struct MaterialText {
    /// Of a file that is its own text: the bytes, which may be broken UTF-8.
    explicit MaterialText(std::string bytes) : plain(std::move(bytes)) {}
    explicit MaterialText(extract::Document read)
        : document(std::move(read)), map(std::in_place, *document) {}

    /// What is screened, compared, split and searched.
    [[nodiscard]] std::string const& text() const { return map ? map->text() : plain; }
    /// Whether there is nothing that was not read.
    [[nodiscard]] bool complete() const { return !document || document->unread.empty(); }

    std::string plain;
    std::optional<extract::Document> document;  ///< of a file that a worker read
    std::optional<extract::ScreeningText> map;  ///< from its text to its blocks
};

/// Texts that were used lately, so that a page of clauses does not parse its document each time.
/// Bounded by their number and size. Thread-safe.
class RecentTexts {
  public:
    /// nullptr where it is not remembered.
    [[nodiscard]] std::shared_ptr<MaterialText const> find(base::Digest const& digest);
    void put(base::Digest const& digest, std::shared_ptr<MaterialText const> text);

  private:
    struct Entry {
        base::Digest digest;
        std::shared_ptr<MaterialText const> text;
    };
    std::mutex mutex_;
    std::list<Entry> entries_;  ///< most lately used first
};

}  // namespace yingshen::service
