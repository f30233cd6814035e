#include "workflow/parse_calendar.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace yingshen::workflow {
namespace {

constexpr auto national = R"(office_hours: [09:00-12:00, 13:00-18:00]
years:
  2026:
    source: 通知
    holidays:
      - {name: 国庆节, from: 2026-10-01, to: 2026-10-07, work: [2026-09-20, 2026-10-10]}
)";

std::vector<std::string> faults(std::string const& national_text,
                                std::optional<std::string> const& bank_text = std::nullopt) {
    std::optional<CalendarFile> bank;
    if (bank_text) bank = CalendarFile{"bank.yaml", *bank_text};
    std::vector<std::string> texts;
    auto const calendar = parse_calendar({"c.yaml", national_text}, bank);
    if (calendar) return texts;
    for (auto const& fault : calendar.error())
        texts.push_back(to_string(fault));
    return texts;
}

Calendar with_bank(std::string const& text) {
    auto calendar = parse_calendar({"c.yaml", national}, CalendarFile{"bank.yaml", text});
    if (!calendar) FAIL(to_string(calendar.error().front()));
    return std::move(*calendar);
}

struct Row {
    std::string name;
    std::string from;  ///< what is replaced in the good file
    std::string to;
    std::string fault;
};

}  // namespace

TEST_CASE("a calendar file that is wrong is refused at the place where it is wrong") {
    REQUIRE(faults(national).empty());
    std::vector<Row> const rows{
        {"a holiday outside its year", "from: 2026-10-01", "from: 2025-10-01",
         "c.yaml:6:9: expected a holiday within 2026, but found 2025-10-01 to 2026-10-07"},
        {"a holiday that ends before it begins", "to: 2026-10-07", "to: 2026-09-30",
         "c.yaml:6:9: expected a holiday of 1 to 31 days, but found 2026-10-01 to 2026-09-30"},
        {"a holiday of a month and a day", "to: 2026-10-07", "to: 2026-11-01",
         "c.yaml:6:9: expected a holiday of 1 to 31 days, but found 2026-10-01 to 2026-11-01"},
        {"a day that does not exist", "to: 2026-10-07", "to: 2026-10-32",
         "c.yaml:6:43: expected a date as YYYY-MM-DD for \"to\", but found the text "
         "\"2026-10-32\""},
        {"a make-up day that is a weekday", "2026-10-10]", "2026-10-09]",
         "c.yaml:6:74: expected a make-up day on a Saturday or Sunday, but found 2026-10-09, a "
         "weekday"},
        {"a make-up day of another year", "2026-10-10]", "2027-10-10]",
         "c.yaml:6:74: expected a day of 2026 as YYYY-MM-DD, but found the text \"2027-10-10\""},
        {"a make-up day inside its holiday", "2026-10-10]", "2026-10-04]",
         "c.yaml:6:9: expected each day once, but found 2026-10-04 again, first as "
         "国庆节调休上班"},
        {"an unknown key of a holiday", "work:", "wrok:",
         "c.yaml:6:55: expected a key of a holiday: from, name, to, work, but found the unknown "
         "key \"wrok\" (did you mean \"work\"?)"},
        {"an unknown key", "office_hours:", "office_hour:",
         "c.yaml:1:1: expected a key of a calendar: office_hours, years, but found the unknown key "
         "\"office_hour\" (did you mean \"office_hours\"?)"},
        {"a year that is none", "2026:", "zwei:",
         "c.yaml:3:3: expected a year from 1970 to 2199, but found the text \"zwei\""},
        {"no source", "    source: 通知\n", "",
         "c.yaml:4:5: expected the key \"source\" in a year, but found none"},
        {"shifts that overlap", "13:00-18:00", "11:00-18:00",
         "c.yaml:1:29: expected office hours that begin after those before them have ended, but "
         "found the text \"11:00-18:00\""},
        {"a shift that ends before it begins", "09:00-12:00", "12:00-09:00",
         "c.yaml:1:16: expected office hours such as 09:00-12:00, the end after the beginning, but "
         "found the text \"12:00-09:00\""},
        {"a shift past midnight", "13:00-18:00", "13:00-24:01",
         "c.yaml:1:29: expected office hours such as 09:00-12:00, the end after the beginning, but "
         "found the text \"13:00-24:01\""},
        {"no office hours at all", "[09:00-12:00, 13:00-18:00]", "[]",
         "c.yaml:1:15: expected a list of office hours such as [09:00-12:00, 13:00-18:00], but "
         "found an empty list"},
    };
    for (auto const& row : rows) {
        DYNAMIC_SECTION(row.name) {
            std::string text = national;
            auto const place = text.find(row.from);
            REQUIRE(place != std::string::npos);
            CHECK(faults(text.replace(place, row.from.size(), row.to)) ==
                  std::vector<std::string>{row.fault});
        }
    }
}

TEST_CASE("all faults of both files come out at once") {
    auto const found = faults("years: {2026: {source: x, holidays: [{name: a}]}}",
                              "days_off: [{date: 2026-07-01}]\nholidays: []\n");
    CHECK(found ==
          std::vector<std::string>{
              "c.yaml:1:38: expected the key \"from\" in a holiday, but found none",
              "bank.yaml:1:12: expected the key \"name\" in a day, but found none",
              "bank.yaml:2:1: expected a key of a calendar: days_off, office_hours, working_days, "
              "but found the unknown key \"holidays\""});
}

TEST_CASE("a bank's own days and office hours win over the national arrangement") {
    auto const calendar = with_bank(R"(office_hours: [08:30-12:00, 13:30-17:30]
days_off:
  - {date: 2026-10-10, name: 行庆日}
working_days:
  - {date: 2026-10-07, name: 季末结账}
  - {date: 2026-12-26, name: 年终决算}
)");
    CHECK_FALSE(calendar.is_working({2026, 10, 10}));
    CHECK(calendar.name({2026, 10, 10}) == "行庆日");
    CHECK(calendar.is_working({2026, 10, 7}));
    CHECK(calendar.name({2026, 10, 7}) == "季末结账");
    CHECK(calendar.is_working({2026, 12, 26}));
    CHECK_FALSE(calendar.is_working({2026, 10, 6}));
    CHECK(calendar.name({2026, 10, 6}) == "国庆节");
    CHECK(calendar.day_us() == 27'000'000'000);
    CHECK(calendar.covers(2026));
}

TEST_CASE("a day that a bank calls both a day off and a working day is a fault") {
    CHECK(faults(national,
                 "days_off: [{date: 2026-07-01, name: a}]\n"
                 "working_days: [{date: 2026-07-01, name: b}]\n") ==
          std::vector<std::string>{"bank.yaml:2:16: expected each day once, but found 2026-07-01 "
                                   "again, first as a"});
}

}  // namespace yingshen::workflow
