#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yingshen::base {

/// An instant: microseconds since 1970-01-01T00:00:00Z.
struct Time {
    std::int64_t us = 0;
    auto operator<=>(Time const&) const = default;
};

/// A calendar day without a zone, as people write it in material and in law.
struct Date {
    int year = 1970;
    int month = 1;
    int day = 1;
    auto operator<=>(Date const&) const = default;
};

/// "2026-11-22T13:20:46.000123Z".
[[nodiscard]] std::string to_string(Time time);
/// "2026-11-22".
[[nodiscard]] std::string to_string(Date date);
/// The inverse of to_string; nullopt for anything else, impossible days included. At most 6
/// fractional digits; the fraction may be absent.
[[nodiscard]] std::optional<Time> parse_time(std::string_view text);
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// The calendar day in mainland China (UTC+8, no summer time) at an instant.
[[nodiscard]] Date china_date(Time time);
/// Midnight in mainland China at the start of a day.
[[nodiscard]] Time china_midnight(Date date);
/// Days since 1970-01-01; the way to add days: from_days(to_days(d) + n).
[[nodiscard]] std::int64_t to_days(Date date);
[[nodiscard]] Date from_days(std::int64_t count);

/// The only source of "now". Implementations are thread-safe.
class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Time now() const = 0;
};

/// The machine's wall clock.
class SystemClock final : public Clock {
  public:
    [[nodiscard]] Time now() const override;
};

}  // namespace yingshen::base
