#pragma once
#include <optional>
#include <string_view>

#include "review/event.hpp"

namespace yingshen::review {

/// The spellings inside events of the vocabularies that `words` does not hold.
[[nodiscard]] constexpr std::string_view cause_name(DecisionsVoided::Cause cause) {
    switch (cause) {
        case DecisionsVoided::Cause::content_changed:
            return "content_changed";
        case DecisionsVoided::Cause::returned:
            return "returned";
        case DecisionsVoided::Cause::final_changed:
            return "final_changed";
    }
    return {};
}
[[nodiscard]] constexpr std::optional<DecisionsVoided::Cause> parse_cause(std::string_view text) {
    if (text == "content_changed") return DecisionsVoided::Cause::content_changed;
    if (text == "returned") return DecisionsVoided::Cause::returned;
    if (text == "final_changed") return DecisionsVoided::Cause::final_changed;
    return std::nullopt;
}

[[nodiscard]] constexpr std::string_view ruling_name(OpinionHeard::Ruling ruling) {
    return ruling == OpinionHeard::Ruling::upheld ? "upheld" : "set_aside";
}
[[nodiscard]] constexpr std::optional<OpinionHeard::Ruling> parse_ruling(std::string_view text) {
    if (text == "upheld") return OpinionHeard::Ruling::upheld;
    if (text == "set_aside") return OpinionHeard::Ruling::set_aside;
    return std::nullopt;
}

[[nodiscard]] constexpr std::string_view mark_name(FindingMarked::Mark mark) {
    switch (mark) {
        case FindingMarked::Mark::confirmed:
            return "confirmed";
        case FindingMarked::Mark::dismissed:
            return "dismissed";
        case FindingMarked::Mark::reopened:
            return "reopened";
    }
    return {};
}
[[nodiscard]] constexpr std::optional<FindingMarked::Mark> parse_mark(std::string_view text) {
    if (text == "confirmed") return FindingMarked::Mark::confirmed;
    if (text == "dismissed") return FindingMarked::Mark::dismissed;
    if (text == "reopened") return FindingMarked::Mark::reopened;
    return std::nullopt;
}

[[nodiscard]] constexpr std::string_view seat_name(workflow::Seat seat) {
    switch (seat) {
        case workflow::Seat::before:
            return "before";
        case workflow::Seat::main:
            return "main";
        case workflow::Seat::after:
            return "after";
    }
    return {};
}
[[nodiscard]] constexpr std::optional<workflow::Seat> parse_seat(std::string_view text) {
    if (text == "before") return workflow::Seat::before;
    if (text == "main") return workflow::Seat::main;
    if (text == "after") return workflow::Seat::after;
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
