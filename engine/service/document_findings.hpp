#pragma once
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "extract/document.hpp"
#include "screening/screen.hpp"

namespace yingshen::service {

/// What is found of a document itself, whatever its words say; no rule of the rule book is needed.
/// `document.hidden_text`: text that a reader of the document does not see. `document.small_print`:
/// a warning or a fee set far smaller than the offer, where sizes are known.
/// `document.type_mismatch`: the declared type is not that of the content. rules/README.md says
/// when. Their spans are empty; place and `detail` say where and what, and `text` has the words
/// they are about where there are such, cut to a few lines and without numbers of people. A
/// function of its arguments.
[[nodiscard]] std::vector<screening::Finding> document_findings(extract::Document const& document,
                                                                std::string_view declared_type,
                                                                catalog::Rules const& rules);

/// Sizes in points that decide about small print.
namespace small_print {
inline constexpr double readable = 7.5;         ///< anything below it is small …
inline constexpr double body_from = 10.5;       ///< … in a document whose body is this large
inline constexpr double share = 0.6;            ///< of the size of the offer, or of the body
inline constexpr std::size_t poster_max = 800;  ///< code points of a document that is one offer
}  // namespace small_print

}  // namespace yingshen::service
