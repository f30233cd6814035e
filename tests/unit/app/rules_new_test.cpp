#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <sstream>

#include "app/command.hpp"
#include "base/time.hpp"
#include "rulebook/rulebook.hpp"
#include "screening/screen.hpp"

namespace {

using namespace yingshen;

struct Said {
    int status;
    std::string out;
    std::string error;
};

Said say(std::vector<std::string> words) {
    words.insert(words.begin(), {"rules", "new"});
    std::ostringstream out;
    std::ostringstream error;
    auto const status = app::run_command_line(words, {out, error});
    return {status, out.str(), error.str()};
}

std::string shipped_statutes() {
    std::ifstream in(YINGSHEN_SOURCE_DIR "/rules/statutes.yaml", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("the skeleton of every kind of rule loads and passes its own tests") {
    std::vector<rulebook::NamedText> files{{"rules/statutes.yaml", shipped_statutes()}};
    for (std::string const kind : {"forbid", "require", "ask", "number"}) {
        auto const said = say({"bank." + kind, "--kind", kind});
        REQUIRE(said.status == app::succeeded);
        CHECK(said.out.find("\n" + kind + ":\n") != std::string::npos);
        files.emplace_back("rules/packs/" + kind + ".yaml", said.out);
    }
    auto const book = rulebook::parse_rulebook(files, base::china_date(base::SystemClock().now()));
    if (!book) FAIL(to_string(book.error().front()));
    REQUIRE(book->rules.size() == 4);
    for (auto const& rule : book->rules) {
        for (auto const& fault : screening::lint({rule}, book->statutes))
            FAIL_CHECK(to_string(fault));
    }
}

TEST_CASE("a skeleton is not written for a bad id or an unknown kind") {
    auto const said = say({"Loan.Rate"});
    CHECK(said.status == app::misused);
    CHECK(said.out.empty());
    CHECK(said.error.find("expected lower-case words joined by dots, such as loan.rate_shown, but "
                          "found \"Loan.Rate\"") != std::string::npos);
    CHECK(say({"loan.rate", "--kind", "forbids"}).status == app::misused);
    CHECK(say({}).status == app::misused);
}
