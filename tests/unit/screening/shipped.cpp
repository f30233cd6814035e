#include "shipped.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace yingshen::screening {
namespace {

std::filesystem::path const source = YINGSHEN_SOURCE_DIR;

}  // namespace

rulebook::Rulebook shipped_rulebook() {
    std::vector<rulebook::NamedText> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(source / "rules")) {
        if (entry.path().extension() != ".yaml") continue;
        if (entry.path().parent_path().filename() == "calendar") continue;  // no part of the book
        std::stringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        files.emplace_back(std::filesystem::relative(entry.path(), source).generic_string(),
                           text.str());
    }
    auto book = rulebook::parse_rulebook(std::move(files), test_day);
    if (!book) {
        for (auto const& fault : book.error())
            UNSCOPED_INFO(to_string(fault));
    }
    REQUIRE(book);
    return std::move(*book);
}

std::vector<std::string> data_lines(std::string const& name) {
    std::ifstream file(source / "tests/unit/screening/data" / name);
    REQUIRE(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

}  // namespace yingshen::screening
