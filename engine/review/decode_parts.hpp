#pragma once
#include "review/event.hpp"
#include "review/fields.hpp"

/// How the values inside events are read. Not the module's interface.
namespace yingshen::review {

[[nodiscard]] TaskOpened read_task(Fields& in);
[[nodiscard]] words::FactSet read_facts(Fields& in);
[[nodiscard]] screening::Span read_span(Fields& in);
/// An absent member reads as no place.
[[nodiscard]] std::optional<screening::PagePlace> read_page_place(Fields& in);
[[nodiscard]] screening::Finding read_finding(Fields& in);
[[nodiscard]] screening::NotRead read_not_read(Fields& in);
/// An absent member reads as nothing named.
[[nodiscard]] FinalAttached::Difference read_difference(Fields& in);
[[nodiscard]] RestsOn read_rests_on(Fields& in);
[[nodiscard]] Base read_base(Fields& in);
/// An absent member reads as empty.
[[nodiscard]] std::string read_side(Fields& in);

}  // namespace yingshen::review
