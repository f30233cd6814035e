#include "app/workspace.hpp"

#include <stdexcept>

#include "app/server.hpp"
#include "store/sqlite/open.hpp"

namespace yingshen::app {
namespace {

namespace fs = std::filesystem;

bool holds_definitions(fs::path const& folder) {
    std::error_code error;
    return fs::is_directory(folder / "workflows", error) &&
           fs::is_directory(folder / "rules", error);
}

store::sqlite::Settings existing(fs::path const& data) {
    store::sqlite::Settings settings;
    settings.file = layout(data).database;
    if (!fs::exists(settings.file)) {
        throw std::runtime_error("expected a database in " + data.string() + ", but found no " +
                                 settings.file.filename().string());
    }
    return settings;
}

}  // namespace

fs::path definitions_folder(Arguments const& arguments) {
    if (arguments.has("--definitions")) {
        auto const folder = fs::path(arguments.value("--definitions"));
        if (holds_definitions(folder)) return folder;
        throw std::runtime_error("expected the folders workflows and rules in " + folder.string() +
                                 ", but found them not");
    }
    if (holds_definitions(".")) return ".";
    std::error_code error;
    auto const program = fs::read_symlink("/proc/self/exe", error);
    auto const above = program.parent_path().parent_path().parent_path();
    if (!error && holds_definitions(above)) return above;
    throw std::runtime_error(
        "expected the folders workflows and rules here, but found them not; name their folder with "
        "--definitions");
}

fs::path data_folder(Arguments const& arguments) {
    return arguments.value("--data", "data");
}

std::unique_ptr<store::Store> open_alone(fs::path const& data, base::Log& log, bool create) {
    if (!create) return store::sqlite::open(existing(data), log);
    if (fs::create_directories(data)) fs::permissions(data, fs::perms::owner_all);
    store::sqlite::Settings settings;
    settings.file = layout(data).database;
    return store::sqlite::open(std::move(settings), log);
}

std::unique_ptr<store::Store> open_beside(fs::path const& data, base::Log& log) {
    auto settings = existing(data);
    settings.read_only = true;
    return store::sqlite::open(std::move(settings), log);
}

}  // namespace yingshen::app
