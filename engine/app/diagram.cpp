#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "app/commands.hpp"
#include "app/workspace.hpp"
#include "base/log.hpp"
#include "catalog/files.hpp"
#include "service/picture.hpp"
#include "service/replay.hpp"
#include "workflow/parse.hpp"

namespace yingshen::app {
namespace {

namespace fs = std::filesystem;

service::ChecklistTitles titles_beside(fs::path const& workflow) {
    auto const folder = fs::absolute(workflow).parent_path().parent_path() / "rules";
    if (!fs::is_directory(folder)) return {};
    return service::checklist_titles(catalog::yaml_files(folder));
}

/// The file of the workflow with an id, or a fault that names those that exist.
base::Result<std::string> find_workflow(fs::path const& folder, std::string const& id) {
    std::string known;
    for (auto const& [path, text] : catalog::yaml_files(folder / "workflows")) {
        if (path.ends_with(catalog::scenario_suffix)) continue;
        auto const file = (folder / "workflows" / path).generic_string();
        auto const definition = workflow::parse(text, file);
        if (!definition) continue;
        if (definition->id == id) return file;
        known += (known.empty() ? "" : ", ") + definition->id;
    }
    return std::unexpected(base::Error{
        base::ErrorKind::not_found,
        "workflow_not_found",
        {"没有这个流程", "There is no such workflow"},
        {{folder.generic_string(), "a workflow file, or one of " + known, "\"" + id + "\""}}});
}

int print(Arguments const& arguments, Console const& console, std::string const& picture) {
    if (!arguments.has("--output")) {
        console.out << picture;
        return succeeded;
    }
    auto const path = arguments.value("--output");
    std::ofstream file(path, std::ios::binary);
    file << picture;
    file.close();
    if (!file) throw std::runtime_error("expected to write " + path + ", but it failed");
    return succeeded;
}

int draw_workflow(Arguments const& arguments, Console const& console) {
    auto file = arguments.operands().front();
    if (!file.ends_with(".yaml") && !fs::exists(file)) {
        auto found = find_workflow(definitions_folder(arguments), file);
        if (!found) return refuse(console, found.error());
        file = *std::move(found);
    }
    auto const definition = workflow::parse(read_file(file), file);
    if (!definition) return refuse(console, definition.error());
    return print(arguments, console,
                 service::draw(arguments.value("--format", service::svg_format), *definition,
                               titles_beside(file)));
}

int draw_submission(Arguments const& arguments, Console const& console) {
    base::NullLog log;
    auto const store = open_beside(data_folder(arguments), log);
    review::Submission submission;
    submission.id = arguments.value("--submission");
    auto const events = store->events(submission.id, 0);
    if (events.empty()) {
        console.error << "expected a submission of " << data_folder(arguments).string()
                      << ", but found no \"" << submission.id << "\"\n";
        return found_faults;
    }
    service::fold(submission, events);
    auto const workflow = store->definition(submission.pins.workflow);
    if (!workflow) throw std::runtime_error("the pinned workflow of the submission is lost");
    auto const definition = workflow::parse(workflow->content, workflow->name);
    if (!definition) return refuse(console, definition.error());
    service::ChecklistTitles titles;
    if (auto const pinned = store->definition(submission.pins.rulebook))
        titles = service::checklist_titles(catalog::files_of(pinned->content));
    service::Directory const directory(store->organisation());
    auto const progress = service::progress(submission, *definition, directory);
    return print(arguments, console,
                 service::draw(arguments.value("--format", service::svg_format), *definition,
                               std::move(titles), &progress));
}

}  // namespace

int definitions_diagram(Arguments const& arguments, Console const& console) {
    bool const submission = arguments.has("--submission");
    if (submission != arguments.operands().empty()) {
        return misuse(console, "either a workflow or --submission",
                      submission ? "both" : "neither");
    }
    return submission ? draw_submission(arguments, console) : draw_workflow(arguments, console);
}

}  // namespace yingshen::app
