#include <filesystem>

#include "app/commands.hpp"
#include "app/workspace.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "service/activated_workflows.hpp"
#include "service/definition_sets.hpp"
#include "workflow/diff.hpp"
#include "workflow/parse.hpp"

namespace yingshen::app {
namespace {

using base::Json;
using Read = std::expected<workflow::Definition, std::vector<base::Fault>>;

/// A workflow that a data directory keeps, by its content hash.
Read read_kept(Arguments const& arguments, base::Digest const& hash) {
    base::NullLog log;
    auto const store = open_beside(data_folder(arguments), log);
    auto const kept = store->definition(hash);
    if (kept && kept->kind == "workflow")
        return workflow::parse(kept->content, kept->name + "@" + base::hex(hash).substr(0, 12));
    return std::unexpected(
        std::vector<base::Fault>{{data_folder(arguments).string(), "a workflow with this hash",
                                  kept ? "a " + kept->kind : base::hex(hash)}});
}

/// A workflow that was ever activated there, as id@version.
Read read_activated(Arguments const& arguments, std::string const& name) {
    base::NullLog log;
    auto const store = open_beside(data_folder(arguments), log);
    service::ActivatedWorkflows workflows([&](base::Digest const& hash) {
        auto const kept = store->definition(hash);
        if (!kept) throw std::runtime_error("the workflow " + base::hex(hash) + " is lost");
        auto read =
            workflow::parse(kept->content, kept->name + "@" + base::hex(hash).substr(0, 12));
        if (!read) throw std::runtime_error(base::to_string(read.error().front()));
        return std::make_shared<workflow::Definition const>(*std::move(read));
    });
    auto const folded = service::read_changes(*store);
    for (auto const& activation : folded.changes.activations)
        workflows.add(activation);
    std::vector<base::Fault> faults;
    auto const found = workflows.find(data_folder(arguments).string(),
                                      "a workflow that was activated, as id@version", name, faults);
    if (!found) return std::unexpected(std::move(faults));
    return *found;
}

Read read(Arguments const& arguments, std::string const& operand) {
    if (!arguments.has("--data")) return workflow::parse(read_file(operand), operand);
    if (auto const hash = base::parse_digest(operand)) return read_kept(arguments, *hash);
    if (operand.find('@') != std::string::npos && !std::filesystem::exists(operand))
        return read_activated(arguments, operand);
    return workflow::parse(read_file(operand), operand);
}

Json to_json(std::vector<workflow::Step> const& path) {
    Json::Array list;
    for (auto const& step : path) {
        list.push_back(Json::Object{{"state", step.state},
                                    {"person", std::string(1, step.person)},
                                    {"act", step.act},
                                    {"after", step.after}});
    }
    return list;
}

Json to_json(workflow::Definition const& definition) {
    return Json::Object{{"workflow", definition.id},
                        {"version", definition.version},
                        {"file", definition.file},
                        {"hash", base::hex(definition.hash)}};
}

Json to_json(workflow::Diff const& diff) {
    Json::Array list;
    for (auto const& one : diff.differences) {
        list.push_back(
            Json::Object{{"kind", workflow::name(one.kind)},
                         {"change", workflow::name(one.change)},
                         {"text", Json::Object{{"zh", one.text.zh}, {"en", one.text.en}}},
                         {"path", to_json(one.path)}});
    }
    return list;
}

}  // namespace

int definitions_diff(Arguments const& arguments, Console const& console) {
    auto const before = read(arguments, arguments.operands()[0]);
    auto const after = read(arguments, arguments.operands()[1]);
    if (!before) refuse(console, before.error());
    if (!after) refuse(console, after.error());
    if (!before || !after) return found_faults;
    auto const diff = workflow::diff(*before, *after);
    if (arguments.value("--format") == "json") {
        Json const shape = Json::Object{{"before", to_json(*before)},
                                        {"after", to_json(*after)},
                                        {"behaves_alike", diff.behaves_alike()},
                                        {"complete", diff.complete},
                                        {"differences", to_json(diff)}};
        console.out << base::to_pretty_string(shape) << '\n';
    } else {
        console.out << to_string(diff);
    }
    return diff.complete ? succeeded : found_faults;
}

}  // namespace yingshen::app
