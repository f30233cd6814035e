#include <algorithm>
#include <charconv>
#include <filesystem>

#include "app/commands.hpp"
#include "app/walker.hpp"
#include "service/csv.hpp"

namespace yingshen::app {
namespace {

namespace fs = std::filesystem;

struct Place {
    std::string host;
    std::uint16_t port = 80;
};

/// "http://HOST:PORT", with or without a slash at the end.
std::optional<Place> read_url(std::string_view url) {
    constexpr std::string_view scheme = "http://";
    if (!url.starts_with(scheme)) return std::nullopt;
    url.remove_prefix(scheme.size());
    if (url.ends_with('/')) url.remove_suffix(1);
    auto const colon = url.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto const port = read_number(url.substr(colon + 1), 1, 65'535);
    if (!port || colon == 0) return std::nullopt;
    return Place{std::string(url.substr(0, colon)), static_cast<std::uint16_t>(*port)};
}

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

std::expected<Walker::Secrets, std::vector<base::Fault>> read_secrets(std::string const& file) {
    auto const rows = service::read_csv(read_file(file), file);
    if (!rows) return std::unexpected(rows.error());
    Walker::Secrets secrets;
    std::vector<base::Fault> faults;
    for (auto const& row : *rows) {
        if (row.line == 1) continue;  // the header
        if (row.cells.size() < 3) {
            faults.push_back({file + ":" + std::to_string(row.line), "login,name,one_time_secret",
                              std::to_string(row.cells.size()) + " cells"});
            continue;
        }
        // Later lines are newer secrets.
        secrets[row.cells[0]] = row.cells[2];
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return secrets;
}

}  // namespace

int walk(Arguments const& arguments, Console const& console) {
    auto const url = arguments.value("--url");
    auto const place = read_url(url);
    if (!place) return misuse(console, "--url http://HOST:PORT", "\"" + url + "\"");
    if (!arguments.has("--logins")) return misuse(console, "--logins FILE", "no --logins");
    auto secrets = read_secrets(arguments.value("--logins"));
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

    Walker walker(place->host, place->port, *std::move(secrets), console);
    for (auto const& story : stories) {
        if (!walker.play(story)) return found_faults;
    }
    return succeeded;
}

}  // namespace yingshen::app
