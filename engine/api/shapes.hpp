#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "rulebook/statutes.hpp"
#include "screening/screen.hpp"
#include "service/directory.hpp"
#include "words/facts.hpp"
#include "words/words.hpp"

/// The shapes that several answers share. Absent values are null, never left out, so that a client
/// can rely on every member.
namespace yingshen::api {

[[nodiscard]] base::Json shape(base::Text const& text);
[[nodiscard]] base::Json shape(std::optional<base::Time> const& time);
[[nodiscard]] base::Json shape(screening::Screening const& screening);
[[nodiscard]] base::Json shape(std::vector<screening::Finding> const& findings);
[[nodiscard]] base::Json shape(std::vector<screening::NotRead> const& not_read);
/// Where something stands in a document, in words and as data; null where there is no place.
[[nodiscard]] base::Json shape(std::optional<screening::PagePlace> const& place);
/// Each declared fact with its title and the titles of its words, in the order of fact_kinds().
[[nodiscard]] base::Json shape_with_titles(words::FactSet const& facts);
/// Null for an empty text.
[[nodiscard]] base::Json text_or_null(std::string const& text);
/// statute, article, and the citation as people write it.
[[nodiscard]] base::Json shape(std::vector<rulebook::Citation> const& basis,
                               rulebook::Statutes const& statutes);

/// The title of a word that is known to be one (it was checked when it was stored).
template <class E>
[[nodiscard]] base::Json title_of(std::string_view name) {
    auto const value = words::parse<E>(name);
    return value ? shape(words::title(*value)) : base::Json();
}

/// Resolves ids to what people read. One directory for a whole answer, so that names do not change
/// half-way.
class Names {
  public:
    explicit Names(std::shared_ptr<service::Directory const> directory)
        : directory_(std::move(directory)) {}
    /// {id, name}; null for an empty id. Somebody who left keeps the id as name.
    [[nodiscard]] base::Json person(std::string const& id) const;
    [[nodiscard]] base::Json unit(std::string const& id) const;
    [[nodiscard]] service::Directory const& directory() const { return *directory_; }

  private:
    std::shared_ptr<service::Directory const> directory_;
};

}  // namespace yingshen::api
