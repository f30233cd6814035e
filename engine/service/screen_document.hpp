#pragma once
#include <string_view>

#include "base/text.hpp"
#include "catalog/catalog.hpp"
#include "screening/screen.hpp"
#include "service/recent_texts.hpp"

namespace yingshen::service {

/// Screens what was read of a file. Spans are of MaterialText::text(); findings in a document have
/// their place, and what the worker did not read is in `not_read`. A worker that failed leaves
/// `review::screening_failed`, so that the file does not count as screened. Throws where matching
/// fails.
[[nodiscard]] screening::Screening screen_text(catalog::Rules const& rules,
                                               MaterialText const& text,
                                               std::string_view declared_type,
                                               screening::Subject const& subject);

/// The place of a code point of the text; nullopt where it has none.
[[nodiscard]] std::optional<screening::PagePlace> place_in(MaterialText const& text,
                                                           std::size_t code_point);
[[nodiscard]] screening::PagePlace page_place(extract::Place const& place);
/// "第3页 第2段", with a label last; empty for the whole document.
[[nodiscard]] base::Text describe(screening::PagePlace const& place);

}  // namespace yingshen::service
