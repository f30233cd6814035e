#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "app/command.hpp"

using namespace yingshen;

namespace {

std::string const source = YINGSHEN_SOURCE_DIR;

std::string read(std::string const& file) {
    std::ifstream in(file, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

/// With YINGSHEN_ACCEPT=1 the page is written anew, and the run reports it as skipped.
TEST_CASE("the page about the quality of screening holds what the command prints") {
    std::ostringstream out;
    std::ostringstream error;
    std::vector<std::string> words = {"rules",      "measure",       "--on",
                                      "2026-11-23", "--definitions", source};
    std::set<std::string> files;
    for (auto const& entry : std::filesystem::directory_iterator(source + "/tests/quality")) {
        if (entry.path().extension() == ".jsonl") files.insert(entry.path().string());
    }
    words.insert(words.end(), files.begin(), files.end());
    auto const status = app::run_command_line(words, {out, error});
    CHECK(error.str().empty());
    CHECK(status != app::misused);
    auto const file = source + "/docs/reference/screening-quality.md";
    auto page = read(file);
    std::string const begin = "<!-- what the command prints -->\n";
    auto const at = page.find(begin);
    REQUIRE(at != std::string::npos);
    auto const printed = page.substr(at + begin.size());
    auto const* accept = std::getenv("YINGSHEN_ACCEPT");
    if (accept != nullptr && std::string_view(accept) == "1") {
        std::ofstream(file, std::ios::binary) << page.substr(0, at + begin.size()) << out.str();
        WARN("skipped: accepted " << file);
    } else {
        CHECK(printed == out.str());
    }
}
