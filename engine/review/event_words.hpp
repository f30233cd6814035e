#pragma once
#include <optional>
#include <string_view>

#include "review/event.hpp"

namespace yingshen::review {

/// The spellings inside events of the vocabularies that `words` does not hold.
[[nodiscard]] constexpr std::string_view cause_name(DecisionsVoided::Cause cause) {
    return cause == DecisionsVoided::Cause::content_changed ? "content_changed" : "returned";
}
[[nodiscard]] constexpr std::optional<DecisionsVoided::Cause> parse_cause(std::string_view text) {
    if (text == "content_changed") return DecisionsVoided::Cause::content_changed;
    if (text == "returned") return DecisionsVoided::Cause::returned;
    return std::nullopt;
}

[[nodiscard]] constexpr std::string_view end_name(workflow::End end) {
    return end == workflow::End::good ? "good" : "bad";
}
[[nodiscard]] constexpr std::optional<workflow::End> parse_end(std::string_view text) {
    if (text == "good") return workflow::End::good;
    if (text == "bad") return workflow::End::bad;
    return std::nullopt;
}

}  // namespace yingshen::review
