#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/command.hpp"
#include "base/json.hpp"

namespace {

using namespace yingshen;
using namespace yingshen::app;
namespace fs = std::filesystem;

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

std::string shipped() {
    return std::string(YINGSHEN_SOURCE_DIR) +
           "/tests/support/definitions/workflows/marketing_material.yaml";
}

/// The shipped workflow with one text in place of another, in a file of its own.
std::string replaced(std::string const& name, std::string const& from, std::string const& to) {
    auto text = read_file(shipped());
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    auto const file = fs::temp_directory_path() / ("yingshen_diff_" + name + ".yaml");
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
}

}  // namespace

TEST_CASE("definitions diff tells what becomes possible, with a path, in both languages") {
    auto const after =
        replaced("cancel", "return: {to: draft, needs: [reason]}", "cancel: {to: cancelled}");
    auto const text = say({"definitions", "diff", shipped(), after});
    CHECK(text.status == succeeded);
    CHECK(text.error.empty());
    CHECK(text.out.find("变为可能：“前置内审”环节“撤销”至“已撤销”（内审员办理）\n"
                        "becomes possible: pre_review.cancel -> cancelled by pre_reviewer\n"
                        "  1. draft: A attach_revision\n") != std::string::npos);
    CHECK(text.out.find("becomes impossible: pre_review.return -> draft") != std::string::npos);

    auto const json = say({"definitions", "diff", "--format", "json", shipped(), after});
    auto const shape = base::parse_json(json.out);
    REQUIRE(shape);
    CHECK_FALSE(*shape->find("behaves_alike")->as_bool());
    CHECK(*shape->find("complete")->as_bool());
    CHECK(shape->find("differences")->as_array()->size() >= 2);
}

TEST_CASE("definitions diff says that nothing differs where only a title does") {
    auto const after = replaced("title", "en: Marketing material review", "en: Review");
    auto const said = say({"definitions", "diff", shipped(), after});
    CHECK(said.status == succeeded);
    CHECK(said.out.find("changes: title: Marketing material review -> Review") !=
          std::string::npos);
    CHECK(said.out.find("行为没有差异。\nNo difference in behaviour.\n") != std::string::npos);
}

TEST_CASE("definitions diff reports the faults of both files, and a file that is not there") {
    auto const broken = replaced("broken", "initial: draft", "initial: drft");
    auto const said = say({"definitions", "diff", broken, broken});
    CHECK(said.status == found_faults);
    CHECK(said.out.empty());
    auto const first = said.error.find("drft");
    REQUIRE(first != std::string::npos);
    CHECK(said.error.find("drft", first + 1) != std::string::npos);

    auto const absent = say({"definitions", "diff", shipped(), "/nowhere.yaml"});
    CHECK(absent.status == found_faults);
    CHECK(absent.error.find("cannot read /nowhere.yaml") != std::string::npos);
}
