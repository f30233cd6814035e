// Question: what does proving workflow definitions cost? Data: the shipped workflows; 200
// definitions, the shipped ones in turn under names of their own, read and proved as `definitions
// check` does it; a workflow of 40 states with every pattern. Printed: configurations and
// milliseconds.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "catalog/catalog.hpp"
#include "workflow/parse.hpp"
#include "workflow/prove.hpp"

using namespace yingshen;
namespace fs = std::filesystem;

namespace {

double milliseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

std::string read(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("expected to read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

void replace(std::string& text, std::string const& from, std::string const& to) {
    auto const at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("expected to find: " + from);
    text.replace(at, from.size(), to);
}

/// Reads and proves it, prints what that took, and returns the milliseconds of the proof.
double prove(std::string const& text, std::string const& file) {
    auto const definition = workflow::parse(text, file);
    if (!definition) throw std::runtime_error(base::to_string(definition.error().front()));
    auto const start = std::chrono::steady_clock::now();
    auto const proof = workflow::prove(*definition);
    auto const took = milliseconds_since(start);
    fmt::print("{:36} {:3} states {:7} configurations {:9.1f} ms{}{}\n", file,
               definition->states.size(), proof.configurations, took,
               proof.complete ? "" : ", refused by the bound",
               proof.violations.empty() ? "" : ", with violations");
    return took;
}

/// The workflow of every pattern, with stations after it up to a number of states: reviews by the
/// compliance department that bar whoever acted before, and between them hand-overs by the
/// submitter.
std::string with_states(std::string text, int states, int known) {
    std::string chain;
    std::string barred = "submitter, editor";
    auto const count = states - known;
    for (int at = 0; at < count; ++at) {
        auto const id = fmt::format("station_{}", at);
        auto const next = at + 1 < count ? fmt::format("station_{}", at + 1) : "pre_review";
        chain += "  " + id + ":\n    title: {zh: 环节, en: Station}\n";
        if (at % 3 == 0) {
            chain += "    task: {role: compliance_reviewer, scope: any, not: [" + barred +
                     "]}\n    on:\n      pass: {to: " + next + "}\n      withdraw: {to: draft}\n";
            barred += ", " + id + ".pass";
        } else {
            chain +=
                "    task: {role: submitter, scope: same_department}\n    on:\n      submit: "
                "{to: " +
                next + "}\n      cancel: {to: cancelled}\n";
        }
    }
    replace(text, "      submit: {to: pre_review,", "      submit: {to: station_0,");
    replace(text, "  cleared: {title", chain + "  cleared: {title");
    return text;
}

}  // namespace

int main() {
    fs::path const root = YINGSHEN_SOURCE_DIR;
    catalog::DefinitionFiles shipped =
        catalog::read_definitions(root / "workflows", root / "rules");
    double together = 0;
    catalog::DefinitionFiles many;
    many.rules = shipped.rules;
    for (auto const& [path, text] : shipped.workflows) {
        if (path.ends_with(".scenarios.yaml")) continue;
        together += prove(text, path);
    }
    fmt::print("every shipped workflow, one after the other: {:.1f} ms\n\n", together);
    while (many.workflows.size() < 200) {
        for (auto const& [path, text] : shipped.workflows) {
            if (path.ends_with(".scenarios.yaml") || many.workflows.size() == 200) continue;
            auto const id = path.substr(0, path.find('.'));
            auto const name = fmt::format("{}_{}", id, many.workflows.size());
            auto renamed = text;
            replace(renamed, "\nworkflow: " + id, "\nworkflow: " + name);
            many.workflows.emplace_back(name + ".yaml", std::move(renamed));
        }
    }
    auto const start = std::chrono::steady_clock::now();
    auto const checked = catalog::check(many, {2026, 11, 23});
    fmt::print("definitions check of {} workflows: {:.0f} ms\n\n", checked.proofs.size(),
               milliseconds_since(start));
    prove(with_states(read(root / "tests/unit/workflow/patterns/every_pattern.yaml"), 40, 13),
          "every pattern in 40 states");
}
