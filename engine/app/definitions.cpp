#include <fmt/core.h>
#include <filesystem>

#include "app/commands.hpp"
#include "app/workspace.hpp"
#include "base/json.hpp"
#include "base/time.hpp"
#include "catalog/catalog.hpp"
#include "yaml/node.hpp"

namespace yingshen::app {
namespace {

namespace fs = std::filesystem;
using base::Json;

catalog::Checked check_folder(Arguments const& arguments) {
    auto const folder = arguments.operands().empty() ? definitions_folder(arguments)
                                                     : fs::path(arguments.operands().front());
    return catalog::check_folders(folder / "workflows", folder / "rules",
                                  base::china_date(base::SystemClock().now()));
}

std::string place(workflow::Definition const& definition, yaml::Mark mark) {
    return fmt::format("{}:{}:{}", definition.file, mark.line, mark.column);
}

Json faults_json(std::vector<base::Fault> const& faults) {
    Json::Array list;
    for (auto const& [where, expected, found] : faults) {
        list.push_back(Json::Object{{"where", where}, {"expected", expected}, {"found", found}});
    }
    return list;
}

Json refused_json(catalog::Checked const& checked) {
    Json::Array list;
    for (auto const& [definition, violation] : checked.refused) {
        Json::Array path;
        for (auto const& step : violation.path) {
            path.push_back(Json::Object{{"state", step.state},
                                        {"person", std::string(1, step.person)},
                                        {"act", step.act},
                                        {"after", step.after}});
        }
        list.push_back(Json::Object{{"workflow", definition->id},
                                    {"where", place(*definition, violation.mark)},
                                    {"promise", workflow::name(violation.promise)},
                                    {"explanation", violation.explanation},
                                    {"path", std::move(path)}});
    }
    return list;
}

Json check_json(catalog::Checked const& checked) {
    Json::Array workflows;
    for (auto const& definition : checked.workflows) {
        auto const proof = checked.proofs.find(definition->id);
        bool const known = proof != checked.proofs.end();
        workflows.push_back(Json::Object{
            {"workflow", definition->id},
            {"version", definition->version},
            {"file", definition->file},
            {"hash", base::hex(definition->hash)},
            {"configurations",
             known ? Json(static_cast<std::int64_t>(proof->second.configurations)) : Json()},
            {"proved", known && proof->second.violations.empty() && proof->second.complete}});
    }
    return Json::Object{{"ok", checked.ok()},
                        {"workflows", std::move(workflows)},
                        {"faults", faults_json(checked.faults)},
                        {"warnings", faults_json(checked.warnings)},
                        {"refused", refused_json(checked)}};
}

void print_faults(Console const& console, catalog::Checked const& checked) {
    refuse(console, checked.faults);
    for (auto const& warning : checked.warnings)
        console.error << "warning: " << base::to_string(warning) << '\n';
    for (auto const& [definition, violation] : checked.refused) {
        console.error << workflow::to_string(violation, *definition) << '\n';
    }
}

void print_rules(Console const& console, catalog::Checked const& checked) {
    if (!checked.rules) return;
    auto const& book = checked.rules->book;
    std::size_t items = 0;
    for (auto const& [id, checklist] : book.checklists)
        items += checklist.items.size();
    console.out << fmt::format("rules: {} rules, {} checklist items, {} statutes\n",
                               book.rules.size(), items, book.statutes.all().size());
}

/// How many scenarios lie beside a workflow; their format is checked where they run.
std::size_t count_scenarios(workflow::Definition const& definition) {
    auto const file = fs::path(definition.file).replace_extension(".scenarios.yaml");
    if (!fs::exists(file)) return 0;
    auto const documents = yaml::parse(read_file(file.string()), file.string());
    if (!documents || documents->empty()) return 0;
    auto const& top = documents->front();
    auto const* list = top.kind == yaml::Node::Kind::map ? top.find("scenarios") : &top;
    return list == nullptr ? 0 : list->sequence.size();
}

}  // namespace

int definitions_check(Arguments const& arguments, Console const& console) {
    auto const checked = check_folder(arguments);
    if (arguments.value("--format") == "json") {
        console.out << base::to_pretty_string(check_json(checked)) << '\n';
        return checked.ok() ? succeeded : found_faults;
    }
    print_faults(console, checked);
    for (auto const& definition : checked.workflows) {
        auto const proof = checked.proofs.find(definition->id);
        if (proof == checked.proofs.end()) continue;
        bool const proved = proof->second.violations.empty() && proof->second.complete;
        console.out << fmt::format("{}: {} v{} {} over {} configurations\n", definition->file,
                                   definition->id, definition->version,
                                   proved ? "keeps every promise" : "is refused",
                                   proof->second.configurations);
    }
    print_rules(console, checked);
    return checked.ok() ? succeeded : found_faults;
}

int definitions_test(Arguments const& arguments, Console const& console) {
    auto const checked = check_folder(arguments);
    std::size_t scenarios = 0;
    for (auto const& definition : checked.workflows)
        scenarios += count_scenarios(*definition);
    std::size_t texts = 0;
    if (checked.rules) {
        for (auto const& rule : checked.rules->book.rules)
            texts += rule.test_hits.size() + rule.test_misses.size();
    }
    auto const failed = checked.faults.size() + checked.refused.size();
    if (arguments.value("--format") == "json") {
        auto shape = check_json(checked);
        shape.set("scenarios", static_cast<std::int64_t>(scenarios));
        shape.set("rule_texts", static_cast<std::int64_t>(texts));
        console.out << base::to_pretty_string(shape) << '\n';
    } else {
        print_faults(console, checked);
        console.out << fmt::format("{} scenarios, {} rule texts: {} faults\n", scenarios, texts,
                                   failed);
    }
    return checked.ok() ? succeeded : found_faults;
}

}  // namespace yingshen::app
