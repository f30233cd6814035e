#include <algorithm>
#include <filesystem>

#include "app/commands.hpp"
#include "app/walker.hpp"

namespace yingshen::app {
namespace {

namespace fs = std::filesystem;

/// The stories of the operands: files as they are, folders by the names of their files.
std::vector<fs::path> story_files(std::vector<std::string> const& operands) {
    std::vector<fs::path> files;
    for (auto const& operand : operands) {
        if (!fs::is_directory(operand)) {
            files.emplace_back(operand);
            continue;
        }
        std::vector<fs::path> inside;
        for (auto const& entry : fs::directory_iterator(operand)) {
            if (entry.path().extension() == ".yaml") inside.push_back(entry.path());
        }
        std::ranges::sort(inside);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

}  // namespace

int walk(Arguments const& arguments, Console const& console) {
    auto const url = arguments.value("--url");
    auto const place = read_url(url);
    if (!place) return misuse(console, "--url http://HOST:PORT", "\"" + url + "\"");
    if (!arguments.has("--logins")) return misuse(console, "--logins FILE", "no --logins");
    auto secrets = read_logins(arguments.value("--logins"));
    if (!secrets) return refuse(console, secrets.error());

    auto const today = base::china_date(base::SystemClock().now());
    std::vector<Story> stories;
    std::vector<base::Fault> faults;
    for (auto const& file : story_files(arguments.operands())) {
        auto story = read_story(read_file(file.string()), file, today);
        if (story) {
            stories.push_back(*std::move(story));
        } else {
            faults.insert(faults.end(), story.error().begin(), story.error().end());
        }
    }
    if (!faults.empty()) return refuse(console, faults);
    if (stories.empty()) return misuse(console, "at least one story", "a folder without any");

    Walker walker(*place, *std::move(secrets), console);
    for (auto const& story : stories) {
        if (!walker.play(story)) return found_faults;
    }
    return succeeded;
}

}  // namespace yingshen::app
