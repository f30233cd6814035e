#include "workflow/calendar.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <random>

#include "workflow/due.hpp"
#include "workflow/parse_calendar.hpp"

namespace yingshen::workflow {
namespace {

constexpr std::int64_t hour_us = 3'600'000'000;
constexpr std::int64_t day_us = 24 * hour_us;

Calendar shipped() {
    std::string const path = YINGSHEN_SOURCE_DIR "/rules/calendar/mainland_china.yaml";
    std::ifstream in(path, std::ios::binary);
    auto calendar = parse_calendar({path, {std::istreambuf_iterator<char>(in), {}}}, std::nullopt);
    if (!calendar) FAIL(to_string(calendar.error().front()));
    return std::move(*calendar);
}

base::Date day(char const* text) {
    return base::parse_date(text).value();
}

base::Time at(char const* text) {
    return base::parse_time(text).value();
}

/// The day in China on which a deadline ends.
std::string due_day(char const* amount, char const* from, Calendar const& calendar) {
    return base::to_string(
        base::china_date(due(parse_deadline(amount).value(),
                             {base::china_midnight(day(from)).us + 10 * hour_us}, calendar)));
}

struct NamedDay {
    char const* date;
    char const* name;
};

/// As announced, one line a day: 国办发明电〔2024〕12号 and 国办发明电〔2025〕7号.
constexpr NamedDay days_off[] = {
    {"2025-01-01", "元旦"},           {"2025-01-28", "春节"},
    {"2025-01-29", "春节"},           {"2025-01-30", "春节"},
    {"2025-01-31", "春节"},           {"2025-02-01", "春节"},
    {"2025-02-02", "春节"},           {"2025-02-03", "春节"},
    {"2025-02-04", "春节"},           {"2025-04-04", "清明节"},
    {"2025-04-05", "清明节"},         {"2025-04-06", "清明节"},
    {"2025-05-01", "劳动节"},         {"2025-05-02", "劳动节"},
    {"2025-05-03", "劳动节"},         {"2025-05-04", "劳动节"},
    {"2025-05-05", "劳动节"},         {"2025-05-31", "端午节"},
    {"2025-06-01", "端午节"},         {"2025-06-02", "端午节"},
    {"2025-10-01", "国庆节、中秋节"}, {"2025-10-02", "国庆节、中秋节"},
    {"2025-10-03", "国庆节、中秋节"}, {"2025-10-04", "国庆节、中秋节"},
    {"2025-10-05", "国庆节、中秋节"}, {"2025-10-06", "国庆节、中秋节"},
    {"2025-10-07", "国庆节、中秋节"}, {"2025-10-08", "国庆节、中秋节"},
    {"2026-01-01", "元旦"},           {"2026-01-02", "元旦"},
    {"2026-01-03", "元旦"},           {"2026-02-15", "春节"},
    {"2026-02-16", "春节"},           {"2026-02-17", "春节"},
    {"2026-02-18", "春节"},           {"2026-02-19", "春节"},
    {"2026-02-20", "春节"},           {"2026-02-21", "春节"},
    {"2026-02-22", "春节"},           {"2026-02-23", "春节"},
    {"2026-04-04", "清明节"},         {"2026-04-05", "清明节"},
    {"2026-04-06", "清明节"},         {"2026-05-01", "劳动节"},
    {"2026-05-02", "劳动节"},         {"2026-05-03", "劳动节"},
    {"2026-05-04", "劳动节"},         {"2026-05-05", "劳动节"},
    {"2026-06-19", "端午节"},         {"2026-06-20", "端午节"},
    {"2026-06-21", "端午节"},         {"2026-09-25", "中秋节"},
    {"2026-09-26", "中秋节"},         {"2026-09-27", "中秋节"},
    {"2026-10-01", "国庆节"},         {"2026-10-02", "国庆节"},
    {"2026-10-03", "国庆节"},         {"2026-10-04", "国庆节"},
    {"2026-10-05", "国庆节"},         {"2026-10-06", "国庆节"},
    {"2026-10-07", "国庆节"},
};
constexpr NamedDay days_on[] = {
    {"2025-01-26", "春节调休上班"},           {"2025-02-08", "春节调休上班"},
    {"2025-04-27", "劳动节调休上班"},         {"2025-09-28", "国庆节、中秋节调休上班"},
    {"2025-10-11", "国庆节、中秋节调休上班"}, {"2026-01-04", "元旦调休上班"},
    {"2026-02-14", "春节调休上班"},           {"2026-02-28", "春节调休上班"},
    {"2026-05-09", "劳动节调休上班"},         {"2026-09-20", "国庆节调休上班"},
    {"2026-10-10", "国庆节调休上班"},
};

/// Any instant of the years 1900 to 2300, often at the edge of a shift.
base::Time any_instant(std::mt19937_64& random) {
    auto const day = static_cast<std::int64_t>(random() % (400 * 365)) - 70 * 365;
    auto const minute = static_cast<std::int64_t>(random() % 1440) * 60'000'000;
    auto const edge = static_cast<std::int64_t>(random() % 3) - 1;
    return {day * day_us + minute + edge};
}

base::Time near_instant(std::mt19937_64& random) {
    return {at("2026-01-01T00:00:00Z").us +
            static_cast<std::int64_t>(random() % (3'650 * 86'400)) * 1'000'000};
}

}  // namespace

TEST_CASE("the shipped calendar has every holiday and make-up day of 2025 and 2026, and no other") {
    auto const calendar = shipped();
    std::map<base::Date, std::string> off, on;
    for (auto const& [date, name] : days_off)
        off.emplace(day(date), name);
    for (auto const& [date, name] : days_on)
        on.emplace(day(date), name);
    CHECK(calendar.days().off == off);
    CHECK(calendar.days().on == on);
    CHECK(calendar.days().years == std::set<int>{2025, 2026});
    for (auto n = base::to_days({2025, 1, 1}); n <= base::to_days({2026, 12, 31}); ++n) {
        auto const date = base::from_days(n);
        auto const weekday = (n + 3) % 7 < 5;
        INFO(to_string(date));
        CHECK(calendar.is_working(date) == (on.contains(date) || (weekday && !off.contains(date))));
    }
}

TEST_CASE("2025 and 2026 have 248 working days each, as counted by hand") {
    // Weekdays, less those that are off, and the weekend days worked.
    auto const calendar = shipped();
    auto const working_days = [&calendar](int year) {
        return calendar.working_time(base::china_midnight({year, 1, 1}),
                                     base::china_midnight({year + 1, 1, 1})) /
               calendar.day_us();
    };
    CHECK(working_days(2025) == 261 - 18 + 5);
    CHECK(working_days(2026) == 261 - 19 + 6);
}

TEST_CASE("working days run over a holiday and count the make-up days") {
    auto const calendar = shipped();
    // Friday before the Spring Festival of 2026: Saturday is worked, then nine days off.
    CHECK(due_day("1 working day", "2026-02-13", calendar) == "2026-02-14");
    CHECK(due_day("2 working days", "2026-02-13", calendar) == "2026-02-24");
    // 2025-09-26, a Friday: Sunday 28th is worked, 29th, 30th, then eight days off.
    CHECK(due_day("3 working days", "2025-09-26", calendar) == "2025-09-30");
    CHECK(due_day("4 working days", "2025-09-26", calendar) == "2025-10-09");
    CHECK(due_day("6 working days", "2025-09-26", calendar) == "2025-10-11");
    CHECK(due_day("8 working hours", "2026-09-30", calendar) == "2026-10-08");
}

TEST_CASE("a year without an arrangement falls back to weekdays, and says so") {
    auto const calendar = shipped();
    CHECK(calendar.covers(2026));
    CHECK_FALSE(calendar.covers(2027));
    CHECK(calendar.is_working({2027, 10, 1}));
    CHECK(due_day("1 working day", "2026-12-31", calendar) == "2027-01-01");
    CHECK_FALSE(Calendar().covers(2026));
}

TEST_CASE("working time counts office hours only") {
    auto const calendar = shipped();
    auto const between = [&calendar](char const* from, char const* to) {
        return calendar.working_time(at(from), at(to));
    };
    // 2026-02-13 is a Friday; 01:00Z is 09:00 in China.
    CHECK(between("2026-02-13T01:00:00Z", "2026-02-13T02:30:00Z") == hour_us * 3 / 2);
    CHECK(between("2026-02-13T03:30:00Z", "2026-02-13T05:30:00Z") == hour_us);
    CHECK(between("2026-02-13T09:00:00Z", "2026-02-14T02:00:00Z") == 2 * hour_us);
    CHECK(between("2026-02-14T10:00:00Z", "2026-02-24T01:00:00Z") == 0);
    CHECK(between("2026-02-24T02:00:00Z", "2026-02-14T09:00:00Z") == -2 * hour_us);
    CHECK(calendar.day_us() == 8 * hour_us);
}

TEST_CASE("working time is additive, monotonic, and has an inverse") {
    auto const calendar = shipped();
    std::mt19937_64 random(20'261'123);
    for (int round = 0; round < 20'000; ++round) {
        auto const a = any_instant(random);
        auto const b = any_instant(random);
        auto const c = any_instant(random);
        CAPTURE(round, a.us, b.us, c.us);
        REQUIRE(calendar.working_time(a, b) + calendar.working_time(b, c) ==
                calendar.working_time(a, c));
        REQUIRE((a <= b ? calendar.working_time(a, b) >= 0 : calendar.working_time(a, b) <= 0));

        auto const from = near_instant(random);
        auto const amount = static_cast<std::int64_t>(random() % (2'000 * 3'600)) * 1'000'000;
        auto const end = calendar.after_working_time(from, amount);
        CAPTURE(from.us, amount, end.us);
        REQUIRE(end >= from);
        REQUIRE(calendar.working_time(from, end) == amount);
        if (amount > 0) REQUIRE(calendar.working_time(from, {end.us - 1}) == amount - 1);
        auto const part = amount / 3;
        REQUIRE(calendar.after_working_time(calendar.after_working_time(from, part),
                                            amount - part) == end);
    }
}

TEST_CASE("a deadline is never before its beginning, and a later beginning never ends earlier") {
    auto const calendar = shipped();
    std::mt19937_64 random(7);
    for (int round = 0; round < 5'000; ++round) {
        Deadline const deadline{
            static_cast<int>(1 + random() % 250),
            random() % 2 == 0 ? Deadline::Unit::working_days : Deadline::Unit::working_hours};
        auto const from = near_instant(random);
        base::Time const later{from.us + static_cast<std::int64_t>(random() % (3 * day_us))};
        CAPTURE(round, from.us, later.us, to_string(deadline));
        REQUIRE(due(deadline, from, calendar) > from);
        REQUIRE(due(deadline, from, calendar) <= due(deadline, later, calendar));
        if (deadline.unit == Deadline::Unit::working_hours) {
            REQUIRE(calendar.working_time(from, due(deadline, from, calendar)) ==
                    working_us(deadline, calendar));
        }
    }
}

TEST_CASE("absurd clocks are clamped to the years that a calendar knows") {
    auto const calendar = shipped();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    Deadline const days{250, Deadline::Unit::working_days};
    Deadline const hours{250, Deadline::Unit::working_hours};
    CHECK(base::to_string(due(days, {least}, calendar)).starts_with("1970-12-17"));
    CHECK(base::to_string(due(hours, {least}, calendar)).starts_with("1970-02-13"));
    CHECK(base::to_string(due(days, {most}, calendar)) == "2199-12-31T16:00:00.000000Z");
    CHECK(base::to_string(due(hours, {most}, calendar)) == "2199-12-31T16:00:00.000000Z");
    CHECK(calendar.after_working_time({0}, most) == base::china_midnight({2200, 1, 1}));
    CHECK(calendar.after_working_time({0}, least) == base::china_midnight({1970, 1, 1}));
    CHECK(calendar.working_time({least}, {most}) == -calendar.working_time({most}, {least}));
    CHECK_FALSE(calendar.is_working({2250, 1, 1}));
}

}  // namespace yingshen::workflow
