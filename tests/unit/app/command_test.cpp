#include "app/command.hpp"

#include <catch2/catch.hpp>
#include <sstream>

namespace {

using namespace yingshen::app;

struct Said {
    int status;
    std::string out;
    std::string error;
};

Said say(std::vector<std::string> const& words) {
    std::ostringstream out;
    std::ostringstream error;
    auto const status = run_command_line(words, {out, error});
    return {status, out.str(), error.str()};
}

}  // namespace

TEST_CASE("every command explains itself with all of its options") {
    auto const all = say({"--help"});
    CHECK(all.status == succeeded);
    for (auto const& command : commands()) {
        INFO(command.name);
        CHECK(all.out.find("  " + std::string(command.name) + "  ") != std::string::npos);
        std::vector<std::string> words;
        std::istringstream names{std::string(command.name)};
        for (std::string word; names >> word;)
            words.push_back(word);
        words.emplace_back("--help");
        auto const one = say(words);
        CHECK(one.status == succeeded);
        CHECK(one.error.empty());
        for (auto const& option : command.options)
            CHECK(one.out.find(std::string(option.name)) != std::string::npos);
    }
}

TEST_CASE("a wrong command line is misuse, told in one line with what was expected and found") {
    struct Row {
        std::vector<std::string> words;
        std::string_view told;
    };
    std::vector<Row> const rows = {
        {{"srve"}, "expected a command, but found \"srve\"; did you mean \"serve\"?"},
        {{"audit"}, "expected a command, but found \"audit\""},
        {{"audit", "verfy"}, "did you mean \"audit verify\"?"},
        {{"serve", "--prt", "1"},
         "expected an option of serve, but found \"--prt\"; did you mean \"--port\"?"},
        {{"serve", "--port"}, "expected --port N, but found nothing after it"},
        {{"serve", "--port", "70000"}, "expected --port 0 to 65535, but found \"70000\""},
        {{"serve", "--port", "80", "--port=81"}, "expected --port once, but found it twice"},
        {{"serve", "extra"}, "expected no operand, but found 1 operands"},
        {{"serve", "--secure-cookies=yes"}, "expected --secure-cookies without a value"},
        {{"load"}, "expected FILE|DIR, but found 0 operands"},
        {{"screen", "--format", "jsn", "x"},
         "expected --format text|json, but found \"jsn\"; did you mean \"json\"?"},
        {{"screen", "--kind", "advert", "x"}, "--kind: expected one of marketing_material"},
        {{"report", "adoption", "--from", "2026-13-01"}, "--from: expected a day as YYYY-MM-DD"},
        {{"walk", "stories", "--url", "ftp://x"}, "expected --url http://HOST:PORT"},
        {{"certificate", "verify", "c.json"}, "expected --key PEM"},
        {{"calendar", "due", "today", "1 working day"}, "expected FROM as YYYY-MM-DD"},
        {{"calendar", "due", "1926-01-01", "1 working day"}, "FROM in the years 1970 to 2198"},
        {{"calendar", "due", "9999-01-01", "1 working day"}, "FROM in the years 1970 to 2198"},
        {{"calendar", "due", "2026-01-01", "2 days"},
         "expected 1 to 250 working days or working hours, such as \"3 working days\""},
        {{"account", "one-time-secret"}, "expected either logins or --all, but found neither"},
    };
    for (auto const& row : rows) {
        auto const said = say(row.words);
        INFO(said.error);
        CHECK(said.status == misused);
        CHECK(said.out.empty());
        CHECK(said.error.find(row.told) != std::string::npos);
    }
    CHECK(say({}).status == misused);
}

TEST_CASE("what cannot be read or opened is one line and exit status 1") {
    for (auto const& words : std::vector<std::vector<std::string>>{
             {"load", "/nonexistent/organisation.yaml", "--data", "/nonexistent/data"},
             {"audit", "verify", "--data", "/nonexistent/data"},
             {"definitions", "diagram", "/nonexistent/workflow.yaml"},
             {"certificate", "verify", "/nonexistent/c.json", "--key", "/nonexistent/key"},
         }) {
        auto const said = say(words);
        INFO(words.front() << ": " << said.error);
        CHECK(said.status == found_faults);
        CHECK(said.error.find("/nonexistent/") != std::string::npos);
    }
}

TEST_CASE("a deadline is explained day by day") {
    std::string const definitions = YINGSHEN_SOURCE_DIR;
    auto const days =
        say({"calendar", "due", "2026-09-29", "2 working days", "--definitions", definitions});
    CHECK(days.status == succeeded);
    CHECK(days.out ==
          "2 working days from 2026-09-29 周二 00:00:\n"
          "  2026-09-29 周二  does not count: it begins on this day\n"
          "  2026-09-30 周三  working day 1\n"
          "  2026-10-01 周四  does not count (国庆节)\n"
          "  2026-10-02 周五  does not count (国庆节)\n"
          "  2026-10-03 周六  does not count (国庆节)\n"
          "  2026-10-04 周日  does not count (国庆节)\n"
          "  2026-10-05 周一  does not count (国庆节)\n"
          "  2026-10-06 周二  does not count (国庆节)\n"
          "  2026-10-07 周三  does not count (国庆节)\n"
          "  2026-10-08 周四  working day 2\n"
          "due 2026-10-08 周四 18:00 (2026-10-08T10:00:00.000000Z)\n");
    auto const hours = say(
        {"calendar", "due", "2030-01-04 16:30", "2 working hours", "--definitions", definitions});
    CHECK(hours.status == succeeded);
    CHECK(hours.out ==
          "2 working hours from 2030-01-04 周五 16:30:\n"
          "  2030-01-04 周五  1 h 30 min\n"
          "  2030-01-05 周六  does not count (weekend)\n"
          "  2030-01-06 周日  does not count (weekend)\n"
          "  2030-01-07 周一  0 h 30 min\n"
          "due 2030-01-07 周一 09:30 (2030-01-07T01:30:00.000000Z)\n"
          "warning: the holidays of 2030 are not in the calendar; Monday to Friday were taken as "
          "working days\n");
}
