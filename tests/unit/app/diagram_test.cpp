#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/command.hpp"

namespace {

using namespace yingshen::app;

std::string const source = YINGSHEN_SOURCE_DIR;
std::string const shipped = source + "/workflows/marketing_material.yaml";

struct Said {
    int status;
    std::string out;
    std::string error;
};

Said draw(std::vector<std::string> words) {
    words.insert(words.begin(), {"definitions", "diagram"});
    std::ostringstream out;
    std::ostringstream error;
    auto const status = run_command_line(words, {out, error});
    return {status, out.str(), error.str()};
}

}  // namespace

TEST_CASE("the picture in the documents is what the command draws") {
    auto const page = source + "/docs/marketing_material.svg";
    auto const drawn = draw({shipped});
    CHECK(drawn.status == succeeded);
    if (auto const* accept = std::getenv("YINGSHEN_ACCEPT");
        accept != nullptr && std::string_view(accept) == "1") {
        std::ofstream(page, std::ios::binary) << drawn.out;
        WARN("skipped: accepted " << page);
        return;
    }
    CHECK(drawn.out == read_file(page));
}

TEST_CASE("a workflow is named by its file or by its id, and drawn in either format") {
    auto const by_id = draw({"marketing_material", "--definitions", source});
    CHECK(by_id.status == succeeded);
    CHECK(by_id.out == draw({shipped}).out);
    CHECK(draw({shipped, "--format", "mermaid"}).out.starts_with("stateDiagram-v2"));

    auto const file = std::filesystem::temp_directory_path() / "yingshen_diagram_test.svg";
    auto const written = draw({shipped, "--output", file.string()});
    CHECK(written.status == succeeded);
    CHECK(written.out.empty());
    CHECK(read_file(file.string()) == by_id.out);
    std::filesystem::remove(file);
}

TEST_CASE("what cannot be drawn is told in one line") {
    struct Row {
        std::vector<std::string> words;
        int status;
        std::string_view told;
    };
    std::vector<Row> const rows = {
        {{}, misused, "expected either a workflow or --submission, but found neither"},
        {{shipped, "--submission", "sub_1"},
         misused,
         "expected either a workflow or --submission, but found both"},
        {{shipped, "--format", "png"}, misused, "expected --format svg|mermaid"},
        {{"marketing", "--definitions", source}, found_faults, "one of marketing_material"},
        {{shipped, "--output", "/nonexistent/x.svg"}, found_faults, "/nonexistent/x.svg"},
        {{"--submission", "sub_1", "--data", "/nonexistent/data"},
         found_faults,
         "expected a database in /nonexistent/data"},
    };
    for (auto const& row : rows) {
        auto const said = draw(row.words);
        INFO(said.error);
        CHECK(said.status == row.status);
        CHECK(said.out.empty());
        CHECK(said.error.find(row.told) != std::string::npos);
    }
}
