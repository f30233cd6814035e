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
